/** An organisation's page: what its people see and change of it. */

import { onSurePress } from "./act.js";
import { keepQuery } from "./address.js";
import { ask, at } from "./api.js";
import { brandOf } from "./brand.js";
import { showClaims } from "./claims.js";
import { fill, part } from "./dom.js";
import { onSubmit } from "./form.js";
import { enter, read } from "./gate.js";
import { showMailboxes } from "./mailboxes.js";
import { showMembers } from "./members.js";
import { askedPlace, nameOf } from "./places.js";
import { say } from "./sentences.js";
import { focusTold, tell } from "./status.js";
import { localized } from "./words.js";
import "./tally.js";

const work = part(document, "work");
const change = part(work, "change");
const place = askedPlace();
const path = place && at`/api/organisations/${place.kind}/${place.id}`;
let organisation;

/** Show everything; what a member may not do is not offered. */
async function show(me) {
  organisation = await read(() => ask("GET", path));
  const page = { path, me, organisation, isOwner: organisation.role === "owner", again };
  fill(part(document, "title"), nameOf(organisation));
  document.title = `${part(document, "title").textContent} – ${document.title.split(" – ").at(-1)}`;
  fill(part(work, "checked"), ...checkedOf(organisation));
  showBrand(page);
  if (place.kind === "provider") {
    showMailboxes(page);
    await showClaims(page);
  }
  showMembers(page);
  part(work, "closing").hidden = !page.isOwner || place.kind === "programme";
  fill(part(work, "close-means"), ...(place.kind === "programme" ? [] : say(`close-${place.kind}`)));
  part(work, "filled").hidden = false;

  /** Read and show everything anew, and say what was done. */
  async function again(sentence) {
    await show(me);
    tell(sentence);
    focusTold();
  }
}

function checkedOf({ kind, checked }) {
  if (kind === "programme") return [];
  return say(kind === "provider" ? "claimed" : checked);
}

function showBrand({ isOwner }) {
  part(work, "brand").hidden = place.kind !== "brand" || !isOwner;
  const { en, zh } = organisation.name;
  change.elements["name.en"].value = en;
  change.elements["name.zh"].value = zh;
  change.elements.website.value = organisation.website;
}

async function save(values) {
  await ask("PATCH", path, { ...brandOf(values), v: organisation.v });
  await show(await enter());
  tell(say("saved"));
  focusTold();
}

async function close() {
  await ask("DELETE", path, { v: organisation.v });
  location.assign(work.dataset.desk);
}

onSubmit(change, save);
onSurePress(part(work, "close"), () => say("close-sure", { organisation: localized(organisation.name) }), close);
keepQuery();
if (place) await show(await enter());
else {
  part(work, "late").remove();
  tell(say("none"), { words: say("to-desk"), href: work.dataset.desk });
}
