/** Finds terms among the rows: in names, pinyin, labels of facets in both languages, and in further names. */

import { rowsOf } from "./bits.js";
import { allowance, lineEnds, nearest, syllableEnds, wordEnd } from "./close.js";
import { eachNumber } from "./coding.js";
import { CLOSE, EXACT, Field, LABEL, OTHER, joined } from "./field.js";
import { fold, foldQuery, isHan, lettersOf, runsOf, simplifier } from "./fold.js";
import { Pinyin, syllableField, typed } from "./pinyin.js";
import { Texts } from "./texts.js";

const SEARCHED = ["platforms", "services", "categories", "markets", "places"];
const KEPT = 64;
const SHORTEST_TICKER = 3;
const EVERYONE = "everyone";

/** @typedef {{levels: Uint8Array, count: number, isEveryone?: boolean, instead?: string[]}} Found How well each row fits, 0 where not. */

export class Finder {
  #known = new Map();
  #names;
  /** Rows by the letters of ids that no name suggests: what a firm is called in its own address. */
  #ids = new Map();
  #labels = [];
  #labelWords = [];
  #others = [];
  #pinyin = [];
  #readLabels = [];
  /** What the glossary's words stand for: their letters, and what they find. */
  #meanings = new Map();
  #simplify = (text) => text;

  /** @param {import("./index.js").Index} index */
  constructor(index) {
    this.index = index;
    const zh = index.zh.map((name, row) => index.simplified.get(row) ?? name);
    this.#names = [index.en, zh].map((names) => new Field(joined(foldAll(names)), { isInside: true }));
    for (const [row, id] of index.ownIds()) this.#ids.set(lettersOf(id), row);
    for (const name of SEARCHED) this.#addLabels(index.facet(name));
  }

  /** Take in a further part of the index. */
  add(name, part) {
    if (name === "names") this.#addNames(part);
    else if (name === "lines") for (const [facet, values] of Object.entries(part.facets)) this.index.addFacet(facet, values);
    else if (name === "pinyin") this.#addPinyin(part);
    else if (name === "texts") this.#addMeanings(part);
    else if (name === "variants") this.#simplify = simplifier(part);
    this.#known.clear();
  }

  #addLabels({ labels, sets }) {
    for (const list of [labels.en, labels.zh]) {
      const lines = list.flatMap((label, place) => fold(label).split("/").map((text) => ({ text, place })));
      const how = { rows: (line) => rowsOf(sets[lines[line].place]), level: LABEL, least: 2 };
      this.#labels.push(new Field(joined(lines.map(({ text }) => text)), how));
    }
    this.#labelWords.push(...labels.zh.flatMap((label) => fold(label).split("/").map(lettersOf)));
  }

  #addNames({ legal, former, tickers, brands, also }) {
    const zh = this.#names[1].text.split("\n");
    const legalNames = foldAll(legal.split("\n")).map((line, row) => (line.startsWith("+") ? zh[row] + line.slice(1) : line));
    const gaps = brands.gaps.split(" ");
    const sparse = (list) => list.flatMap(([row, ...texts]) => texts.map((text) => ({ row, text: fold(text) })));
    const old = sparse(former);
    this.former = { names: old.map(({ text }) => lettersOf(text)), rows: (line) => [old[line].row] };
    const codes = sparse(tickers).flatMap(({ row, text }) => [{ row, text }, { row, text: text.replace(/^.*?0*(\d+)$/, "$1") }]);
    for (const [name, lists] of Object.entries(also)) this.#addOtherWords(this.index.facet(name), lists);
    const how = { level: OTHER, isInside: true };
    this.#others = [
      new Field(joined(legalNames), how),
      new Field(joined(old.map(({ text }) => text)), { ...how, rows: this.former.rows }),
      new Field(joined(foldAll(brands.names.split("\n"))), { ...how, rows: (line) => rowsOfGaps(gaps[line]) }),
      new Field(joined(codes.map(({ text }) => text)), { level: OTHER, least: SHORTEST_TICKER, rows: (line) => [codes[line].row] }),
    ];
  }

  #addOtherWords({ sets }, lists) {
    const lines = lists.flatMap(([place, ...words]) => words.map((word) => ({ place, text: fold(word) })));
    const how = { rows: (line) => rowsOf(sets[lines[line].place]), level: LABEL, least: 2 };
    this.#labels.push(new Field(joined(lines.map(({ text }) => text)), how));
    this.#labelWords.push(...lines.map(({ text }) => lettersOf(text)));
  }

  #addPinyin(part) {
    const { rows, names } = this.former;
    const zh = this.#names[1].text.split("\n");
    const others = part.also.map(([row, ...place], line) => ({ row, odd: [line, ...place] }));
    const same = others.flatMap(({ row }, line) => part.odd.filter(([of]) => of === row).map(([, ...place]) => [line, ...place]));
    const alsoRead = { ...part, odd: [...same, ...others.map(({ odd }) => odd)] };
    this.#pinyin = [
      new Pinyin(zh, part),
      new Pinyin(others.map(({ row }) => zh[row]), alsoRead, { rows: (line) => [others[line].row] }),
      new Pinyin(names, { ...part, odd: part.former }, { rows, level: OTHER }),
    ];
    this.#readLabels = Object.entries(part.labels).map(([name, labels]) => {
      const { sets } = this.index.facet(name);
      return syllableField(labels.map((label) => typed(label).split(" ")), { rows: (line) => rowsOf(sets[line]), level: LABEL });
    });
  }

  #addMeanings(part) {
    this.texts = new Texts(part);
    for (const { names, finds } of this.texts.words) for (const name of finds.length ? names : []) for (const form of [name, `${name}s`]) this.#meanings.set(form, finds);
  }

  /** Return a query as it is compared. */
  fold(text) {
    return this.#simplify(foldQuery(text));
  }

  /** Whether some letters are a word of the glossary that finds something. */
  isMeant(letters) {
    return this.#meanings.has(letters);
  }

  /** Call a function with each row that a text names, and how well. */
  named(text, take) {
    for (const field of this.#names) field.find(text, take);
    const own = isHan(text) ? [] : this.#pinyin.slice(0, 2);
    for (const { full, initials } of own) for (const field of [full, initials]) field.find(typed(text), take);
  }

  /** @returns {Found} */
  find(term) {
    const known = this.#known.get(term);
    if (known) return known;
    let found = this.#look(term);
    if (!found.count) found = this.#inRuns(term) ?? this.#inLabels(term) ?? this.#nearly(term) ?? found;
    if (this.#known.size > KEPT) this.#known.clear();
    this.#known.set(term, found);
    return found;
  }

  #look(term) {
    const finds = this.#meanings.get(term) ?? [];
    if (finds.includes(EVERYONE)) return { levels: new Uint8Array(this.index.count).fill(LABEL), count: this.index.count, isEveryone: true };
    const levels = new Uint8Array(this.index.count);
    let count = 0;
    const take = (row, level) => {
      if (!levels[row]) count += 1;
      if (!levels[row] || level < levels[row]) levels[row] = level;
    };
    this.named(term, take);
    const own = this.#ids.get(term);
    if (own !== undefined) take(own, OTHER);
    for (const field of [...this.#labels, ...this.#others]) field.find(term, take);
    if (isHan(term)) for (const pinyin of runsOf(term).length > 1 ? this.#pinyin : []) pinyin.findMixed(term, take);
    else this.#lookRead(typed(term), take);
    for (const find of finds) for (const row of this.#rowsOf(find)) take(row, LABEL);
    return { levels, count };
  }

  /** Look for pinyin of former names, and of whole labels from their beginning. */
  #lookRead(term, take) {
    for (const { full, initials } of this.#pinyin.slice(2)) for (const field of [full, initials]) field.find(term, take);
    for (const field of this.#readLabels) {
      for (const [line] of field.ends.entries()) {
        const start = field.startOf(line);
        const isHere = field.text.startsWith(term, start) && [...syllableEnds(field, start)].includes(start + term.length);
        if (isHere) for (const row of field.rows(line)) take(row, LABEL + 1);
      }
    }
  }

  #rowsOf(find) {
    const [name, code] = find.split("/");
    const { codes, sets } = this.index.facet(name);
    return codes.includes(code) ? rowsOf(sets[codes.indexOf(code)]) : [];
  }

  /** Return the rows that fit each run of one script, where a term has several. */
  #inRuns(term) {
    const runs = runsOf(term);
    return runs.length > 1 ? meet(runs.map((run) => this.find(run)), this.index.count) : undefined;
  }

  /** Return the rows that fit the labels and the words for everyone of which a Chinese term is made, and what is left between. */
  #inLabels(term) {
    if (!isHan(term) || runsOf(term).length > 1) return undefined;
    const parts = this.#cut(term);
    return parts.length > 1 ? meet(parts.map((part) => this.#look(part)), this.index.count) : undefined;
  }

  #cut(term) {
    const parts = [];
    let rest = "";
    for (let start = 0; start < term.length; ) {
      let length = term.length - start;
      while (length > 1 && !this.#isCutting(term.slice(start, start + length))) length -= 1;
      if (length > 1) parts.push(rest, term.slice(start, start + length));
      rest = length > 1 ? "" : rest + term[start];
      start += length;
    }
    return [...parts, rest].filter(Boolean);
  }

  #isCutting(text) {
    return this.#meanings.get(text)?.includes(EVERYONE) || this.#labelWords.some((label) => label.startsWith(text));
  }

  /** Return the rows that fit what was probably meant. */
  #nearly(term) {
    if (!allowance(term)) return undefined;
    const written = [...this.#names, ...this.#labels, ...this.#others].map((field) => ({ field, reach: wordEnd }));
    const read = this.#pinyin.map(({ full }) => ({ field: full, reach: syllableEnds }));
    const labels = this.#readLabels.map((field) => ({ field, reach: lineEnds }));
    const found = nearest(term, [...written, ...read, ...labels]);
    const levels = new Uint8Array(this.index.count);
    for (const { field, places } of found) field.at(places, (row) => (levels[row] = CLOSE));
    const count = levels.reduce((sum, level) => sum + (level ? 1 : 0), 0);
    return { levels, count, instead: [...new Set(found.map(({ word }) => word))] };
  }
}

/** Fold many texts at once. */
function foldAll(texts) {
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

function rowsOfGaps(text) {
  const rows = [];
  let row = -1;
  eachNumber(text, (gap) => rows.push((row += gap + 1)));
  return rows;
}
