/** One opportunity: the brief, what the provider answers, questions, and the thread with the brand. */

import { onPress } from "./act.js";
import { asked, keepQuery } from "./address.js";
import { ask, at } from "./api.js";
import { findAmong, ownOf, tellAlone, tellNone } from "./belonging.js";
import { linesOf, row, rowsOf } from "./briefing.js";
import { here, inBeijing, timeLeft } from "./deadline.js";
import { fill, h, part } from "./dom.js";
import { answersTold } from "./figures.js";
import { onSubmit } from "./form.js";
import { enter, read } from "./gate.js";
import { answersOf, mustOf } from "./musts.js";
import { nameOf, readNames } from "./names.js";
import { paperOf, saving } from "./paper.js";
import { nameOf as organisationName } from "./places.js";
import { say } from "./sentences.js";
import { focusTold, tell } from "./status.js";
import { numberOf, questionOf, readThread, renew } from "./talk.js";
import { ulid } from "./ulid.js";
import { time } from "./when.js";
import { COMMA, inRow } from "./words.js";
import "./tally.js";

const UNANSWERED = new Set(["invited", "viewed"]);
const OPEN = new Set(["invited", "viewed", "interested", "evaluating"]);
const SPOKEN = new Set([...OPEN, "chosen", "not-chosen"]);
const OUTCOMES = new Set(["chosen", "not-chosen", "withdrawn", "declined", "expired", "evaluating"]);
const work = part(document, "work");
const interest = part(work, "interest");
const decline = part(work, "decline");
const asking = part(work, "ask");
const writing = part(work, "write");
const id = asked().get("id") ?? "";
let path;
let provider;
let me;
let opportunity;

async function show() {
  opportunity = await read(() => ask("GET", path));
  const { title, brand, sent_at: sentAt, invited, state, reply_by: replyBy } = opportunity;
  const name = brand ? `${brand}${COMMA}${title}` : title;
  fill(part(document, "title"), name);
  document.title = `${name} – ${document.title.split(" – ").at(-1)}`;
  const tags = [...(brand ? [] : ["blind"]), ...(opportunity.by_operator ? ["by-operator"] : [])];
  const known = inRow([h("span", {}, ...say("invited", { count: invited })), h("span", {}, ...say("sent", { time: time(sentAt) }))], COMMA);
  fill(part(work, "about"), ...tags.flatMap((key) => [h("span", { class: "tag" }, ...say(key)), " "]), ...known);
  fill(part(work, "facts"), ...rowsOf(opportunity.brief));
  fill(part(work, "deadline"), inBeijing(replyBy));
  fill(part(work, "deadline-here"), ...inRow([...(here(replyBy).length ? [h("span", {}, ...here(replyBy))] : []), ...(UNANSWERED.has(state) ? [timeLeft(replyBy)] : [])], COMMA));
  fill(part(work, "state"), h("span", { class: "tag" }, ...say(`state.${state}`)));
  fill(part(work, "note"), ...(OUTCOMES.has(state) ? say(`outcome.${state}`) : []));
  part(work, "report-of").hidden = state !== "chosen";
  part(work, "report").href = `${work.dataset.cooperation}?id=${opportunity.cooperation}&round=${id}`;
  fill(part(work, "answers"), ...answersTold(opportunity.response));
  showWays();
  showPapers();
  showSaid();
  showQuestions();
  await showTalk();
  part(work, "filled").hidden = false;
}

function isHidden() {
  return opportunity.brand === null;
}

function showWays() {
  const { state } = opportunity;
  part(work, "trust-of").hidden = !isHidden() || !OPEN.has(state);
  part(work, "ways").hidden = !OPEN.has(state) || isHidden();
  part(work, "go-interest").hidden = !UNANSWERED.has(state);
  part(work, "means").hidden = part(work, "ways").hidden || !UNANSWERED.has(state);
  interest.hidden ||= !UNANSWERED.has(state) || isHidden();
  decline.hidden ||= !OPEN.has(state) || isHidden();
}

/** Show the documents: of a blind brand after confidentiality is accepted, and none after the end. */
function showPapers() {
  const { documents, document_count: count } = opportunity;
  part(work, "papers-of").hidden = count === 0;
  fill(part(work, "papers-note"), ...(documents.length ? say("papers-seen") : isHidden() ? say("papers-after-trust", { count }) : say("papers-closed")));
  fill(part(work, "papers"), ...documents.map((paper) => h("li", {}, paperOf(paper), saving(paper, path + at`/documents/${paper.id}`))));
}

/** Show what was answered, and what the brand decided; the reason belongs to the side that ended it. */
function showSaid() {
  const { note, contact, answers, reason, line, brief, state } = opportunity;
  const why = reason ? [row(say("reason"), [nameOf("decline_reasons", reason)])] : [];
  const isOurs = state === "declined";
  const rows = [
    ...answers.map(({ met, evidence }, place) => row([brief.musts[place]], [h("b", {}, ...say(`met.${met}`)), ...(evidence ? [COMMA, evidence] : [])])),
    ...(note ? [row(say("note"), linesOf(note))] : []),
    ...(contact ? [row(say("contact"), inRow([contact.name, contact.mailbox, ...(contact.phone ? [contact.phone] : [])], COMMA))] : []),
    ...(isOurs ? why : []),
  ];
  const heard = [...(isOurs ? [] : why), ...(line ? [row(say("brand-line"), [line])] : [])];
  for (const [name, lines] of [["said", rows], ["heard", heard]]) {
    fill(part(work, name), ...lines);
    part(work, `${name}-of`).hidden = lines.length === 0;
  }
}

function showQuestions() {
  const { questions, questions_by: by, state } = opportunity;
  fill(part(work, "questions-by"), ...say("questions-until", { time: inBeijing(by) }));
  fill(part(work, "questions"), ...questions.map((each) => questionOf(each, ...(each.is_yours ? [h("p", { class: "fine" }, ...say("yours"))] : []))));
  asking.hidden = !OPEN.has(state) || isHidden() || new Date(by) < new Date();
  part(work, "questions-of").hidden = !OPEN.has(state) && questions.length === 0;
}

async function showTalk() {
  const isSpoken = SPOKEN.has(opportunity.state) && !isHidden();
  part(work, "thread-of").hidden = !isSpoken;
  if (isSpoken) fill(part(work, "thread"), ...(await readThread(`${path}/thread`, { brand: opportunity.brand, provider: organisationName(provider) })));
}

/** Show a form of an answer and go to it. */
function open(form, other) {
  other.hidden = true;
  form.hidden = false;
  form.querySelector("h2").focus();
}

function beginInterest() {
  fill(part(interest, "musts"), ...opportunity.brief.musts.map(mustOf));
  const { elements } = interest;
  elements["contact.name"].value ||= me.name;
  elements["contact.mailbox"].value ||= me.address;
  open(interest, decline);
}

async function sendInterest(values) {
  const contact = { name: values["contact.name"], mailbox: values["contact.mailbox"], phone: values["contact.phone"] };
  const answers = answersOf(values, opportunity.brief.musts);
  await ask("POST", `${path}/interest`, { note: values.note, contact, answers });
  await told("told-interested");
}

async function told(key) {
  await show();
  tell(say(key));
  focusTold();
}

async function start() {
  me = await enter();
  const [providers] = await Promise.all([read(() => ownOf("provider")), readNames(work.dataset.names)]);
  if (!providers.length) return tellAlone("no-provider");
  const found = await read(() => findAmong(providers, (each) => at`/api/opportunities/${each.id}/${id}`));
  if (!found) return tellNone("none", "to-inbox", work.dataset.opportunities);
  provider = found.organisation;
  path = at`/api/opportunities/${provider.id}/${id}`;
  if (found.found.state === "invited") await read(() => ask("PUT", `${path}/view`, {}));
  return show();
}

onPress(part(work, "trust"), async () => {
  await ask("PUT", `${path}/confidentiality`, {});
  await told("told-trust");
});
onPress(part(work, "go-interest"), async () => beginInterest());
onPress(part(work, "go-decline"), async () => open(decline, interest));
onSubmit(interest, sendInterest);
onSubmit(decline, async ({ reason, note }) => {
  await ask("POST", `${path}/decline`, { reason, note });
  await told("told-declined");
});
onSubmit(asking, async ({ text: words }) => {
  await ask("POST", `${path}/questions`, { id: numberOf(asking, ulid), text: words });
  renew(asking);
  await told("told-asked");
});
onSubmit(writing, async ({ text: words }) => {
  await ask("POST", `${path}/thread`, { id: numberOf(writing, ulid), text: words });
  renew(writing);
  await showTalk();
  tell(say("message-sent"));
});
keepQuery();
await start();
