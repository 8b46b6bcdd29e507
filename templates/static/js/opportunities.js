/** A provider's business opportunities: to answer, answered, closed; what ends soonest stands first. */

import { onPress } from "./act.js";
import { asked, keepQuery } from "./address.js";
import { ask, at } from "./api.js";
import { chosenOf, ownOf, tellAlone } from "./belonging.js";
import { inBeijing, timeLeft } from "./deadline.js";
import { h, part } from "./dom.js";
import { enter, read } from "./gate.js";
import { nameOf, readNames } from "./names.js";
import { queryOf } from "./places.js";
import { say } from "./sentences.js";
import { COMMA, inRow } from "./words.js";
import "./tally.js";

const TABS = new Set(["open", "answered", "closed"]);
const work = part(document, "work");
const tab = TABS.has(asked().get("tab")) ? asked().get("tab") : "open";
let provider;
let after = "";

function lineOf(line) {
  const { round, state, brand, title, categories, budget, invited, reply_by: replyBy } = line;
  const href = `${work.dataset.opportunity}?id=${round}`;
  const who = brand ? [brand] : say("blind");
  const what = [...inRow(categories.map((code) => nameOf("categories", code)))].join("");
  const about = [h("span", {}, ...who), what, ...(budget ? [h("span", {}, ...say("budget", { budget: nameOf("budget_bands", budget) }))] : []), h("span", {}, ...say("invited", { count: invited }))];
  const due = h("span", { class: "fine" }, ...inRow([h("span", {}, ...say("reply-by", { time: inBeijing(replyBy) })), ...(tab === "open" ? [timeLeft(replyBy)] : [])], COMMA));
  const way = h("a", { class: tab === "open" ? "button primary" : "button", href }, ...say(tab === "open" ? "reply" : "see"), h("span", { class: "heard" }, ` ${title}`));
  const tags = tab === "open" ? [] : [" ", h("span", { class: "tag" }, ...say(`state.${state}`))];
  return h("li", {}, h("span", {}, h("a", { href }, title), ...tags, h("br", {}), h("span", { class: "small" }, ...inRow(about, COMMA)), h("br", {}), due), way);
}

async function readPage() {
  const found = await ask("GET", `${at`/api/opportunities/${provider.id}`}?${new URLSearchParams({ tab, after })}`);
  part(work, "lines").append(...found.lines.map(lineOf));
  after = found.after ?? "";
  part(work, "more").hidden = !after;
}

function showTabs() {
  const query = queryOf(provider);
  for (const link of part(work, "tabs").querySelectorAll("a")) {
    link.href = `${query}&tab=${link.dataset.tab}`;
    if (link.dataset.tab === tab) link.setAttribute("aria-current", "page");
  }
}

async function start() {
  await enter();
  const [providers] = await Promise.all([read(() => ownOf("provider")), readNames(work.dataset.names)]);
  provider = chosenOf(providers, part(work, "switch"));
  if (!provider) return tellAlone("no-provider");
  showTabs();
  await read(readPage);
  part(work, "empty").hidden = part(work, "lines").children.length > 0;
  part(work, "filled").hidden = false;
  return undefined;
}

onPress(part(work, "more"), readPage);
keepQuery();
await start();
