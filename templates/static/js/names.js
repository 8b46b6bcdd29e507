/** The names of the codes in a provider's data, read once from the directory's closed lists. */

import { PATIENCE_MS } from "./provider.js";
import { text } from "./sentences.js";
import { isChinese } from "./words.js";

/** @type {Map<string, Map<string, {code: string, en: string, zh: string, market?: string}>>} */
const lists = new Map();

/** Read the names; whether that was possible. Without them codes are shown as they are. */
export async function readNames(address) {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const { format, ...found } = await answer.json();
    for (const [name, terms] of Object.entries(found)) lists.set(name, new Map(terms.map((term) => [term.code, term])));
    return true;
  } catch {
    return false;
  }
}

/** Return the name of a code. */
export function nameOf(list, code) {
  return lists.get(list)?.get(code)?.[isChinese ? "zh" : "en"] ?? code;
}

/** Return codes in the order of their list. */
export function inOrder(list, codes) {
  const order = [...(lists.get(list)?.keys() ?? [])];
  return [...codes].sort((one, other) => order.indexOf(one) - order.indexOf(other));
}

/** Return a place, with the market it lies in where neither name holds the other. */
export function placeOf(code) {
  const place = nameOf("places", code);
  const market = nameOf("markets", lists.get("places")?.get(code)?.market ?? "");
  const isNew = market && !market.includes(place) && !place.includes(market);
  return isNew ? text("place", { place, market }) : place;
}
