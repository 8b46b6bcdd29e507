/** What a brand authorises the provider to do: services, until a day; either side ends it. */

import { ask, at } from "./api.js";
import { h, part } from "./dom.js";
import { onSubmit } from "./form.js";
import { nameOf } from "./names.js";
import { refill } from "./refill.js";
import { say, text } from "./sentences.js";
import { numberOf, renew } from "./talk.js";
import { ulid } from "./ulid.js";
import { countChosen, readTicked, tick } from "./wanted.js";
import { COMMA, day, inRow } from "./words.js";

export class Authorisations {
  /**
   * @param {HTMLElement} root The section.
   * @param {() => string} path Returns where the record is, as the side sees it that looks at it.
   * @param {(key: string) => Promise<void>} told Shows the record anew and says what was done.
   */
  constructor(root, path, told) {
    Object.assign(this, { root, path, told, form: part(root, "grant") });
    onSubmit(this.form, ({ until }) => this.#grant(until));
    this.form.addEventListener("change", () => countChosen(this.form));
  }

  /** Show them to one side. */
  show({ authorisations, state }, kind) {
    this.root.hidden = state !== "confirmed" && !authorisations.length;
    refill(part(this.root, "authorisations"), ...authorisations.map((each) => this.#itemOf(each, kind)));
    part(this.root, "unauthorised").hidden = authorisations.length > 0;
    this.form.hidden = kind !== "brand" || state !== "confirmed";
  }

  #itemOf({ id, state, services, until, reason }, kind) {
    const names = inRow(services.map((code) => nameOf("services", code)));
    const facts = [h("span", {}, ...say("until-day", { day: day(until) })), ...(reason ? [h("span", {}, reason)] : [])];
    const tag = h("span", { class: state === "active" ? "tag todo" : "tag" }, ...say(`authorisation.${state}`));
    const words = h("div", {}, h("p", {}, h("b", {}, ...names), " ", tag), h("p", { class: "fine" }, ...inRow(facts, COMMA)));
    return h("li", {}, words, ...(state === "active" ? [this.#ending(id, kind)] : []));
  }

  #ending(id, kind) {
    const input = h("input", { id: `why-${id}`, name: "reason", type: "text", maxlength: 500, required: "", autocomplete: "off" });
    const field = h("div", { class: "field", "data-field": "", "data-empty": text("why-empty") }, h("label", { for: input.id }, ...say("why")), h("p", { class: "fault", "data-fault": "", hidden: "" }), input);
    const form = h("form", { class: "form", novalidate: "" }, h("div", { class: "problems", tabindex: -1, "data-problems": "", hidden: "" }), field, h("p", { class: "actions" }, h("button", { class: "button" }, ...say(`end.${kind}`))));
    onSubmit(form, async (values) => {
      await ask("POST", this.path() + at`/authorisations/${id}/end`, values);
      await this.told("told-ended");
    });
    return h("details", {}, h("summary", {}, ...say(`end.${kind}`)), form);
  }

  async #grant(until) {
    await ask("POST", `${this.path()}/authorisations`, { id: numberOf(this.form, ulid), services: readTicked(this.form, "services"), until });
    renew(this.form);
    tick(this.form, "services", []);
    countChosen(this.form);
    await this.told("told-granted");
  }
}
