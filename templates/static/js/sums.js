/** Why a provider has its points: one row a wish, with its evidence, and their total. */

import { copy, fill, h, part } from "./dom.js";
import { nameOf } from "./names.js";
import { WHOLE } from "./ranking.js";
import { say } from "./sentences.js";
import { markOf } from "./standing.js";
import { day, localized } from "./words.js";

const DIGITS = 4;
const FACTS = { markets: "markets", budgets: "minimum_budget" };

/** Return an amount in ten-thousandths as a decimal; with as many decimals as asked, else as few as say it exactly. */
export function exact(amount, digits) {
  const rest = String(amount % WHOLE).padStart(DIGITS, "0");
  const shown = rest.slice(0, digits ?? rest.replace(/0+$/, "").length);
  return `${Math.floor(amount / WHOLE)}${shown && "."}${shown}`;
}

/**
 * Return the table of a provider's sums.
 *
 * @param {{lines: import("./ranking.js").Line[], points: number, of: number}} fit
 * @param {object} provider The provider as it was read; its `state` may be `unreachable`.
 * @param {{wishes: object, stated: (facet: string) => string[], page: string, oldBefore: string}} site
 */
export function sumsOf(fit, provider, site) {
  const sums = copy("sums");
  const digits = Math.max(...fit.lines.map(({ points }) => exact(points).split(".")[1]?.length ?? 0));
  sums.querySelector("tbody").append(...fit.lines.map((line) => rowOf(line, provider, site, digits)));
  const [total] = sums.querySelectorAll("tfoot td");
  total.querySelector("b").append(`${exact(fit.points, digits)} / ${exact(fit.of)}`);
  fill(part(sums, "detail"), ...detailOf(provider, site));
  return sums;
}

function rowOf(line, provider, site, digits) {
  const { criterion, points, of } = line;
  const figure = h("td", { class: "figure" }, exact(points, digits), h("span", { class: "mute" }, ` / ${exact(of)}`));
  const head = h("th", { scope: "row" }, site.wishes.criterion(criterion));
  return h("tr", {}, head, h("td", {}, ...say(criterion.need)), h("td", {}, ...evidenceOf(line, provider, site)), figure);
}

function evidenceOf({ criterion, code, proof, weight }, provider, site) {
  if (!proof) return [h("span", { class: "mute" }, ...absence(criterion, site))];
  const share = weight < WHOLE ? [h("span", { class: "fine" }, ` × ${exact(weight)}`)] : [];
  return [markFor(criterion.facet, code, proof, provider, site), ...share];
}

/** Say that no source says it; of a budget, that a higher one is named. */
function absence({ facet }, { wishes, stated }) {
  const [band] = facet === "budgets" ? stated(facet) : [];
  return band ? say("higher", { band: wishes.nameOf("budget", band) }) : say("not-found");
}

/** Return the mark of the fact that proves a value; where the facts could not be read, its kind alone. */
function markFor(facet, code, { strength, isOld }, provider, { page, oldBefore }) {
  const kind = nameOf("evidence_kinds", strength);
  if (strength === "both-sides") return h("span", { class: "mark official" }, ...confirmed(facet, code, kind, provider));
  const facts = (provider.facts?.get(FACTS[facet] ?? facet) ?? []).filter((fact) => fact.values.includes(code));
  const fact = facts.find(({ evidence }) => evidence.kind === strength);
  if (fact) return markOf(fact.evidence, page.replace("{id}", provider.id), oldBefore);
  return h("span", { class: `mark ${strength}${isOld ? " old" : ""}` }, kind);
}

function confirmed(facet, code, kind, { standing }) {
  const proves = ({ platform, services = [] }) => (facet === "platforms" ? platform === code : services.includes(code));
  const since = standing?.cooperations?.filter(proves).map((cooperation) => cooperation.since).sort()[0];
  return since ? say("since", { kind, date: day(since) }) : [kind];
}

/** Return what is not ranked but worth knowing: whether the firm takes new clients, and that details are missing. */
function detailOf(provider, { page, oldBefore }) {
  if (provider.state === "unreachable") return say("undetailed");
  const [fact] = provider.facts?.get("accepting") ?? [];
  const published = provider.standing?.accepting;
  const is = published ?? fact?.values[0];
  if (is === undefined) return [];
  const mark = published === undefined ? [" ", markOf(fact.evidence, page.replace("{id}", provider.id), oldBefore)] : [];
  const note = fact?.note && published === undefined ? [` ${localized(fact.note)}`] : [];
  return [...say(is ? "accepting" : "not-accepting"), ...note, ...mark];
}
