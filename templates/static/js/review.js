/** Looking a round through before it is sent: the brief, who gets it and how each fits, and the mail. */

import { ask, at } from "./api.js";
import { queryOf } from "./brief.js";
import { row, rowsOf } from "./briefing.js";
import { inBoth } from "./deadline.js";
import { fill, h, part } from "./dom.js";
import { letterOf } from "./letter.js";
import { nameOf } from "./names.js";
import { readProvider } from "./provider.js";
import { linesOf } from "./reach.js";
import { say, text } from "./sentences.js";
import { latestOf } from "./standing.js";
import { inRow } from "./words.js";

const LISTS = { budgets: "budget_bands" };

/**
 * Show all that a brand should know before it sends.
 *
 * @param {HTMLElement} form
 * @param {DOMStringMap} site Where things are.
 * @param {object} round The round as it will be sent.
 * @param {string} brand
 * @param {object[]} papers The documents that go with it.
 */
export async function showReview(form, site, round, brand, papers) {
  const { id, providers, blind, brief, questions_by: questionsBy, reply_by: replyBy } = round;
  const asked = { providers, blind, brief_title: brief.title, reply_by: replyBy };
  const [found, told] = await Promise.all([ask("POST", at`/api/rounds/${brand}/preview`, asked), toldOf(brief, providers, site)]);
  const dates = [["questions_by", questionsBy], ["reply_by", replyBy]].map(([name, iso]) => row(say(`fact.${name}`), inBoth(iso)));
  const files = papers.length ? [row(say("fact.papers"), inRow(papers))] : [];
  fill(part(form, "facts"), row(say("fact.title"), [brief.title]), row(say("fact.shown"), say(blind ? "blind-brand" : "named-brand")), ...rowsOf(brief), ...files, ...dates);
  part(form, "fit").href = `${site.fit}#${queryOf({ languages: [], ...brief })}`;
  part(form, "waits").hidden = !found.waits;
  fill(part(form, "lines"), ...linesOf(found.lines, brand, told));
  fill(part(form, "left"), ...say("left", { rounds: found.rounds_left, open: found.open_left }));
  const first = found.lines.find(({ reachable }) => reachable) ?? found.lines[0];
  fill(part(form, "letter"), ...(await letterOf(site.mail, found.mail, { ...first, link: `${location.origin}${site.opportunity}?id=${id}` })));
}

/** Return what is told of each provider beside whether it can be reached: its standing, and why it fits. */
async function toldOf(brief, providers, site) {
  const [fitOf, known] = await Promise.all([readFits(brief, site), Promise.all(providers.map((id) => readProvider(site.data, id)))]);
  return new Map(known.map((provider) => [provider.id, [...standingOf(provider), ...reasonsOf(fitOf(provider.id))]]));
}

/** What ranks is read only here; without it the rest of the page stands. */
async function readFits(brief, site) {
  try {
    const [{ rankFor }, { exact }] = await Promise.all([import("./fits.js"), import("./sums.js")]);
    const { fitOf } = await rankFor(brief, site);
    return (id) => {
      const fit = fitOf(id);
      return fit && { ...fit, points: exact(fit.points), of: exact(fit.of) };
    };
  } catch {
    return () => undefined;
  }
}

function standingOf({ standing }) {
  const score = latestOf(standing ?? {});
  const words = score ? text("stars", { value: (score.half_stars / 2).toFixed(1), quarter: score.quarter.replace("-", " ") }) : text("no-stars");
  const shown = standing?.cooperations?.length ?? 0;
  return [h("span", { class: "fine" }, ...inRow([words, ...(shown ? [text("confirmed-with", { count: shown })] : [])]))];
}

function reasonsOf(fit) {
  if (!fit) return [];
  const { met, musts, points, of, lines } = fit;
  const names = (isFound) => inRow(lines.filter(({ proof }) => Boolean(proof) === isFound).map(({ criterion: { facet, code } }) => nameOf(LISTS[facet] ?? facet, code))).join("");
  const [found, missing] = [names(true), names(false)];
  const sentences = [text("fit-sum", { met, musts, points, of }), ...(found ? [text("fit-found", { names: found })] : []), ...(missing ? [text("fit-missing", { names: missing })] : [])];
  return sentences.map((sentence) => h("span", { class: "fine" }, sentence));
}
