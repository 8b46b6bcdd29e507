/** Who works for an organisation, who is invited, and how that changes. */

import { onPress, onSurePress } from "./act.js";
import { ask } from "./api.js";
import { fill, h, part } from "./dom.js";
import { onSubmit } from "./form.js";
import { nameOf } from "./places.js";
import { say } from "./sentences.js";
import { time } from "./when.js";
import { COMMA, day, inRow } from "./words.js";

const work = part(document, "work");
const form = part(work, "invite");
let page;

/** Show everybody; only owners name and remove others, everyone may leave. */
export function showMembers(shown) {
  page = shown;
  const { kind, members, offers } = page.organisation;
  const isProgramme = kind === "programme";
  fill(part(work, "members-mean"), ...say(isProgramme ? "operators-mean" : "members-mean"));
  part(work, "members").replaceChildren(...members.map(memberOf));
  part(work, "places").replaceChildren(...offers.map(placeOf));
  form.hidden = !page.isOwner;
  part(form, "role-field").hidden = isProgramme;
}

function memberOf(member) {
  const isMe = member.id === page.me.id;
  const name = h("b", {}, member.name || member.address);
  const tags = [member.role, ...(isMe ? ["you"] : [])].flatMap((key) => [" ", h("span", { class: "tag" }, ...say(key))]);
  const since = h("span", { class: "fine" }, ...inRow([...(member.name ? [member.address] : []), h("span", {}, ...say("since", { time: day(member.since.slice(0, 10)) }))], COMMA));
  return h("li", {}, h("span", {}, name, ...tags, h("br", {}), since), h("span", { class: "actions" }, ...stepsOf(member, isMe)));
}

function stepsOf(member, isMe) {
  if (isMe) return [leaving(member)];
  if (!page.isOwner) return [];
  return page.organisation.kind === "programme" ? [removing(member)] : [turning(member), removing(member)];
}

function button(key, name) {
  return h("button", { class: "button", type: "button" }, ...say(key), h("span", { class: "heard" }, ` ${name}`));
}

function turning({ id, role, name, address }) {
  const [key, after] = role === "owner" ? ["make-member", "member"] : ["make-owner", "owner"];
  const pressed = button(key, name || address);
  onPress(pressed, async () => {
    await ask("PUT", `${page.path}/members/${id}`, { role: after });
    await page.again(say("saved"));
  });
  return pressed;
}

function removing({ id, name, address }) {
  const pressed = button("remove", name || address);
  onSurePress(pressed, () => say("remove-member", { name: name || address }), async () => {
    await ask("DELETE", `${page.path}/members/${id}`);
    await page.again(say("removed"));
  });
  return pressed;
}

function leaving({ id }) {
  const pressed = button("leave", "");
  onSurePress(pressed, () => say("leave-sure", { organisation: nameOf(page.organisation) }), async () => {
    await ask("DELETE", `${page.path}/members/${id}`);
    location.assign(work.dataset.desk);
  });
  return pressed;
}

function placeOf({ id, address, role, expires_at: until }) {
  const withdraw = button("withdraw", address);
  onPress(withdraw, async () => {
    await ask("DELETE", `${page.path}/offers/${id}`);
    await page.again(say("withdrawn"));
  });
  const tag = h("span", { class: "tag" }, ...say(role));
  const waits = h("span", { class: "fine" }, ...say("waits-for", { time: time(until) }));
  return h("li", {}, h("span", {}, h("b", {}, address), " ", tag, h("br", {}), waits), page.isOwner ? withdraw : "");
}

async function invite({ email, role, lang }) {
  await ask("POST", `${page.path}/members`, { email, role, lang });
  form.reset();
  await page.again(say("invited", { address: email }));
}

onSubmit(form, invite);
