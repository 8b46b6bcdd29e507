/** Deadlines: days end at 18:00 in Beijing, and are shown there and where the reader is. */

import { h } from "./dom.js";
import { say, text } from "./sentences.js";
import { instant } from "./when.js";
import { day, isChinese } from "./words.js";

const HOUR = 3_600_000;
const OFFSET = 8 * HOUR;
const SOON_DAYS = 4;
const END = "T18:00:00+08:00";
const WEEKDAYS = isChinese ? ["周日", "周一", "周二", "周三", "周四", "周五", "周六"] : ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** Return the instant at which a day of a form ends. */
export function endOf(date) {
  return new Date(date + END).toISOString();
}

/** Return a day some days from now, as a form holds it. */
export function daysAhead(count, now = Date.now()) {
  return new Date(now + OFFSET + count * 24 * HOUR).toISOString().slice(0, 10);
}

/** Return an instant in Beijing's time, in words. */
export function inBeijing(iso) {
  const there = new Date(new Date(iso).getTime() + OFFSET);
  const [date, clock] = [there.toISOString().slice(0, 10), there.toISOString().slice(11, 16)];
  const weekday = WEEKDAYS[there.getUTCDay()];
  return text("beijing", { day: isChinese ? `${date} ${weekday}` : `${weekday} ${day(date)}`, time: clock });
}

/** Return the same instant where the reader is; nothing for readers in Beijing's zone. */
export function here(iso) {
  const isThere = new Date(iso).getTimezoneOffset() === -OFFSET / 60_000;
  return isThere ? [] : say("here", { time: instant(iso) });
}

/** Return both, for a line of text. */
export function inBoth(iso) {
  const words = here(iso);
  return words.length ? say("both", { beijing: inBeijing(iso), here: h("span", {}, ...words) }) : [inBeijing(iso)];
}

/** Return how much time is left, pressing where it is little. */
export function timeLeft(iso, now = Date.now()) {
  const hours = Math.floor((new Date(iso) - now) / HOUR);
  if (hours < 0) return h("span", {}, ...say("over"));
  const days = Math.floor(hours / 24);
  const words = days ? say("days-left", { count: days }) : say("hours-left", { count: hours });
  return h("span", { class: days < SOON_DAYS ? "soon" : "mute" }, ...words);
}
