/** The way in: an address, then the mail's link or code in this very browser. */

import { asked, keepQuery } from "./address.js";
import { showAfter } from "./after.js";
import { onPress } from "./act.js";
import { ask } from "./api.js";
import { fill, part } from "./dom.js";
import { onSigning, remember, wasSignedIn } from "./flag.js";
import { onSubmit } from "./form.js";
import { Pending } from "./pending.js";
import { say } from "./sentences.js";
import { tell } from "./status.js";
import { instant } from "./when.js";
import "./tally.js";

const work = part(document, "work");
const { lang } = document.documentElement;
const language = lang === "en" ? "en" : "zh";
const steps = ["link", "ask", "sent"].map((name) => part(work, name));
const email = part(work, "ask-form").elements.email;
const code = part(work, "code-form").elements.code;
const pending = new Pending();
let token;
const WHY = new Set(["needed", "ended", "left", "deleted"]);

function show(name) {
  for (const step of steps) step.hidden = !(`${name}` in step.dataset);
  showAfter();
}

function showSent() {
  const { address, until } = pending.read();
  fill(part(work, "sent-to"), ...say("sent-to", { address }));
  fill(part(work, "until"), ...say("until", { time: instant(until).slice(-5) }));
  show("sent");
}

/** Ask for a mail; `next` is where the person wanted to go. */
async function begin(address) {
  const { minutes } = await ask("POST", "/api/login", { email: address, lang: language, next: next() });
  pending.write({ address, until: new Date(Date.now() + minutes * 60_000).toISOString() });
  showSent();
  part(work, "sent-to").focus();
}

function next() {
  return (asked().get("next") ?? "").slice(0, 200);
}

async function finish(proof) {
  const found = await ask("POST", "/api/login/finish", proof);
  pending.clear();
  remember();
  location.replace(`/${language}${found.next}`);
  await new Promise(() => {}); // the form stays busy until the next page is there
}

/** Where a login is over, the next step is a new mail; what was typed stays. */
async function finishOrBeginAnew(proof) {
  try {
    await finish(proof);
  } catch (refused) {
    if (refused.code === "login.ended") pending.clear();
    if (refused.code === "login.wrong" && proof.code) refused.field = "code";
    throw refused;
  }
}

/** Take the link's token out of the address: nobody reads it there, and the way past the header does not lose it. */
function takeToken() {
  const found = new URLSearchParams(location.hash.slice(1)).get("t");
  if (found) history.replaceState(null, "", location.pathname + location.search);
  return found ?? token;
}

/** Begin anew where another link is opened in this very tab. */
function arrive() {
  const before = token;
  token = takeToken();
  if (token !== before) start();
}

function start() {
  const why = asked().get("why");
  if (WHY.has(why)) fill(part(work, "why"), ...say(why));
  const known = pending.read();
  if (known) email.value = known.address;
  if (token) show("link");
  else if (known) showSent();
  else show("ask");
}

function tellAlready() {
  tell(say("already"), { words: say("go-on"), href: work.dataset.desk });
}

onSubmit(part(work, "ask-form"), ({ email: address }) => begin(address));
onSubmit(part(work, "code-form"), ({ code: typed }) => finishOrBeginAnew({ code: typed.replace(/\s/g, "") }));
onSubmit(part(work, "link-form"), () => finishOrBeginAnew({ token }));
onPress(part(work, "again"), async () => {
  await begin(pending.read()?.address ?? email.value);
  tell(say("again-sent"));
});
onPress(part(work, "other"), async () => {
  pending.clear();
  code.value = "";
  show("ask");
  email.focus();
});
onPress(part(work, "without"), async () => {
  token = undefined;
  start();
});
onSigning((isIn) => isIn && tellAlready());
addEventListener("hashchange", arrive);
part(work, "late").remove();
keepQuery();
token = takeToken();
start();
if (wasSignedIn() && !token) tellAlready();
