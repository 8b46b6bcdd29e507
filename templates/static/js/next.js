/** Who fits a brief next best: those that were not invited yet and can be reached. */

import { ask, at, Refused } from "./api.js";

/** How many one question about them may name, and how many questions are asked. */
const PAGE = 20;
const PAGES = 5;

/**
 * Return the providers that fit next best, as many as were invited before.
 *
 * @param {string} brand
 * @param {object} round The round in which nobody is left.
 * @param {{part: string, evidence: string}} site
 */
export async function nextBest(brand, { brief, blind, reply_by: replyBy, invitations }, site) {
  const invited = invitations.map(({ provider }) => provider);
  const ranked = await rankedFor(brief, site);
  const others = ranked.best(PAGE * PAGES, invited);
  const found = [];
  for (let place = 0; place < others.length && found.length < invited.length; place += PAGE) {
    const providers = others.slice(place, place + PAGE);
    const { lines } = await ask("POST", at`/api/rounds/${brand}/preview`, { providers, blind, brief_title: brief.title, reply_by: replyBy });
    found.push(...lines.filter(({ reachable }) => reachable).map(({ provider }) => provider));
  }
  return found.slice(0, invited.length);
}

/** What ranks is read only here; where it cannot be read, that may pass. */
async function rankedFor(brief, site) {
  try {
    const { rankFor } = await import("./fits.js");
    return await rankFor(brief, site);
  } catch {
    throw new Refused("page.unreachable");
  }
}
