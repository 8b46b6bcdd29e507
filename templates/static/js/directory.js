/** The list of providers as a search: reads the address, asks the engine, shows what it finds. */

import { keepQuery } from "./address.js";
import { queryOf, readAsk, toggled } from "./ask.js";
import { Chips } from "./chips.js";
import { fill, h, part } from "./dom.js";
import { Engine } from "./engine.js";
import { FacetList, labelOf } from "./facets.js";
import { Index } from "./index.js";
import { Parts, widen } from "./parts.js";
import { ResultList } from "./results.js";
import { learn, say, text } from "./sentences.js";
import { note } from "./status.js";
import { inRow, isChinese } from "./words.js";
import { sentenceOf, titleOf } from "./summary.js";
import { showTexts } from "./guides.js";

const tool = part(document, "directory");
const form = tool.querySelector(".search");
const box = form.elements.q;
const order = part(tool, "order");
const more = part(tool, "more");
const size = Number(tool.dataset.size);
const language = isChinese ? "zh" : "en";
const FIRST = [`labels-${language}`, `sentences-${language}`];
const DEEP = [`labels-${isChinese ? "en" : "zh"}`, "names", "texts", "pinyin", "variants"];

class Search {
  ignored = [];

  constructor(main, { labels }, parts) {
    this.parts = parts;
    this.index = new Index(main);
    this.index.addLabels(language, labels);
    this.engine = new Engine(this.index, language);
    this.results = new ResultList(tool, this.index);
    this.facets = new FacetList(tool, this.index, (name, code) => (name ? this.go(toggled(this.ask, name, code)) : this.show(this.ask)));
    this.chips = new Chips(part(tool, "chips"), this.index, (ask) => this.go(ask));
  }

  /** Take up what the address asks for. */
  restore() {
    const { ask, ignored } = readAsk(location.search, (name, code) => this.engine.knows(name, code));
    this.ignored = ignored;
    box.value = ask.text;
    order.value = ask.order;
    keepQuery();
    this.show(ask);
  }

  /** Take up the address, or what was typed and chosen before the search was there. */
  begin() {
    const typed = box.value;
    const chosen = order.value;
    this.restore();
    const text = typed || this.ask.text;
    const by = chosen === "recommended" ? this.ask.order : chosen;
    if (text !== this.ask.text || by !== this.ask.order) this.go({ ...this.ask, text, order: by }, { isTyped: true });
  }

  /** Ask for something else; it becomes a step of the browser's history unless it follows from typing. */
  go(ask, { isTyped = false } = {}) {
    this.ignored = [];
    const query = queryOf(ask, size);
    if (query !== location.search) history[isTyped ? "replaceState" : "pushState"](null, "", location.pathname + query);
    keepQuery();
    if (box.value.trim() !== ask.text.trim()) box.value = ask.text;
    order.value = ask.order;
    this.show(ask);
  }

  show(ask) {
    this.ask = ask;
    const answer = this.engine.search(ask);
    const isEmpty = answer.rows.length === 0;
    if (isEmpty && !this.deeper && !this.isLost) return fill(part(tool, "sentence"), ...say("searching"));
    const relaxed = isEmpty ? this.deeper?.relax(this.engine, ask) : undefined;
    const rows = relaxed ? this.engine.search(relaxed.ask).rows : answer.rows;
    const shown = Math.max(size, ask.shown);
    this.results.show(rows.subarray(0, shown));
    this.facets.show(ask, answer.counts);
    this.chips.show(ask);
    this.#tell(ask, answer, relaxed);
    this.#offerMore(rows.length - shown);
    return showTexts(tool, this.engine.finder.deep, ask.text, { language, isFirst: isEmpty });
  }

  #tell(ask, answer, relaxed) {
    fill(part(tool, "sentence"), ...sentenceOf(ask, answer.rows.length, this.index, isChinese));
    document.title = titleOf(ask, this.index);
    const rule = ask.order === "recommended" && ask.text.trim() ? "best" : ask.order;
    fill(part(tool, "rule"), ...say(`order.${rule}`));
    const notes = [];
    if (this.ignored.length && (this.isWide || this.isLost)) notes.push(note("matters", say("ignored", { parts: this.ignored.join(", ") })));
    if (relaxed) notes.push(note("matters", relaxedWords(relaxed, ask, this.index), { words: say("clear"), run: () => this.clear() }));
    else if (answer.instead.length) notes.push(note("matters", say("instead", { words: answer.instead.join(isChinese ? "、" : ", ") })));
    this.#tellLoss();
    part(tool, "notes").replaceChildren(...notes);
  }

  #tellLoss() {
    const place = part(tool, "lost");
    if (this.isLost) place.firstChild.textContent = `${text("partly")} `;
    place.hidden = !this.isLost;
  }

  clear() {
    this.go({ text: "", choices: new Map(), order: this.ask.order, shown: 0 });
  }

  #offerMore(rest) {
    more.hidden = rest <= 0;
    more.replaceChildren(...say("show-more", { count: Math.min(rest, size) }));
  }

  /** Show more of what was found, and stay where the reader is. */
  showMore() {
    const shown = Math.max(size, this.ask.shown);
    this.go({ ...this.ask, shown: shown + size });
    this.results.focus(shown);
  }

  /** Read what lines also show, and the facets that are seldom asked for. */
  async widen() {
    const lines = await this.parts.read("lines");
    widen(this.index, lines, language);
    this.engine.takeFacets();
    this.results.add(lines);
    this.isWide = true;
    this.again();
  }

  /** Read what queries find beyond names and labels. */
  async deepen() {
    const [{ Deep }, { relax }, ...found] = await Promise.all([import("./deep.js"), import("./relax.js"), ...DEEP.map((name) => this.parts.read(name))]);
    const deep = new Deep(this.engine.finder);
    for (const [place, part] of found.entries()) deep.add(DEEP[place], part);
    this.deeper = { relax };
    this.again();
  }

  again() {
    if (this.ignored.length) this.restore();
    else this.show(this.ask);
  }
}

/** Return what a result without an answer shows instead, in words. */
function relaxedWords(relaxed, ask, index) {
  const isAll = !relaxed.ask.text && relaxed.ask.choices.size === 0;
  return isAll ? say("relaxed-all") : say("relaxed", { left: leftOut(relaxed, ask, index) });
}

/** Return what was left out, in words. */
function leftOut({ words, facets }, ask, index) {
  const texts = words.length === 0 ? [] : [say("quoted", { text: words.join(" ") }).join("")];
  const names = facets.flatMap((name) => [...ask.choices.get(name)].map((code) => labelOf(index, name, code)));
  return inRow([...texts, ...names]).join("") || ask.text;
}

/** Take over the list; where that is not possible the plain list stays. */
async function start() {
  const parts = new Parts(tool.dataset.part);
  let search;
  try {
    const [main, labels, { sentences, addresses }] = await Promise.all([parts.main(), ...FIRST.map((name) => parts.read(name))]);
    learn(sentences);
    Object.assign(tool.dataset, addresses);
    search = new Search(main, labels, parts);
  } catch {
    part(tool, "lost").hidden = false;
    return reveal();
  }
  search.begin();
  bind(search);
  try {
    await search.widen();
    if (!search.ask.text.trim()) reveal();
    await search.deepen();
  } catch {
    search.isLost = true;
    search.again();
  }
  return reveal();
}

/** Show what was found, once it has its place: what is seen does not move. */
function reveal() {
  const show = () => tool.classList.remove("waiting");
  if (document.hidden) show();
  else requestAnimationFrame(() => setTimeout(show));
}

function bind(search) {
  const typed = () => search.go({ ...search.ask, text: box.value, shown: 0 }, { isTyped: true });
  box.addEventListener("input", typed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search.go({ ...search.ask, text: box.value, shown: 0 });
    part(tool, "sentence").focus();
  });
  order.addEventListener("change", () => search.go({ ...search.ask, order: order.value, shown: 0 }));
  more.addEventListener("click", () => search.showMore());
  addEventListener("popstate", () => search.restore());
}

await start();
