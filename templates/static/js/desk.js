/** The desk: what is offered to the person, for whom the person works, and what waits there. */

import { onPress } from "./act.js";
import { keepQuery, replaceQuery } from "./address.js";
import { ask, at } from "./api.js";
import { fill, h, part } from "./dom.js";
import { figuresOf } from "./figures.js";
import { enter, read } from "./gate.js";
import { logOut } from "./leaving.js";
import { nowIAm } from "./me.js";
import { askedPlace, nameOf, pageOf, queryOf } from "./places.js";
import { say } from "./sentences.js";
import { focusTold, note, tell } from "./status.js";
import { waitsOf } from "./waiting.js";
import { COMMA, inRow, localized, named } from "./words.js";
import { time } from "./when.js";
import "./tally.js";

const work = part(document, "work");

async function showAll(me) {
  const [{ offers }, { organisations }] = await read(() =>
    Promise.all([ask("GET", "/api/me/offers"), ask("GET", "/api/organisations")]),
  );
  fill(part(work, "who"), ...say("who", { name: h("b", {}, me.name || me.address) }));
  const nameless = note("matters", say("nameless"), { words: say("give-name"), href: work.dataset.account });
  part(work, "notes").replaceChildren(...(me.name ? [] : [nameless]));
  showOffers(offers);
  showSwitch(organisations);
  part(work, "filled").hidden = false;
}

function showOffers(offers) {
  fill(part(work, "offers"), ...offers.map(offerOf));
  part(work, "offers-of").hidden = offers.length === 0;
}

function offerOf(offer) {
  const organisation = h("b", {}, offer.kind === "programme" ? say("operators")[0] : named(localized(offer.name)));
  const values = { inviter: offer.inviter, organisation, role: say(offer.role)[0] };
  const sentence = say(offer.purpose === "claim" ? "offer-claim" : "offer", values);
  const until = h("span", { class: "fine" }, ...say("offer-until", { time: time(offer.expires_at) }));
  return h("li", {}, h("span", {}, ...sentence, h("br", {}), until), h("span", { class: "actions" }, ...stepsOf(offer)));
}

function stepsOf(offer) {
  const decline = h("button", { class: "button", type: "button" }, ...say("decline"));
  onPress(decline, () => declineOffer(offer));
  if (offer.purpose === "claim") {
    const query = new URLSearchParams({ provider: offer.id });
    return [h("a", { class: "button primary", href: `${work.dataset.claim}?${query}` }, ...say("see-claim")), decline];
  }
  const accept = h("button", { class: "button primary", type: "button" }, ...say("accept"));
  onPress(accept, () => acceptOffer(offer));
  return [accept, decline];
}

async function acceptOffer(offer) {
  const me = await ask("POST", at`/api/me/offers/${offer.kind}/${offer.id}/accept`);
  nowIAm(me);
  replaceQuery(queryOf(offer));
  await showAll(me);
  tell(say("accepted", { organisation: nameOf(offer) }));
  focusTold();
}

async function declineOffer(offer) {
  await ask("DELETE", at`/api/me/offers/${offer.kind}/${offer.id}`);
  showOffers((await ask("GET", "/api/me/offers")).offers);
  tell(say("declined"));
  focusTold();
}

/** Show for whom the person works; one of several is chosen by the address. */
function showSwitch(organisations) {
  const wanted = askedPlace();
  const isWanted = ({ kind, id }) => kind === wanted?.kind && id === wanted?.id;
  const chosen = organisations.find(isWanted) ?? organisations[0];
  const tabs = organisations.map((each) => {
    const current = each === chosen ? "page" : undefined;
    return h("a", { href: queryOf(each), "aria-current": current }, nameOf(each));
  });
  fill(part(work, "switch"), ...(tabs.length > 1 ? tabs : []));
  fill(part(work, "ways-of"), ...(chosen ? say("more-ways") : [part(work, "ways-of").textContent]));
  part(work, "chosen").hidden = !chosen;
  if (chosen) showChosen(chosen);
}

async function showChosen(chosen) {
  fill(part(work, "figures"));
  fill(part(work, "name"), nameOf(chosen));
  fill(part(work, "role"), ...inRow([...say(`kind.${chosen.kind}`), ...say(chosen.role)], COMMA));
  part(work, "manage").setAttribute("href", pageOf(chosen));
  part(work, "manage").hidden = chosen.is_suspended;
  for (const kind of ["brand", "provider", "programme"]) showWays(part(work, `ways-${kind}`), chosen, kind);
  const waits = await read(() => waitsOf(chosen, work.dataset));
  const lines = waits.length ? waits : [{ sentence: say("nothing") }];
  part(work, "waits").replaceChildren(...lines.map(lineOf));
  if (chosen.kind !== "programme" && !chosen.is_suspended) fill(part(work, "figures"), ...(await read(() => figuresOf(chosen))));
}

/** Show where the organisation's own work is. */
function showWays(ways, chosen, kind) {
  ways.hidden = chosen.kind !== kind || chosen.is_suspended;
  for (const own of ways.querySelectorAll("[data-own]")) own.href = new URL(own.href).pathname + queryOf(chosen);
}

function lineOf({ sentence, href }) {
  return h("li", {}, h("span", {}, ...sentence), href ? h("a", { href }, ...say("see")) : "");
}

onPress(part(work, "logout"), logOut);
keepQuery();
await showAll(await enter());
