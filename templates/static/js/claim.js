/** Claiming a published entry: which mailbox it takes is said before anybody signs in. */

import { asked, keepQuery } from "./address.js";
import { showAfter } from "./after.js";
import { ask, at } from "./api.js";
import { fill, h, part } from "./dom.js";
import { wasSignedIn } from "./flag.js";
import { onSubmit } from "./form.js";
import { read } from "./gate.js";
import { isId } from "./ids.js";
import { whoAmI } from "./me.js";
import { pageOf } from "./places.js";
import { readProvider } from "./provider.js";
import { say } from "./sentences.js";
import { focusTold, tell } from "./status.js";
import { named } from "./words.js";
import "./tally.js";

const work = part(document, "work");
const form = part(work, "make");
const id = asked().get("provider") ?? asked().get("id");

/** Show the entry and what a claim of it takes. */
async function showEntry() {
  const provider = await readProvider(work.dataset.data, id);
  if (provider.state === "unreachable") return tell(say("error.page.unreachable"), { words: say("retry"), run: start });
  if (provider.state === "gone") return tellUnknown();
  fill(part(work, "name"), named(provider.names[0]));
  fill(part(work, "needs"), ...needsOf(provider));
  part(work, "entry").setAttribute("href", work.dataset.page.replace("{id}", id));
  return true;
}

function tellUnknown() {
  tell(say("unknown"), { words: say("to-list"), href: part(work, "choose").querySelector("a").href });
}

function needsOf(provider) {
  const website = provider.facts.get("website")?.[0]?.values[0];
  if (!website) return say("needs-offer");
  return say("needs-domain", { domain: h("b", {}, new URL(website).hostname.replace(/^www\./, "")) });
}

function showEntrance() {
  const link = part(work, "sign-in");
  link.setAttribute("href", `${work.dataset.login}?${new URLSearchParams({ next: `/claim?provider=${id}` })}`);
  link.hidden = false;
}

/** Return how the person stands to the entry; nothing where nobody is signed in. */
async function standing() {
  if (wasSignedIn() === false) return undefined;
  try {
    return await Promise.all([whoAmI(), ask("GET", at`/api/claims/${id}`)]);
  } catch (refused) {
    if (refused.code === "session.needed") return undefined;
    throw refused;
  }
}

function showStanding(me, { is_yours: isYours, is_taken: isTaken, by }) {
  const canClaim = !isYours && by !== "nothing";
  const address = h("b", {}, me.address);
  const manage = h("a", { href: pageOf({ kind: "provider", id }) }, ...say("manage"));
  const sentences = isYours ? [...say("yours"), " ", manage] : say(`by.${by}`, { address });
  fill(part(work, "standing"), ...sentences, ...(isTaken && canClaim ? [h("br", {}), ...say("taken")] : []));
  fill(part(form, "button"), ...say(isTaken ? "make-second" : "make"));
  form.hidden = !canClaim;
  if (isYours) hideTerms();
}

/** Whoever has the entry needs no words on how to get it. */
function hideTerms() {
  for (const name of ["terms", "else"]) part(work, name).hidden = true;
}

async function make() {
  const { state } = await ask("POST", "/api/claims", { provider: id });
  form.hidden = true;
  fill(part(work, "standing"));
  if (state === "granted") hideTerms();
  const manage = { words: say("manage"), href: pageOf({ kind: "provider", id }) };
  tell(say(state), state === "granted" ? manage : undefined);
  focusTold();
}

async function start() {
  if (!isId(id)) {
    part(work, "choose").hidden = false;
    return;
  }
  if (!(await showEntry())) return;
  const found = await read(standing);
  if (found) showStanding(...found);
  else showEntrance();
  part(work, "filled").hidden = false;
}

onSubmit(form, make);
part(work, "late").remove();
keepQuery();
await start();
showAfter();
