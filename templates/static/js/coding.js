/** Columns as they are sent: numbers in printable characters, sets of rows in base64; `coding.py` writes them. */

const SYMBOLS = Array.from({ length: 94 }, (_, place) => String.fromCharCode(0x21 + place)).filter((one) => !'"\\'.includes(one));
const LAST = SYMBOLS.length / 2;
const VALUES = new Uint8Array(128);
for (const [value, symbol] of SYMBOLS.entries()) VALUES[symbol.charCodeAt(0)] = value;

/** Call a function with each number of a text; a space is -1. */
export function eachNumber(text, take) {
  let number = 0;
  let unit = 1;
  for (let place = 0; place < text.length; place += 1) {
    const symbol = text.charCodeAt(place);
    if (symbol === 0x20) take(-1);
    else {
      const value = VALUES[symbol];
      if (value >= LAST) {
        number += (value - LAST) * unit;
        unit *= LAST;
      } else {
        take(number + value * unit);
        number = 0;
        unit = 1;
      }
    }
  }
}

/** Return a column as one small number a row: the place of its value among `values`. */
export function placesOf({ text }, count) {
  const places = new Uint16Array(count);
  let row = 0;
  eachNumber(text, (number) => {
    places[row] = number;
    row += 1;
  });
  return places;
}

/** Return texts that were sent as numbers of an alphabet. */
export function linesOf({ alphabet, text }) {
  const characters = [...alphabet];
  const lines = [];
  let line = "";
  eachNumber(text, (number) => {
    if (number < 0) {
      lines.push(line);
      line = "";
    } else line += characters[number];
  });
  return [...lines, line];
}

/** Return sorted lines, of which each was sent as what it has beyond the one before. */
export function sortedLinesOf(text) {
  let before = "";
  return text.split("\n").map((line) => (before = before.slice(0, SYMBOLS.indexOf(line[0])) + line.slice(1)));
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
