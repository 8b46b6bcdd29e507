/** Our engine, as the page of providers uses it. */

import { Deep } from "/bench/js/deep.js";
import { Engine } from "/bench/js/engine.js";
import { Index } from "/bench/js/index.js";
import { relax } from "/bench/js/relax.js";

const SHOWN = 24;
const PARTS = ["main", "labels-en", "labels-zh", "lines", "names", "texts", "pinyin", "variants"];

/** Return the texts of the parts, by name. */
export async function sourcesOf(folder) {
  const texts = PARTS.map(async (name) => [name, await (await fetch(`${folder}/data/search/${name}.json`)).text()]);
  return Object.fromEntries(await Promise.all(texts));
}

export class Contender {
  /** What answers as soon as names and facets are there. */
  constructor(sources, language) {
    this.language = language;
    this.index = new Index(JSON.parse(sources.main));
    this.index.addLabels(language, JSON.parse(sources[`labels-${language}`]).labels);
    this.engine = new Engine(this.index, language);
  }

  /** Take in the further parts. */
  complete(sources) {
    for (const [name, facet] of Object.entries(JSON.parse(sources.lines).facets)) this.index.addFacet(name, facet);
    this.engine.takeFacets();
    this.deep = new Deep(this.engine.finder);
    const other = this.language === "zh" ? "labels-en" : "labels-zh";
    for (const name of [other, "names", "texts", "pinyin", "variants"]) this.deep.add(name, JSON.parse(sources[name]));
  }

  /** Forget the answers to earlier terms. */
  forget() {
    this.engine.finder.forget();
  }

  ask(text, choices = []) {
    const { rows, counts } = this.engine.search(askOf(text, choices));
    return { ids: this.#ids(rows.subarray(0, SHOWN)), total: rows.length, counts };
  }

  all(text) {
    return this.#ids(this.engine.search(askOf(text)).rows);
  }

  /** Return everything that the page of providers asks for while a text is typed, as JSON. */
  told(text) {
    const { rows, counts, instead } = this.engine.search(askOf(text));
    const relaxed = rows.length ? undefined : relax(this.engine, askOf(text));
    const folded = this.deep.fold(text);
    return {
      rows: [...rows.subarray(0, SHOWN)],
      total: rows.length,
      counts: [...counts].map(([name, values]) => [name, [...values]]),
      instead,
      relaxed: relaxed && { text: relaxed.ask.text, words: relaxed.words },
      words: this.deep.texts.wordsFor(folded).map(({ id, title }) => ({ id, title })),
      guides: this.deep.texts.guidesFor(folded).map(({ slug, title, isTitle, heading }) => ({ slug, title, isTitle, heading: heading && { id: heading.id, title: heading.title } })),
    };
  }

  #ids(rows) {
    return Array.from(rows, (row) => this.index.id(row));
  }
}

function askOf(text, choices = []) {
  const chosen = new Map();
  for (const [name, code] of choices) chosen.set(name, (chosen.get(name) ?? new Set()).add(code));
  return { text, choices: chosen, order: "recommended" };
}
