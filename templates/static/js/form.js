/** Forms that are sent by a script: what is wrong is said above the form and beside each field, and nothing is lost. */

import { Refused } from "./api.js";
import { fill, h, part } from "./dom.js";
import { sentenceOf } from "./problems.js";
import { say } from "./sentences.js";
import { begin } from "./status.js";

const EMPTY = new Set(["missing", "string_too_short"]);
const OWN = new Set(["text_link", "text_not_plain", "string_too_long"]);

/**
 * Send a form when it is submitted.
 *
 * @param {HTMLFormElement} form
 * @param {(values: Record<string, string>) => Promise<void>} send Throws a refusal where it is turned down.
 */
export function onSubmit(form, send) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.ariaBusy !== "true") await submit(form, send);
  });
}

async function submit(form, send) {
  const wrong = [...form.elements].filter((input) => input.name && !input.validity.valid && isFirst(input));
  if (wrong.length) return show(form, wrong.map((input) => [input, sentenceFor(input)]));
  form.ariaBusy = "true";
  begin();
  try {
    await send(valuesOf(form));
    show(form, []);
  } catch (refused) {
    show(form, problemsOf(form, refused));
  } finally {
    form.ariaBusy = "false";
  }
}

/** Whether a button of a group is the first: what is wrong with a group is said once. */
function isFirst(input) {
  return input.type !== "radio" || input.form.elements[input.name][0] === input;
}

/** Return what was typed; the functions take one line of a field, unless it is made for several. A file stays a file. */
function valuesOf(form) {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, tidy(value, form.elements[name])]));
}

function tidy(value, input) {
  if (typeof value !== "string") return value;
  const hasLines = input.dataset && "lines" in input.dataset;
  return hasLines ? value.replaceAll("\r", "").replace(/[^\S\n]+/g, " ").trim() : value.trim().replace(/\s+/g, " ");
}

/** Return what the browser finds wrong with a field. */
function sentenceFor(input) {
  const { empty, wrong } = fieldOf(input).dataset;
  return [input.validity.valueMissing ? empty : (wrong ?? empty)];
}

/** Return pairs of a field, where it is one's fault, and the sentence. */
function problemsOf(form, refused) {
  if (!(refused instanceof Refused)) throw refused;
  const input = refused.field && inputOf(form, refused.field);
  if (input) return [[input, sentenceOf(refused)]];
  const faults = refused.faults.flatMap(([path, kind]) => faultOf(form, path, kind));
  return faults.length ? faults : [[undefined, sentenceOf(refused)]];
}

/** Return the field of a path, or the first one below it. */
function inputOf(form, path) {
  return [...form.elements].find(({ name }) => name === path || name?.startsWith(`${path}.`));
}

function faultOf(form, path, kind) {
  const input = inputOf(form, path);
  if (!input) return [];
  const { empty, wrong } = fieldOf(input).dataset;
  if (OWN.has(kind)) return [[input, say(`fault.${kind}`)]];
  return [[input, [EMPTY.has(kind) ? (empty ?? wrong) : (wrong ?? empty)]]];
}

function fieldOf(input) {
  return input.closest("[data-field]");
}

/** Show problems in the form's summary and beside their fields, and move the focus to the summary. */
function show(form, problems) {
  for (const field of form.querySelectorAll("[data-field]")) mark(field, []);
  for (const [input, sentence] of problems) if (input) mark(fieldOf(input), sentence);
  const summary = part(form, "problems");
  const lines = problems.map(([input, sentence]) => h("li", {}, lineOf(input, sentence)));
  fill(summary, ...(lines.length ? [h("h2", {}, ...say("problems", { count: lines.length })), h("ul", {}, ...lines)] : []));
  if (lines.length) summary.focus();
}

function lineOf(input, sentence) {
  if (!input) return h("span", {}, ...sentence);
  const go = (event) => {
    event.preventDefault();
    for (let closed; (closed = input.closest("details:not([open])")); ) closed.open = true;
    input.focus();
  };
  return h("a", { href: `#${input.id}`, click: go }, ...sentence);
}

function mark(field, sentence) {
  const input = field.querySelector("input, select, textarea");
  field.classList.toggle("wrong", sentence.length > 0);
  input.ariaInvalid = sentence.length ? "true" : null;
  fill(part(field, "fault"), ...sentence.map((piece) => piece.cloneNode?.(true) ?? piece));
}
