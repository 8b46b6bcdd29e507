/** Evaluations of a cooperation: what the brand says of a quarter, and what the provider replies. */

import { ask, at } from "./api.js";
import { linesOf, row } from "./briefing.js";
import { h, part } from "./dom.js";
import { onSubmit } from "./form.js";
import { refill } from "./refill.js";
import { say, text } from "./sentences.js";
import { time } from "./when.js";
import { isChinese } from "./words.js";

const POINTS = ["delivery", "service", "communication", "result"];
const EVALUATED = new Set(["confirmed", "ended"]);
const OFFSET_MS = 8 * 3_600_000;

/** Return the quarters in which a cooperation ran, the newest first, as `2026-Q4`. */
export function quartersOf({ facts, ended_on: endedOn }, now = Date.now()) {
  const numberOf = (day) => Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);
  const today = new Date(now + OFFSET_MS).toISOString().slice(0, 10);
  const [first, last] = [numberOf(facts.since), Math.min(numberOf(today), numberOf(endedOn ?? today))];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, back) => `${Math.floor((last - back) / 4)}-Q${((last - back) % 4) + 1}`);
}

function quarterOf(period) {
  const [year, quarter] = period.split("-");
  return isChinese ? `${year}年第${quarter.slice(1)}季度` : `${quarter} ${year}`;
}

export class Evaluations {
  /**
   * @param {HTMLElement} root The section.
   * @param {() => string} path Returns where the record is, as the side sees it that looks at it.
   * @param {(key: string) => Promise<void>} told Shows the record anew and says what was done.
   */
  constructor(root, path, told) {
    Object.assign(this, { root, path, told, form: part(root, "evaluate") });
    onSubmit(this.form, (values) => this.#evaluate(values));
  }

  /** Show them to one side. */
  show(record, kind) {
    const { evaluations, state } = record;
    const left = quartersOf(record).filter((period) => evaluations.every((each) => each.period !== period));
    this.root.hidden = !EVALUATED.has(state) || (kind === "provider" && !evaluations.length);
    refill(part(this.root, "evaluations"), ...evaluations.map((each) => this.#itemOf(each, kind)));
    this.form.hidden = kind !== "brand" || !left.length;
    this.form.elements.period.replaceChildren(...left.map((period) => h("option", { value: period }, quarterOf(period))));
  }

  #itemOf(evaluation, kind) {
    const { period, comment, at: when, reply, replied_at: replied } = evaluation;
    const points = POINTS.map((name) => row(say(`points.${name}`), [text("of-five", { points: evaluation[name] })]));
    const said = [...points, ...(comment ? [row(say("comment"), linesOf(comment))] : []), ...(replied ? [row(say("reply"), linesOf(reply))] : [])];
    const head = h("h3", {}, quarterOf(period), " ", h("span", { class: "fine" }, time(when)));
    return h("li", {}, head, h("dl", { class: "facts" }, ...said), ...(kind === "provider" && !replied ? [this.#replyTo(period)] : []));
  }

  #replyTo(period) {
    const area = h("textarea", { id: `reply-${period}`, name: "text", rows: 3, maxlength: 1000, required: "", "data-lines": "" });
    const field = h("div", { class: "field", "data-field": "", "data-empty": text("reply-empty") }, h("label", { for: area.id }, ...say("reply-label")), h("p", { class: "fault", "data-fault": "", hidden: "" }), area);
    const form = h("form", { class: "form", novalidate: "" }, h("div", { class: "problems", tabindex: -1, "data-problems": "", hidden: "" }), field, h("p", { class: "actions" }, h("button", { class: "button" }, ...say("reply-send"))));
    onSubmit(form, async (values) => {
      await ask("POST", this.path() + at`/evaluations/${period}/reply`, values);
      await this.told("told-reply");
    });
    return form;
  }

  async #evaluate({ period, comment, ...values }) {
    const points = Object.fromEntries(POINTS.map((name) => [name, Number(values[name])]));
    await ask("POST", `${this.path()}/evaluations`, { period, comment, ...points });
    this.form.reset();
    await this.told("told-evaluated");
  }
}
