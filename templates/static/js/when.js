/** Instants in the reader's own time. */

import { h } from "./dom.js";
import { day } from "./words.js";

/** Return a day with its time. */
export function instant(iso) {
  const at = new Date(iso);
  const two = (number) => String(number).padStart(2, "0");
  const date = day(`${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`);
  return `${date}${document.documentElement.lang === "en" ? ", " : " "}${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** Return the same as an element. */
export function time(iso) {
  return h("time", { datetime: iso }, instant(iso));
}
