/** Whom a brief goes to: providers of the shortlist, and those that were chosen before. */

import { Refused } from "./api.js";
import { h, part } from "./dom.js";
import { readProvider } from "./provider.js";
import { Kept } from "./store.js";
import { named } from "./words.js";

const shortlist = new Kept("shortlist");

/** Return the providers of a draft: those that were chosen, and the whole shortlist before. */
export function inviteesOf({ providers }) {
  return providers ?? shortlist.read();
}

/** Show all that may be invited, with those ticked that are. */
export async function showInvitees(form, data, chosen) {
  const ids = [...new Set([...shortlist.read(), ...chosen])];
  part(form, "none").hidden = ids.length > 0;
  const found = await Promise.all(ids.map((id) => readProvider(data, id)));
  part(form, "providers").replaceChildren(...found.map((provider) => lineOf(provider, chosen)));
}

function lineOf({ id, names }, chosen) {
  const box = h("input", { id: `provider-${id}`, type: "checkbox", name: "provider", value: id });
  box.checked = chosen.includes(id);
  return h("li", { "data-field": "" }, h("label", { class: "choice" }, box, h("span", {}, named(names[0]))), h("p", { class: "fault", "data-fault": "", hidden: "" }));
}

/** Return those that are ticked: at least one, and no more than a round can have. */
export function readInvitees(form, most) {
  const chosen = [...form.querySelectorAll("input:checked")].map((box) => box.value);
  if (!chosen.length) throw new Refused("page.provider", { field: "provider" });
  if (chosen.length > most) throw new Refused("page.providers", { field: "provider" });
  return chosen;
}
