/** One field of all rows: a line each, in which terms are found by scanning. */

import { has } from "./bits.js";
import { isHan } from "./fold.js";
import { Lines } from "./lines.js";

/** How well a term fits, best first; what was read in pinyin comes after what is written so. */
export const EXACT = 1;
export const PREFIX = 3;
export const PART = 5;
export const LABEL = 7;
export const OTHER = 9;
export const CLOSE = 11;
export const READ = 1;

const SHORTEST_INSIDE = 3;

export class Field extends Lines {
  /**
   * @param {{text: string, begins: Uint32Array}} lines What `joined` returned, or the same made of syllables.
   * @param {object} [how]
   * @param {(line: number, take: (row: number) => void) => void} [how.rows] Calls with each row of a line; the line's own number unless said.
   * @param {number} [how.level] How well a term fits here at best.
   * @param {number} [how.least] The shortest Latin term that is looked for.
   * @param {boolean} [how.isInside] Whether Latin terms of three letters are found inside words, too.
   * @param {number} [how.penalty] What is added to every fit.
   */
  constructor({ text, begins }, { rows, level = EXACT, least = 1, isInside = false, penalty = 0 } = {}) {
    super(text);
    Object.assign(this, { begins, rows, level, least, isInside, penalty });
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
      if (isChinese || has(this.begins, place) || this.#isInWord(term, place)) {
        const level = Math.max(this.#fit(term, place, line), this.level) + this.penalty;
        if (this.rows) this.rows(line, (row) => take(row, level));
        else take(line, level);
        place = text.indexOf(term, ends[line] + 1);
      } else place = text.indexOf(term, place + 1);
    }
  }

  #isInWord(term, place) {
    if (!this.isInside || term.length < SHORTEST_INSIDE) return false;
    for (let at = place + 1; at < place + term.length; at += 1) if (has(this.begins, at)) return false;
    return true;
  }

  #fit(term, place, line) {
    if (place > this.startOf(line)) return PART;
    return place + term.length === this.ends[line] ? EXACT : PREFIX;
  }

  /**
   * Return the words that begin with a letter, from `least` to `most` letters long, with the places of each.
   *
   * @param {(field: Field, place: number, most: number) => Iterable<number>} reach Yields the ends of the words at a place.
   */
  words(letter, least, most, reach) {
    const found = new Map();
    for (let place = this.text.indexOf(letter); place >= 0; place = this.text.indexOf(letter, place + 1)) {
      if (!has(this.begins, place)) continue;
      for (const end of reach(this, place, most)) {
        if (end - place < least || end - place > most) continue;
        const word = this.text.slice(place, end);
        if (found.has(word)) found.get(word).push(place);
        else found.set(word, [place]);
      }
    }
    return found;
  }

  /** Call a function with the rows of the lines of some ascending places. */
  rowsAt(places, take) {
    let line = 0;
    for (const place of places) {
      while (this.ends[line] < place) line += 1;
      if (this.rows) this.rows(line, take);
      else take(line);
    }
  }
}
