/** One round: who was invited and what each said, the choice, questions, and the threads. */

import { onPress, onSurePress } from "./act.js";
import { asked, keepQuery } from "./address.js";
import { ask, at } from "./api.js";
import { findAmong, ownOf, tellAlone, tellNone } from "./belonging.js";
import { linesOf, rowsOf } from "./briefing.js";
import { Choice } from "./choice.js";
import { inBeijing, inBoth } from "./deadline.js";
import { copy, fill, h, part } from "./dom.js";
import { onSubmit } from "./form.js";
import { saveDeadlines, saveTable } from "./exports.js";
import { enter, read } from "./gate.js";
import { readNames, nameOf } from "./names.js";
import { paperOf, saving } from "./paper.js";
import { nameOf as organisationName } from "./places.js";
import { refill } from "./refill.js";
import { say, text } from "./sentences.js";
import { focusTold, tell } from "./status.js";
import { numberOf, questionOf, readThread, renew } from "./talk.js";
import { ulid } from "./ulid.js";
import { time } from "./when.js";
import { COMMA, GAP, inRow, localized, named } from "./words.js";
import "./tally.js";

const OPEN = new Set(["invited", "viewed", "interested", "evaluating"]);
const CHOOSABLE = new Set(["interested", "evaluating"]);
const SPOKEN = new Set(["viewed", "interested", "evaluating", "chosen", "not-chosen"]);
const LOST = new Set(["declined", "expired"]);
const OPEN_ROUND = new Set(["open", "deciding"]);
const work = part(document, "work");
const writing = part(work, "write");
const id = asked().get("id") ?? "";
const choice = new Choice(part(work, "decide"));
let path;
let brand;
let round;
let spoken;

async function show() {
  round = await read(() => ask("GET", path));
  const { title } = round.brief;
  fill(part(document, "title"), title);
  document.title = `${title} – ${document.title.split(" – ").at(-1)}`;
  const tags = [`state.${round.state}`, ...(round.blind ? ["blind"] : []), ...(round.by_operator ? ["by-operator"] : [])];
  const until = h("span", {}, ...say("reply-by", { time: h("span", {}, ...inBoth(round.reply_by)) }));
  fill(part(work, "about"), ...inRow([...tags.map((key) => h("span", { class: "tag" }, ...say(key))), until], " "));
  fill(part(work, "note"), ...noteOf());
  part(work, "invitations").replaceChildren(...round.invitations.map(invitationOf));
  choice.renew(round.invitations, (state) => CHOOSABLE.has(state));
  part(work, "next-of").hidden = !isLost();
  part(work, "next").href = `${work.dataset.brief}?next=${id}`;
  refill(part(work, "questions"), ...round.questions.map(questionItem));
  part(work, "questions-of").hidden = round.questions.length === 0;
  fill(part(work, "facts"), ...rowsOf(round.brief));
  part(work, "again").href = `${work.dataset.brief}?again=${id}`;
  await showPapers();
  part(work, "filled").hidden = false;
}

/** Show the documents that went with the round, and who downloaded them. */
async function showPapers() {
  part(work, "papers-of").hidden = round.documents.length === 0;
  if (!round.documents.length) return;
  fill(part(work, "papers"), ...round.documents.map((paper) => h("li", {}, paperOf(paper), saving(paper, at`/api/documents/${brand.id}/${paper.id}`))));
  const { lines } = await read(() => ask("GET", `${path}/downloads`));
  const nameFor = (provider) => localized(round.invitations.find((each) => each.provider === provider).name);
  fill(part(work, "log"), ...lines.map(({ provider, name, at: when }) => h("li", {}, ...inRow([h("b", {}, named(nameFor(provider))), h("span", {}, named(name)), time(when)], COMMA))));
  part(work, "nobody").hidden = lines.length > 0;
}

/** Whether nobody is left of those that were invited. */
function isLost() {
  const { state, invitations } = round;
  return state === "closed" && invitations.length > 0 && invitations.every(({ state: each }) => LOST.has(each));
}

function noteOf() {
  if (round.state === "waiting") return say("waits");
  if (round.state === "refused") return say("refused", { reason: round.refusal ?? "" });
  return round.state === "deciding" ? say("decide-now", { time: inBeijing(round.decide_by) }) : [];
}

function invitationOf(invitation) {
  const { provider, name, state } = invitation;
  const head = [h("b", {}, named(localized(name))), " ", h("span", { class: CHOOSABLE.has(state) ? "tag todo" : "tag" }, ...say(`state.${state}`))];
  return h("li", { "data-provider": provider }, h("div", {}, h("p", {}, ...head), ...saidBy(invitation)), h("span", { class: "actions" }, ...waysOf(invitation)));
}

/** Return what the provider said, as far as it did. */
function saidBy({ note, contact, answers, reason, line, state, answered_at: answeredAt }) {
  const why = reason ? [nameOf("decline_reasons", reason), ...(line ? [line] : [])] : [];
  const whose = state === "declined" ? [] : [h("span", { class: "mute" }, ...say("our-reason")), GAP];
  const reach = contact ? [contact.name, contact.mailbox, ...(contact.phone ? [contact.phone] : [])] : [];
  const musts = answers.map(({ met, evidence }, place) => h("li", {}, round.brief.musts[place], h("br", {}), h("b", {}, ...say(`met.${met}`)), COMMA, evidence || h("span", { class: "mute" }, ...say("no-evidence"))));
  return [
    ...(answeredAt ? [h("p", { class: "fine" }, time(answeredAt))] : []),
    ...(why.length ? [h("p", {}, ...whose, ...inRow(why, COMMA))] : []),
    ...(note ? [h("p", {}, ...linesOf(note))] : []),
    ...(musts.length ? [h("ol", {}, ...musts)] : []),
    ...(reach.length ? [h("p", { class: "small" }, ...say("contact"), GAP, ...inRow(reach, COMMA))] : []),
  ];
}

function button(key, { name }, kind = "button") {
  return h("button", { class: kind, type: "button" }, ...say(key), h("span", { class: "heard" }, ` ${localized(name)}`));
}

function waysOf(invitation) {
  const { state } = invitation;
  return [
    ...(CHOOSABLE.has(state) ? [choosing(invitation)] : []),
    ...(state === "interested" ? [evaluating(invitation)] : []),
    ...(SPOKEN.has(state) ? [speaking(invitation)] : []),
    ...(OPEN.has(state) ? [withdrawing(invitation)] : []),
  ];
}

function choosing(invitation) {
  const pressed = button("choose", invitation, "button primary");
  pressed.addEventListener("click", () => choice.begin(invitation, round.invitations.filter(({ state, provider }) => OPEN.has(state) && provider !== invitation.provider)));
  return pressed;
}

function evaluating(invitation) {
  const pressed = button("evaluating", invitation);
  onPress(pressed, () => done("evaluating-told", "evaluating", { providers: [invitation.provider], line: "" }));
  return pressed;
}

function withdrawing(invitation) {
  const pressed = button("withdraw", invitation);
  const why = copy("reasons");
  why.value = "other";
  const question = () => [...say("withdraw-sure", { name: localized(invitation.name) }), GAP, h("label", {}, ...say("reason"), " ", why)];
  onSurePress(pressed, question, () => done("withdrawn", "withdraw", { providers: [invitation.provider], reason: why.value, line: "" }));
  return pressed;
}

/** Do something to the round, show it anew and say what was done. */
async function done(key, what, form) {
  await ask("POST", `${path}/${what}`, form);
  await show();
  tell(say(key));
  focusTold();
}

function questionItem(question) {
  if (question.answer || !OPEN_ROUND.has(round.state)) return questionOf(question);
  const area = h("textarea", { id: `answer-${question.id}`, name: "text", rows: 3, maxlength: 2000, required: "", "data-lines": "" });
  const field = h("div", { class: "field", "data-field": "", "data-empty": text("answer-empty") }, h("label", { for: area.id }, ...say("answer-label")), h("p", { class: "fault", "data-fault": "", hidden: "" }), area);
  const form = h("form", { class: "form", novalidate: "" }, h("div", { class: "problems", tabindex: -1, "data-problems": "", hidden: "" }), field, h("p", { class: "actions" }, h("button", { class: "button" }, ...say("answer"))));
  onSubmit(form, (values) => done("answer-sent", at`questions/${question.id}/answer`, values));
  return questionOf(question, form);
}

function speaking(invitation) {
  const pressed = button("write", invitation);
  onPress(pressed, async () => {
    spoken = invitation;
    await showSpoken();
    part(work, "thread-with").focus();
  });
  return pressed;
}

function threadPath() {
  return path + at`/threads/${spoken.provider}`;
}

async function showSpoken() {
  const whose = spoken;
  const messages = await readThread(threadPath(), { brand: organisationName(brand), provider: localized(spoken.name) });
  if (whose !== spoken) return; // another one's was asked for meanwhile
  fill(part(work, "thread"), ...messages);
  fill(part(work, "thread-with"), ...say("thread-with", { name: localized(spoken.name) }));
  part(work, "thread-of").hidden = false;
}

async function write({ text: words }) {
  await ask("POST", threadPath(), { id: numberOf(writing, ulid), text: words });
  renew(writing);
  await showSpoken();
  tell(say("message-sent"));
}

async function start() {
  await enter();
  const [brands] = await Promise.all([read(() => ownOf("brand")), readNames(work.dataset.names)]);
  if (!brands.length) return tellAlone("no-brand");
  const found = await read(() => findAmong(brands, (each) => at`/api/rounds/${each.id}/${id}`));
  if (!found) return tellNone("none", "to-rounds", work.dataset.rounds);
  brand = found.organisation;
  path = at`/api/rounds/${brand.id}/${id}`;
  return show();
}

onSubmit(part(work, "decide"), () => done("decided", "decide", choice.read()));
onPress(part(work, "keep"), async () => choice.end());
onPress(part(work, "table"), async () => saveTable(round));
onPress(part(work, "deadlines"), async () => saveDeadlines(round));
onSubmit(writing, write);
keepQuery();
await start();
