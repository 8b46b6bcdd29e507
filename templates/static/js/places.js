/** Organisations in addresses: `?provider=…` is a provider, `?id=operators` the programme's operators, else a brand. */

import { asked } from "./address.js";
import { part } from "./dom.js";
import { say } from "./sentences.js";
import { localized, named } from "./words.js";

const OPERATORS = "operators";
const ID = /^[0-9A-Za-z]+(-[0-9A-Za-z]+)*$/;

/** Return the organisation that the address names: its kind and id; nothing where it names none. */
export function askedPlace() {
  const provider = asked().get("provider");
  const id = provider ?? asked().get("id");
  if (!id || !ID.test(id)) return undefined;
  if (provider) return { kind: "provider", id };
  return { kind: id === OPERATORS ? "programme" : "brand", id };
}

/** Return the part of an address that names an organisation. */
export function queryOf({ kind, id }) {
  return `?${new URLSearchParams({ [kind === "provider" ? "provider" : "id"]: id })}`;
}

/** Return the address of an organisation's page. */
export function pageOf(place) {
  return part(document, "work").dataset.organisation + queryOf(place);
}

/** Return the name of an organisation. */
export function nameOf({ kind, name }) {
  return kind === "programme" ? say("operators")[0] : named(localized(name));
}
