/** The holder of a mailbox agrees that invitations come there; the mail's link brings the proof behind `#`. */

import { keepQuery } from "./address.js";
import { ask } from "./api.js";
import { fill, part } from "./dom.js";
import { onSubmit } from "./form.js";
import { isId } from "./ids.js";
import { readProvider } from "./provider.js";
import { say } from "./sentences.js";
import { localized, named } from "./words.js";
import "./tally.js";

const work = part(document, "work");

let proof = {};

/** Take the link's proof out of the address: the way past the header is an address too. */
async function start() {
  const found = new URLSearchParams(location.hash.slice(1));
  if (found.has("t")) {
    proof = { provider: found.get("p"), token: found.get("t") };
    history.replaceState(null, "", location.pathname + location.search);
  }
  const { provider, token } = proof;
  const isWhole = isId(provider) && /^[\w-]{43}$/.test(token ?? "");
  part(work, "wrong").hidden = isWhole;
  if (!isWhole) return;
  const { names } = await readProvider(work.dataset.data, provider);
  fill(part(work, "name"), ...say("ask", { name: named(names[0]) }));
  part(work, "asking").hidden = false;
}

async function confirm() {
  const { name } = await ask("POST", "/api/mailboxes/confirm", proof);
  part(work, "asking").hidden = true;
  fill(part(work, "done-for"), ...say("done", { name: named(localized(name)) }));
  part(work, "done").hidden = false;
  part(work, "done-for").focus();
}

onSubmit(part(work, "confirm"), confirm);
addEventListener("hashchange", start);
part(work, "late").remove();
keepQuery();
await start();
