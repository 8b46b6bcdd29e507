/** Inviting providers: a brief in steps, kept in this browser, looked through and sent once. */

import { keepQuery } from "./address.js";
import { ask, at, Refused } from "./api.js";
import { ownOf } from "./belonging.js";
import { queryOf } from "./brief.js";
import { row, rowsOf } from "./briefing.js";
import { daysAhead, endOf, inBoth } from "./deadline.js";
import { fill, h, part } from "./dom.js";
import { Draft } from "./draft.js";
import { onSubmit } from "./form.js";
import { enter, read } from "./gate.js";
import { letterOf } from "./letter.js";
import { readNames } from "./names.js";
import { nameOf } from "./places.js";
import { readProvider } from "./provider.js";
import { linesOf } from "./reach.js";
import { say } from "./sentences.js";
import { tell } from "./status.js";
import { Kept } from "./store.js";
import { countChosen, readWanted, writeWanted } from "./wanted.js";
import { instant } from "./when.js";
import { named } from "./words.js";
import "./tally.js";

const STEPS = ["brand", "need", "terms", "providers", "send"];
/** The step in which each field of a refusal can be mended. */
const PLACES = { "brief.title": "brand", "brief.about": "brand", "brief.": "need", reply_by: "terms", questions_by: "terms", providers: "providers" };
const work = part(document, "work");
const { most } = work.dataset;
const forms = Object.fromEntries(STEPS.map((name) => [name, work.querySelector(`[data-step=${name}]`)]));
const lists = part(forms.need, "lists");
const shortlist = new Kept("shortlist");
let draft;
let brands;

/** Return the wishes of a field, one a line. */
function wishes(text) {
  return (text ?? "").split("\n").map((line) => line.trim()).filter(Boolean);
}

/** Return the brief as the functions take it. */
function brief() {
  const { wanted, title, about, stores, timeline, budget, size, start, gmv, currency, musts, nices } = draft.values;
  const amount = Number((gmv ?? "").replaceAll(",", ""));
  return {
    title, about, stores, timeline, ...wanted, musts: wishes(musts), nices: wishes(nices),
    ...(budget && { budget }), ...(size && { size }), ...(start && { start }),
    gmv: gmv ? { amount, currency } : null,
  };
}

function providers() {
  return draft.values.providers ?? shortlist.read();
}

/** Whether a step is done; the last one never is before it is sent. */
function isDone(step) {
  const { title, wanted, reply_by: replyBy, hasChosen } = draft.values;
  const done = { brand: title, need: wanted, terms: replyBy, providers: hasChosen && providers().length };
  return Boolean(done[step]);
}

function showTasks() {
  const isReady = STEPS.slice(0, -1).every(isDone);
  for (const step of STEPS) {
    const [key, kind] = isDone(step) ? ["done", ""] : step === "send" && !isReady ? ["not-yet", "mute"] : ["to-do", "tag todo"];
    const state = part(work, "tasks").querySelector(`[data-state=${step}]`);
    state.className = kind;
    fill(state, ...say(key));
  }
  fill(part(work, "count"), String(providers().length));
  const kept = draft.values.kept_at;
  fill(part(work, "kept"), ...(draft.isKept ? (kept ? say("kept", { time: instant(kept) }) : []) : say("unkept")));
  return isReady;
}

/** Show the step that the address names, or the first that is to be done. */
async function show() {
  const wanted = location.hash.slice(1);
  const isReady = showTasks();
  const first = STEPS.find((step) => !isDone(step));
  const step = STEPS.includes(wanted) && (wanted !== "send" || isReady) ? wanted : first;
  if (step === "providers") await showProviders();
  if (step === "send") await showReview();
  for (const name of STEPS) forms[name].hidden = name !== step;
  for (const link of part(work, "tasks").querySelectorAll("a")) {
    if (link.hash === `#${step}`) link.setAttribute("aria-current", "step");
    else link.removeAttribute("aria-current");
  }
  if (wanted === step) forms[step].querySelector("h2").focus();
}

/** Keep what a step holds and go on to the next that is to be done. */
function keep(values) {
  draft.keep({ ...values, kept_at: new Date().toISOString() });
  const next = STEPS.find((step) => !isDone(step));
  location.hash = next;
}

function fault(key, name) {
  throw new Refused(key, { field: name });
}

async function keepNeed(values) {
  const wanted = readWanted(lists);
  if (!wanted.categories.must.length) fault("page.category", "categories");
  const { stores, musts, nices } = values;
  keep({ wanted, stores, musts, nices });
}

async function keepTerms(values) {
  if (values.questions_by > values.reply_by) fault("page.order", "questions_by");
  keep(values);
}

async function keepProviders() {
  const chosen = [...forms.providers.querySelectorAll("input:checked")].map((box) => box.value);
  if (!chosen.length) fault("page.provider", "provider");
  if (chosen.length > most) fault("page.providers", "provider");
  keep({ providers: chosen, hasChosen: true });
}

async function showProviders() {
  const ids = [...new Set([...shortlist.read(), ...providers()])];
  part(forms.providers, "none").hidden = ids.length > 0;
  const found = await Promise.all(ids.map((id) => readProvider(work.dataset.data, id)));
  const items = found.map(({ id, names }) => {
    const box = h("input", { id: `provider-${id}`, type: "checkbox", name: "provider", value: id });
    box.checked = providers().includes(id);
    return h("li", { "data-field": "" }, h("label", { class: "choice" }, box, h("span", {}, named(names[0]))), h("p", { class: "fault", "data-fault": "", hidden: "" }));
  });
  part(forms.providers, "providers").replaceChildren(...items);
}

/** Return the brand that invites; one that the person has left meanwhile does not. */
function brandId() {
  return (brands.find(({ id }) => id === draft.values.brand) ?? brands[0]).id;
}

async function showReview() {
  const { title, reply_by: replyBy, blind } = draft.values;
  const asked = { providers: providers(), blind: Boolean(blind), brief_title: title, reply_by: endOf(replyBy) };
  const found = await read(() => ask("POST", at`/api/rounds/${brandId()}/preview`, asked));
  const dates = ["questions_by", "reply_by"].map((name) => row(say(`fact.${name}`), inBoth(endOf(draft.values[name]))));
  fill(part(forms.send, "facts"), row(say("fact.title"), [title]), row(say("fact.shown"), say(blind ? "blind-brand" : "named-brand")), ...rowsOf(brief()), ...dates);
  part(forms.send, "fit").href = `${work.dataset.fit}#${queryOf({ categories: none(), platforms: none(), services: none(), languages: [], ...brief() })}`;
  part(forms.send, "waits").hidden = !found.waits;
  fill(part(forms.send, "lines"), ...linesOf(found.lines, brandId()));
  fill(part(forms.send, "left"), ...say("left", { rounds: found.rounds_left, open: found.open_left }));
  const first = found.lines.find(({ reachable }) => reachable) ?? found.lines[0];
  fill(part(forms.send, "letter"), ...(await letterOf(work.dataset.mail, found.mail, { ...first, link: `${location.origin}${work.dataset.opportunity}?id=${draft.values.id}` })));
}

function none() {
  return { must: [], nice: [] };
}

/** Send the round; the number that it was begun with makes a second press harmless. */
async function send() {
  const { id, blind, language, questions_by: questionsBy, reply_by: replyBy } = draft.values;
  const form = { id, providers: providers(), blind: Boolean(blind), language, brief: brief(), questions_by: endOf(questionsBy), reply_by: endOf(replyBy), documents: [] };
  const made = await ask("POST", at`/api/rounds/${brandId()}`, form).catch(withPlace);
  draft.clear();
  location.assign(`${work.dataset.round}?id=${made.id}`);
  await new Promise(() => {}); // the form stays busy until the next page is there
}

/** Say of a refusal in which step it can be mended. */
function withPlace(refused) {
  const place = Object.keys(PLACES).find((start) => refused.field?.startsWith(start));
  if (place) refused.way = h("a", { href: `#${PLACES[place]}` }, ...say("change-it"));
  throw refused;
}

function showDay(input) {
  const words = part(input.closest(".field"), "words");
  fill(words, ...(input.validity.valid ? inBoth(endOf(input.value)) : []));
}

/** Write what was kept into the steps. */
function write() {
  const { values } = draft;
  fill(forms.brand.elements.brand, ...brands.map((brand) => h("option", { value: brand.id }, nameOf(brand))));
  forms.brand.elements.brand.value = brandId();
  const terms = { questions_by: daysAhead(7), reply_by: daysAhead(14), ...values };
  for (const form of [forms.brand, forms.need, forms.terms]) {
    for (const input of form.elements) {
      if (terms[input.name] === undefined || input.type === "checkbox") continue;
      if (input.type === "radio") input.checked = input.value === terms[input.name];
      else if (input.name !== "brand") input.value = terms[input.name];
    }
  }
  for (const name of ["questions_by", "reply_by"]) {
    const input = forms.terms.elements[name];
    input.min = daysAhead(2);
    input.max = daysAhead(59);
    input.addEventListener("input", () => showDay(input));
    showDay(input);
  }
  writeWanted(lists, values.wanted ?? {});
}

async function start() {
  const me = await enter();
  [brands] = await Promise.all([read(() => ownOf("brand")), readNames(work.dataset.names)]);
  if (!brands.length) return tell(say("registered-first"), { words: say("register"), href: work.dataset.register });
  draft = new Draft(me.id);
  write();
  part(work, "filled").hidden = false;
  await show();
  return addEventListener("hashchange", show);
}

onSubmit(forms.brand, async (values) => keep(values));
onSubmit(forms.need, keepNeed);
onSubmit(forms.terms, keepTerms);
onSubmit(forms.providers, keepProviders);
onSubmit(forms.send, send);
lists.addEventListener("change", () => countChosen(lists));
forms.providers.addEventListener("change", () => fill(part(work, "count"), String(forms.providers.querySelectorAll("input:checked").length)));
keepQuery();
await start();
