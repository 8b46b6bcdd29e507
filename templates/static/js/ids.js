/** Ids of providers in lists that the browser keeps. */

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST = 64;
const MOST = 50;

/** Whether a text can be the id of a provider. */
export function isId(text) {
  return typeof text === "string" && text.length <= LONGEST && ID.test(text);
}

/** Return what of something kept is a list of ids. */
export function idsOf(kept) {
  return Array.isArray(kept) ? [...new Set(kept.filter(isId))].slice(0, MOST) : [];
}

/** Return under which name a list is kept. */
export function keyOf(name) {
  return `hezuo.${name}.1`;
}
