/** What is asked of the list, as it stands in the address: `?q=…&platforms=tmall&platforms=jd&order=name`. */

const ORDERS = new Set(["recommended", "score", "name", "newest", "confirmed"]);
const LONGEST = 200;

/**
 * Read a query; what the directory does not know is left out and named.
 *
 * @param {string} query
 * @param {(name: string, code: string) => boolean} knows
 */
export function readAsk(query, knows) {
  const ask = { text: "", choices: new Map(), order: "recommended", shown: 0 };
  const ignored = [];
  for (const [name, value] of new URLSearchParams(query)) {
    if (name === "q") ask.text = value.slice(0, LONGEST);
    else if (name === "order" && ORDERS.has(value)) ask.order = value;
    else if (name === "shown" && /^\d{1,5}$/.test(value)) ask.shown = Number(value);
    else for (const code of value.split(",")) take(ask, ignored, name, code, knows);
  }
  return { ask, ignored };
}

function take(ask, ignored, name, code, knows) {
  if (!knows(name, code)) ignored.push(`${name}=${code}`.slice(0, LONGEST));
  else if (ask.choices.has(name)) ask.choices.get(name).add(code);
  else ask.choices.set(name, new Set([code]));
}

/** Return the query of what is asked; nothing where nothing is. */
export function queryOf({ text, choices, order, shown }, size) {
  const query = new URLSearchParams();
  if (text.trim()) query.set("q", text.trim());
  for (const [name, codes] of choices) for (const code of codes) query.append(name, code);
  if (order !== "recommended") query.set("order", order);
  if (shown > size) query.set("shown", shown);
  return query.size ? `?${query}` : "";
}

/** Return the same question with a value chosen, or no longer. */
export function toggled(ask, name, code) {
  const codes = new Set(ask.choices.get(name));
  if (!codes.delete(code)) codes.add(code);
  const choices = new Map(ask.choices).set(name, codes);
  if (!codes.size) choices.delete(name);
  return { ...ask, choices, shown: 0 };
}
