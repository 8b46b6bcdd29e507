/** The events behind a value, quarter by quarter, and the dispute of one. */

import { onPress } from "./act.js";
import { ask, at } from "./api.js";
import { inBeijing } from "./deadline.js";
import { fill, h, part } from "./dom.js";
import { onSubmit } from "./form.js";
import { indicatorName, quarterName } from "./scoring.js";
import { say, text } from "./sentences.js";
import { focusTold, tell } from "./status.js";

const KINDS = ["ev_n", "won", "lost", "started", "complaints", "ended_early", "lapsed", "cut"];
const HOURS = "h_";

/** Return the quarter so many before. */
function earlier(quarter, many) {
  const [year, number] = quarter.split("-Q").map(Number);
  const count = year * 4 + number - 1 - many;
  return `${Math.floor(count / 4)}-Q${(count % 4) + 1}`;
}

/** Shows the events of a provider's indicators in a section of the page. */
export class Evidence {
  #section;
  #provider;
  #indicator;
  #quarter;
  #after = "";
  #asked;
  #event;

  /** @param {HTMLElement} section @param {string} provider Its identifier. */
  constructor(section, provider) {
    this.#section = section;
    this.#provider = provider;
    onPress(part(section, "more"), () => this.#read());
    onSubmit(part(section, "dispute"), ({ reason }) => this.#send(reason));
  }

  /** Show the events of an indicator, the newest quarter of its window first. */
  async show(indicator, quarter) {
    this.#indicator = indicator;
    const section = this.#section;
    section.hidden = false;
    fill(part(section, "heading"), ...say("events-of", { indicator: indicatorName(indicator.code) }));
    fill(part(section, "means"), ...say(`means.${indicator.code}`));
    const quarters = Array.from({ length: indicator.quarters }, (_, back) => earlier(quarter, back));
    fill(part(section, "window"), ...quarters.map((each) => this.#chip(each)));
    await this.#choose(quarter);
    part(section, "heading").focus();
  }

  #chip(quarter) {
    const chip = h("button", { class: "button", type: "button", "data-quarter": quarter }, quarterName(quarter));
    onPress(chip, () => this.#choose(quarter));
    return chip;
  }

  async #choose(quarter) {
    this.#quarter = quarter;
    this.#after = "";
    for (const chip of part(this.#section, "window").children) chip.ariaPressed = String(chip.dataset.quarter === quarter);
    part(this.#section, "events").replaceChildren();
    part(this.#section, "dispute").hidden = true;
    await this.#read();
  }

  async #read() {
    const query = new URLSearchParams({ quarter: this.#quarter, indicator: this.#indicator.code, after: this.#after });
    this.#asked = query;
    const found = await ask("GET", `${at`/api/scores/${this.#provider}/events`}?${query}`);
    if (query !== this.#asked) return; // others were asked for meanwhile
    const list = part(this.#section, "events");
    list.append(...found.lines.map((line) => this.#line(line)));
    this.#after = found.after ?? "";
    part(this.#section, "more").hidden = !this.#after;
    part(this.#section, "empty").hidden = list.children.length > 0;
  }

  #line(line) {
    const what = h("span", {}, ...kindOf(line), h("br", {}), h("span", { class: "fine" }, inBeijing(line.at)), ...this.#standing(line));
    return h("li", {}, what, h("span", { class: "actions" }, this.#record(line), this.#way(line)));
  }

  #standing({ disputed_at: disputed, verdict, settlement }) {
    if (!disputed) return [];
    const sentence = verdict ? say(`verdict.${verdict}`, { reason: settlement }) : say("disputed");
    return [h("br", {}), h("span", { class: "small" }, ...sentence)];
  }

  /** Link the record that an event is about, on the page of this side. */
  #record({ record }) {
    const { opportunity, cooperation } = document.querySelector("[data-work]").dataset;
    const [kind, id] = record.split("#");
    const [page, words] = kind === "ROUND" ? [opportunity, "see-round"] : [cooperation, "see-record"];
    return h("a", { href: `${page}?id=${id}` }, ...say(words));
  }

  #way(line) {
    if (line.disputed_at) return "";
    const label = text("dispute-event", { time: inBeijing(line.at) });
    const button = h("button", { class: "button", type: "button", "aria-label": label }, ...say("dispute"));
    onPress(button, async () => {
      this.#event = line;
      const form = part(this.#section, "dispute");
      fill(part(form, "heading"), label);
      form.hidden = false;
      part(form, "heading").focus();
    });
    return button;
  }

  async #send(reason) {
    await ask("POST", at`/api/scores/${this.#provider}/disputes`, { quarter: this.#quarter, event: this.#event.id, reason });
    part(this.#section, "dispute").reset();
    await this.#choose(this.#quarter);
    tell(say("told-dispute"));
    focusTold();
  }
}

/** Return what happened, in words: by what it added, which is all that a line knows. */
function kindOf({ kind, adds }) {
  const late = adds.late ? [" ", h("span", { class: "tag" }, ...say("is-late"))] : [];
  const hours = Object.keys(adds).find((name) => name.startsWith(HOURS));
  if (hours) {
    const count = Number(hours.slice(HOURS.length)) + 1;
    return [...say(kind === "invitation.declined" ? "kind.declined" : "kind.interested"), " (", ...say("hours", { count }), ")"];
  }
  const name = KINDS.find((each) => adds[each]);
  const { ev_delivery: delivery, ev_service: service, ev_communication: communication, ev_result: result } = adds;
  return [...say(`kind.${name}`, { delivery, service, communication, result }), ...late];
}
