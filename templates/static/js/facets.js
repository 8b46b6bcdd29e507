/** The column of facets: every value that somebody has, its live count, and which are chosen. */

import { UNSTATED } from "./engine.js";
import { h, part } from "./dom.js";
import { say, text } from "./sentences.js";
import { isChinese } from "./words.js";

const SHOWN = 8;
const OPEN = new Set(["platforms", "categories", "services"]);
const FIRST = ["categories", "platforms", "services", "markets", "stars", "places", "languages", "types", "budgets", "evidence"];

/** Return what a value of a facet is called. */
export function labelOf(index, name, code) {
  if (code === UNSTATED) return text(name === "stars" ? "unscored" : "unstated");
  if (name === "stars") return text("stars-from", { stars: code });
  const { codes, labels } = index.facet(name);
  return labels[isChinese ? "zh" : "en"][codes.indexOf(code)];
}

export class FacetList {
  #groups = new Map();
  #whole = new Set();

  /**
   * @param {Element} tool
   * @param {import("./index.js").Index} index
   * @param {(name: string, code: string) => void} toggle
   */
  constructor(tool, index, toggle) {
    Object.assign(this, { index, toggle });
    this.place = tool.querySelector(".filters > nav");
    this.summary = tool.querySelector(".filters > summary");
    this.place.replaceChildren();
    this.place.removeAttribute("aria-label");
  }

  /** Show the counts of a question's answer; empty values are hidden unless they are chosen. */
  show(ask, counts) {
    const chosen = [...ask.choices.values()].reduce((sum, codes) => sum + codes.size, 0);
    this.summary.replaceChildren(...say("filters"), ...(chosen ? [h("span", { class: "count" }, String(chosen))] : []));
    for (const name of FIRST) if (counts.has(name)) this.#showFacet(name, ask.choices.get(name) ?? new Set(), counts.get(name));
  }

  #showFacet(name, chosen, counts) {
    const group = this.#groupOf(name);
    const values = [...counts].filter(([code, count]) => count || chosen.has(code));
    if (name !== "stars") values.sort(([one, many], [other, more]) => (one === UNSTATED) - (other === UNSTATED) || more - many);
    group.hidden = values.length === 0 || (values.length === 1 && values[0][0] === UNSTATED && !chosen.size);
    const focused = document.activeElement?.closest("label")?.dataset.code;
    const hadFocus = group.contains(document.activeElement);
    const list = part(group, "values");
    const isLong = values.length > SHOWN + 1 && !this.#whole.has(name);
    const shown = isLong ? values.filter(([code], place) => place < SHOWN || chosen.has(code)) : values;
    list.replaceChildren(...shown.map(([code, count]) => this.#row(name, code, count, chosen.has(code))));
    this.#offerWhole(group, name, values.length);
    if (hadFocus && focused) list.querySelector(`[data-code="${CSS.escape(focused)}"] input`)?.focus();
  }

  #groupOf(name) {
    if (!this.#groups.has(name)) {
      const heading = h("summary", {}, text(`field.${name}`));
      const list = h("ul", { class: "rows", "data-values": "" });
      const values = h("div", { role: "group", "aria-label": text(`field.${name}`) }, list);
      const group = h("details", OPEN.has(name) ? { open: "" } : {}, heading, values);
      const after = FIRST.slice(0, FIRST.indexOf(name)).findLast((other) => this.#groups.has(other));
      if (after) this.#groups.get(after).after(group);
      else this.place.prepend(group);
      this.#groups.set(name, group);
    }
    return this.#groups.get(name);
  }

  #row(name, code, count, isChosen) {
    const box = h("input", { type: "checkbox", checked: isChosen && "", change: () => this.toggle(name, code) });
    const label = h("span", {}, labelOf(this.index, name, code));
    return h("li", {}, h("label", { "data-code": code }, box, label, h("span", { class: "mute" }, String(count))));
  }

  #offerWhole(group, name, count) {
    part(group, "whole")?.remove();
    if (count <= SHOWN + 1) return;
    const isWhole = this.#whole.has(name);
    const press = () => {
      if (isWhole) this.#whole.delete(name);
      else this.#whole.add(name);
      this.toggle();
      part(group, "whole").focus();
    };
    group.append(h("button", { class: "link small", type: "button", "data-whole": "", click: press }, ...say(isWhole ? "fewer" : "all-of", { count })));
  }
}
