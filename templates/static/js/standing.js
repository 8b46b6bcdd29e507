/** How a provider stands: its names, stars, replies and evidence, as every page with a script writes them. */

import { h, part, svg } from "./dom.js";
import { nameOf } from "./names.js";
import { text } from "./sentences.js";
import { day, langOf } from "./words.js";

const STARS = 5;

/** Write the names into their parts of a copied template, the page's language first; link them where there is a page. */
export function writeNames(root, provider, page) {
  const [first, second] = provider.names;
  write(part(root, "name"), first);
  if (provider.hasPage) part(root, "name").href = page.replace("{id}", provider.id);
  if (second) write(part(root, "other"), second);
  else part(root, "other").remove();
  if (!provider.isDemo) part(root, "demo").remove();
}

function write(place, name) {
  place.textContent = name;
  if (langOf(name)) place.lang = langOf(name);
}

/** Return the score that stands below the name, with its points in words; nothing where the newest quarter has none. */
export function latestOf({ assessments: [newest] = [] }) {
  return newest?.state === "scored" ? { ...newest, points: (newest.total / 100).toFixed(2) } : undefined;
}

/** Draw the stars of an assessment into their template's copy; return what they are of. */
export function drawStars(place, score) {
  const value = (score.half_stars / 2).toFixed(1);
  const quarter = score.quarter.replace("-", " ");
  const drawing = place.querySelector("svg");
  drawing.setAttribute("aria-label", text("stars", { value, quarter }));
  for (let star = 0; star < STARS; star += 1) {
    const shape = ["none", "half", "full"][Math.min(2, Math.max(0, score.half_stars - 2 * star))];
    drawing.append(svg("use", { href: `#star-${shape}`, x: 18 * star }));
  }
  place.querySelector("b").append(value);
  return text("stars-of", { quarter, score: score.points, n: score.n });
}

/** Return how a provider answers invitations; nothing where too few stand behind the figure. */
export function repliesOf(response, from) {
  if (!response || response.invited < from) return undefined;
  const { answered, invited: n, median_hours: hours } = response;
  const percent = Math.floor((answered * 200 + n) / (2 * n));
  return text(hours === undefined ? "replies" : "replies-in-time", { percent, n, hours });
}

/** Return how many facts a provider has, and from how many sources. */
export function factsOf({ factCount, sourceCount }) {
  const facts = text("facts", { count: factCount });
  return text("facts-of", { facts, sources: text("sources", { count: sourceCount }) });
}

/** Return the mark of a fact: its kind of evidence and the date of it, a link to the source on the provider's page. */
export function markOf({ kind, dated, since, lasts, number }, page, oldBefore) {
  const lastDay = since + "-12-31".slice(since.length - "2026".length);
  const isOld = !lasts && lastDay < oldBefore;
  const form = `mark${dated ? "" : "-undated"}${isOld ? "-old" : ""}`;
  const words = text(form, { kind: nameOf("evidence_kinds", kind), date: dated && day(dated.slice(0, 7)) });
  return h("a", { class: `mark ${kind}${isOld ? " old" : ""}`, href: page + (number ? `#s${number}` : "") }, words);
}
