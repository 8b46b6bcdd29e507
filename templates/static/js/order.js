/**
 * The orders of a list. The recommended one has the rule of `order.py`: stars, evidence, then a turn that changes daily; what
 * nobody confirmed for 18 months comes last.
 */

import { monthsEarlier } from "./freshness.js";

const CHECKSUMS = Uint32Array.from({ length: 256 }, (_, value) => {
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

const ROWS = 2 ** 16;
const TURNS = 2 ** 23;
const EVIDENCE = 2 ** 10;
export const MOST_STARS = 10;
const BEHIND = (MOST_STARS + 2) * EVIDENCE;
const HIDDEN_MONTHS = 18;

/** Return a checksum (CRC-32) of a text in ASCII. */
function checksum(text) {
  let value = 0xffffffff;
  for (let place = 0; place < text.length; place += 1) value = CHECKSUMS[(value ^ text.charCodeAt(place)) & 255] ^ (value >>> 8);
  return ~value;
}

/** Return the turn of an id on a day, 23 bits of MurmurHash3's finalizer over the checksums of both. */
export function turnOf(id, day) {
  return turn(checksum(id) ^ checksum(day));
}

function turn(sum) {
  let value = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 9;
}

/** Return all rows in the order of a key from 0 to 2^37; rows of the same key stay as they are. */
export function sortedBy(count, keyOf) {
  const keys = new Float64Array(count);
  for (let row = 0; row < count; row += 1) keys[row] = keyOf(row) * ROWS + row;
  keys.sort();
  const rows = new Uint16Array(count);
  for (let place = 0; place < count; place += 1) rows[place] = keys[place] % ROWS;
  return rows;
}

/** Return all rows in the recommended order. */
export function recommended({ count, day, stars, evidence, confirmed, id }) {
  const hidden = monthsEarlier(day, HIDDEN_MONTHS);
  const isHidden = confirmed.days.map((one) => one <= hidden);
  const standing = (row) => isHidden[confirmed.places[row]] ? BEHIND : (MOST_STARS - stars[row]) * EVIDENCE + EVIDENCE - 1 - Math.min(EVIDENCE - 1, evidence[row]);
  const today = checksum(day);
  return sortedBy(count, (row) => standing(row) * TURNS + turn(checksum(id(row)) ^ today));
}
