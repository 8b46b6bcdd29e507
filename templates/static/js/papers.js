/** A brand's documents in the step of its brief: uploaded, chosen for the round, and removed. */

import { onSurePress } from "./act.js";
import { ask, at, Refused } from "./api.js";
import { fill, h, part } from "./dom.js";
import { onSubmit } from "./form.js";
import { paperOf } from "./paper.js";
import { say, text } from "./sentences.js";
import { focusTold, tell } from "./status.js";
import { upload } from "./upload.js";

export class Papers {
  #papers = [];
  #chosen = new Set();

  /**
   * @param {HTMLElement} root The step.
   * @param {() => string} brand Returns whose documents they are.
   */
  constructor(root, brand) {
    Object.assign(this, { root, brand, list: part(root, "papers"), progress: part(root, "progress") });
    onSubmit(part(root, "upload"), (values) => this.#upload(values));
    this.list.addEventListener("change", ({ target }) => (target.checked ? this.#chosen.add(target.value) : this.#chosen.delete(target.value)));
  }

  /** Read the brand's documents, and tick those that were chosen and are still there. */
  async show(chosen) {
    this.#chosen = new Set(chosen);
    const { lines } = await ask("GET", at`/api/documents/${this.brand()}`);
    this.#write(lines);
  }

  /** Return the documents that are chosen. */
  read() {
    return this.#papers.filter(({ id, checked_at: checked }) => checked && this.#chosen.has(id)).map(({ id }) => id);
  }

  /** Return the names of those that are chosen. */
  names() {
    const ids = this.read();
    return this.#papers.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  }

  #write(papers) {
    this.#papers = papers;
    this.list.replaceChildren(...papers.map((paper) => this.#itemOf(paper)));
    part(this.root, "no-papers").hidden = papers.length > 0;
  }

  #itemOf(paper) {
    const { id, name, checked_at: checked, used_at: used } = paper;
    const box = h("input", { id: `paper-${id}`, type: "checkbox", value: id, disabled: checked ? false : "" });
    box.checked = Boolean(checked) && this.#chosen.has(id);
    const words = checked ? paperOf(paper) : paperOf(paper, h("b", {}, ...say("not-arrived")));
    const remove = h("button", { class: "button", type: "button" }, ...say("remove"), h("span", { class: "heard" }, ` ${name}`));
    onSurePress(remove, () => say("remove-sure", { name }), () => this.#remove(paper));
    return h("li", {}, h("label", { class: "choice" }, box, words), used ? h("span", { class: "fine" }, ...say("in-use")) : remove);
  }

  async #remove({ id, name }) {
    await ask("DELETE", at`/api/documents/${this.brand()}/${id}`);
    this.#chosen.delete(id);
    this.#write(this.#papers.filter((paper) => paper.id !== id));
    tell(say("removed", { name }));
    focusTold();
  }

  async #upload({ kind, file }) {
    if (!file?.size) throw new Refused("page.file", { field: "file" });
    if (file.size > Number(this.root.dataset.largest)) throw new Refused("document.too_large", { field: "file" });
    try {
      const made = await upload(file, { brand: this.brand(), kind }, (share) => this.#tell(share));
      this.#chosen.add(made.id);
      this.#write([made, ...this.#papers.filter(({ id }) => id !== made.id)]);
      part(this.root, "upload").reset();
      tell(say("uploaded", { name: made.name }));
    } finally {
      this.progress.hidden = true;
    }
  }

  #tell(share) {
    const bar = this.progress.querySelector("progress");
    this.progress.hidden = false;
    if (share === undefined) bar.removeAttribute("value");
    else bar.value = share;
    fill(part(this.progress, "share"), share === undefined ? text("checking") : text("uploading", { percent: Math.round(share * 100) }));
  }
}
