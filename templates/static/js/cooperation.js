/** One cooperation record: written by one side, confirmed, corrected or disputed by the other. */

import { onPress } from "./act.js";
import { asked, keepQuery } from "./address.js";
import { ask, at } from "./api.js";
import { Authorisations } from "./authorising.js";
import { findAmong, ownOf, tellNone } from "./belonging.js";
import { fill, part } from "./dom.js";
import { Evaluations } from "./evaluating.js";
import { onSubmit } from "./form.js";
import { enter, read } from "./gate.js";
import { readNames } from "./names.js";
import { recordRows, recordState, standingOf } from "./recording.js";
import { say } from "./sentences.js";
import { focusTold, tell } from "./status.js";
import { countChosen, readTicked, tick } from "./wanted.js";
import "./tally.js";

const CLAIMS = new Set(["claimed", "corrected"]);
/** States that need a word; those of a claim differ by side. */
const NOTES = new Set(["disputed", "upheld", "rejected", "ended"]);
const LISTS = ["categories", "services"];
const work = part(document, "work");
const [writing, disputing, ending] = ["write", "dispute", "end"].map((name) => part(work, name));
const ways = part(work, "ways");
const id = asked().get("id") ?? "";
const round = asked().get("round");
let organisation;
let record;
const authorisations = new Authorisations(part(work, "authorisations-of"), path, told);
const evaluations = new Evaluations(part(work, "evaluations-of"), path, told);

function path(...rest) {
  return [at`/api/cooperations/${organisation.kind}/${organisation.id}/${id}`, ...rest].join("/");
}

/** Show the record and what this side can do with it. */
function show(found) {
  record = found;
  const { state, by, shown } = record;
  const isOther = by !== organisation.kind;
  fill(part(document, "title"), record.facts.store);
  fill(part(work, "about"), recordState(record), " ", ...say(`by.${by}`));
  fill(part(work, "note"), ...noteOf(isOther));
  fill(part(work, "facts"), ...recordRows(record));
  for (const name of ["confirm", "object"]) part(ways, name).hidden = !CLAIMS.has(state) || !isOther;
  part(ways, "correct").hidden = !CLAIMS.has(state);
  const isShown = shown[organisation.kind];
  fill(part(ways, "show"), ...(state === "confirmed" || state === "ended" ? say(isShown ? "hide" : "show") : []));
  ending.hidden = state !== "confirmed";
  authorisations.show(record, organisation.kind);
  evaluations.show(record, organisation.kind);
  for (const form of [writing, disputing]) form.hidden = true;
  part(work, "record").hidden = false;
  part(work, "filled").hidden = false;
}

/** Return what there is to know or to do as the record stands. */
function noteOf(isOther) {
  const standing = standingOf(record);
  if (CLAIMS.has(standing)) return say(isOther ? "asked" : "unconfirmed");
  return NOTES.has(standing) ? say(`standing.${standing}`) : [];
}

/** Read the record anew, with all that belongs to it, and say what was done. */
async function told(key) {
  show(await read(() => ask("GET", path())));
  tell(say(key));
  focusTold();
}

/** Write facts into the form: a record's, or what the round says. */
function fillIn(facts) {
  for (const [name, value] of Object.entries(facts)) {
    const input = writing.elements[`facts.${name}`];
    if (input && value) input.value = value;
  }
  for (const name of LISTS) tick(writing, name, facts[name] ?? []);
  countChosen(writing);
  writing.hidden = false;
}

function factsOf(values) {
  const said = (name) => values[`facts.${name}`];
  const lists = LISTS.map((name) => [name, readTicked(writing, name)]);
  return { platform: said("platform"), store: said("store"), address: said("address") || null, ...Object.fromEntries(lists), since: said("since"), until: said("until") || null, evidence: said("evidence") };
}

async function write(values) {
  const facts = factsOf(values);
  if (record) await ask("POST", path("correct"), { v: record.v, facts });
  else await ask("POST", at`/api/cooperations/provider/${organisation.id}`, { id, round, facts });
  return told("sent");
}

/** Begin a record of the round in which the provider was chosen. */
async function begin(providers) {
  const found = round && (await read(() => findAmong(providers, (each) => at`/api/opportunities/${each.id}/${round}`)));
  if (!found) return tellNone("none", "to-list", work.dataset.cooperations);
  organisation = found.organisation;
  const { platforms, categories, services, start } = found.found.brief;
  fill(part(work, "note"), ...say("new"));
  fillIn({ platform: platforms.must[0], categories: categories.must, services: services.must, since: start });
  part(work, "filled").hidden = false;
  return undefined;
}

async function start() {
  await enter();
  const [providers, brands] = await read(() => Promise.all([ownOf("provider"), ownOf("brand")]));
  await readNames(work.dataset.names);
  const found = await read(() => findAmong([...providers, ...brands], (each) => at`/api/cooperations/${each.kind}/${each.id}/${id}`));
  if (!found) return begin(providers);
  organisation = found.organisation;
  return show(found.found);
}

/** Do something to the record as it was shown, and say that it was done. */
async function does(what, key, form) {
  await ask("POST", path(what), { v: record.v, ...form });
  await told(key);
}

onPress(part(ways, "confirm"), () => does("confirm", "told-confirm"));
onPress(part(ways, "correct"), async () => {
  fillIn(record.facts);
  writing.querySelector("h2").focus();
});
onPress(part(ways, "object"), async () => {
  disputing.hidden = false;
  disputing.querySelector("h2").focus();
});
onPress(part(ways, "show"), async () => {
  const shown = !record.shown[organisation.kind];
  await ask("PUT", path("shown"), { shown });
  await told(shown ? "shown" : "hidden");
});
onSubmit(writing, write);
onSubmit(disputing, (values) => does("dispute", "told-dispute", values));
onSubmit(ending, (values) => does("end", "told-end", values));
keepQuery();
await start();
