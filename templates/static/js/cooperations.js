/** An organisation's cooperation records, the newest first. */

import { onPress } from "./act.js";
import { keepQuery } from "./address.js";
import { ask, at } from "./api.js";
import { chosenOf, ownOf, tellNone } from "./belonging.js";
import { h, part } from "./dom.js";
import { enter, read } from "./gate.js";
import { nameOf, readNames } from "./names.js";
import { recordState } from "./recording.js";
import { day, inRow, localized, named } from "./words.js";
import "./tally.js";

const work = part(document, "work");
let organisation;
let after = "";

function lineOf(record) {
  const { id, facts, brand_name: brand, provider_name: provider } = record;
  const other = organisation.kind === "brand" ? provider : brand;
  const fine = [h("span", {}, named(localized(other))), nameOf("platforms", facts.platform), day(facts.since)];
  return h("li", {}, h("span", {}, h("a", { href: `${work.dataset.cooperation}?id=${id}` }, facts.store), h("br", {}), h("span", { class: "fine" }, ...inRow(fine))), recordState(record));
}

async function readPage() {
  const found = await ask("GET", `${at`/api/cooperations/${organisation.kind}/${organisation.id}`}?${new URLSearchParams({ after })}`);
  part(work, "lines").append(...found.lines.map(lineOf));
  after = found.after ?? "";
  part(work, "more").hidden = !after;
}

async function start() {
  await enter();
  const [found] = await Promise.all([read(async () => [...(await ownOf("provider")), ...(await ownOf("brand"))]), readNames(work.dataset.names)]);
  organisation = chosenOf(found, part(work, "switch"));
  if (!organisation) return tellNone("no-brand", "to-desk", work.dataset.desk);
  await read(readPage);
  part(work, "empty").hidden = part(work, "lines").children.length > 0;
  part(work, "filled").hidden = false;
  return undefined;
}

onPress(part(work, "more"), readPage);
keepQuery();
await start();
