/**
 * Writes one value of an entry's file and leaves every other line as it is, as `rewrite.py` does: the same table of cases
 * holds for both.
 */

import { find, outline, placeOf } from "./outline.js";

const LONGEST = 100;
const DAY_KEYS = new Set(["dated", "read", "confirmed", "checked", "since", "until", "on", "listed_on", "changed_on", "published_on"]);
const BEGINS_OTHERWISE = " -?:,[]{}#&*!|>'\"%@`";
const TRAP = /^(?:(?:yes|no|on|off|y|n|null|~)|0[0-9]+|[0-9]+:[0-5][0-9](?::[0-5][0-9])?|<<|=)$/i;
const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const IN_BRACKETS = /[,[\]{}#?"]|:(?=[\s,]|$)/;

/** Return a text as YAML writes it: plain where that is read as the same text by everyone, else in quotation marks. */
export function scalar(text, isInBrackets = false, key = "") {
  const isPlain =
    text !== "" &&
    !BEGINS_OTHERWISE.includes(text[0]) &&
    text.trim() === text &&
    !text.includes(": ") &&
    !text.includes(" #") &&
    !text.endsWith(":") &&
    !TRAP.test(text) &&
    !(DAY.test(text) && !DAY_KEYS.has(key)) &&
    !(isInBrackets && IN_BRACKETS.test(text));
  return isPlain ? text : quoted(text);
}

function quoted(text) {
  return '"' + text.replaceAll("\\", "\\\\").replaceAll('"', '\\"') + '"';
}

/** Return a value in one line. */
export function literal(value, isInBrackets = false, key = "") {
  if (typeof value === "string") return scalar(value, isInBrackets, key);
  if (Array.isArray(value)) return "[" + value.map((one) => literal(one, true, key)).join(", ") + "]";
  return "{" + Object.entries(value).map(([name, one]) => name + ": " + literal(one, true, name)).join(", ") + "}";
}

/**
 * Return a text with a value at a place: another value there, or a new one with all that has to be around it.
 *
 * @param {string} text
 * @param {Array<string | number>} where Keys and places in lists; the place behind the last one appends.
 * @param {string | object} value
 * @param {Record<string, string[]>} order The order of keys by the dotted path of their mapping.
 */
export function put(text, where, value, order) {
  const root = outline(text);
  if (root === undefined) return text + lines(where[0], wrapped(where.slice(1), value), 0);
  const node = find(root, where);
  if (node) return node.value === value ? text : replaced(text, root, where, node, value);
  let known = where.length - 1;
  while (!find(root, where.slice(0, known))) known -= 1;
  return inserted(text, root, where.slice(0, known), where[known], wrapped(where.slice(known + 1), value), order);
}

function wrapped(steps, value) {
  return steps.reduceRight((inner, step) => (typeof step === "string" ? { [step]: inner } : [inner]), value);
}

function replaced(text, root, where, node, value) {
  const key = where.findLast((step) => typeof step === "string") ?? "";
  const isInBrackets = where.some((_, length) => find(root, where.slice(0, length))?.isFlow);
  const wasQuoted = text[node.start] === '"' && typeof value === "string";
  const written = wasQuoted ? quoted(value) : literal(value, isInBrackets, key);
  const isBelow = (node.value === undefined && !node.isFlow) || node.start === node.end;
  const start = isBelow ? afterKey(text, root, where) : node.start;
  return text.slice(0, start) + (isBelow ? " " : "") + written + text.slice(node.end);
}

function afterKey(text, root, where) {
  const parent = find(root, where.slice(0, -1));
  if (parent?.keys) return text.indexOf(":", parent.keys[placeOf(parent, where.at(-1))][1]) + 1;
  return text.lastIndexOf("-", (find(root, where)?.start ?? 0) - 1) + 1;
}

function inserted(text, root, around, step, value, order) {
  const parent = find(root, around);
  if (parent.value !== undefined) return replaced(text, root, around, parent, wrapped([step], value));
  if (parent.isFlow) return inBrackets(text, parent, step, value);
  const column = parent.start - text.lastIndexOf("\n", parent.start - 1) - 1;
  if (typeof step === "number") return withLines(text, lineEnd(text, parent.end), item(value, column));
  const path = around.filter((part) => typeof part === "string").join(".");
  const before = placeIn(parent, step, order[path] ?? []);
  const added = lines(step, value, column);
  if (before < 0) return text.slice(0, parent.start) + added.trimStart() + " ".repeat(column) + text.slice(parent.start);
  return withLines(text, lineEnd(text, parent.parts[before].end), added);
}

function placeIn(parent, key, order) {
  if (!order.includes(key)) return parent.parts.length - 1;
  const earlier = new Set(order.slice(0, order.indexOf(key)));
  return parent.keys.findLastIndex(([name]) => earlier.has(name));
}

function inBrackets(text, parent, step, value) {
  const key = typeof step === "string" ? step : "";
  const written = (key && `${key}: `) + literal(value, true, key);
  const place = parent.parts.at(-1)?.end ?? parent.start + 1;
  return text.slice(0, place) + (parent.parts.length ? ", " : "") + written + text.slice(place);
}

function lineEnd(text, place) {
  const end = text.indexOf("\n", place);
  return end < 0 ? text.length : end;
}

function withLines(text, place, added) {
  return `${text.slice(0, place)}\n${added.replace(/\n+$/, "")}${text.slice(place) || "\n"}`;
}

function lines(key, value, column) {
  const indent = " ".repeat(column);
  const line = `${indent}${key}: ${literal(value, false, key)}\n`;
  if (typeof value === "string" || [...line].length <= LONGEST) return line;
  const inner = Array.isArray(value)
    ? value.map((one) => item(one, column + 2))
    : Object.entries(value).map(([name, one]) => lines(name, one, column + 2));
  return `${indent}${key}:\n${inner.join("")}`;
}

function item(value, column) {
  const indent = " ".repeat(column);
  const line = `${indent}- ${literal(value)}\n`;
  if (typeof value === "string" || Array.isArray(value) || [...line].length <= LONGEST) return line;
  const inner = Object.entries(value).map(([name, one]) => lines(name, one, column + 2)).join("");
  return `${indent}- ${inner.slice(column + 2)}`;
}

/** Return a text without a value, and without what holds nothing then; a value that is not there is not missed. */
export function drop(text, where) {
  const root = outline(text);
  const parent = root && find(root, where.slice(0, -1));
  const node = root && find(root, where);
  if (!node || !parent) return text;
  if (parent.parts.length === 1) return where.length > 1 ? drop(text, where.slice(0, -1)) : "";
  const step = where.at(-1);
  const place = typeof step === "string" ? placeOf(parent, step) : step;
  const starts = startsOf(text, parent);
  if (parent.isFlow || place === 0) {
    const isLast = place + 1 === starts.length;
    const [first, end] = isLast ? [parent.parts[place - 1].end, parent.parts[place].end] : [starts[place], starts[place + 1]];
    return text.slice(0, first) + text.slice(end);
  }
  const first = text.lastIndexOf("\n", starts[place] - 1) + 1;
  return text.slice(0, first) + text.slice(lineEnd(text, node.end) + 1);
}

function startsOf(text, parent) {
  if (parent.keys) return parent.keys.map(([, start]) => start);
  return parent.parts.map(({ start }) => (parent.isFlow ? start : text.lastIndexOf("-", start - 1)));
}
