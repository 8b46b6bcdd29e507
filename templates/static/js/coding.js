/** Columns as they are sent: numbers in printable characters, sets of rows in base64; `coding.py` writes them. */

import { Lines, written } from "./lines.js";

const SYMBOLS = Array.from({ length: 94 }, (_, place) => String.fromCharCode(0x21 + place)).filter((one) => !'"\\'.includes(one));
const LAST = SYMBOLS.length / 2;
const SPACE = 0x20;
const VALUES = new Uint8Array(128);
for (const [value, symbol] of SYMBOLS.entries()) VALUES[symbol.charCodeAt(0)] = value;

/** Return the numbers of a text; a space is -1. */
export function numbersOf(text) {
  const numbers = new Int32Array(text.length);
  let length = 0;
  let number = 0;
  let unit = 1;
  for (let place = 0; place < text.length; place += 1) {
    const symbol = text.charCodeAt(place);
    const value = VALUES[symbol];
    if (value >= LAST) {
      number += (value - LAST) * unit;
      unit *= LAST;
    } else {
      numbers[length] = symbol === SPACE ? -1 : number + value * unit;
      length += 1;
      number = 0;
      unit = 1;
    }
  }
  return numbers.subarray(0, length);
}

/** Return a column as one small number a row: the place of its value among `values`. */
export function placesOf({ text }, count) {
  const places = new Uint16Array(count);
  places.set(numbersOf(text).subarray(0, count));
  return places;
}

/** Return lines that were sent as numbers of an alphabet. */
export function linesOf({ alphabet, text }) {
  const characters = ["\n", ...alphabet];
  const [first, second] = [0, 1].map((at) => Uint16Array.from(characters, (character) => character.charCodeAt(at)));
  const numbers = numbersOf(text);
  const codes = new Uint16Array(numbers.length * 2);
  let length = 0;
  for (let place = 0; place < numbers.length; place += 1) {
    const number = numbers[place] + 1;
    codes[length] = first[number];
    length += 1;
    if (second[number]) {
      codes[length] = second[number];
      length += 1;
    }
  }
  return new Lines(written(codes.subarray(0, length)));
}

/** Return sorted lines, of which each was sent as what it has beyond the one before. */
export function sortedLinesOf(text) {
  let before = "";
  const lines = text.split("\n").map((line) => (before = before.slice(0, VALUES[line.charCodeAt(0)]) + line.slice(1)));
  return new Lines(lines.join("\n"));
}

/** Return sets of rows, 32 rows a word. */
export function setsOf(bits, count) {
  const text = atob(bits);
  const bytes = new Uint8Array(text.length);
  for (let place = 0; place < text.length; place += 1) bytes[place] = text.charCodeAt(place);
  const size = (count + 7) >> 3;
  const sets = [];
  for (let start = 0; start < bytes.length; start += size) {
    const set = new Uint32Array((count + 31) >> 5);
    new Uint8Array(set.buffer).set(bytes.subarray(start, start + size));
    sets.push(set);
  }
  return sets;
}
