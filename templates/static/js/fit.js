/**
 * “Find a fit”: the brief in its form and in the address, and everyone ranked for it. The brief is the address's fragment,
 * which browsers send to nobody; a link may also give it as a query, which becomes the fragment.
 */

import { keepQuery, replaceQuery } from "./address.js";
import { CHOSEN, queryOf, readBrief } from "./brief.js";
import { fill, h, part } from "./dom.js";
import { remember, remembered } from "./memory.js";
import { say, text } from "./sentences.js";
import { note, tell } from "./status.js";
import { Wishes } from "./wishes.js";
import { inRow, isChinese } from "./words.js";

const LONGEST_SHOWN = 40;
const tool = part(document, "fit");
const form = part(tool, "form");
const results = part(tool, "results");
const heading = document.querySelector("h1");
const plain = { heading: heading.textContent, title: document.title };
const wishes = new Wishes(form);
/** What the address could not give, and whether the browser keeps the brief. */
const troubles = { unknown: [], isKept: true, isRead: true };
let brief;
let ranking;
let loading;

/** Load what ranks, and the facts to rank by, once; a failure is tried again. */
function ready() {
  loading ??= import("./ranked.js").then(({ RankedList }) => RankedList.load(tool, wishes));
  loading.catch(() => (loading = undefined));
  return loading;
}

/** Take up the brief of the address, or the one that was kept. */
async function refresh() {
  const query = fragment() || location.search.slice(1) || remembered();
  const found = readBrief(query, wishes.lists);
  brief = found.brief;
  troubles.unknown = found.unknown;
  wishes.write(brief);
  const isRanked = hasWishes(brief);
  if (isRanked && !fragment()) replaceQuery(`#${queryOf(brief)}`);
  keepQuery();
  await (isRanked ? show() : ask());
}

/** Return the brief of the address; a fragment without a value is only a place on the page. */
function fragment() {
  return location.hash.includes("=") ? location.hash.slice(1) : "";
}

/** Whether there is anything to rank by. */
function hasWishes({ origin, budget, languages, ...lists }) {
  return Boolean(origin || budget || languages.length) || CHOSEN.some((name) => lists[name].must.length + lists[name].nice.length);
}

/** Show the form. */
function ask() {
  showTroubles();
  results.hidden = true;
  form.hidden = false;
  part(form, "nothing").hidden = true;
  part(form, "back").hidden = !ranking;
  showTitle(plain.heading);
}

/** Rank everyone and show the list. */
async function show() {
  try {
    const places = await ready();
    ranking = await places.show(brief);
    troubles.isRead = true;
  } catch {
    troubles.isRead = false;
    return ask();
  }
  troubles.isKept = remember(queryOf(brief));
  showTroubles();
  form.hidden = true;
  results.hidden = false;
  showAsked();
  showTitle(text("list"));
  const met = ranking.musts ? ranking.met.filter((count) => count === ranking.musts).length : ranking.length;
  part(results, "sum").textContent = text(ranking.musts ? "all-met" : "some-met", { met, count: ranking.proofs.count });
  return undefined;
}

function showTitle(words) {
  heading.textContent = words;
  document.title = plain.title.replace(plain.heading, words);
}

function showTroubles() {
  const names = troubles.unknown.map((value) => value.slice(0, LONGEST_SHOWN)).join(isChinese ? "、" : ", ");
  const unknown = names ? [note("needs", say("unknown", { names }))] : [];
  const unkept = troubles.isKept ? [] : [note("needs", say("unkept"))];
  const unread = troubles.isRead ? [] : [note("needs", say("unreadable"), { words: say("retry"), run: show })];
  part(tool, "trouble").replaceChildren(...unknown, ...unkept, ...unread);
}

/** Show the brief beside its list. */
function showAsked() {
  const listed = CHOSEN.map((field) => [field, chosen(field)]);
  const languages = brief.languages.map((code) => wishes.nameOf("languages", code));
  const single = ["origin", "budget", "size", "start"].map((field) => [field, brief[field] ? [wishes.nameOf(field, brief[field])] : []]);
  const [origin, ...rest] = single;
  const filled = [...listed, origin, ["languages", inRow(languages)], ...rest].filter(([, words]) => words.length);
  fill(part(tool, "asked"), ...filled.flatMap(([field, words]) => [h("dt", {}, wishes.label(field)), h("dd", {}, ...words)]));
}

function chosen(field) {
  const names = (codes) => codes.map((code) => wishes.nameOf(field, code));
  return inRow([...names(brief[field].must), ...names(brief[field].nice).map((nice) => text("items", { nice }))]);
}

/** Put the brief of the form into the address, as a step that the browser can take back, and rank by it. */
async function submit(event) {
  event.preventDefault();
  brief = wishes.read();
  troubles.unknown = [];
  const isRanked = hasWishes(brief);
  part(form, "nothing").hidden = isRanked;
  if (!isRanked) return part(form, "nothing").focus();
  const query = `#${queryOf(brief)}`;
  if (query !== location.hash) history.pushState(null, "", location.pathname + query);
  keepQuery();
  await show();
  if (!results.hidden) focusHeading();
  return undefined;
}

function focusHeading() {
  heading.tabIndex = -1;
  heading.focus();
  scrollTo(0, 0);
}

function change() {
  ask();
  part(form, "ask").focus();
}

/** Forget the brief, here and in the address. */
function clear() {
  ranking = undefined;
  remember("");
  history.pushState(null, "", location.pathname);
  troubles.isRead = true;
  refresh();
  part(form, "ask").focus();
}

async function copyLink() {
  try {
    await navigator.clipboard.writeText(location.href);
    tell(say("copied"));
  } catch {
    tell([...say("uncopied"), " ", location.href]);
  }
}

async function keepRecord() {
  const [{ recordOf, save }, { index }] = await Promise.all([import("./decision.js"), ready()]);
  const record = await recordOf({ query: queryOf(brief), brief, ranking, index, evidence: tool.dataset.evidence });
  save(record);
  tell(say("recorded", { count: record.places.length }));
}

async function printAll() {
  await (await ready()).openAll();
  print();
}

form.addEventListener("submit", submit);
form.addEventListener("change", () => void ready().catch(() => {}), { once: true });
part(form, "clear").addEventListener("click", clear);
part(form, "back").addEventListener("click", () => show());
part(tool, "change").addEventListener("click", change);
part(tool, "copy").addEventListener("click", copyLink);
part(tool, "record").addEventListener("click", keepRecord);
part(tool, "print").addEventListener("click", printAll);
addEventListener("popstate", () => {
  if (fragment()) refresh();
  else if (!location.hash) ask();
});
part(tool, "late").remove();
await refresh();
