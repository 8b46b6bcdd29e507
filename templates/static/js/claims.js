/** Claims of a provider's entry by others, and the word of its owners. */

import { ask } from "./api.js";
import { fill, h, part } from "./dom.js";
import { onSubmit } from "./form.js";
import { say } from "./sentences.js";
import { time } from "./when.js";
import { COMMA, inRow } from "./words.js";

const work = part(document, "work");
const form = part(work, "decide");
let page;
let chosen;

/** Show the open claims; nothing where there are none. */
export async function showClaims(shown) {
  page = shown;
  const { claims } = await ask("GET", `${page.path}/claims`);
  part(work, "claims").replaceChildren(...claims.map(claimOf));
  part(work, "claims-of").hidden = claims.length === 0;
  form.hidden = true;
}

function claimOf(claim) {
  const name = h("b", {}, claim.name || claim.address);
  const ground = h("span", { class: "fine" }, ...inRow([...(claim.name ? [claim.address] : []), ...say(`by.${claim.by}`), time(claim.at)], COMMA));
  const decide = h("button", { class: "button", type: "button", click: () => choose(claim) }, ...say("see-to"));
  decide.append(h("span", { class: "heard" }, ` ${claim.name || claim.address}`));
  return h("li", {}, h("span", {}, name, h("br", {}), ground), page.isOwner ? decide : "");
}

function choose(claim) {
  chosen = claim;
  fill(part(form, "claimant"), ...say("claim-of", { name: claim.name || claim.address }));
  form.hidden = false;
  part(form, "claimant").focus();
}

async function decide({ decision, reason }) {
  await ask("POST", `${page.path}/claims/${chosen.account}`, { decision, reason });
  form.reset();
  await page.again(say("decided"));
}

onSubmit(form, decide);
