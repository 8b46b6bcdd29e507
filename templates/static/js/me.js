/** Who is signed in: asked once a page, whoever wants to know. */

import { ask } from "./api.js";
import { end, remember } from "./flag.js";

let asking;

/** Return the person who is signed in; throws the refusal where nobody is. */
export function whoAmI() {
  asking ??= asked();
  return asking;
}

async function asked() {
  try {
    const me = await ask("GET", "/api/me");
    remember();
    return me;
  } catch (refused) {
    asking = undefined;
    if (refused.code === "session.needed") end();
    throw refused;
  }
}

/** Take note of how the person is now. */
export function nowIAm(me) {
  asking = Promise.resolve(me);
}
