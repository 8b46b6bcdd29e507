/** What the search finds with the further parts of its index: other names, pinyin, meanings of words, and what was meant. */

import { eachRow } from "./bits.js";
import { allowance, lineEnds, nearest, syllableEnds, wordEnd } from "./close.js";
import { numbersOf } from "./coding.js";
import { CLOSE, Field, LABEL, OTHER, READ } from "./field.js";
import { SEARCHED, hitsOf, meet } from "./finder.js";
import { fold, isHan, lettersOf, runsOf } from "./fold.js";
import { joined } from "./lines.js";
import { Pinyin, syllableField, typed } from "./pinyin.js";
import { foldQuery, simplifier } from "./query.js";
import { Texts } from "./texts.js";

const SHORTEST_TICKER = 3;
const EVERYONE = "everyone";
const HAN_FILLERS = "(?:请问|推荐|公司|可以|怎么样|哪[些个家]|[的在找做和与及有能会好])+";
/** Words between others, and what a question begins and ends with. */
const FILLERS = new RegExp(`^(?:${HAN_FILLERS}|an?|and|at|best|brands|by|companies|company|find|firms?|for|from|help|in|looking|me|my|need|of|on|or|our|that|the|to|top|we|which|who|with|agencies)$`);
const EDGES = new RegExp(`^${HAN_FILLERS}|${HAN_FILLERS}$`, "g");

export class Deep {
  /** The guides and the words of the trade; nothing until they are there. */
  texts;
  #finder;
  #others = [];
  #ids = new Map();
  #former;
  #pinyin = [];
  #readLabels = [];
  /** Beginnings at which a Chinese term may be cut. */
  #labelWords = [];
  /** What the glossary's words find, by their letters. */
  #meanings = new Map();
  #simplify = (text) => text;

  /** @param {import("./finder.js").Finder} finder */
  constructor(finder) {
    this.#finder = finder;
    finder.deep = this;
    for (const [row, id] of finder.index.ownIds()) this.#ids.set(lettersOf(id), row);
    this.#cutAt(SEARCHED.flatMap((name) => finder.index.facet(name).labels.zh ?? []));
    finder.forget();
  }

  /** Take in a part of the index. */
  add(name, part) {
    if (name === "names") this.#addNames(part);
    else if (name === "pinyin") this.#addPinyin(part);
    else if (name === "texts") this.#addTexts(part);
    else if (name === "variants") this.#simplify = simplifier(part);
    else if (name.startsWith("labels")) this.#addLabels(part);
    this.#finder.forget();
  }

  #addLabels({ labels }) {
    for (const name of SEARCHED) this.#finder.addLabels(name, labels[name].entries());
    this.#cutAt(SEARCHED.flatMap((name) => labels[name]));
  }

  #cutAt(words) {
    this.#labelWords.push(...words.flatMap((word) => fold(word).split("/").map(lettersOf)).filter(isHan));
  }

  #addNames({ legal, former, tickers, brands, unchosen, also }) {
    for (const [name, lists] of Object.entries(also)) {
      const words = lists.flatMap(([place, ...others]) => others.map((word) => [place, word]));
      this.#finder.addLabels(name, words);
      this.#cutAt(words.map(([, word]) => word));
    }
    const values = unchosen.flatMap(([rows, ...words]) => words.flatMap((word) => fold(word).split("/").map((text) => ({ rows, text }))));
    this.#cutAt(values.map(({ text }) => text));
    const sparse = (list) => list.flatMap(([row, ...texts]) => texts.map((text) => ({ row, text: fold(text) })));
    const old = sparse(former);
    this.#former = { names: old.map(({ text }) => lettersOf(text)).join("\n"), rows: (line, take) => take(old[line].row) };
    const codes = sparse(tickers).flatMap(({ row, text }) => [{ row, text }, { row, text: text.replace(/^.*?0*(\d+)$/, "$1") }]);
    const gaps = brands.gaps.split(" ");
    const how = { level: OTHER, isInside: true };
    this.#others = [
      new Field(joined(this.#legal(legal)), how),
      new Field(joined(old.map(({ text }) => text).join("\n")), { ...how, rows: this.#former.rows }),
      new Field(joined(fold(brands.names)), { ...how, rows: (line, take) => eachOfGaps(gaps[line], take) }),
      new Field(joined(values.map(({ text }) => text).join("\n")), { level: OTHER, least: 2, rows: (line, take) => eachOfGaps(values[line].rows, take) }),
      new Field(joined(codes.map(({ text }) => text).join("\n")), { level: OTHER, least: SHORTEST_TICKER, rows: (line, take) => take(codes[line].row) }),
    ];
  }

  /** Return legal names; most begin with the Chinese name. */
  #legal(legal) {
    const lines = fold(legal).split("\n");
    return lines.map((line, row) => (line.startsWith("+") ? this.#zh.at(row) + line.slice(1) : line)).join("\n");
  }

  get #zh() {
    return this.#finder.names[1];
  }

  #addPinyin(part) {
    const { rows, names } = this.#former;
    const alsoOf = part.also.map(([row]) => row);
    this.#pinyin = [
      new Pinyin(this.#zh.text, part),
      new Pinyin(alsoOf.map((row) => this.#zh.at(row)).join("\n"), { ...part, odd: oddOfOthers(part) }, { rows: (line, take) => take(alsoOf[line]) }),
      new Pinyin(names, { ...part, odd: part.former }, { rows, level: OTHER }),
    ];
    this.#readLabels = Object.entries(part.labels).map(([name, labels]) => {
      const { sets } = this.#finder.index.facet(name);
      return syllableField(labels.map((label) => typed(label).split(" ")), { rows: (line, take) => eachRow(sets[line], take), level: LABEL });
    });
  }

  #addTexts(part) {
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

  /** Whether a term only links others, so that it says nothing beside them. */
  isFiller(term) {
    return FILLERS.test(term);
  }

  /** Whether a term stands for every provider, so that it narrows nothing. */
  isForEveryone(term) {
    return this.#meanings.get(term)?.includes(EVERYONE) ?? false;
  }

  /** Call a function with each row whose name is read like a text. */
  named(text, take) {
    for (const { full, initials } of isHan(text) ? [] : this.#pinyin.slice(0, 2)) for (const field of [full, initials]) field.find(typed(text), take);
  }

  /** Call a function with each row that has a term elsewhere than in its name and labels. */
  look(term, take) {
    if (this.#ids.has(term)) take(this.#ids.get(term), OTHER);
    for (const field of this.#others) field.find(term, take);
    if (!isHan(term)) this.#lookRead(typed(term), take);
    else if (runsOf(term).length > 1) for (const pinyin of this.#pinyin) pinyin.findMixed(term, take);
    for (const find of this.#meanings.get(term) ?? []) this.#eachFound(find, (row) => take(row, LABEL));
  }

  /** Look for pinyin of former names, and of whole labels from their beginning. */
  #lookRead(term, take) {
    for (const { full, initials } of this.#pinyin.slice(2)) for (const field of [full, initials]) field.find(term, take);
    for (const field of this.#readLabels) {
      for (const [line] of field.ends.entries()) {
        const start = field.startOf(line);
        const isHere = field.text.startsWith(term, start) && [...syllableEnds(field, start, term.length)].includes(start + term.length);
        if (isHere) field.rows(line, (row) => take(row, LABEL + READ));
      }
    }
  }

  #eachFound(find, take) {
    const [name, code] = find.split("/");
    const { codes, sets } = this.#finder.index.facet(name);
    if (codes.includes(code)) eachRow(sets[codes.indexOf(code)], take);
  }

  /** Return what a term that nobody has may mean: labels written together, or a word that is nearly the same. */
  otherwise(term) {
    return this.#inLabels(term) ?? this.#nearly(term);
  }

  /** Return the rows that fit the labels and the words for everyone of which a Chinese term is made, and what is left between. */
  #inLabels(term) {
    const parts = isHan(term) && runsOf(term).length === 1 ? this.#cut(term) : [];
    return parts.length > 1 || (parts.length && parts[0] !== term) ? meet(parts.map((part) => this.#finder.look(part)), this.#finder.index.count) : undefined;
  }

  #cut(term) {
    const parts = [];
    let rest = "";
    for (let start = 0; start < term.length; ) {
      let length = term.length - start;
      while (length > 1 && !this.#isCutting(term.slice(start, start + length))) length -= 1;
      if (length > 1) parts.push(rest.replaceAll(EDGES, ""), term.slice(start, start + length));
      rest = length > 1 ? "" : rest + term[start];
      start += length;
    }
    return [...parts, rest.replaceAll(EDGES, "")].filter(Boolean);
  }

  #isCutting(text) {
    return this.isForEveryone(text) || this.#labelWords.some((label) => label.startsWith(text));
  }

  /** Return the rows that fit what was probably meant. */
  #nearly(term) {
    if (!allowance(term)) return undefined;
    const { names, labels, index } = this.#finder;
    const written = [...names, ...labels, ...this.#others].map((field) => ({ field, reach: wordEnd }));
    const read = this.#pinyin.map(({ full }) => ({ field: full, reach: syllableEnds }));
    const found = nearest(term, [...written, ...read, ...this.#readLabels.map((field) => ({ field, reach: lineEnds }))]);
    const levels = new Uint8Array(index.count);
    for (const { field, places } of found) field.rowsAt(places, (row) => (levels[row] = CLOSE));
    return { levels, count: hitsOf(levels), instead: [...new Set(found.map(({ word }) => word))] };
  }
}

/** Return the odd readings of names that may be read otherwise once more: those they have anyway, and that one. */
function oddOfOthers({ also, odd }) {
  const known = new Map(also.map(([row]) => [row, []]));
  for (const [row, ...one] of odd) known.get(row)?.push(one);
  return also.flatMap(([row, ...other], line) => [...known.get(row), other].map((one) => [line, ...one]));
}

/** Call a function with each row that was sent as the gap to the one before. */
function eachOfGaps(text, take) {
  let row = -1;
  for (const gap of numbersOf(text)) take((row += gap + 1));
}
