/** What comes of the form: its state, the preview, the lines that change, and the ways to propose them. */

import { difference } from "./difference.js";
import { fill, h, part } from "./dom.js";
import { preview } from "./preview.js";
import { say, text } from "./sentences.js";

const LONGEST_ADDRESS = 8000;
const LONGEST_MAIL = 1800;

export class Outcome {
  names = {};
  #made;
  #said = "";

  /** @param {HTMLElement} tool */
  constructor(tool) {
    this.root = part(tool, "result");
    this.settings = tool.dataset;
    part(this.root, "copy").addEventListener("click", () => this.#copy());
    part(this.root, "download").addEventListener("click", () => this.#download());
    part(this.root, "host").addEventListener("click", () => this.#hand());
  }

  /** Say that nothing is changed. */
  nothing() {
    this.#say("nothing");
  }

  /** Say how much has to be mended. */
  faults(count) {
    this.#say("faults", { count });
  }

  /** Show a proposal: its file, the questions with their answers, and which of them changed. */
  ready(made, questions, answers, changed) {
    this.#made = made;
    this.#say("ready", { count: changed.size });
    part(this.root, "made").hidden = false;
    part(this.root, "preview").replaceChildren(...preview(questions, answers, changed, this.names));
    const lines = difference(made.before, made.after);
    part(this.root, "lines").replaceChildren(...lines.map(lineOf));
    this.#offer(lines);
  }

  #say(key, values) {
    const said = text(key, values);
    part(this.root, "made").hidden = true;
    if (said !== this.#said) part(this.root, "state").textContent = said;
    this.#said = said;
  }

  #offer(lines) {
    const { mailbox } = this.settings;
    const host = part(this.root, "host");
    const address = this.#hostAddress();
    host.hidden = !address;
    if (address) host.href = address.href;
    part(this.root, "next").textContent = address ? text(address.isFilled ? "host-filled" : "host-paste") : text("no-host");
    const shown = lines.map(({ isNew, line }) => `${isNew ? "+" : "-"} ${line}`).join("\n").slice(0, LONGEST_MAIL);
    const subject = encodeURIComponent(text("mail-subject", { id: this.#made.id }));
    const body = encodeURIComponent(`${text("mail-body")}\n\n${shown}`);
    part(this.root, "mail").href = `mailto:${mailbox}?subject=${subject}&body=${body}`;
  }

  /** Return the host's form for this file, prefilled where it takes the text; nothing where there is no host. */
  #hostAddress() {
    const { edit, new: fresh } = this.settings;
    const { path, after, isNew } = this.#made;
    const template = isNew ? fresh : edit;
    if (!template) return undefined;
    const empty = template.replace("{path}", path);
    const href = empty.replace("{text}", encodeURIComponent(after));
    if (template.includes("{text}") && href.length <= LONGEST_ADDRESS) return { href, isFilled: true };
    return { href: empty.replace("{text}", ""), isFilled: false };
  }

  async #hand() {
    if (!this.#hostAddress().isFilled) await this.#copy(false);
  }

  async #copy(isSaid = true) {
    let key = "copied";
    try {
      await navigator.clipboard.writeText(this.#made.after);
    } catch {
      key = "uncopied";
    }
    if (isSaid || key === "uncopied") fill(part(this.root, "next"), ...say(key));
  }

  #download() {
    const address = URL.createObjectURL(new Blob([this.#made.after], { type: "text/yaml" }));
    h("a", { href: address, download: `${this.#made.id}.yaml` }).click();
    URL.revokeObjectURL(address);
  }
}

function lineOf({ isNew, number, line }) {
  const sign = h("span", { class: "heard" }, text(isNew ? "line-in" : "line-out"), " ");
  return h("li", { class: isNew ? "in" : "out" }, h("span", { class: "fine", "aria-hidden": "true" }, `${number} ${isNew ? "+" : "−"} `), sign, h("code", {}, line));
}
