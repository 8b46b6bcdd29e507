/** What waits for a person in an organisation, a line each with where to see to it. */

import { ask, at } from "./api.js";
import { h } from "./dom.js";
import { pageOf, queryOf } from "./places.js";
import { say } from "./sentences.js";

const QUEUES = ["rounds", "brands", "claims", "cooperations", "scores", "asks", "mails"];

/** Return what waits, as sentences and addresses. */
export async function waitsOf(organisation, { queues, opportunities }) {
  if (organisation.is_suspended) return [{ sentence: say("suspended", { reason: organisation.suspension ?? "" }) }];
  const kinds = { brand: ofBrand, provider: (provider) => ofProvider(provider, opportunities), programme: () => ofOperators(queues) };
  return await kinds[organisation.kind](organisation);
}

function ofBrand(brand) {
  return brand.checked === "unchecked" ? [{ sentence: say("unchecked"), href: pageOf(brand) }] : [];
}

async function ofProvider(provider, opportunities) {
  const place = at`/api/organisations/provider/${provider.id}`;
  const inbox = at`/api/opportunities/${provider.id}?tab=open`;
  const [{ mailboxes }, { claims }, { lines }] = await Promise.all([ask("GET", place), ask("GET", `${place}/claims`), ask("GET", inbox)]);
  const open = mailboxes.filter((box) => !box.is_confirmed).length;
  const href = pageOf(provider);
  return [
    ...(lines.length ? [{ sentence: say("opportunities", { count: lines.length }), href: opportunities + queryOf(provider) }] : []),
    ...(claims.length ? [{ sentence: say("claims", { count: claims.length }), href: `${href}#claims` }] : []),
    ...(provider.accepting ? [] : [{ sentence: say("not-accepting"), href }]),
    ...(open ? [{ sentence: say("unconfirmed", { count: open }), href }] : []),
  ];
}

async function ofOperators(queues) {
  const found = await Promise.all(QUEUES.map((name) => ask("GET", `/api/queues/${name}`)));
  return QUEUES.flatMap((name, place) => {
    const { lines, after } = found[place];
    const count = h("span", { class: "count" }, `${lines.length}${after ? "+" : ""}`);
    return lines.length ? [{ sentence: [...say(`queue.${name}`), count], href: `${queues}?id=${name}` }] : [];
  });
}
