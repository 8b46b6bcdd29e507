/** FlexSearch: one text a document, since its documents would want all words of a query in one field; beginnings of words. */

import FlexSearch from "/bench/packages/flexsearch/dist/flexsearch.bundle.module.min.mjs";
import { FIELDS, Facets, documentsOf, tokensOf } from "./documents.js";

export const sourcesOf = documentsOf;

export class Contender {
  #index;
  #facets;
  #count;

  constructor(documents) {
    this.#index = new FlexSearch.Index({ tokenize: "forward", encode: tokensOf, cache: false });
    for (const [number, document] of documents.entries()) this.#index.add(number, FIELDS.map((field) => document[field]).join(" "));
    this.#facets = new Facets(documents);
    this.#count = documents.length;
  }

  ask(text, choices = []) {
    return this.#facets.answer(text.trim() ? this.#numbers(text) : this.#facets.all, choices);
  }

  all(text) {
    return this.#facets.ids(this.#numbers(text));
  }

  #numbers(text) {
    return this.#index.search(text, { limit: this.#count });
  }
}
