/** A cooperation record in words. */

import { linesOf, row } from "./briefing.js";
import { h } from "./dom.js";
import { nameOf } from "./names.js";
import { say } from "./sentences.js";
import { day, inRow, localized, named } from "./words.js";

/** Return the rows of a record's facts. */
export function recordRows({ facts, brand_name: brand, provider_name: provider, ended_on: endedOn, reason, settlement }) {
  const codes = (list) => inRow(facts[list].map((code) => nameOf(list, code)));
  const rows = [
    ["brand", [named(localized(brand))]],
    ["provider", [named(localized(provider))]],
    ["platform", [nameOf("platforms", facts.platform)]],
    ["store", [facts.store]],
    ["address", facts.address ? [facts.address] : []],
    ["categories", codes("categories")],
    ["services", codes("services")],
    ["since", [day(facts.since)]],
    ["until", facts.until ? [day(facts.until)] : []],
    ["ended-on", endedOn ? [day(endedOn)] : []],
    ["evidence", linesOf(facts.evidence)],
    ["reason", linesOf(reason)],
    ["settlement", linesOf(settlement)],
  ];
  return rows.filter(([, words]) => words.length).map(([key, words]) => row(say(`record.${key}`), words));
}

/** Return how a record stands. */
export function recordState(record) {
  const { state } = record;
  return h("span", { class: state === "claimed" || state === "corrected" ? "tag todo" : "tag" }, ...say(`record.${standingOf(record)}`));
}

/** Return the state, and whether an operator made it: then both sides did not. */
export function standingOf({ state, decision }) {
  return state === "confirmed" && decision === "confirm" ? "upheld" : state;
}
