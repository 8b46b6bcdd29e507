/** The cells of a comparison: what a provider's sources say of one thing, each with its evidence. */

import { copy, h } from "./dom.js";
import { nameOf, placeOf } from "./names.js";
import { say, text } from "./sentences.js";
import { drawStars, latestOf, repliesOf } from "./standing.js";
import { day, inRow, isChinese, localized, named } from "./words.js";

/** @typedef {{key: string, content: Array<string | Node>}} Cell What is said, in a form that can be compared, and as it is shown. */

const SEMICOLON = isChinese ? "；" : "; ";
const CLAUSES = new Set(["statements", "stores"]);
const WRITE = {
  headquarters: placeOf,
  offices: (code) => nameOf("places", code),
  team: (count) => text("people", { count }),
  modes: (code) => nameOf("cooperation_modes", code),
  fees: (code) => nameOf("fee_models", code),
  minimum_budget: (code) => nameOf("budget_bands", code),
  accepting: (is) => text(is ? "accepting" : "not-accepting"),
};

/** Return a cell that holds a plain text or number. */
export function plainCell(value) {
  return { key: String(value), content: [String(value)] };
}

/** Return a cell that says whether a provider has a code, with the proof of it. */
export function codeCell(field, code, provider, proof) {
  const facts = (provider.facts.get(field) ?? []).filter((fact) => fact.values.includes(code));
  if (!facts.length) return undefined;
  const lines = facts.map((fact) => h("span", {}, ...periodOf(fact), noteOf(fact), proof(provider, fact)));
  const tick = [h("span", { "aria-hidden": "true" }, "✓ "), h("span", { class: "heard" }, ...say("yes"), " ")];
  return { key: "yes", content: [...tick, ...inRow(lines, h("br", {}))] };
}

function periodOf({ period, since, until }) {
  const words = period ? localized(period) : [since, until].filter(Boolean).map(day).join("–");
  return words ? [words, " "] : [];
}

/** Return a cell with the values of a field, those of the same proof in one line. */
export function factCell(field, provider, proof) {
  const facts = provider.facts.get(field);
  if (!facts) return undefined;
  const lines = merged(facts).map((line) => {
    const values = line.map((fact) => fact.values.map((value) => worded(field, value, fact))).flat();
    return h("p", {}, ...inRow(values, CLAUSES.has(field) ? SEMICOLON : undefined), noteOf(line[0]), proof(provider, line[0]));
  });
  const values = facts.flatMap((fact) => fact.values.map((value) => JSON.stringify([value, fact.platform])));
  return { key: values.sort().join(), content: lines };
}

/** Return the facts in lines: neighbours with the same proof and no note of their own stand together. */
function merged(facts) {
  const lines = [];
  for (const fact of facts) {
    const before = lines.at(-1)?.[0];
    const isSame = before && before.source === fact.source && before.kind === fact.kind && !before.note && !fact.note;
    if (isSame) lines.at(-1).push(fact);
    else lines.push([fact]);
  }
  return lines;
}

function worded(field, value, fact) {
  if (WRITE[field]) return WRITE[field](value);
  const name = named(typeof value === "object" ? localized(value) : String(value));
  return fact.platform ? h("span", {}, name, ...inRow(["", nameOf("platforms", fact.platform)])) : name;
}

function noteOf({ note }) {
  const words = note ? localized(note) : "";
  return h("span", { class: "mute" }, words && (isChinese ? `（${words}）` : ` (${words}) `));
}

/** Return a cell with the stars of the last quarter. */
export function scoreCell({ standing }) {
  const score = latestOf(standing);
  if (!score) return { key: "none", content: [h("span", { class: "unscored" }, ...say("unscored"))] };
  const stars = copy("stars");
  const detail = drawStars(stars, score);
  return { key: score.total, content: [stars, h("p", { class: "fine" }, detail)] };
}

/** Return a cell with how a provider answers, or that too few invitations would stand behind the figure. */
export function repliesCell({ standing }, from) {
  const words = repliesOf(standing.response, from);
  return words ? plainCell(words) : { key: "", content: [h("span", { class: "mute" }, ...say("few", { from }))] };
}
