/** “Correct or add an entry”: the form, its rules while one types, and at the end the file with the smallest difference. */

import { answersOf } from "./answers.js";
import { asked } from "./address.js";
import { fill, part } from "./dom.js";
import { Draft, isSame } from "./proposal.js";
import { isEmpty, Rules } from "./faults.js";
import { isId } from "./ids.js";
import { outline, treeOf } from "./outline.js";
import { Outcome } from "./outcome.js";
import { PATIENCE_MS } from "./provider.js";
import { Question } from "./questions.js";
import { say, text } from "./sentences.js";
import { tell } from "./status.js";
import { Unfinished } from "./unfinished.js";
import { day } from "./words.js";

const TEXT = { section: "sources", kind: "text", many: "one", isNeeded: false, pattern: "" };
const SOURCE = [
  { ...TEXT, id: "source.title", name: "title", isNeeded: true },
  { ...TEXT, id: "source.url", name: "url", kind: "link" },
  { ...TEXT, id: "source.dated", name: "dated", kind: "day" },
  { ...TEXT, id: "source.publisher", name: "publisher" },
  { ...TEXT, id: "source.seen", name: "seen" },
];
const ID = { ...TEXT, section: "", id: "id", name: "id", isNeeded: true };

const tool = part(document, "propose");
const form = part(tool, "form");
const chosen = part(tool, "source");
const kind = part(tool, "kind");
const data = JSON.parse(part(document, "data").textContent);
const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(new Date());
const rules = new Rules(data, today);
const abouts = data.questions.map(shaped);
const questions = new Map([...abouts, ...SOURCE, ID].map((about) => [about.id, new Question(form.querySelector(`[data-question="${about.id}"]`), about)]));
const outcome = new Outcome(tool);
const touched = new Set();
let entry = { id: "", path: "", file: "", tree: {}, isNew: true };
let before = {};
let unfinished;

/** Take in the names that Python gives. */
function shaped({ is_needed: isNeeded, is_fact: isFact, parts, ...about }) {
  return { ...about, isNeeded, isFact, parts: (parts ?? []).map(shaped) };
}

/** Read the entry that the address names; nothing where it names none, or nobody has this id. */
async function readEntry(id) {
  const path = `content/${id.startsWith("demo-") ? "demo/" : ""}providers/${id}.yaml`;
  if (!id) return { id: "", path: "", file: "", tree: {}, isNew: true };
  const answer = await fetch(tool.dataset.file.replace("{id}", id), { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (answer.status === 404) return { id, path, file: "", tree: {}, isNew: true };
  if (!answer.ok) throw new Error(String(answer.status));
  const file = await answer.text();
  return { id, path, file, isNew: false };
}

async function start() {
  part(tool, "late").remove();
  const given = asked().get("id") ?? "";
  const id = isId(given) ? given : "";
  let names = {};
  try {
    [entry, names] = await Promise.all([readEntry(id), readNames()]);
  } catch {
    tell(say("unreadable"), { words: say("retry"), run: () => location.reload() });
    return;
  }
  try {
    entry.tree = entry.file ? treeOf(outline(entry.file)) : {};
  } catch {
    tell(say("strange"), ...byHand());
    return;
  }
  if (entry.tree.removed && !entry.tree.names) tell(say("removed"), byHand().at(-1));
  else show(names);
}

function byHand() {
  const { edit, mailbox } = tool.dataset;
  const file = edit && { words: say("open-file"), href: edit.replace("{path}", entry.path).replace("{text}", "") };
  return [file, { words: say("write"), href: `mailto:${mailbox}?subject=${encodeURIComponent(entry.id)}` }].filter(Boolean);
}

async function readNames() {
  const answer = await fetch(tool.dataset.names, { signal: AbortSignal.timeout(PATIENCE_MS) });
  return answer.json();
}

function show(names) {
  outcome.names = names;
  before = answersOf(entry.tree, abouts);
  for (const about of abouts) questions.get(about.id).write(before[about.id]);
  const { names: { zh, en } = {} } = entry.tree;
  const ordered = document.documentElement.lang === "en" ? [en, zh] : [zh, en];
  const name = ordered.map((one) => one?.value ?? one).find(Boolean);
  fill(part(tool, "whose"), ...(entry.isNew ? say(entry.id ? "none" : "adding", { id: entry.id }) : say("correcting", { name: name ?? entry.id })));
  const ask = questions.get("id");
  ask.root.hidden = !entry.isNew;
  ask.write(entry.isNew ? entry.id : "");
  for (const [key, source] of Object.entries(entry.tree.sources ?? {})) chosen.append(new Option(`${source.title ?? key}`, key));
  questions.get("removed.reason").root.hidden = entry.isNew;
  part(tool, "read").textContent = text("read", { date: day(today) });
  unfinished = new Unfinished(entry.id, entry.file);
  restore(unfinished.read());
  form.hidden = false;
  outcome.root.hidden = false;
  form.addEventListener("input", heard);
  form.addEventListener("change", heard);
  form.addEventListener("submit", (event) => event.preventDefault());
  refresh();
}

/** Put back what was written before a reload. */
function restore(written) {
  if (!written) return;
  for (const [id, answer] of Object.entries(written.answers)) {
    questions.get(id)?.restore(answer);
    touched.add(id);
  }
  chosen.value = written.source;
  kind.value = written.kind;
  tell(say("kept"), { words: say("anew"), run: startAnew });
}

function startAnew() {
  unfinished.keep();
  location.reload();
}

/** Keep what differs from the entry, and where it can be read. */
function keep(after, changed) {
  const more = [...SOURCE, ID].map(({ id }) => [id, questions.get(id).read()]).filter(([, answer]) => answer !== "");
  const answers = Object.fromEntries([...[...changed].map((id) => [id, after[id]]), ...more]);
  unfinished.keep(changed.size ? { answers, source: chosen.value, kind: kind.value } : undefined);
}

function heard({ target }) {
  const id = target.closest("[data-question]")?.dataset.question;
  if (id) touched.add(id);
  refresh();
}

/** Judge everything anew and show what comes of it. */
function refresh() {
  const after = Object.fromEntries(abouts.map(({ id }) => [id, questions.get(id).read()]));
  const changed = new Set(abouts.filter((about) => !isSame(before[about.id], after[about.id], about)).map(({ id }) => id));
  const hasFacts = abouts.some(({ id, isFact }) => isFact && changed.has(id));
  keep(after, changed);
  part(tool, "sourcing").hidden = !(hasFacts || entry.isNew);
  part(tool, "new-source").hidden = chosen.value !== "";
  const count = judge(after, changed, hasFacts || entry.isNew);
  for (const question of questions.values()) question.count();
  if (!changed.size) outcome.nothing();
  else if (count) outcome.faults(count);
  else outcome.ready(made(after, changed, hasFacts), abouts, after, changed);
}

/** Show what is wrong with every answer that counts; return how many errors there are. */
function judge(after, changed, needsSource) {
  const asks = [...abouts.filter(({ id }) => entry.isNew || changed.has(id)).map((about) => [about, after[about.id]])];
  if (entry.isNew) asks.push([ID, questions.get("id").read()]);
  if (needsSource) for (const about of SOURCE) if (chosen.value === "" || about.name === "seen") asks.push([about, questions.get(about.id).read()]);
  const found = new Map(asks.map(([about, answer]) => [about.id, rules.faultsOf(about, answer)]));
  if (entry.isNew && isEmpty(after["names.en"]) && isEmpty(after["names.zh"])) found.get("names.en").push({ code: "name-missing", values: {} });
  if (needsSource && isStale(after, changed)) found.get([...changed].at(-1)).push({ code: "change-source", values: { text: "", source: chosen.value } });
  let count = 0;
  for (const [id, question] of questions) {
    const faults = found.get(id) ?? [];
    const isEarly = !touched.has(id) && faults.every(({ code }) => ["key-missing", "name-missing"].includes(code));
    question.show(isEarly ? [] : faults, data.severities, tool.dataset.rules);
    count += faults.filter(({ code }) => data.severities[code] === "error").length;
  }
  return count;
}

/** Whether a value changes although its source was read today already: then nothing newer speaks for it. */
function isStale(after, changed) {
  const source = entry.tree.sources?.[chosen.value];
  const isChange = abouts.some(({ id, isFact, many }) => isFact && many === "one" && changed.has(id) && !isEmpty(before[id]) && !isEmpty(after[id]));
  return Boolean(source && isChange && [source.read, source.confirmed].some((date) => date >= today));
}

function made(after, changed, hasFacts) {
  const keys = Object.keys(entry.tree.sources ?? {});
  let number = keys.length + 1;
  while (keys.includes(`s${number}`)) number += 1;
  const isNew = chosen.value === "";
  const read = Object.fromEntries(SOURCE.map(({ id, name }) => [name, questions.get(id).read()]));
  const about = { title: read.title, publisher: read.publisher, url: read.url, kind: kind.value, dated: read.dated, read: today };
  const filled = Object.fromEntries(Object.entries(about).filter(([, value]) => value));
  const source = { key: isNew ? `s${number}` : chosen.value, seen: read.seen, isNew, about: isNew ? filled : entry.tree.sources[chosen.value] };
  const draft = new Draft(entry.file, source, { order: data.order, today });
  for (const question of abouts) if (changed.has(question.id)) draft.change(question, before[question.id], after[question.id]);
  const id = entry.isNew ? questions.get("id").read() : entry.id;
  const file = draft.finish(hasFacts || entry.isNew, entry.isNew);
  return { id, path: entry.path || `content/providers/${id}.yaml`, before: entry.file, after: file, isNew: entry.isNew };
}

start();
