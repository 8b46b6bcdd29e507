/** The brand on whose behalf an operator sends. */

import { ask } from "./api.js";
import { askedPlace } from "./places.js";

/** Return the brand that the address names, where an operator means to send for it; nobody for a brand's own people. */
export async function behalfOf(me, own) {
  const place = askedPlace();
  if (!me.is_operator || place?.kind !== "brand" || own.some(({ id }) => id === place.id)) return undefined;
  const { lines } = await ask("POST", "/api/search", { text: place.id });
  return lines.find(({ kind, id }) => kind === "brand" && id === place.id);
}
