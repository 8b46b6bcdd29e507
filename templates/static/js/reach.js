/** What a brand should know of the providers that it means to invite: whether they can be reached, and how they answer. */

import { onPress } from "./act.js";
import { ask, at } from "./api.js";
import { h } from "./dom.js";
import { say } from "./sentences.js";
import { COMMA, inRow, localized, named } from "./words.js";

/**
 * Return a line for each provider of a preview.
 *
 * @param {object[]} lines
 * @param {string} brand
 * @param {Map<string, Node[]>} told What else is known of a provider, a line each.
 */
export function linesOf(lines, brand, told) {
  return lines.map((line) => {
    const more = [factsOf(line), ...(told.get(line.provider) ?? [])].flatMap((words) => [h("br", {}), words]);
    return h("li", {}, h("span", {}, h("b", {}, named(localized(line.name))), ...more), wayOf(line, brand));
  });
}

function factsOf({ reachable, why, warnings, response }) {
  const reach = reachable ? say("reachable") : say(`why.${why}`);
  const said = response ? say("response", { ...response, rate: Math.round((100 * response.answered) / response.invited) }) : say("no-response");
  const warned = warnings.map((key) => h("b", {}, ...say(`warning.${key}`)));
  return h("span", { class: "fine" }, ...inRow([h("span", {}, ...reach), ...warned, h("span", {}, ...said)], COMMA));
}

/** Return how an unclaimed provider is brought in. */
function wayOf({ provider, why }, brand) {
  if (why !== "unclaimed") return "";
  const button = h("button", { class: "button", type: "button" }, ...say("bring-in"));
  onPress(button, async () => {
    await ask("PUT", at`/api/organisations/brand/${brand}/asks/${provider}`, {});
    button.replaceWith(h("span", { class: "fine", role: "status" }, ...say("asked")));
  });
  return button;
}
