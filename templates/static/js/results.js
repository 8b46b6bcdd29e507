/** The providers that were found, as lines of the list. */

import { fill, h, part, svg } from "./dom.js";
import { Choosing } from "./choosing.js";
import { labelOf } from "./facets.js";
import { isUnconfirmed } from "./freshness.js";
import { say, text } from "./sentences.js";
import { drawStars, repliesOf, writeNames } from "./standing.js";
import { day, inRow, isChinese } from "./words.js";

const SHOWN = 5;
const IN_LINE = ["categories", "platforms", "services"];
const language = isChinese ? "zh" : "en";

export class ResultList {
  #made = new Map();

  constructor(tool, index) {
    Object.assign(this, { index, place: part(tool, "items"), data: tool.dataset });
    this.pager = tool.querySelector(".pager");
    this.choosing = new Choosing(tool, index);
  }

  /** Take in what lines also show; lines made before are made again. */
  add(lines) {
    const { founded, facts, sources, tickers, scores, replies } = lines;
    const byRow = (list) => new Map(list.map(([row, ...rest]) => [row, rest]));
    const [years, known, from] = [founded, facts, sources].map((column) => this.index.column(column));
    this.lines = { founded: years, facts: known, sources: from, tickers: byRow(tickers), scores: byRow(scores), replies: byRow(replies) };
    this.#made.clear();
  }

  /** Show these rows in this order. */
  show(rows) {
    const items = Array.from(rows, (row) => this.#itemOf(row));
    const isSame = items.length === this.place.children.length && items.every((item, place) => item === this.place.children[place]);
    if (!isSame) this.place.replaceChildren(...items);
    this.pager?.remove();
    this.choosing.show();
  }

  /** Move the focus to a line. */
  focus(place) {
    this.place.children[place]?.querySelector("a").focus();
  }

  #itemOf(row) {
    if (!this.#made.has(row)) this.#made.set(row, this.#make(row));
    return this.#made.get(row);
  }

  #make(row) {
    const { index } = this;
    const item = emptyItem();
    const names = index.names(row, language).filter(Boolean);
    const id = index.id(row);
    item.dataset.id = id;
    writeNames(item, { id, names, hasPage: true, isDemo: index.isDemo(row) }, this.data.page);
    for (const label of item.querySelectorAll("[data-whom]")) label.append(" ", names[0]);
    fill(part(item, "facets"), ...IN_LINE.flatMap((name) => this.#facet(name, row)));
    this.#writeStanding(item, row);
    this.choosing.bind(item, id, names[0]);
    return item;
  }

  #facet(name, row) {
    const codes = this.index.codesOf(name, row);
    if (!codes.length) return [];
    const shown = inRow(codes.slice(0, SHOWN).map((code) => labelOf(this.index, name, code))).join("");
    const rest = codes.length - SHOWN;
    return [h("dt", {}, text(`field.${name}`)), h("dd", {}, rest > 0 ? text("more", { shown, rest }) : shown)];
  }

  #writeStanding(item, row) {
    const { index, lines } = this;
    const places = index.codesOf("places", row).map((code) => labelOf(index, "places", code));
    const year = lines?.founded[row];
    fill(part(item, "about"), ...[...places, ...(year ? [text("since", { year })] : []), ...(lines?.tickers.get(row) ?? [])].map((one) => h("span", {}, one)));
    const half = index.stars[row];
    part(item, "unscored").hidden = half >= 0;
    part(item, "stars").hidden = half < 0;
    const [quarter, score, n] = lines?.scores.get(row) ?? [];
    if (quarter) fill(part(item, "stars-of"), drawStars(part(item, "stars"), { half_stars: half, quarter, points: score, n }));
    const [invited, answered, hours] = lines?.replies.get(row) ?? [];
    if (invited) fill(part(item, "response"), repliesOf({ invited, answered, median_hours: hours ?? undefined }, 0));
    if (lines) part(item, "evidence").replaceChildren(...factsOf(lines, row));
    const confirmed = index.confirmed.days[index.confirmed.places[row]];
    fill(part(item, "confirmed"), ...say(isUnconfirmed(confirmed, index.day) ? "unconfirmed" : "confirmed", { date: day(confirmed) }));
  }
}

/** Return a line without a provider; what is filled later has its place already. */
function emptyItem() {
  const drawing = svg("svg", { viewBox: "0 0 88 16", role: "img" });
  const stars = h("p", { class: "stars", "data-stars": "" }, drawing, " ", h("b", { "aria-hidden": "true" }));
  const name = h("h2", {}, h("a", { class: "name", "data-name": "" }), " ", h("span", { class: "other", "data-other": "" }), " ");
  name.append(h("span", { class: "tag", "data-demo": "" }, ...say("demo")));
  const whom = () => h("span", { class: "heard", "data-whom": "" });
  const put = h("button", { class: "button", type: "button", "data-add": "" }, h("span", { "data-say": "" }), whom());
  const choose = h("label", { class: "button" }, h("input", { type: "checkbox", "data-choose": "" }), ...say("compare"), whom());
  const line = (hook, kind = "fine") => h("p", { class: kind, [`data-${hook}`]: "" });
  const about = h("div", {}, name, line("about", "dots small mute"), h("dl", { "data-facets": "" }));
  const unscored = h("p", { class: "unscored small", "data-unscored": "" }, ...say("unscored"));
  const standing = [stars, line("stars-of"), unscored, line("response"), line("evidence"), line("confirmed")];
  const item = h("li", { class: "entry" }, about, h("div", {}, ...standing, h("p", { class: "actions" }, put, " ", choose)));
  for (const hook of ["stars-of", "response"]) part(item, hook).hidden = true;
  part(item, "evidence").append("\u200b");
  return item;
}

function factsOf({ facts, sources }, row) {
  return say("facts-of", { facts: text("facts", { count: facts[row] }), sources: text("sources", { count: sources[row] }) });
}
