/** How an organisation answers, as its own people see it: also before it is enough to be public. */

import { ask, at } from "./api.js";
import { say } from "./sentences.js";
import { GAP } from "./words.js";

/** Return the sentence about a brand or a provider. */
export async function figuresOf({ kind, id }) {
  const { invited, answered, median_hours: hours, shown } = await ask("GET", at`/api/responses/${kind}/${id}`);
  if (!invited) return say(`figures-none.${kind}`);
  const rate = Math.round((100 * answered) / invited);
  const told = say(`figures.${kind}`, { rate, answered, invited });
  const median = hours === null ? [] : [GAP, ...say("figures-median", { hours })];
  return [...told, ...median, GAP, ...say(shown ? "figures-public" : "figures-own")];
}
