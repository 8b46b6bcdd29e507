/** Registering a brand. */

import { keepQuery } from "./address.js";
import { ask } from "./api.js";
import { brandOf } from "./brand.js";
import { fill, h, part } from "./dom.js";
import { onSubmit } from "./form.js";
import { enter } from "./gate.js";
import { pageOf } from "./places.js";
import { say } from "./sentences.js";
import { ulid } from "./ulid.js";
import { localized, named } from "./words.js";
import "./tally.js";

const work = part(document, "work");
const id = ulid();

async function register(values) {
  const made = await ask("POST", "/api/organisations", { id, ...brandOf(values) });
  part(work, "filled").hidden = true;
  fill(part(work, "name"), ...say("registered", { name: named(localized(made.name)) }));
  fill(part(work, "checked"), ...say(made.checked));
  part(work, "onward").setAttribute("href", pageOf(made));
  part(work, "done").hidden = false;
  part(work, "name").focus();
}

onSubmit(part(work, "register"), register);
keepQuery();
const { address } = await enter();
fill(part(work, "mailbox"), h("p", {}, ...say("mailbox", { address: h("b", {}, address) })));
part(work, "filled").hidden = false;
