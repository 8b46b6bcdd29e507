/** Whether somebody signed in with this browser: until then no page asks the functions anything. */

const KEY = "hezuo.signed-in.1";

/** Return true or false, or undefined where the browser keeps nothing and so cannot say. */
export function wasSignedIn() {
  const found = kept();
  return found === undefined ? undefined : found === "yes";
}

/** Whether somebody was signed in and is not any more, without having left. */
export function hasEnded() {
  return kept() === "ended";
}

function kept() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return undefined;
  }
}

/** Remember that somebody signed in. */
export function remember() {
  keep("yes");
}

/** Remember that the person left. */
export function forget() {
  keep("no");
}

/** Remember that the functions know nobody here any more. */
export function end() {
  if (wasSignedIn()) keep("ended");
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
