/** The form's controls: answers written into them and read from them, and what is wrong beside each. */

import { lineOf, nameFrom } from "./answers.js";
import { fill, h, part } from "./dom.js";
import { isEmpty } from "./faults.js";
import { say, text } from "./sentences.js";
import { GAP, inRow } from "./words.js";

const SHOWN = 5;

export class Question {
  /**
   * @param {HTMLElement} root Its element on the page.
   * @param {object} about What the model says of it.
   */
  constructor(root, about) {
    Object.assign(this, { root, about });
    part(root, "add")?.addEventListener("click", () => this.#add().querySelector("input, select, textarea").focus());
  }

  /** Put an answer into the controls. */
  write(answer) {
    if (this.about.many === "records") {
      part(this.root, "records").replaceChildren();
      for (const [place, record] of answer.entries()) this.#writeRecord(record, place);
    } else write(this.root, this.about, answer);
    this.count();
  }

  /** Put an answer back that was read from the controls: its records know their places in the entry themselves. */
  restore(answer) {
    if (this.about.many !== "records") return this.write(answer);
    part(this.root, "records").replaceChildren();
    for (const record of answer) this.#writeRecord(record, record.place);
  }

  /** Return the answer that is in the controls. */
  read() {
    if (this.about.many !== "records") return read(this.root, this.about);
    const records = [...part(this.root, "records").children].map((root) => this.#readRecord(root));
    return records.filter((record) => this.about.parts.some(({ name }) => !isEmpty(record[name])));
  }

  /** Say which values are chosen, and where there are many, how many. */
  count() {
    const said = part(this.root, "chosen");
    if (!said) return;
    const chosen = [...this.root.querySelectorAll("input:checked")].map((box) => box.nextSibling.textContent);
    const names = inRow(chosen.slice(0, SHOWN)).join("");
    said.textContent = chosen.length > SHOWN ? text("more", { shown: names, rest: chosen.length - SHOWN }) : names;
  }

  /** Show what is wrong with the answer. */
  show(faults, severities, rules) {
    const items = faults.map(({ code, values }) => {
      const severity = severities[code];
      const name = h("a", { href: `${rules}#${code}`, target: "_blank", rel: "noopener" }, h("code", { lang: "en" }, code));
      return h("p", { class: `small fault ${severity}` }, h("b", {}, text(severity)), " ", ...say(`what.${code}`, values), GAP, ...say(`mend.${code}`, values), " ", name);
    });
    fill(part(this.root, "faults"), ...items);
    const isWrong = faults.some(({ code }) => severities[code] === "error");
    for (const control of this.root.querySelectorAll("input, select, textarea")) {
      if (isWrong) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
  }

  #add() {
    const template = this.root.querySelector("template[data-record]");
    const record = document.importNode(template.content, true).firstElementChild;
    part(record, "remove").addEventListener("click", () => {
      record.remove();
      part(this.root, "add").focus();
      this.root.dispatchEvent(new Event("input", { bubbles: true }));
    });
    part(this.root, "records").append(record);
    return record;
  }

  #writeRecord(record, place) {
    const root = this.#add();
    if (place !== undefined) root.dataset.place = place;
    for (const about of this.about.parts) write(root.querySelector(`[data-part=${about.name}]`), about, record[about.name]);
  }

  #readRecord(root) {
    const parts = this.about.parts.map((about) => [about.name, read(root.querySelector(`[data-part=${about.name}]`), about)]);
    return { ...Object.fromEntries(parts), place: root.dataset.place };
  }
}

function write(root, { kind, many }, answer) {
  if (kind === "code" && many === "each") {
    for (const box of root.querySelectorAll("input")) box.checked = answer.includes(box.value);
  } else if (kind === "both") {
    for (const area of root.querySelectorAll("[data-lang]")) area.value = answer[area.dataset.lang];
  } else {
    const lines = many === "each" ? answer : [answer];
    part(root, "answer").value = lines.map((line) => (kind === "any" ? lineOf(line) : line)).join("\n");
  }
}

function read(root, { kind, many }) {
  if (kind === "code" && many === "each") return [...root.querySelectorAll("input:checked")].map((box) => box.value);
  if (kind === "both") return Object.fromEntries([...root.querySelectorAll("[data-lang]")].map((area) => [area.dataset.lang, tidy(area.value)]));
  const { value } = part(root, "answer");
  if (many === "each") return value.split("\n").map(tidy).filter(Boolean).map((line) => (kind === "any" ? nameFrom(line) : line));
  return kind === "any" ? nameFrom(tidy(value)) : tidy(value);
}

/** A text is one line: what was pasted with line ends is joined. */
function tidy(value) {
  return value.replaceAll(/\s*\n\s*/g, " ").trim();
}
