/** Sets of rows as bits, 32 rows a word. */

/** Return an empty set. */
export function none(count) {
  return new Uint32Array((count + 31) >> 5);
}

/** Return the set of all rows. */
export function all(count) {
  const set = none(count).fill(0xffffffff);
  if (count & 31) set[set.length - 1] = 2 ** (count & 31) - 1;
  return set;
}

export function add(set, row) {
  set[row >> 5] |= 1 << (row & 31);
}

export function has(set, row) {
  return (set[row >> 5] >>> (row & 31)) & 1;
}

/** Return what two sets share. */
export function both(one, other) {
  return one.map((word, place) => word & other[place]);
}

/** Put the rows of a set into another. */
export function join(into, set) {
  for (let place = 0; place < into.length; place += 1) into[place] |= set[place];
}

/** Return the rows that a set lacks. */
export function rest(set, count) {
  return all(count).map((word, place) => word & ~set[place]);
}

/** Return how many rows two sets share. */
export function countBoth(one, other) {
  let found = 0;
  for (let place = 0; place < one.length; place += 1) found += ones(one[place] & other[place]);
  return found;
}

/** Return how many rows a set has. */
export function size(set) {
  return countBoth(set, set);
}

function ones(word) {
  let pairs = word - ((word >>> 1) & 0x55555555);
  pairs = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((pairs + (pairs >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Call a function with each row of a set. */
export function eachRow(set, take) {
  for (let place = 0; place < set.length; place += 1) {
    for (let word = set[place]; word; word &= word - 1) take(place * 32 + 31 - Math.clz32(word & -word));
  }
}

/** Return the set of the rows of which something is said. */
export function setOf(said) {
  const set = none(said.length);
  for (let row = 0; row < said.length; row += 1) if (said[row]) add(set, row);
  return set;
}
