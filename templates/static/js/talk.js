/** The thread between a brand and a provider. */

import { ask } from "./api.js";
import { linesOf } from "./briefing.js";
import { h, part } from "./dom.js";
import { say } from "./sentences.js";
import { time } from "./when.js";

/** Return a thread's messages, the oldest first. */
export async function readThread(path, names) {
  const { messages } = await ask("GET", path);
  return messages.map(({ by, text, at }) => h("li", {}, h("p", { class: "fine" }, h("b", {}, names[by]), " ", time(at)), h("p", {}, ...linesOf(text))));
}

/** Return a question with its answer, if there is one. */
export function questionOf({ text, at, answer, answered_at: answeredAt }, ...more) {
  const said = answer ? [h("p", {}, ...linesOf(answer)), h("p", { class: "fine" }, ...say("answered", { time: time(answeredAt) }))] : [h("p", { class: "fine" }, ...say("unanswered"))];
  return h("li", {}, h("p", {}, h("b", {}, ...linesOf(text))), h("p", { class: "fine" }, time(at)), ...said, ...more);
}

/** Return the form's place for a message to be sent again under the same number. */
export function numberOf(form, make) {
  form.dataset.number ||= make();
  return form.dataset.number;
}

/** Empty a form whose message was sent. */
export function renew(form) {
  form.reset();
  delete form.dataset.number;
  part(form, "problems").hidden = true;
}
