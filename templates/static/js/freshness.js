/** Days before which something is old; the rules are those of `freshness.py`. */

const UNCONFIRMED_MONTHS = 12;

/** Return the ISO day so many months before another, clipped to the end of its month. */
export function monthsEarlier(day, months) {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, day.length);
}

/** Whether readers are told that nobody confirmed an entry for long. */
export function isUnconfirmed(confirmed, day) {
  return confirmed <= monthsEarlier(day, UNCONFIRMED_MONTHS);
}
