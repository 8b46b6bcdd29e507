/** Whether somebody signed in with this browser: until then no page asks the functions anything. */

const KEY = "hezuo.signed-in.1";
const FORGOTTEN = "no";

/** Return true or false, or undefined where the browser keeps nothing and so cannot say. */
export function wasSignedIn() {
  try {
    return localStorage.getItem(KEY) === "yes";
  } catch {
    return undefined;
  }
}

/** Remember that somebody signed in. */
export function remember() {
  keep("yes");
}

/** Remember that nobody is signed in any more. */
export function forget() {
  keep(FORGOTTEN);
}

function keep(value) {
  try {
    localStorage.setItem(KEY, value);
  } catch {
    // a browser that keeps nothing asks the functions instead
  }
}

/** Call a function when somebody signs in or out in another tab. */
export function onSigning(changed) {
  addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) changed(wasSignedIn());
  });
}
