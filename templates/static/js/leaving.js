/** Signing out, here or everywhere. Shortlist and drafts stay in the browser. */

import { ask } from "./api.js";
import { part } from "./dom.js";
import { forget } from "./flag.js";

/** Sign out in this browser. */
export async function logOut() {
  await ask("POST", "/api/me/logout").catch(unlessOut);
  leaveFor("left");
}

/** Sign out in every browser. */
export async function logOutEverywhere() {
  await ask("POST", "/api/me/logout-everywhere").catch(unlessOut);
  leaveFor("left");
}

/** Go to the way in, which says what happened. */
export function leaveFor(why) {
  forget();
  location.replace(`${part(document, "work").dataset.login}?why=${why}`);
}

function unlessOut(refused) {
  if (refused.code !== "session.needed") throw refused;
}
