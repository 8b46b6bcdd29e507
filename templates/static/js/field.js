/** One field of all rows: a line each, in which terms are found by scanning. */

import { isHan, isLatin } from "./fold.js";

/** How well a term fits, best first; what was read in pinyin comes after what is written so. */
export const EXACT = 1;
export const PREFIX = 3;
export const PART = 5;
export const LABEL = 7;
export const OTHER = 9;
export const CLOSE = 11;
export const READ = 1;

const SHORTEST_INSIDE = 3;

/** Return folded lines without signs and spaces, and where a word begins: each Chinese character is one. */
export function joined(lines) {
  const pieces = lines.join("\n").replaceAll(/[^\p{L}\p{N}\n &-]+/gu, "").split(/[ &-]+/);
  const text = pieces.join("");
  const begins = new Uint8Array(text.length + 1);
  let place = 0;
  for (const { length } of pieces) {
    begins[place] = 1;
    place += length;
  }
  let wasLatin = false;
  for (place = 0; place < text.length; place += 1) {
    const is = isLatin(text.charCodeAt(place));
    if (!is || !wasLatin) begins[place] = 1;
    wasLatin = is;
  }
  return { text, begins };
}

export class Field {
  /**
   * @param {{text: string, begins: Uint8Array}} lines What `joined` returned, or the same made of syllables.
   * @param {object} [how]
   * @param {(line: number) => Iterable<number>} [how.rows] The rows of a line; the line's own number unless said.
   * @param {number} [how.level] How well a term fits here at best.
   * @param {number} [how.least] The shortest Latin term that is looked for.
   * @param {boolean} [how.isInside] Whether Latin terms of three letters are found inside words, too.
   * @param {number} [how.penalty] What is added to every fit.
   */
  constructor({ text, begins }, { rows, level = EXACT, least = 1, isInside = false, penalty = 0 } = {}) {
    Object.assign(this, { text, begins, rows, level, least, isInside, penalty });
    const ends = [];
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) ends.push(end);
    this.ends = Uint32Array.from([...ends, text.length]);
  }

  /** Call a function with each row that has a term, and how well it fits there. */
  find(term, take) {
    const isChinese = isHan(term);
    if (!isChinese && term.length < this.least) return;
    const { text, ends } = this;
    let line = 0;
    let place = text.indexOf(term);
    while (place >= 0) {
      while (ends[line] < place) line += 1;
      if (isChinese || this.begins[place] || this.#isInWord(term, place)) {
        this.#take(line, this.#fit(term, place, line), take);
        place = text.indexOf(term, ends[line] + 1);
      } else place = text.indexOf(term, place + 1);
    }
  }

  #isInWord(term, place) {
    if (!this.isInside || term.length < SHORTEST_INSIDE) return false;
    for (let at = place + 1; at < place + term.length; at += 1) if (this.begins[at]) return false;
    return true;
  }

  startOf(line) {
    return line ? this.ends[line - 1] + 1 : 0;
  }

  #fit(term, place, line) {
    if (place > this.startOf(line)) return PART;
    return place + term.length === this.ends[line] ? EXACT : PREFIX;
  }

  #take(line, fit, take) {
    const level = Math.max(fit, this.level) + this.penalty;
    if (!this.rows) take(line, level);
    else for (const row of this.rows(line)) take(row, level);
  }

  /** Return the words that begin with a letter, from `least` to `most` letters long, with the places of each. */
  words(letter, least, most, reach) {
    const found = new Map();
    for (let place = this.text.indexOf(letter); place >= 0; place = this.text.indexOf(letter, place + 1)) {
      for (const end of this.begins[place] ? reach(this, place) : []) {
        const word = this.text.slice(place, end);
        if (word.length < least || word.length > most) continue;
        if (found.has(word)) found.get(word).push(place);
        else found.set(word, [place]);
      }
    }
    return found;
  }

  /** Call a function with the rows of the lines of some ascending places. */
  at(places, take) {
    let line = 0;
    for (const place of places) {
      while (this.ends[line] < place) line += 1;
      for (const row of this.rows?.(line) ?? [line]) take(row);
    }
  }
}
