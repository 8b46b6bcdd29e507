/** Finds terms among the rows: in names and in the labels of facets; further parts of the index go deeper (`deep.js`). */

import { rowsOf } from "./bits.js";
import { EXACT, Field, LABEL, joined } from "./field.js";
import { fold, runsOf } from "./fold.js";

/** The facets whose values are found by what they are called. */
export const SEARCHED = ["platforms", "services", "categories", "markets", "places"];

const KEPT = 64;

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
    const zh = index.zh.map((name, row) => index.simplified.get(row) ?? name);
    this.names = [index.en, zh].map((names) => new Field(joined(foldAll(names)), { isInside: true }));
    for (const name of SEARCHED) this.addLabels(name, index.facet(name).labels[language].entries());
  }

  /** Let values of a facet be found by some words: pairs of a value's place and a word. */
  addLabels(name, words) {
    const { sets } = this.index.facet(name);
    const lines = [...words].flatMap(([place, word]) => fold(word).split("/").map((text) => ({ place, text })));
    const how = { rows: (line) => rowsOf(sets[lines[line].place]), level: LABEL, least: 2 };
    const field = new Field(joined(lines.map(({ text }) => text)), how);
    this.labels.push(field);
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

  /** Call a function with each row that a text names, and how well. */
  named(text, take) {
    for (const field of this.names) field.find(text, take);
    this.deep?.named(text, take);
  }

  /** @returns {Found} */
  find(term) {
    const known = this.#known.get(term);
    if (known) return known;
    let found = this.look(term);
    if (!found.count) found = this.#inRuns(term) ?? this.deep?.otherwise(term) ?? found;
    if (this.#known.size > KEPT) this.forget();
    this.#known.set(term, found);
    return found;
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

/** Fold many texts at once. */
export function foldAll(texts) {
  return fold(texts.join("\n")).split("\n");
}

/** Return what several terms find together: every row that fits all of them, as well as it fits the worst. */
export function meet(found, count) {
  const narrowing = found.filter(({ isEveryone }) => !isEveryone);
  if (!narrowing.length) return found[0];
  const levels = new Uint8Array(count);
  let hits = 0;
  for (let row = 0; row < count; row += 1) {
    let worst = EXACT;
    for (const { levels: one } of narrowing) worst = one[row] ? worst && Math.max(worst, one[row]) : 0;
    levels[row] = worst;
    if (worst) hits += 1;
  }
  return { levels, count: hits, instead: narrowing.flatMap(({ instead }) => instead ?? []) };
}
