/**
 * What a brand is looking for, and its address form: `categories=beauty&nice-platforms=douyin`. The functions read and
 * write the same form (`site_builder/model/brief.py`).
 *
 * @typedef {{must: string[], nice: string[]}} Chosen
 * @typedef {{categories: Chosen, platforms: Chosen, services: Chosen, origin?: string, languages: string[],
 *   budget?: string, size?: string, start?: string}} Brief
 */

/** Lists of which each value is a must-have or a nice-to-have. */
export const CHOSEN = ["categories", "platforms", "services"];
const NICE = "nice-";
const ONE = ["origin", "budget", "size"];
const FIELDS = [...CHOSEN.flatMap((name) => [name, NICE + name]), "origin", "languages", "budget", "size"];
const MONTH = /^20\d\d-(?:0[1-9]|1[0-2])$/;
const MOST_UNKNOWN = 5;

/** Return the address form of a brief; codes need no escaping. */
export function queryOf(brief) {
  const lists = CHOSEN.flatMap((name) => [
    [name, brief[name].must],
    [NICE + name, brief[name].nice],
  ]);
  const single = ["budget", "size", "start"].map((name) => [name, [brief[name]]]);
  const fields = [...lists, ["origin", [brief.origin]], ["languages", brief.languages], ...single];
  const filled = fields.map(([name, values]) => [name, values.filter(Boolean).join()]).filter(([, values]) => values);
  return filled.map((field) => field.join("=")).join("&");
}

/**
 * Read an address: whatever it holds, a brief comes out, its values in the order of the lists.
 *
 * @param {string} query
 * @param {Record<string, string[]>} lists The codes of each field.
 * @returns {{brief: Brief, unknown: string[]}} `unknown` is what could not be taken in.
 */
export function readBrief(query, lists) {
  const asked = new URLSearchParams(query);
  const given = (name) => asked.getAll(name).flatMap((text) => text.split(",")).map((value) => value.trim()).filter(Boolean);
  const listOf = (name) => lists[name.replace(NICE, "")];
  const known = Object.fromEntries(FIELDS.map((name) => [name, listOf(name).filter((code) => given(name).includes(code))]));
  const strange = FIELDS.flatMap((name) => given(name).filter((value) => !listOf(name).includes(value)));
  const months = given("start").filter((value) => MONTH.test(value));
  const chosen = CHOSEN.map((name) => [name, { must: known[name], nice: known[NICE + name].filter((code) => !known[name].includes(code)) }]);
  const single = ONE.map((name) => [name, given(name).find((value) => known[name].includes(value))]);
  const brief = { ...Object.fromEntries([...chosen, ...single]), languages: known.languages, start: months[0] };
  const unknown = [...strange, ...given("start").filter((value) => !MONTH.test(value))];
  return { brief, unknown: [...new Set(unknown)].slice(0, MOST_UNKNOWN) };
}
