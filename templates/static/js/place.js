/** One provider in the ranked list. */

import { copy, fill, h, part } from "./dom.js";
import { nameOf } from "./names.js";
import { say, text } from "./sentences.js";
import { writeNames } from "./standing.js";
import { exact } from "./sums.js";
import { GAP, inRow, isChinese } from "./words.js";

const BAR = 96;
const ORDINALS = { one: "st", two: "nd", few: "rd", other: "th" };
const rules = new Intl.PluralRules("en", { type: "ordinal" });

/** Return a place in words: `2nd`, 「2」. */
function placed(rank) {
  return isChinese ? String(rank) : `${rank}${ORDINALS[rules.select(rank)]}`;
}

/**
 * Return the item of a provider, its sums closed and empty.
 *
 * @param {object} provider Its id, names, and whether it is fictional.
 * @param {{rank: number, fit: object, outlook: undefined | object, supposed: {strength: string}}} standing
 * @param {{wishes: object, page: string, compare: string, oldAfterMonths: string}} site
 */
export function placeOf(provider, { rank, fit, outlook, supposed }, site) {
  const item = copy("place");
  item.dataset.id = provider.id;
  writeNames(item, provider, site.page);
  part(item, "rank").append(text("rank", { rank }));
  part(item, "number").append(rank);
  writePoints(part(item, "points"), fit);
  part(item, "state").append(...stateOf(fit, site.wishes));
  const count = Number(exact(fit.points));
  part(item, "why").querySelector("summary").append(...say("why", { count }));
  const future = outlook ? outlookOf(outlook, rank, supposed, site) : [];
  fill(part(item, "outlook"), ...future);
  part(item, "compare").href = site.compare.replace("{id}", provider.id);
  for (const label of item.querySelectorAll(".actions .heard")) label.append(" ", provider.names[0]);
  return item;
}

function writePoints(place, { points, of }) {
  place.querySelector("b").append(exact(points));
  place.querySelector(".mute").append(...say("points", { of: exact(of) }));
  place.querySelector("rect").setAttribute("width", (BAR * points) / of);
}

/** Say what is met, what is lacking, and that all facts are old where they are. */
function stateOf({ met, musts, lines }, wishes) {
  const found = lines.filter(({ proof }) => proof);
  const lacking = lines.filter(({ criterion, proof }) => !proof && criterion.need === "must");
  const names = h("span", {}, ...inRow(lacking.map(({ criterion }) => h("b", {}, wishes.criterion(criterion)))));
  const first = !musts
    ? say("wishes-met", { met: found.length, of: lines.length })
    : met === musts
      ? say("meets", { count: musts })
      : say("lacks", { count: lacking.length, names });
  const areOld = found.length && found.every(({ proof }) => proof.isOld);
  return areOld ? [...first, GAP, ...say("all-old")] : first;
}

function outlookOf({ criteria, isMissing, rank: next, points }, rank, { strength }, { wishes, oldAfterMonths }) {
  const [name] = criteria.map((criterion) => wishes.criterion(criterion));
  const kind = nameOf("evidence_kinds", strength).toLowerCase();
  const key = `would-${next < rank ? "rank" : "score"}${isMissing ? "" : "-proved"}`;
  const values = { names: h("b", {}, name), kind, months: oldAfterMonths, points: exact(points) };
  return say(key, { ...values, rank: next < rank ? h("b", {}, placed(next)) : String(rank) });
}
