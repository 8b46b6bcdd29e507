/** The brief of an earlier round, taken into a new draft. */

import { ask, at } from "./api.js";
import { CHOSEN } from "./brief.js";
import { daysAhead } from "./deadline.js";
import { h } from "./dom.js";

const TEXTS = ["title", "about", "stores", "timeline", "budget", "size", "start"];
const SEVERAL = ["markets", "languages"];
/** How many days a new round gives for questions, and for replies. */
export const QUESTION_DAYS = 7;
export const REPLY_DAYS = 14;

/** Return what a draft keeps of an earlier round: all but its days and its providers. */
export function draftOf({ brief, blind, language, documents }) {
  const { gmv, musts, nices } = brief;
  return {
    ...Object.fromEntries(TEXTS.map((name) => [name, brief[name] ?? ""])),
    gmv: gmv ? String(gmv.amount) : "",
    currency: gmv?.currency ?? "EUR",
    musts: (musts ?? []).join("\n"),
    nices: (nices ?? []).join("\n"),
    wanted: Object.fromEntries([...CHOSEN, ...SEVERAL].map((name) => [name, brief[name]])),
    blind: blind ? "yes" : "",
    language,
    documents: documents.map(({ id }) => id),
  };
}

/** Return the days of a round that is sent now. */
export function days() {
  return { questions_by: daysAhead(QUESTION_DAYS), reply_by: daysAhead(REPLY_DAYS) };
}

/** Read a brand's newest rounds as the options of a list, which is hidden where there are none. */
export async function offerRounds(brand, form) {
  const { lines } = await ask("GET", at`/api/rounds/${brand}`);
  form.hidden = lines.length === 0;
  form.elements.round.replaceChildren(...lines.map(({ id, title }) => h("option", { value: id }, title)));
}

/** Read a round of a brand. */
export function readRound(brand, id) {
  return ask("GET", at`/api/rounds/${brand}/${id}`);
}
