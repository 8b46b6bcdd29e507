/** One provider as a line of the shortlist. */

import { copy, fill, h, part } from "./dom.js";
import { isUnconfirmed } from "./freshness.js";
import { nameOf } from "./names.js";
import { say, text } from "./sentences.js";
import { drawStars, factsOf, latestOf, repliesOf, writeNames } from "./standing.js";
import { day, inRow } from "./words.js";

const SHOWN = 5;

/**
 * Return the line of a provider; of one that is gone or cannot be read only its name, and why.
 *
 * @param {object} provider
 * @param {{page: string, repliesFrom: number, day: string}} site
 */
export function entryOf(provider, site) {
  const item = copy("item");
  item.dataset.id = provider.id;
  writeNames(item, provider, site.page);
  for (const label of item.querySelectorAll(".heard")) label.append(" ", provider.names[0]);
  if (provider.state === "listed") writeFacts(item, provider, site);
  else writeReason(item, provider);
  return item;
}

function writeFacts(item, provider, { repliesFrom, day: today }) {
  fill(part(item, "about"), ...about(provider).map((text) => h("span", {}, text)));
  fill(part(item, "facets"), ...facets(provider));
  const score = latestOf(provider.standing);
  if (score) fill(part(item, "stars-of"), drawStars(part(item, "stars"), score));
  part(item, "stars").hidden = !score;
  part(item, "unscored").hidden = Boolean(score);
  fill(part(item, "response"), ...[repliesOf(provider.standing.response, repliesFrom)].filter(Boolean));
  fill(part(item, "facts"), factsOf(provider));
  fill(part(item, "confirmed"), text(isUnconfirmed(provider.confirmed, today) ? "unconfirmed" : "confirmed", { date: day(provider.confirmed) }));
}

function writeReason(item, provider) {
  const reason = provider.state === "gone" ? "entry-gone" : "entry-unreachable";
  fill(part(item, "about"), h("span", {}, ...say(reason)));
  for (const hook of ["facets", "stars", "unscored"]) part(item, hook).remove();
  part(item, "choose").closest("label").remove();
}

function about({ facts }) {
  const valuesOf = (field) => (facts.get(field) ?? []).flatMap((fact) => fact.values);
  const places = valuesOf("headquarters").map((code) => nameOf("places", code));
  const years = valuesOf("founded").map((year) => text("since", { year }));
  return [...places, ...years, ...valuesOf("tickers")];
}

function facets({ facts }) {
  return ["categories", "platforms", "services"].flatMap((field) => {
    const codes = (facts.get(field) ?? []).flatMap((fact) => fact.values);
    return codes.length ? [h("dt", {}, text(`field.${field}`)), h("dd", {}, some(field, codes))] : [];
  });
}

function some(list, codes) {
  const shown = inRow(codes.slice(0, SHOWN).map((code) => nameOf(list, code))).join("");
  const rest = codes.length - SHOWN;
  return rest > 0 ? text("more", { shown, rest }) : shown;
}
