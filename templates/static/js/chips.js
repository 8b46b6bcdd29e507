/** What is asked, as chips that can be taken off. */

import { h } from "./dom.js";
import { labelOf } from "./facets.js";
import { say, text } from "./sentences.js";
import { toggled } from "./ask.js";

export class Chips {
  /**
   * @param {Element} place
   * @param {import("./index.js").Index} index
   * @param {(ask: object) => void} go Ask for something else.
   */
  constructor(place, index, go) {
    Object.assign(this, { place, index, go });
  }

  show(ask) {
    const chips = [];
    if (ask.text.trim()) chips.push(this.#chip(text("quoted", { text: ask.text.trim() }), { ...ask, text: "", shown: 0 }));
    for (const [name, codes] of ask.choices) for (const code of codes) chips.push(this.#chip(labelOf(this.index, name, code), toggled(ask, name, code)));
    const clear = { text: "", choices: new Map(), order: ask.order, shown: 0 };
    if (chips.length > 1) chips.push(h("button", { class: "link small", type: "button", click: () => this.#press(clear) }, ...say("clear")));
    this.place.replaceChildren(...chips);
    this.place.hidden = chips.length === 0;
  }

  #chip(label, without) {
    const name = h("span", { class: "heard" }, ...say("drop"));
    return h("button", { class: "chip", type: "button", click: () => this.#press(without) }, name, label, h("span", { "aria-hidden": "true" }, "×"));
  }

  /** Ask without it; the focus goes to the next chip, or to the box. */
  #press(ask) {
    const place = [...this.place.children].indexOf(document.activeElement);
    this.go(ask);
    const next = this.place.children[Math.min(place, this.place.children.length - 1)];
    (next ?? document.querySelector(".search input")).focus();
  }
}
