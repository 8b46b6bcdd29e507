/** The gate of pages for people who are signed in: whoever is not is led to the way in, which says why. */

import { hasEnded, wasSignedIn } from "./flag.js";
import { part } from "./dom.js";
import { whoAmI } from "./me.js";
import { sentenceOf } from "./problems.js";
import { say } from "./sentences.js";
import { clear, tell } from "./status.js";

const work = part(document, "work");

/**
 * Return the person who is signed in. Others leave the page.
 *
 * @param {() => void} [refused] Called where the person is suspended, and the page has something for that.
 */
export async function enter(refused) {
  part(work, "late").remove();
  if (wasSignedIn() === false) return leave(hasEnded() ? "ended" : "needed");
  return await read(whoAmI, refused);
}

/** Return what a function reads, however often it must be tried; the person is told, and tries again. */
export function read(reading, refused = () => {}) {
  return new Promise((resolve) => {
    const attempt = async (isAgain = true) => {
      try {
        const found = await reading();
        if (isAgain) clear();
        resolve(found);
      } catch (problem) {
        if (problem.code === "session.needed") leave("ended");
        else tell(sentenceOf(problem), problem.isPassing ? { words: say("retry"), run: () => attempt() } : undefined);
        if (problem.code === "account.suspended") refused();
      }
    };
    attempt(false);
  });
}

/** Go to the way in, which leads back here; nothing of this page happens meanwhile. */
export function leave(why) {
  const here = location.pathname.replace(/^\/\w+/, "") + location.search;
  location.replace(`${work.dataset.login}?${new URLSearchParams({ why, next: here })}`);
  return new Promise(() => {});
}
