/** Finds terms among the rows: in names and in the labels of facets; further parts of the index go deeper (`deep.js`). */

import { eachRow } from "./bits.js";
import { Field, LABEL } from "./field.js";
import { fold, runsOf } from "./fold.js";
import { joined } from "./lines.js";

/** The facets whose values are found by what they are called. */
export const SEARCHED = ["platforms", "services", "categories", "markets", "places"];

/** Answers that are kept, of a byte a row: the terms of a query, and one that is being typed. */
const REMEMBERED = 16;

/** @typedef {{levels: Uint8Array, count: number, isEveryone?: boolean, instead?: string[]}} Found How well each row fits, 0 where not. */

export class Finder {
  /** What the further parts of the index know; nothing until they are there. */
  deep;
  labels = [];
  #known = new Map();

  /**
   * @param {import("./index.js").Index} index
   * @param {string} language
   */
  constructor(index, language) {
    this.index = index;
    this.names = [index.en.text, index.zh.instead(index.simplified)].map((names) => new Field(joined(fold(names)), { isInside: true }));
    for (const name of SEARCHED) this.addLabels(name, index.facet(name).labels[language].entries());
  }

  /** Let values of a facet be found by some words: pairs of a value's place and a word. */
  addLabels(name, words) {
    const { sets } = this.index.facet(name);
    const lines = [...words].flatMap(([place, word]) => fold(word).split("/").map((text) => ({ place, text })));
    const how = { rows: (line, take) => eachRow(sets[lines[line].place], take), level: LABEL, least: 2 };
    this.labels.push(new Field(joined(lines.map(({ text }) => text).join("\n")), how));
    this.forget();
  }

  /** Forget what was found, since there is more to find. */
  forget() {
    this.#known.clear();
  }

  /** Return a query as it is compared. */
  fold(text) {
    return this.deep ? this.deep.fold(text) : fold(text);
  }

  /** Call a function with each row that a text names, and how well; whether there is one. */
  named(text, take) {
    let isNamed = false;
    const each = (row, level) => {
      isNamed = true;
      take(row, level);
    };
    for (const field of this.names) field.find(text, each);
    this.deep?.named(text, each);
    return isNamed;
  }

  /** @returns {Found} */
  find(term) {
    let found = this.#known.get(term) ?? this.look(term);
    if (!found.count) found = this.#inRuns(term) ?? this.deep?.otherwise(term) ?? found;
    this.#keep(term, found);
    return found;
  }

  /** Keep an answer; the one that was not asked for longest makes room. */
  #keep(term, found) {
    this.#known.delete(term);
    if (this.#known.size === REMEMBERED) this.#known.delete(this.#known.keys().next().value);
    this.#known.set(term, found);
  }

  /** Return the rows that have a term as it stands. */
  look(term) {
    const { count: all } = this.index;
    if (this.deep?.isForEveryone(term)) return { levels: new Uint8Array(all).fill(LABEL), count: all, isEveryone: true };
    const levels = new Uint8Array(all);
    let count = 0;
    const take = (row, level) => {
      if (!levels[row]) count += 1;
      if (!levels[row] || level < levels[row]) levels[row] = level;
    };
    this.named(term, take);
    for (const field of this.labels) field.find(term, take);
    this.deep?.look(term, take);
    return { levels, count };
  }

  /** Return the rows that fit each run of one script, where a term has several. */
  #inRuns(term) {
    const runs = runsOf(term);
    return runs.length > 1 ? meet(runs.map((run) => this.find(run)), this.index.count) : undefined;
  }
}

/** Return what several terms find together: every row that fits all of them, as well as it fits the worst. */
export function meet(found, count) {
  const [first, ...others] = found.filter(({ isEveryone }) => !isEveryone);
  if (!first) return found[0];
  const levels = first.levels.slice();
  for (const { levels: one } of others) for (let row = 0; row < count; row += 1) levels[row] = levels[row] && one[row] && Math.max(levels[row], one[row]);
  return { levels, count: hitsOf(levels), instead: [first, ...others].flatMap(({ instead }) => instead ?? []) };
}

/** Return how many rows fit. */
export function hitsOf(levels) {
  let hits = 0;
  for (let row = 0; row < levels.length; row += 1) if (levels[row]) hits += 1;
  return hits;
}
