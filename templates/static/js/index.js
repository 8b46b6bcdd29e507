/** The listed providers in columns: names, values as bits, the recommended order. Read from the public list. */

import { PATIENCE_MS } from "./provider.js";

const LISTS = {
  platforms: "platforms",
  services: "services",
  categories: "categories",
  markets: "markets",
  languages: "languages",
  types: "provider_types",
  places: "places",
  budgets: "budget_bands",
};
const COLUMNS = { places: "place", budgets: "minimum_budget" };

/** Read the index; what cannot be read is an error. */
export async function readIndex({ everyone, names }) {
  const [{ providers }, lists] = await Promise.all([everyone, names].map(readJson));
  return new Index(providers, lists);
}

/** Read a file of data. */
export async function readJson(address) {
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

export class Index {
  #facets = new Map();

  /**
   * @param {object[]} listed Providers in the recommended order.
   * @param {Record<string, Array<{code: string, en: string, zh: string}>>} lists The closed lists.
   */
  constructor(listed, lists) {
    this.rows = listed.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
    const rowOf = new Map(this.rows.map((provider, row) => [provider.id, row]));
    this.count = listed.length;
    this.order = Int32Array.from(listed, (provider) => rowOf.get(provider.id));
    for (const [name, list] of Object.entries(LISTS)) this.#facets.set(name, this.#facetOf(COLUMNS[name] ?? name, lists[list]));
  }

  #facetOf(column, terms) {
    const sets = new Map(terms.map(({ code }) => [code, new Uint32Array(Math.ceil(this.count / 32))]));
    this.rows.forEach((provider, row) => {
      for (const code of [provider[column] ?? []].flat()) sets.get(code)[row >>> 5] |= 1 << (row & 31);
    });
    const used = terms.filter(({ code }) => sets.get(code).some(Boolean));
    const labels = { en: used.map((term) => term.en), zh: used.map((term) => term.zh) };
    return { codes: used.map((term) => term.code), labels, sets: used.map((term) => sets.get(term.code)) };
  }

  id(row) {
    return this.rows[row].id;
  }

  /** Return the name in a language, then the other one where it is known. */
  names(row, lang) {
    const { id, name_en: en, name_zh: zh } = this.rows[row];
    const names = (lang === "en" ? [en, zh] : [zh, en]).filter(Boolean);
    return names.length ? names : [id];
  }

  /** Return the values of a facet that somebody has: codes in the order of their list, labels, and rows as bits. */
  facet(name) {
    return this.#facets.get(name);
  }

  has(name, code, row) {
    const { codes, sets } = this.facet(name);
    const set = sets[codes.indexOf(code)];
    return Boolean(set && (set[row >>> 5] >>> (row & 31)) & 1);
  }

  codesOf(name, row) {
    return this.facet(name).codes.filter((code) => this.has(name, code, row));
  }
}

function keyOf({ id, name_en: en, name_zh: zh }) {
  return `${(en || zh || id).toLowerCase()}\0${id}`;
}
