/** Inviting providers: a brief in steps, kept in this browser, looked through and sent once. */

import { keepQuery } from "./address.js";
import { days } from "./again.js";
import { ask, at, Refused } from "./api.js";
import { behalfOf } from "./behalf.js";
import { ownOf } from "./belonging.js";
import { daysAhead, endOf, inBoth } from "./deadline.js";
import { fill, h, part } from "./dom.js";
import { Draft } from "./draft.js";
import { Earlier } from "./earlier.js";
import { onSubmit } from "./form.js";
import { enter, read } from "./gate.js";
import { inviteesOf, readInvitees, showInvitees } from "./invitees.js";
import { readNames } from "./names.js";
import { roundOf, withPlace } from "./outgoing.js";
import { Papers } from "./papers.js";
import { nameOf } from "./places.js";
import { showReview } from "./review.js";
import { say } from "./sentences.js";
import { focusTold, tell } from "./status.js";
import { countChosen, readWanted, writeWanted } from "./wanted.js";
import { instant } from "./when.js";
import "./tally.js";

const STEPS = ["brand", "need", "terms", "documents", "providers", "send"];
const work = part(document, "work");
const { most } = work.dataset;
const forms = Object.fromEntries(STEPS.map((name) => [name, work.querySelector(`[data-step=${name}]`)]));
const lists = part(forms.need, "lists");
const reuse = part(forms.brand, "reuse");
const papers = new Papers(forms.documents, () => brandId());
let draft;
let earlier;
let brands;
/** The brand on whose behalf an operator sends; nobody for a brand's own people. */
let behalf;

function providers() {
  return inviteesOf(draft.values);
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
  if (step === "providers") await showInvitees(forms.providers, work.dataset.data, providers());
  if (step === "send") await review();
  if (location.hash.slice(1) !== wanted) return; // another step was asked for meanwhile, and shows itself
  for (const name of STEPS) forms[name].hidden = name !== step;
  for (const link of part(work, "tasks").querySelectorAll("a")) {
    if (link.hash === `#${step}`) link.setAttribute("aria-current", "step");
    else link.removeAttribute("aria-current");
  }
  if (wanted === step) forms[step].querySelector("h2").focus();
}

/** Keep what a step holds and go on to the next that is to be done. */
function keep(values) {
  const open = Object.entries(draft.values.open ?? {}).filter(([name]) => !(name in values));
  draft.keep({ ...values, open: Object.fromEntries(open), kept_at: new Date().toISOString() });
  const next = STEPS.find((step) => !isDone(step));
  location.hash = next;
}

/** Keep what is written into a step that is not handed in yet: it comes back after a reload, and makes no step done. */
function keepOpen({ target: { name, value, type } }) {
  if (!name || name === "brand" || type === "checkbox") return;
  draft.keep({ open: { ...draft.values.open, [name]: value } });
}

/** Keep what is ticked before it is handed in. */
function keepTicked() {
  draft.keep({ open: { ...draft.values.open, wanted: readWanted(lists) } });
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

/** Return the brand that invites; one that the person has left meanwhile does not. */
function brandId() {
  return (brands.find(({ id }) => id === draft.values.brand) ?? brands[0]).id;
}

async function review() {
  await read(async () => {
    const { documents = [] } = draft.values;
    if (documents.length) await papers.show(documents);
    if (documents.length) draft.keep({ documents: papers.read() });
    await showReview(forms.send, work.dataset, roundOf(draft.values, providers()), brandId(), papers.names());
  });
}

/** Send the round and go to its page. */
async function send() {
  const made = await ask("POST", at`/api/rounds/${brandId()}`, roundOf(draft.values, providers())).catch(withPlace);
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

function showDay(input) {
  const words = part(input.closest(".field"), "words");
  fill(words, ...(input.validity.valid ? inBoth(endOf(input.value)) : []));
}

/** Write what was kept into the steps. */
function write() {
  const { values } = draft;
  fill(part(forms.brand, "own").elements.brand, ...brands.map((brand) => h("option", { value: brand.id }, nameOf(brand))));
  part(forms.brand, "own").elements.brand.value = brandId();
  const terms = { ...days(), ...values, ...values.open };
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
  writeWanted(lists, terms.wanted ?? {});
}

/** Show a draft that was begun anew. */
async function showAnew() {
  write();
  await show();
}

async function start() {
  const me = await enter();
  [brands] = await Promise.all([read(() => ownOf("brand")), readNames(work.dataset.names)]);
  behalf = await read(() => behalfOf(me, brands));
  if (behalf) brands = [behalf];
  if (!brands.length) return tell(say("registered-first"), { words: say("register"), href: work.dataset.register });
  draft = new Draft(behalf ? `${me.id}.${behalf.id}` : me.id);
  earlier = new Earlier({ draft, brand: brandId, site: work.dataset, show: showAnew });
  write();
  if (behalf) fill(part(work, "behalf"), ...say("on-behalf", { name: nameOf(behalf) }));
  else await earlier.offer(reuse);
  part(work, "filled").hidden = false;
  addEventListener("hashchange", show);
  await show();
  return earlier.takeAsked();
}

onSubmit(part(forms.brand, "own"), async (values) => keep(values));
onSubmit(reuse, ({ round }) => earlier.takeUp(round));
onSubmit(forms.need, keepNeed);
onSubmit(forms.terms, keepTerms);
onSubmit(part(forms.documents, "done"), async () => keep({ documents: papers.read() }));
onSubmit(forms.providers, async () => keep({ providers: readInvitees(forms.providers, most), hasChosen: true }));
onSubmit(forms.send, send);
for (const name of ["questions_by", "reply_by"]) forms.terms.elements[name].addEventListener("input", ({ target }) => showDay(target));
for (const form of [part(forms.brand, "own"), forms.need, forms.terms]) form.addEventListener("input", keepOpen);
lists.addEventListener("change", () => countChosen(lists));
lists.addEventListener("change", keepTicked);
forms.providers.addEventListener("change", () => fill(part(work, "count"), String(forms.providers.querySelectorAll("input:checked").length)));
keepQuery();
await start();
