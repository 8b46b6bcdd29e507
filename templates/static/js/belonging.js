/** For which of a person's organisations a page of the loop works. */

import { ask } from "./api.js";
import { h, part } from "./dom.js";
import { askedPlace, nameOf, queryOf } from "./places.js";
import { tell } from "./status.js";
import { say } from "./sentences.js";

/** Return the person's organisations of a kind that work. */
export async function ownOf(kind) {
  const { organisations } = await ask("GET", "/api/organisations");
  return organisations.filter((each) => each.kind === kind && !each.is_suspended);
}

/** Return the one that the address names, or the first; the others can be chosen. */
export function chosenOf(organisations, strip) {
  const wanted = askedPlace();
  const chosen = organisations.find(({ id }) => id === wanted?.id) ?? organisations[0];
  const tabs = organisations.map((each) => h("a", { href: queryOf(each), "aria-current": each === chosen ? "page" : undefined }, nameOf(each)));
  strip.hidden = tabs.length < 2;
  strip.replaceChildren(...(tabs.length > 1 ? tabs : []));
  return chosen;
}

/** What nobody has: there is none of that number, or the address holds something that is no number. */
const NOT_THERE = /\.unknown$|^edge\.(?:form|not_found)$/;

/**
 * Return what an organisation of the person has at an address, and which: a link names only what it is about.
 *
 * @param {object[]} organisations
 * @param {(organisation: object) => string} path
 */
export async function findAmong(organisations, path) {
  for (const organisation of organisations) {
    try {
      return { organisation, found: await ask("GET", path(organisation)) };
    } catch (refused) {
      if (!NOT_THERE.test(refused.code)) throw refused;
    }
  }
  return undefined;
}

/** Say that a page has nothing to show, and where to go instead. */
export function tellNone(key, way, href) {
  tell(say(key), { words: say(way), href });
}

/** Say that the person belongs to no organisation of a kind. */
export function tellAlone(key) {
  tellNone(key, "to-desk", part(document, "work").dataset.desk);
}
