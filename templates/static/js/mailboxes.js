/** Where a provider's invitations go, and whether it takes any now. */

import { onPress, onSurePress } from "./act.js";
import { ask } from "./api.js";
import { fill, h, part } from "./dom.js";
import { onSubmit } from "./form.js";
import { say } from "./sentences.js";

const work = part(document, "work");
const form = part(work, "name-mailbox");
const button = part(work, "turn");
let page;

/** Show both; only owners name and remove mailboxes. */
export function showMailboxes(shown) {
  page = shown;
  const { accepting, mailboxes } = page.organisation;
  showSwitch(accepting);
  part(work, "boxes").replaceChildren(...mailboxes.map(boxOf));
  form.hidden = !page.isOwner || mailboxes.length >= 3;
  for (const name of ["accepting", "mailboxes"]) part(work, name).hidden = false;
}

function showSwitch(isAccepting) {
  fill(part(work, "now"), ...say(isAccepting ? "accepting" : "not-accepting"));
  fill(button, ...say(isAccepting ? "turn-off" : "turn-on"));
}

async function turn() {
  const accepting = !page.organisation.accepting;
  await ask("PUT", `${page.path}/accepting`, { accepting });
  page.organisation.accepting = accepting;
  showSwitch(accepting);
}

function boxOf({ id, address, is_confirmed: isConfirmed }) {
  const state = isConfirmed ? "confirmed" : "unconfirmed";
  const tag = h("span", { class: isConfirmed ? "tag" : "tag todo" }, ...say(state));
  const remove = h("button", { class: "button", type: "button" }, ...say("remove"), h("span", { class: "heard" }, ` ${address}`));
  onSurePress(remove, () => say("remove-box", { address }), async () => {
    await ask("DELETE", `${page.path}/mailboxes/${id}`);
    await page.again(say("removed"));
  });
  return h("li", {}, h("span", {}, h("b", {}, address), " ", tag), page.isOwner ? remove : "");
}

async function nameMailbox({ email, lang }) {
  const { is_confirmed: isConfirmed } = await ask("POST", `${page.path}/mailboxes`, { email, lang });
  form.reset();
  await page.again(say(isConfirmed ? "box-own" : "box-named", { address: email }));
}

onPress(button, turn);
onSubmit(form, nameMailbox);
