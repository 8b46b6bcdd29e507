/** A brand's rounds, the newest first. */

import { onPress } from "./act.js";
import { keepQuery } from "./address.js";
import { ask, at } from "./api.js";
import { chosenOf, ownOf, tellAlone } from "./belonging.js";
import { inBeijing } from "./deadline.js";
import { h, part } from "./dom.js";
import { enter, read } from "./gate.js";
import { say, text } from "./sentences.js";
import "./tally.js";

const work = part(document, "work");
let brand;
let after = "";

function lineOf({ id, title, state, blind, invited, reply_by: replyBy }) {
  const tags = [h("span", { class: "tag" }, ...say(`state.${state}`)), ...(blind ? [" ", h("span", { class: "tag" }, ...say("blind"))] : [])];
  const fine = h("span", { class: "fine" }, text("line", { count: invited, time: inBeijing(replyBy) }));
  return h("li", {}, h("span", {}, h("a", { href: `${work.dataset.round}?id=${id}` }, title), h("br", {}), fine), h("span", {}, ...tags));
}

async function readPage() {
  const found = await ask("GET", `${at`/api/rounds/${brand.id}`}?${new URLSearchParams({ after })}`);
  part(work, "lines").append(...found.lines.map(lineOf));
  after = found.after ?? "";
  part(work, "more").hidden = !after;
}

async function start() {
  await enter();
  const brands = await read(() => ownOf("brand"));
  brand = chosenOf(brands, part(work, "switch"));
  if (!brand) return tellAlone("no-brand");
  await read(readPage);
  part(work, "empty").hidden = part(work, "lines").children.length > 0;
  part(work, "filled").hidden = false;
  return undefined;
}

onPress(part(work, "more"), readPage);
keepQuery();
await start();
