/** The brief's form: what can be chosen and how it is called, and a brief written into it and read from it. */

import { CHOSEN } from "./brief.js";
import { part } from "./dom.js";
import { text } from "./sentences.js";
import { isChinese } from "./words.js";

const SINGLE = ["origin", "budget", "size", "start"];
const FIELDS = { markets: "origin", budgets: "budget" };

export class Wishes {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    const boxes = Map.groupBy(form.querySelectorAll("input"), (box) => box.name);
    const many = [...boxes].map(([name, inputs]) => [name, inputs.map((input) => [input.value, input.closest("label").textContent])]);
    const one = SINGLE.map((name) => [name, [...form.elements[name].options].slice(1).map((option) => [option.value, option.text])]);
    this.names = Object.fromEntries([...many, ...one].map(([name, values]) => [name, new Map(values)]));
    form.addEventListener("change", () => this.#count());
  }

  /** The codes of each field, in the order of the form. */
  get lists() {
    return Object.fromEntries(Object.entries(this.names).map(([name, values]) => [name, [...values.keys()]]));
  }

  /** Return what a field asks. */
  label(field) {
    const control = this.form.elements[field];
    return (control.labels?.[0] ?? control[0].closest("fieldset").querySelector("legend")).textContent;
  }

  /** Return the name of a value. */
  nameOf(field, code) {
    return this.names[field].get(code) ?? code;
  }

  /** Return the name of a criterion; values of which the name does not tell what they are follow their field's. */
  criterion({ facet, code }) {
    const field = FIELDS[facet] ?? facet;
    const name = this.nameOf(field, code);
    return CHOSEN.includes(field) ? name : `${this.label(field)}${isChinese ? "：" : ": "}${name}`;
  }

  /** @returns {import("./brief.js").Brief} */
  read() {
    const ticked = (name) => [...this.form.querySelectorAll(`input[name=${name}]:checked`)];
    const needed = (name, need) => ticked(name).filter((box) => needOf(box).value === need).map((box) => box.value);
    const chosen = CHOSEN.map((name) => [name, { must: needed(name, "must"), nice: needed(name, "nice") }]);
    const single = SINGLE.map((name) => [name, this.form.elements[name].value || undefined]);
    return { ...Object.fromEntries([...chosen, ...single]), languages: ticked("languages").map((box) => box.value) };
  }

  /** @param {import("./brief.js").Brief} brief */
  write(brief) {
    for (const box of this.form.querySelectorAll("input")) {
      const { must, nice } = brief[box.name].must ? brief[box.name] : { must: brief[box.name], nice: [] };
      box.checked = must.includes(box.value) || nice.includes(box.value);
      if (needOf(box)) needOf(box).value = nice.includes(box.value) ? "nice" : "must";
    }
    for (const name of SINGLE) this.form.elements[name].value = brief[name] ?? "";
    this.#keepMonth(brief.start);
    this.#count();
  }

  /** Offer the month of an older link too. */
  #keepMonth(month) {
    const select = this.form.elements.start;
    if (!month || select.value === month) return;
    select.append(new Option(month, month));
    select.value = month;
  }

  #count() {
    for (const choices of this.form.querySelectorAll("fieldset")) {
      const count = choices.querySelectorAll("input:checked").length;
      part(choices, "chosen").textContent = count ? text("chosen", { count }) : "";
    }
  }
}

function needOf(box) {
  return part(box.closest("li"), "need");
}
