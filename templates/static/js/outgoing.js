/** A round as it will be sent: what a draft makes of it, and in which step a refusal of it is mended. */

import { endOf } from "./deadline.js";
import { h } from "./dom.js";
import { say } from "./sentences.js";

/** The step in which each field of a refusal can be mended. */
const PLACES = { "brief.title": "brand", "brief.about": "brand", "brief.": "need", reply_by: "terms", questions_by: "terms", documents: "documents", providers: "providers" };

/** Return the wishes of a field, one a line. */
function wishesOf(text) {
  return (text ?? "").split("\n").map((line) => line.trim()).filter(Boolean);
}

/** Return the brief of a draft as the functions take it. */
function briefOf({ wanted, title, about, stores, timeline, budget, size, start, gmv, currency, musts, nices }) {
  const amount = Number((gmv ?? "").replaceAll(",", ""));
  return {
    title, about, stores, timeline, ...wanted, musts: wishesOf(musts), nices: wishesOf(nices),
    ...(budget && { budget }), ...(size && { size }), ...(start && { start }),
    gmv: gmv ? { amount, currency } : null,
  };
}

/** Return the round of a draft; the number that it was begun with makes a second press harmless. */
export function roundOf(values, providers) {
  const { id, blind, language, documents, questions_by: questionsBy, reply_by: replyBy } = values;
  return { id, providers, blind: Boolean(blind), language, brief: briefOf(values), questions_by: endOf(questionsBy), reply_by: endOf(replyBy), documents: documents ?? [] };
}

/** Turn on a refusal that says in which step it can be mended. */
export function withPlace(refused) {
  const place = Object.keys(PLACES).find((start) => refused.field?.startsWith(start));
  if (place) refused.way = h("a", { href: `#${PLACES[place]}` }, ...say("change-it"));
  throw refused;
}
