/** Words that are nearly right: one edit from five letters, two from nine; a swap of neighbours is one edit. */

import { has } from "./bits.js";
import { isLatin } from "./fold.js";
import { NEWLINE } from "./lines.js";

const SHORTEST = 5;
const LONG = 9;
const LONGEST_TERM = 100;

/** Return how many edits a term may be away from what was meant; none where it has too few letters, or other signs than letters and digits. */
export function allowance(term) {
  if (!/^[a-z][a-z0-9]*$/.test(term) || term.length > LONGEST_TERM) return 0;
  const letters = term.replaceAll(/[0-9]/g, "").length;
  return letters < SHORTEST ? 0 : letters < LONG ? 1 : 2;
}

/** Return the words of some fields that are nearest to a term, all of the same distance; their first letter is right. */
export function nearest(term, fields) {
  let most = allowance(term);
  let found = [];
  for (const { field, reach } of fields) {
    for (const [word, places] of field.words(term[0], term.length - most, term.length + most, reach)) {
      const distance = distanceOf(term, word, most);
      if (distance < most) found = [];
      if (distance <= most) found.push({ word, field, places });
      most = Math.min(most, distance);
    }
  }
  return found;
}

/** Yield where the word at a place ends. */
export function* wordEnd({ text, begins }, place) {
  let end = place + 1;
  while (!has(begins, end) && isLatin(text.charCodeAt(end))) end += 1;
  yield end;
}

/** Yield where two or more syllables end that begin at a place, at most so many letters away. */
export function* syllableEnds({ text, begins }, place, most) {
  let count = 0;
  for (let end = place + 1; end <= Math.min(text.length, place + most); end += 1) {
    const isEnd = end === text.length || text.charCodeAt(end) === NEWLINE;
    if (isEnd || has(begins, end)) count += 1;
    if (count > 1 && (isEnd || has(begins, end))) yield end;
    if (isEnd) return;
  }
}

/** Yield where two or more syllables end, if a line begins at a place. */
export function* lineEnds(field, place, most) {
  if (place === 0 || field.text.charCodeAt(place - 1) === NEWLINE) yield* syllableEnds(field, place, most);
}

const LINES = [new Uint8Array(LONGEST_TERM + 3), new Uint8Array(LONGEST_TERM + 3), new Uint8Array(LONGEST_TERM + 3)];

/** Return the edits between two words (optimal string alignment), or one more than the most that counts. */
export function distanceOf(one, other, most) {
  let [before, last, next] = LINES;
  for (let place = 0; place <= other.length; place += 1) last[place] = place;
  for (let row = 1; row <= one.length; row += 1) {
    let least = (next[0] = row);
    for (let place = 1; place <= other.length; place += 1) {
      const isSame = one[row - 1] === other[place - 1];
      let cost = Math.min(last[place - 1] + (isSame ? 0 : 1), last[place] + 1, next[place - 1] + 1);
      const isSwap = row > 1 && place > 1 && one[row - 1] === other[place - 2] && one[row - 2] === other[place - 1];
      if (isSwap) cost = Math.min(cost, before[place - 2] + 1);
      next[place] = cost;
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, last, next] = [last, next, before];
  }
  return Math.min(last[other.length], most + 1);
}
