/** How an organisation answers: as its own people see it, also before it is enough to be public; and as the other side does. */

import { ask, at } from "./api.js";
import { say } from "./sentences.js";
import { GAP } from "./words.js";

/** Return the sentence about a brand or a provider of one's own. */
export async function figuresOf({ kind, id }) {
  const { invited, answered, median_hours: hours, shown } = await ask("GET", at`/api/responses/${kind}/${id}`);
  if (!invited) return say(`figures-none.${kind}`);
  const told = say(`figures.${kind}`, { rate: rateOf({ answered, invited }), answered, invited });
  return [...told, ...medianOf(hours), GAP, ...say(`figures-${shown ? "public" : "own"}.${kind}`)];
}

/** Return the sentence about the brand of an opportunity; nothing while it is hidden or rests on too few. */
export function answersTold(response) {
  if (!response) return [];
  const { invited, median_hours: hours } = response;
  return [...say("brand-answers", { invited, rate: rateOf(response) }), ...medianOf(hours)];
}

function rateOf({ answered, invited }) {
  return Math.round((100 * answered) / invited);
}

function medianOf(hours) {
  return hours === null ? [] : [GAP, ...say("figures-median", { hours })];
}
