/** Lines as one text: twenty thousand strings of their own would cost more than their letters. */

import { add, none } from "./bits.js";
import { isHanCode, isLatin } from "./fold.js";

export const NEWLINE = 10;
const PIECE = 8192;
/** What a code may be. */
const [SIGN, KEPT, LATIN, BETWEEN] = [0, 1, 2, 3];
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => (isLatin(code) ? LATIN : code === NEWLINE ? KEPT : " &-".includes(String.fromCharCode(code)) ? BETWEEN : SIGN));
const LETTER = /[\p{L}\p{N}]/u;

export class Lines {
  /** @param {string} text The lines, with a newline between. */
  constructor(text) {
    const ends = [];
    for (let place = 0; place < text.length; place += 1) if (text.charCodeAt(place) === NEWLINE) ends.push(place);
    ends.push(text.length);
    this.text = text;
    this.ends = new Uint32Array(ends);
  }

  startOf(line) {
    return line ? this.ends[line - 1] + 1 : 0;
  }

  at(line) {
    return this.text.slice(this.startOf(line), this.ends[line]);
  }

  /** Return the text with other words in some lines: pairs of a line and its words, in ascending order. */
  instead(pairs) {
    let text = "";
    let from = 0;
    for (const [line, words] of pairs) {
      text += this.text.slice(from, this.startOf(line)) + words;
      from = this.ends[line];
    }
    return text + this.text.slice(from);
  }
}

/** Return a text of codes (UTF-16). */
export function written(codes) {
  let text = "";
  for (let start = 0; start < codes.length; start += PIECE) text += String.fromCharCode.apply(undefined, codes.subarray(start, start + PIECE));
  return text;
}

/** Return folded lines without signs and spaces, and the set of places where a word begins: each Chinese character is one. */
export function joined(lines) {
  const codes = new Uint16Array(lines.length);
  const begins = none(lines.length + 1);
  let length = 0;
  let isNew = true;
  for (let place = 0; place < lines.length; place += 1) {
    const code = lines.charCodeAt(place);
    const kind = code < ASCII.length ? ASCII[code] : isHanCode(code) || isLetter(lines, place) ? KEPT : SIGN;
    if (kind === KEPT || kind === LATIN) {
      if (isNew || kind === KEPT) add(begins, length);
      codes[length] = code;
      length += 1;
      isNew = kind === KEPT;
    } else if (kind === BETWEEN) isNew = true;
  }
  return { text: length === lines.length ? lines : written(codes.subarray(0, length)), begins };
}

/** Whether a letter or a digit of any script is at a place; one of two codes may be looked at by its second. */
function isLetter(text, place) {
  const isSecond = (text.charCodeAt(place) & 0xfc00) === 0xdc00;
  return LETTER.test(String.fromCodePoint(text.codePointAt(isSecond ? place - 1 : place)));
}
