/** Values of indicators and points in words, without a fraction that a computer would round. */

import { isChinese } from "./words.js";

const WHOLE = 10_000;
const HUNDRED = 100;

/** Return `amount / whole` as an exact decimal without trailing zeros; `whole` is a power of ten. */
export function exact(amount, whole = WHOLE) {
  const rest = amount % whole;
  const digits = String(whole + rest).slice(1).replace(/0+$/, "");
  return String((amount - rest) / whole) + (digits && "." + digits);
}

/** Return a value, in ten-thousandths of its unit, as people read it. */
export function amount(unit, value) {
  if (unit === "share") return exact(value, HUNDRED) + "%";
  return exact(value) + (unit === "hours" ? (isChinese ? "小时" : " h") : "");
}

/** Return hundredths of a point with two decimals. */
export function hundredths(value) {
  return String((value - (value % HUNDRED)) / HUNDRED) + "." + String(value % HUNDRED).padStart(2, "0");
}
