/** The ranked list: ten places at a time, each with its sums, what would change it, and its place on the shortlist. */

import { fill, part } from "./dom.js";
import { readIndex, readJson } from "./index.js";
import { Library } from "./library.js";
import { readNames } from "./names.js";
import { placeOf } from "./place.js";
import { Proofs } from "./proofs.js";
import { Ranking, criteriaOf } from "./ranking.js";
import { say, text } from "./sentences.js";
import { Steps } from "./steps.js";
import { Kept } from "./store.js";
import { sumsOf } from "./sums.js";
import { isChinese } from "./words.js";

const STEP = 10;
/** How many places show their sums at once. */
const OPEN = 2;
/** How long the list waits for the details of these, so that nothing moves when they come. */
const DETAILS_MS = 1500;

export class RankedList {
  #shortlist = new Kept("shortlist");
  #providers = new Map();
  #ranking;

  /**
   * Read the index and the evidence of everyone; what cannot be read is an error.
   *
   * @param {HTMLElement} tool The page's own element, with what it is told in its `data-`.
   * @param {import("./wishes.js").Wishes} wishes
   */
  static async load(tool, wishes) {
    const { evidence, names } = tool.dataset;
    const [index, data] = await Promise.all([readIndex(tool.dataset), readJson(evidence), readNames(names)]);
    return new RankedList(tool, wishes, index, new Proofs(data, index));
  }

  constructor(tool, wishes, index, proofs) {
    this.index = index;
    this.proofs = proofs;
    this.tool = tool;
    this.list = part(tool, "list");
    this.library = new Library(tool.dataset);
    this.site = { ...tool.dataset, wishes };
    const { limit, page } = tool.dataset;
    const write = (ids) => {
      this.#shortlist.write(ids);
      this.#showShortlist();
    };
    const provider = (id) => this.#providers.get(id);
    this.steps = new Steps({ read: () => this.#shortlist.read(), write, provider, limit: Number(limit), page });
    this.#shortlist.watch(() => this.#showShortlist());
    part(tool, "more").querySelector("button").addEventListener("click", () => this.#showMore());
  }

  /** Rank everyone for a brief and show the first places; the details of those that stand open are read before. */
  async show(brief) {
    const { index, proofs } = this;
    const ranking = new Ranking(criteriaOf(brief, proofs), proofs, index.order);
    this.#ranking = ranking;
    const open = Array.from({ length: Math.min(OPEN, ranking.length) }, (_, place) => index.id(ranking.rowAt(place + 1)));
    const patience = new Promise((done) => setTimeout(done, DETAILS_MS));
    if (open.length) await Promise.race([this.library.read(open), patience]);
    this.list.replaceChildren();
    this.#append();
    await Promise.all([...this.list.children].slice(0, OPEN).map((item) => this.#open(item)));
    const rest = proofs.count - ranking.length;
    fill(part(this.tool, "rest"), ...(rest && ranking.length ? say("rest", { count: rest }) : []));
    part(this.tool, "nobody").hidden = ranking.length > 0;
    return ranking;
  }

  /** Show the sums of every place that is shown, as for paper. */
  async openAll() {
    await Promise.all([...this.list.children].map((item) => this.#open(item)));
  }

  #append() {
    const from = this.list.children.length;
    const last = Math.min(from + STEP, this.#ranking.length);
    for (let rank = from + 1; rank <= last; rank += 1) this.list.append(this.#item(rank));
    const left = this.#ranking.length - last;
    part(this.tool, "more").hidden = !left;
    part(this.tool, "more").querySelector("button").textContent = text("more", { count: Math.min(STEP, left) });
    this.#showShortlist();
  }

  #showMore() {
    const next = this.list.children.length;
    this.#append();
    part(this.list.children[next], "name").focus();
  }

  #item(rank) {
    const row = this.#ranking.rowAt(rank);
    const provider = this.#providerAt(row);
    this.#providers.set(provider.id, provider);
    const { supposed } = this.#ranking;
    const standing = { rank, fit: this.#ranking.fitOf(row), outlook: this.#ranking.outlook(row), supposed };
    const item = placeOf(provider, standing, this.site);
    item.dataset.row = row;
    part(item, "why").addEventListener("toggle", (event) => event.target.open && this.#open(item));
    part(item, "add").addEventListener("click", (event) => this.#toggle(provider.id, event.currentTarget));
    return item;
  }

  #providerAt(row) {
    const names = this.index.names(row, isChinese ? "zh" : "en").filter(Boolean);
    return { id: this.index.id(row), names, isDemo: this.proofs.demo.has(row), state: "listed", hasPage: true };
  }

  /** Open the sums of an item; they are made when they are first asked for, and again where their details were missing. */
  async #open(item) {
    const why = part(item, "why");
    const ranking = this.#ranking;
    await this.library.read([item.dataset.id]);
    const details = this.library.get(item.dataset.id);
    if (item.dataset.sums !== "whole" && ranking === this.#ranking) {
      const row = Number(item.dataset.row);
      const stated = (facet) => this.index.codesOf(facet, row);
      const sums = sumsOf(ranking.fitOf(row), details, { ...this.site, stated });
      why.replaceChildren(why.querySelector("summary"), sums);
      item.dataset.sums = details.state === "unreachable" ? "part" : "whole";
    }
    why.open = true;
  }

  #toggle(id, button) {
    const isOn = button.getAttribute("aria-pressed") === "true";
    if (isOn) this.steps.remove(id);
    else this.steps.put(id);
  }

  #showShortlist() {
    const ids = this.#shortlist.read();
    for (const item of this.list.children) {
      const button = part(item, "add");
      const isOn = ids.includes(item.dataset.id);
      button.setAttribute("aria-pressed", isOn);
      button.firstElementChild.textContent = text(isOn ? "on-shortlist" : "add");
    }
  }
}
