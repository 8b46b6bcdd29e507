/** What a page has just done, said in its live region, and what can be done about it. */

import { h, part } from "./dom.js";
import { say } from "./sentences.js";
import { named } from "./words.js";

const region = part(document, "status");
let place;

/** Remember where the person is while something begins that will be told. */
export function begin() {
  place = document.activeElement;
}

/**
 * Say a sentence, in place of the one before.
 *
 * @param {Array<string | Node>} sentence
 * @param {Array<undefined | {words: Array<string | Node>, href?: string, run?: () => void}>} actions
 */
export function tell(sentence, ...actions) {
  region.replaceChildren(note("matters", sentence, ...actions));
}

/** Say nothing any more. */
export function clear() {
  region.replaceChildren();
}

/** Move the focus to what was said, unless the person went on to something else meanwhile. */
export function focusTold() {
  const { activeElement: now, body } = document;
  if (now === body || now === (place ?? now)) region.firstElementChild.focus();
  place = undefined;
}

/** Return a note with its actions. */
export function note(kind, sentence, ...actions) {
  const offered = actions.filter(Boolean).map(offer);
  return h("p", { class: `note ${kind} actions`, tabindex: -1 }, h("span", {}, ...sentence), ...offered);
}

function offer({ words, href, run }) {
  if (href) return h("a", { href }, ...words);
  const press = async () => {
    await run();
    region.firstElementChild?.focus();
  };
  return h("button", { class: "button", type: "button", click: press }, h("span", {}, ...words));
}

/** Move the focus to what takes the last step back, since the button that was pressed is gone. */
export function focusUndo() {
  region.querySelector("button").focus();
}

/** Return the action that takes a step back. */
export function undo(run) {
  return { words: say("undo"), run };
}

/** Return the action that leads back to a provider; nothing where it has no page. */
export function backTo(provider, page) {
  if (!provider.hasPage) return undefined;
  return { words: say("back", { name: named(provider.names[0]) }), href: page.replace("{id}", provider.id) };
}
