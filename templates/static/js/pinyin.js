/** Names as they are typed in pinyin: syllables and initials, also mixed with characters. */

import { add, none } from "./bits.js";
import { Field, PART, PREFIX, READ } from "./field.js";
import { isHan, isHanCode, isLatin, runsOf } from "./fold.js";
import { Lines, NEWLINE, written } from "./lines.js";

const UNITS = /[a-z0-9]+|[^a-z0-9]/gu;
const LONGEST_SYLLABLE = 8;

/** Return how a term is typed where ü is typed u. */
export function typed(term) {
  return term.replaceAll(/([ln])v/g, "$1u");
}

/** A text that grows unit by unit, each of which begins something. */
class Growing {
  length = 0;

  constructor(size) {
    this.codes = new Uint16Array(size);
    this.begins = none(size + 1);
  }

  /** Add a unit. */
  put(unit) {
    add(this.begins, this.length);
    for (let place = 0; place < unit.length; place += 1) this.more(unit.charCodeAt(place));
  }

  /** Add a letter to the last unit. */
  more(code) {
    this.codes[this.length] = code;
    this.length += 1;
  }

  /** Return it as lines of a field. */
  get lines() {
    return { text: written(this.codes.subarray(0, this.length)), begins: this.begins.slice(0, (this.length + 32) >> 5) };
  }
}

/** Return syllables in rows as a field. */
export function syllableField(rows, how) {
  const text = new Growing(rows.flat().join("").length + rows.length);
  for (const [line, syllables] of rows.entries()) {
    if (line) text.more(NEWLINE);
    for (const syllable of syllables) text.put(syllable);
  }
  return new Field(text.lines, { penalty: READ, least: 2, ...how });
}

/** The pinyin of some names. */
export class Pinyin {
  #names;
  #alone;
  #odd = new Map();

  /**
   * @param {string} names Folded and without signs, a line each.
   * @param {object} part How characters are read alone, and otherwise: row, place among its characters, syllable.
   * @param {object} how As for a field.
   */
  constructor(names, { characters, syllables, odd }, how = {}) {
    const list = typed(syllables).split(" ");
    this.#names = new Lines(names);
    this.#alone = new Map(Array.from(characters, (character, place) => [character.codePointAt(0), list[place]]));
    for (const [row, place, syllable] of odd) this.#odd.set(row, (this.#odd.get(row) ?? new Map()).set(place, typed(syllable)));
    const { full, initials } = this.#spelt();
    this.full = new Field(full, { penalty: READ, least: 2, ...how });
    this.initials = new Field(initials, { penalty: READ, least: 2, ...how, level: Math.max(how.level ?? 0, PREFIX) });
    this.how = how;
  }

  /** Return all names in syllables, and in initials; Latin letters and digits stand for themselves. */
  #spelt() {
    const { text } = this.#names;
    const [full, initials] = [text.length * LONGEST_SYLLABLE, text.length].map((size) => new Growing(size));
    let row = 0;
    let place = 0;
    let wasLatin = false;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      const is = isLatin(code);
      if (code === NEWLINE || (is && wasLatin)) for (const one of [full, initials]) one.more(code);
      else {
        const character = String.fromCodePoint(text.codePointAt(at));
        const syllable = is ? character : this.#syllable(row, place, character);
        full.put(syllable);
        initials.put(isHanCode(code) ? syllable[0] : character);
        at += character.length - 1;
      }
      if (isHanCode(code)) place += 1;
      if (code === NEWLINE) {
        row += 1;
        place = 0;
      }
      wasLatin = is;
    }
    return { full: full.lines, initials: initials.lines };
  }

  /** Return how a character is read, which is the one at a place among the Chinese characters of a row. */
  #syllable(row, place, character) {
    const odd = this.#odd.size && isHanCode(character.charCodeAt(0)) ? this.#odd.get(row)?.get(place) : undefined;
    return odd ?? this.#alone.get(character.codePointAt(0)) ?? character;
  }

  /** Return a name as pairs of a character, or a Latin word, and how it is read. */
  #units(row) {
    let place = -1;
    return (this.#names.at(row).match(UNITS) ?? []).map((unit) => {
      if (isLatin(unit.charCodeAt(0))) return [unit, unit];
      if (isHanCode(unit.charCodeAt(0))) place += 1;
      return [unit, this.#syllable(row, place, unit)];
    });
  }

  /** Call a function with each row that fits a term of characters and pinyin mixed. */
  findMixed(term, take) {
    const runs = runsOf(term);
    const character = runs.find(isHan);
    const { rows, level = 0 } = this.how;
    for (const row of this.#rowsWith(character)) {
      const units = this.#units(row);
      const start = units.findIndex((_, place) => fits(units, place, runs));
      const fit = Math.max(start ? PART : PREFIX, level) + READ;
      if (start < 0) continue;
      if (rows) rows(row, (one) => take(one, fit));
      else take(row, fit);
    }
  }

  /** Yield the rows whose name has some characters. */
  *#rowsWith(characters) {
    const { text, ends } = this.#names;
    let row = 0;
    for (let place = text.indexOf(characters); place >= 0; place = text.indexOf(characters, ends[row])) {
      while (ends[row] < place) row += 1;
      yield row;
    }
  }
}

/** Whether runs fit some units one after the other: characters themselves, Latin runs by syllables or initials. */
function fits(units, place, runs) {
  const [run, ...more] = runs;
  if (run === undefined) return true;
  if (isHan(run)) return [...run].every((one, at) => units[place + at]?.[0] === one) && fits(units, place + [...run].length, more);
  return [...ends(units, place, typed(run), !more.length)].some((end) => fits(units, end, more));
}

/** Yield where a Latin run ends among the units, read by syllables or by initials; the last syllable of all may be cut. */
function* ends(units, place, run, isLast) {
  let syllables = "";
  let initials = "";
  for (let end = place; end < units.length && (syllables.length < run.length || initials.length < run.length); end += 1) {
    const [unit, syllable] = units[end];
    syllables += syllable;
    initials += isHan(unit) ? syllable[0] : unit;
    if (syllables === run || initials === run || (isLast && syllables.startsWith(run))) yield end + 1;
  }
}
