/** MiniSearch: prefixes always, typos from five letters, every word must be found. */

import MiniSearch from "/bench/packages/minisearch/dist/es/index.js";
import { FIELDS, Facets, documentsOf, isHan, tokensOf } from "./documents.js";

export const sourcesOf = documentsOf;

const SEARCH = {
  prefix: true,
  fuzzy: (term) => (isHan(term) || term.length < 5 ? false : term.length < 9 ? 1 : 2),
  combineWith: "AND",
  boost: { name: 4, other: 2 },
};

export class Contender {
  #search;
  #facets;

  constructor(documents) {
    this.#search = new MiniSearch({ fields: FIELDS, idField: "number", tokenize: tokensOf, searchOptions: SEARCH });
    this.#search.addAll(documents.map(({ facets: _, ...document }, number) => ({ ...document, number })));
    this.#facets = new Facets(documents);
  }

  ask(text, choices = []) {
    return this.#facets.answer(text.trim() ? this.#numbers(text) : this.#facets.all, choices);
  }

  all(text) {
    return this.#facets.ids(this.#numbers(text));
  }

  #numbers(text) {
    return this.#search.search(text).map(({ id }) => id);
  }
}
