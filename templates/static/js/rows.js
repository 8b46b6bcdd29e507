/** The rows of a comparison, in groups, and whether they differ. */

import { codeCell, factCell, plainCell, repliesCell, scoreCell } from "./cells.js";
import { h } from "./dom.js";
import { inOrder, nameOf } from "./names.js";
import { say } from "./sentences.js";
import { factsOf, markOf } from "./standing.js";
import { day } from "./words.js";

const COMPANY = ["legal", "founded", "headquarters", "offices", "tickers", "owner", "status", "team"];
const CODES = { platforms: "platforms", services: "services", categories: "categories", markets: "markets", languages: "languages", certifications: "tiers" };
const WORK = ["statements", "brands", "own_brands", "stores"];
const TERMS = ["modes", "fees", "minimum_budget", "accepting", "contract"];

/**
 * Return the groups of rows; what no provider has is left out.
 *
 * @param {object[]} providers
 * @param {{page: string, oldBefore: string, repliesFrom: string}} site
 */
export function groupsOf(providers, { page, oldBefore, repliesFrom }) {
  const proof = (provider, fact) => markOf(fact.evidence, page.replace("{id}", provider.id), oldBefore);
  const row = (label, cellOf) => rowOf(label, providers.map(cellOf));
  const fieldRow = (field) => row(say(`field.${field}`), (provider) => factCell(field, provider, proof));
  const codeRows = ([field, list]) =>
    codesOf(field, list, providers).map((code) =>
      row([nameOf(list, code)], (provider) => codeCell(field, code, provider, proof)),
    );
  const standing = [
    row(say("assessment"), scoreCell),
    row(say("answers"), (provider) => repliesCell(provider, Number(repliesFrom))),
    row(say("cooperations"), ({ standing: { cooperations } }) => cooperations?.length && plainCell(cooperations.length)),
  ];
  const groups = [
    { rows: standing },
    { label: "company", rows: COMPANY.map(fieldRow) },
    ...Object.entries(CODES).map((code) => ({ label: `field.${code[0]}`, rows: codeRows(code) })),
    { label: "work", rows: WORK.map(fieldRow) },
    { label: "terms", rows: TERMS.map(fieldRow) },
    { label: "evidence", rows: evidenceRows(row, providers[0].counts.keys()) },
  ];
  const filled = groups.map(({ label, rows }) => ({ label, rows: rows.filter(({ cells }) => cells.some((cell) => cell?.key)) }));
  return filled.filter(({ rows }) => rows.length);
}

function rowOf(label, cells) {
  return { label, cells, differs: new Set(cells.map((cell) => cell?.key)).size > 1 };
}

function codesOf(field, list, providers) {
  const found = providers.flatMap((provider) => (provider.facts.get(field) ?? []).flatMap((fact) => fact.values));
  return inOrder(list, new Set(found));
}

function evidenceRows(row, kinds) {
  const count = (kind) =>
    row([h("span", { class: `mark ${kind}` }, nameOf("evidence_kinds", kind))], ({ counts }) => plainCell(counts.get(kind)));
  return [
    row(say("field.facts"), (provider) => plainCell(factsOf(provider))),
    ...[...kinds].map(count),
    row(say("field.confirmed"), ({ confirmed }) => plainCell(day(confirmed))),
    row(say("field.changed"), ({ changed }) => plainCell(day(changed))),
  ];
}
