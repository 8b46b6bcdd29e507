/** Operators find people, brands and providers, and read what the ledger keeps of them. */

import { onPress } from "./act.js";
import { ask, at } from "./api.js";
import { fill, h, part } from "./dom.js";
import { onSubmit } from "./form.js";
import { say, text } from "./sentences.js";
import { time } from "./when.js";
import { COMMA, inRow, localized, named } from "./words.js";

const MANY = 40;

export class Search {
  #line;
  #after = "";
  #asked;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.ledger = part(root, "ledger-of");
    onSubmit(part(root, "find"), (values) => this.#find(values));
    onPress(part(root, "ledger-more"), () => this.#read());
  }

  async #find(values) {
    const { lines } = await ask("POST", "/api/search", values);
    this.ledger.hidden = true;
    part(this.root, "found").replaceChildren(...lines.map((line) => this.#itemOf(line)));
    fill(part(this.root, "count"), ...(lines.length ? say("found", { count: lines.length >= MANY ? `${MANY}+` : lines.length }) : say("found-none")));
  }

  #itemOf(line) {
    const { kind, id, detail, suspended } = line;
    const name = nameFor(line);
    const facts = [h("span", {}, ...say(`kind.${kind}`)), h("span", { lang: "en" }, id), ...(detail ? [h("span", {}, detail)] : [])];
    const told = h("button", { class: "button", type: "button" }, ...say("ledger"), h("span", { class: "heard" }, ` ${name}`));
    onPress(told, () => this.#open(line));
    const { brief } = part(document, "work").dataset;
    const send = kind === "brand" && !suspended ? [h("a", { class: "button", href: `${brief}?id=${id}` }, ...say("send-for"), h("span", { class: "heard" }, ` ${name}`))] : [];
    const tag = suspended ? [" ", h("span", { class: "tag hot" }, ...say("is-suspended"))] : [];
    return h("li", {}, h("span", {}, h("b", {}, named(name)), ...tag, h("br", {}), h("span", { class: "fine" }, ...inRow(facts, COMMA))), h("span", { class: "actions" }, told, ...send));
  }

  async #open(line) {
    this.#line = line;
    this.#after = "";
    fill(part(this.root, "ledger-name"), ...say("ledger-of", { name: named(nameFor(line)) }));
    part(this.root, "ledger").replaceChildren();
    await this.#read();
    this.ledger.hidden = false;
    part(this.root, "ledger-name").focus();
  }

  async #read() {
    const { kind, id } = this.#line;
    const query = new URLSearchParams({ after: this.#after });
    this.#asked = query;
    const { lines, after } = await ask("GET", `${at`/api/ledger/${kind}/${id}`}?${query}`);
    if (query !== this.#asked) return; // another one's was asked for meanwhile
    part(this.root, "ledger").append(...lines.map(entryOf));
    this.#after = after ?? "";
    part(this.root, "ledger-more").hidden = !after;
    part(this.root, "ledger-none").hidden = part(this.root, "ledger").children.length > 0;
  }
}

/** A person may have given no name; its mailbox is one. */
function nameFor({ name, detail }) {
  return localized(name) || detail;
}

/** What happened, as the ledger has it: its words are the same in both languages. */
function entryOf({ kind, at: when, actor, about, reason, details }) {
  const facts = [time(when), h("span", { lang: "en" }, text("by-actor", { actor })), ...(about ? [h("span", { lang: "en" }, about)] : [])];
  const more = Object.entries(details ?? {}).map(([key, value]) => `${key}: ${value}`);
  return h("li", {}, h("span", {}, h("code", { lang: "en" }, kind), h("br", {}), h("span", { class: "fine" }, ...inRow(facts, COMMA)), ...(reason ? [h("br", {}), reason] : []), ...(more.length ? [h("br", {}), h("span", { class: "fine", lang: "en" }, ...inRow(more))] : [])));
}
