/** Inviting providers: a brief in steps, kept in this browser, looked through and sent once. */

import { asked, keepQuery, replaceQuery } from "./address.js";
import { days, draftOf, offerRounds, readRound } from "./again.js";
import { ask, at, Refused } from "./api.js";
import { ownOf } from "./belonging.js";
import { daysAhead, endOf, inBoth } from "./deadline.js";
import { fill, h, part } from "./dom.js";
import { Draft } from "./draft.js";
import { onSubmit } from "./form.js";
import { enter, read } from "./gate.js";
import { readNames } from "./names.js";
import { nextBest } from "./next.js";
import { Papers } from "./papers.js";
import { askedPlace, nameOf } from "./places.js";
import { readProvider } from "./provider.js";
import { showReview } from "./review.js";
import { say } from "./sentences.js";
import { focusTold, tell } from "./status.js";
import { Kept } from "./store.js";
import { countChosen, readWanted, writeWanted } from "./wanted.js";
import { instant } from "./when.js";
import { named } from "./words.js";
import "./tally.js";

const STEPS = ["brand", "need", "terms", "documents", "providers", "send"];
/** The step in which each field of a refusal can be mended. */
const PLACES = { "brief.title": "brand", "brief.about": "brand", "brief.": "need", reply_by: "terms", questions_by: "terms", documents: "documents", providers: "providers" };
const work = part(document, "work");
const { most } = work.dataset;
const forms = Object.fromEntries(STEPS.map((name) => [name, work.querySelector(`[data-step=${name}]`)]));
const lists = part(forms.need, "lists");
const reuse = part(forms.brand, "reuse");
const shortlist = new Kept("shortlist");
const papers = new Papers(forms.documents, () => brandId());
let draft;
let brands;
/** The brand on whose behalf an operator sends; nobody for a brand's own people. */
let behalf;

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

/** Whether a step is done; the last one never is before it is sent. Documents are the brand's own: an operator adds none. */
function isDone(step) {
  if (behalf && step === "documents") return true;
  const { title, wanted, reply_by: replyBy, documents, hasChosen } = draft.values;
  const done = { brand: title, need: wanted, terms: replyBy, documents, providers: hasChosen && providers().length };
  return Boolean(done[step]);
}

function showTasks() {
  const isReady = STEPS.slice(0, -1).every(isDone);
  part(work, "tasks").querySelector("a[href='#documents']").closest("li").hidden = Boolean(behalf);
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
  if (step === "documents") await read(() => papers.show(draft.values.documents ?? []));
  if (step === "providers") await showProviders();
  if (step === "send") await review();
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

/** Return the round as it will be sent; the number that it was begun with makes a second press harmless. */
function round() {
  const { id, blind, language, documents, questions_by: questionsBy, reply_by: replyBy } = draft.values;
  return { id, providers: providers(), blind: Boolean(blind), language, brief: brief(), questions_by: endOf(questionsBy), reply_by: endOf(replyBy), documents: documents ?? [] };
}

async function review() {
  await read(async () => {
    const { documents = [] } = draft.values;
    if (documents.length) await papers.show(documents);
    if (documents.length) draft.keep({ documents: papers.read() });
    await showReview(forms.send, work.dataset, round(), brandId(), papers.names());
  });
}

/** Send the round and go to its page. */
async function send() {
  const made = await ask("POST", at`/api/rounds/${brandId()}`, round()).catch(withPlace);
  draft.clear();
  if (behalf) return sentFor();
  location.assign(`${work.dataset.round}?id=${made.id}`);
  await new Promise(() => {}); // the form stays busy until the next page is there
}

/** Say that the round is out; its page is the brand's own. */
function sentFor() {
  part(work, "filled").hidden = true;
  tell(say("sent-for", { name: nameOf(behalf) }), { words: say("to-desk"), href: work.dataset.desk });
  focusTold();
}

/** Return the brand that the address names, where an operator means to send on its behalf. */
async function readBehalf(me, own) {
  const place = askedPlace();
  if (!me.is_operator || place?.kind !== "brand" || own.some(({ id }) => id === place.id)) return undefined;
  const { lines } = await ask("POST", "/api/search", { text: place.id });
  return lines.find(({ kind, id }) => kind === "brand" && id === place.id);
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

/** Take an earlier brief into a new draft; its days and its providers are chosen anew. */
async function takeUp({ round: id }) {
  draft.begin(draftOf(await readRound(brandId(), id)));
  write();
  await show();
  tell(say("taken-up"));
  focusTold();
}

/** Take the brief of a round in which nobody is left, with those that fit it next best, and show it before it is sent. */
async function takeNext(id) {
  await read(async () => {
    const lost = await readRound(brandId(), id);
    const next = await nextBest(brandId(), lost, work.dataset);
    draft.begin({ ...draftOf(lost), ...days(), providers: next, hasChosen: next.length > 0 });
    replaceQuery(next.length ? "#send" : "#providers");
    write();
    await show();
    tell(say(next.length ? "taken-next" : "nobody-next"));
    focusTold();
  });
}

/** Take up what the address asks for; a brief that is not sent yet is replaced only by a word. */
async function takeAsked() {
  const next = asked().get("next");
  if (!next) return;
  if (draft.values.title) tell(say("draft-stands"), { words: say("replace"), run: () => takeNext(next) });
  else await takeNext(next);
}

/** Offer the briefs of earlier rounds; the address may name one. */
async function offerEarlier() {
  const { round: list } = reuse.elements;
  await read(() => offerRounds(brandId(), reuse));
  list.value = asked().get("again") ?? list.value;
}

/** Write what was kept into the steps. */
function write() {
  const { values } = draft;
  fill(part(forms.brand, "own").elements.brand, ...brands.map((brand) => h("option", { value: brand.id }, nameOf(brand))));
  part(forms.brand, "own").elements.brand.value = brandId();
  const terms = { ...days(), ...values };
  for (const form of [part(forms.brand, "own"), forms.need, forms.terms]) {
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
    showDay(input);
  }
  writeWanted(lists, values.wanted ?? {});
}

async function start() {
  const me = await enter();
  [brands] = await Promise.all([read(() => ownOf("brand")), readNames(work.dataset.names)]);
  behalf = await read(() => readBehalf(me, brands));
  if (behalf) brands = [behalf];
  if (!brands.length) return tell(say("registered-first"), { words: say("register"), href: work.dataset.register });
  draft = new Draft(behalf ? `${me.id}.${behalf.id}` : me.id);
  write();
  if (behalf) fill(part(work, "behalf"), ...say("on-behalf", { name: nameOf(behalf) }));
  else await offerEarlier();
  part(work, "filled").hidden = false;
  await show();
  addEventListener("hashchange", show);
  return takeAsked();
}

onSubmit(part(forms.brand, "own"), async (values) => keep(values));
onSubmit(reuse, takeUp);
onSubmit(forms.need, keepNeed);
onSubmit(forms.terms, keepTerms);
onSubmit(part(forms.documents, "done"), async () => keep({ documents: papers.read() }));
onSubmit(forms.providers, keepProviders);
onSubmit(forms.send, send);
for (const name of ["questions_by", "reply_by"]) forms.terms.elements[name].addEventListener("input", ({ target }) => showDay(target));
lists.addEventListener("change", () => countChosen(lists));
forms.providers.addEventListener("change", () => fill(part(work, "count"), String(forms.providers.querySelectorAll("input:checked").length)));
keepQuery();
await start();
