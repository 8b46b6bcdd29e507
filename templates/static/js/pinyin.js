/** Names as they are typed in pinyin: syllables and initials, also mixed with characters. */

import { Field, PART, PREFIX, READ } from "./field.js";
import { isHan, isLatin, runsOf } from "./fold.js";

const UNITS = /[a-z0-9]+|[^a-z0-9]/gu;

/** Return how a term is typed where ü is typed u. */
export function typed(term) {
  return term.replaceAll(/([ln])v/g, "$1u");
}

/** Return syllables in rows as a field. */
export function syllableField(rows, how) {
  const text = rows.map((syllables) => syllables.join("")).join("\n");
  const begins = new Uint8Array(text.length + 1);
  let place = 0;
  for (const syllables of rows) {
    for (const { length } of syllables) {
      begins[place] = 1;
      place += length;
    }
    place += 1;
  }
  return new Field({ text, begins }, { penalty: READ, least: 2, ...how });
}

/** The pinyin of some names. */
export class Pinyin {
  #names;
  #alone;
  #odd = new Map();

  /**
   * @param {string[]} names Folded and without signs.
   * @param {object} part How characters are read alone, and otherwise: row, place among its characters, syllable.
   * @param {object} how As for a field.
   */
  constructor(names, { characters, syllables, odd }, how = {}) {
    const list = typed(syllables).split(" ");
    this.#names = names;
    this.#alone = new Map(Array.from(characters, (character, place) => [character, list[place]]));
    for (const [row, place, syllable] of odd) this.#odd.set(row, (this.#odd.get(row) ?? new Map()).set(place, typed(syllable)));
    const rows = names.map((_, row) => this.#read(row).map(([, syllable]) => syllable));
    this.full = syllableField(rows, how);
    const initials = names.map((_, row) => this.#read(row).map(([unit, syllable]) => (isHan(unit) ? syllable[0] : unit)));
    this.initials = syllableField(initials, { ...how, level: Math.max(how.level ?? 0, PREFIX) });
    this.how = how;
  }

  #units(row) {
    return this.#names[row].match(UNITS) ?? [];
  }

  /** Return a name as pairs of a character, or a Latin word, and how it is read. */
  #read(row) {
    const odd = this.#odd.get(row);
    let place = -1;
    return this.#units(row).map((unit) => {
      if (isLatin(unit.charCodeAt(0))) return [unit, unit];
      place += 1;
      return [unit, odd?.get(place) ?? this.#alone.get(unit) ?? unit];
    });
  }

  /** Call a function with each row that fits a term of characters and pinyin mixed. */
  findMixed(term, take) {
    const runs = runsOf(term);
    const character = runs.find(isHan);
    for (const [row, name] of this.#names.entries()) {
      if (!name.includes(character)) continue;
      const units = this.#read(row);
      const start = units.findIndex((_, place) => fits(units, place, runs));
      if (start >= 0) for (const one of this.how.rows?.(row) ?? [row]) take(one, Math.max(start ? PART : PREFIX, this.how.level ?? 0) + READ);
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
