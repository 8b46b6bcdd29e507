/** The operators' queues: the list, the chosen line with what is known of it, and the decision. */

import { onPress } from "./act.js";
import { asked, keepQuery } from "./address.js";
import { ask } from "./api.js";
import { fill, h, part } from "./dom.js";
import { onSubmit } from "./form.js";
import { enter, read } from "./gate.js";
import { QUEUES } from "./cases.js";
import { Search } from "./searching.js";
import { say } from "./sentences.js";
import { focusTold, tell } from "./status.js";
import "./tally.js";

const work = part(document, "work");
const decision = part(work, "decision");
const offer = part(work, "offer");
const suspend = part(work, "suspend");
const wanted = asked().get("id");
const OTHERS = ["suspensions", "search"];
const name = wanted in QUEUES || OTHERS.includes(wanted) ? wanted : "brands";
const queue = QUEUES[name];
const MAIN = document.querySelector("main").id;
let choice = "";
let lines = [];
let after = "";

async function readPage() {
  const found = await ask("GET", `/api/queues/${name}?${new URLSearchParams({ after })}`);
  lines = [...lines, ...found.lines];
  after = found.after ?? "";
}

function showLines() {
  const here = chosen();
  const items = lines.map((line) => {
    const current = line === here ? "true" : undefined;
    const link = h("a", { href: `#${queue.id(line)}`, "aria-current": current }, queue.name(line));
    return h("li", {}, link, h("br", {}), h("span", { class: "small mute" }, queue.note(line)));
  });
  fill(part(work, "lines"), ...items);
  fill(part(work, "empty"), ...(items.length ? [] : say("empty")));
  part(work, "more").hidden = !after;
}

/** Return the line that was chosen. */
function chosen() {
  return lines.find((line) => queue.id(line) === choice);
}

/** Take the line that the address names; the way past the header is an address too, and chooses nothing. */
function choose() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (id === MAIN) return;
  choice = id;
  show();
}

function showChosen() {
  showLines();
  const line = chosen();
  part(work, "item").hidden = !line;
  if (!line) return;
  fill(part(work, "heading"), ...say(`heading.${name}`, { name: queue.name(line) }));
  const rows = queue.facts(line).map(([key, value]) => h("div", {}, h("dt", {}, ...say(`fact.${key}`)), h("dd", {}, value)));
  fill(part(work, "facts"), ...rows);
  if (queue.more) showMore(line);
  for (const form of [decision, offer]) form.reset();
  const keys = Object.keys(queue.choices).filter((key) => queue.choices[key](line));
  decision.hidden = keys.length === 0;
  offer.hidden = keys.length > 0;
  fill(part(decision, "choices"), ...keys.map(choiceOf));
}

/** Show what must be read of a line, unless another one was chosen meanwhile. */
async function showMore(line) {
  const rows = await read(() => queue.more(line));
  if (line === chosen()) part(work, "facts").append(...rows);
}

function choiceOf(key) {
  const input = h("input", { id: `choice-${key}`, type: "radio", name: "decision", value: key, required: "" });
  return h("label", { class: "choice" }, input, ...say(`choice.${key}`));
}

function show() {
  showChosen();
  if (chosen()) part(work, "heading").focus();
}

async function decide({ decision: key, reason }) {
  const [method, path, more] = queue.choices[key](chosen());
  await ask(method, path, { ...more, reason });
  await done(say("decided"));
}

async function offerEntry({ email, lang }) {
  await ask("POST", "/api/claims/offers", { provider: chosen().provider, email, lang });
  offer.reset();
  tell(say("offered", { address: email }));
  focusTold();
}

/** Read the queue anew: what was decided is gone from it, and what colleagues decided too. */
async function done(sentence) {
  history.replaceState(null, "", location.pathname + location.search);
  choice = "";
  [lines, after] = [[], ""];
  await read(readPage);
  showChosen();
  tell(sentence);
  focusTold();
}

async function suspendOrRestore({ decision: what, kind, subject, reason }) {
  const path = `/api/suspensions/${kind}/${encodeURIComponent(subject)}`;
  if (what === "suspend") await ask("PUT", path, { reason });
  else await ask("POST", `${path}/end`, { reason });
  suspend.reset();
  tell(say("decided"));
  focusTold();
}

/** Mark the queue's tab; on a narrow screen it may stand outside the strip. */
function showTab() {
  const tab = part(work, "tabs").querySelector(`[data-tab=${name}]`);
  tab.setAttribute("aria-current", "page");
  requestAnimationFrame(() => tab.scrollIntoView({ block: "nearest", inline: "center" }));
}

async function start() {
  const me = await enter();
  if (!me.is_operator) return tell(say("operators-only"), { words: say("to-desk"), href: work.dataset.desk });
  suspend.hidden = name !== "suspensions";
  part(work, "search").hidden = name !== "search";
  if (queue) await read(readPage);
  part(work, "queue").hidden = !queue;
  part(work, "filled").hidden = false;
  showTab();
  if (!queue) return undefined;
  showLines();
  choose();
  return addEventListener("hashchange", choose);
}

new Search(part(work, "search"));
onSubmit(decision, decide);
onSubmit(offer, offerEntry);
onSubmit(suspend, suspendOrRestore);
onPress(part(work, "more"), async () => {
  await readPage();
  showLines();
});
keepQuery();
await start();
