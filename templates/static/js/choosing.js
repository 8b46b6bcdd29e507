/** Putting providers of a list on the shortlist and into the comparison, without leaving the list. */

import { fill, part } from "./dom.js";
import { say, text } from "./sentences.js";
import { note, tell, undo } from "./status.js";
import { Kept } from "./store.js";
import { showTally } from "./tally.js";
import { GAP, inRow, isChinese, named } from "./words.js";

const language = isChinese ? "zh" : "en";

export class Choosing {
  #compared = new Kept("compare");
  #list = new Kept("shortlist");

  constructor(tool, index) {
    Object.assign(this, { tool, index, limit: Number(tool.dataset.limit), most: Number(tool.dataset.most) });
    this.bar = part(tool, "comparing");
    this.names = new Map();
    this.#list.watch(() => this.show());
    this.#compared.watch(() => this.show());
    this.bar.querySelector("button").addEventListener("click", () => this.#compare([]));
  }

  /** Let the buttons of a line work. */
  bind(item, id, name) {
    this.names.set(id, name);
    part(item, "add").addEventListener("click", () => this.#toggle(id, name));
    part(item, "choose").addEventListener("change", ({ target }) => this.#choose(id, target));
  }

  #toggle(id, name) {
    const ids = this.#list.read();
    const isOn = ids.includes(id);
    if (!isOn && ids.length >= this.limit) return tell(say("full", { limit: this.limit, name: named(name) }), this.#seeList());
    const next = isOn ? ids.filter((one) => one !== id) : [...ids, id];
    this.#write(next);
    const back = undo(() => this.#write(ids));
    const words = say(isOn ? "removed" : "added", { name: named(name) });
    return this.#list.isKept ? tell(words, back, isOn ? undefined : this.#seeList()) : tell([...words, GAP, ...say("unkept")], back);
  }

  #seeList() {
    return { words: say("see-list"), href: this.tool.dataset.shortlist };
  }

  #write(ids) {
    this.#list.write(ids);
    this.show();
  }

  #choose(id, target) {
    const ids = this.#compared.read();
    if (target.checked && ids.length >= this.most) {
      target.checked = false;
      tell(say("choose-fewer", { limit: this.most }));
    } else this.#compare(target.checked ? [...ids, id] : ids.filter((one) => one !== id));
  }

  #compare(ids) {
    this.#compared.write(ids);
    this.show();
  }

  /** Show what is on the shortlist and what is compared. */
  show() {
    const ids = new Set(this.#list.read());
    showTally([...ids]);
    const compared = this.#compared.read();
    for (const item of part(this.tool, "items").children) {
      const { id } = item.dataset;
      if (!id) continue;
      const button = part(item, "add");
      button.setAttribute("aria-pressed", String(ids.has(id)));
      fill(part(button, "say"), ...say(ids.has(id) ? "is-on" : "put"));
      part(item, "choose").checked = compared.includes(id);
    }
    this.bar.hidden = compared.length === 0;
    const names = inRow(compared.map((id) => this.#nameOf(id))).join("");
    fill(this.bar.querySelector("p"), text("compared", { count: compared.length, most: this.most, names }));
    const link = this.bar.querySelector("a");
    link.search = `?ids=${compared.join(",")}`;
  }

  #nameOf(id) {
    if (!this.names.has(id)) {
      for (let row = 0; row < this.index.count; row += 1) if (this.index.id(row) === id) this.names.set(id, this.index.names(row, language)[0]);
    }
    return this.names.get(id) ?? id;
  }
}
