/** My Score: today's beside a closed quarter's, how both come about, the events behind them, and what would change them. */

import { onPress } from "./act.js";
import { keepQuery } from "./address.js";
import { hundredths } from "./amount.js";
import { ask, at } from "./api.js";
import { canonical, recomputed } from "./assessment.js";
import { chosenOf, ownOf, tellAlone } from "./belonging.js";
import { improvements } from "./better.js";
import { derivationRows, sumRows } from "./breakdown.js";
import { fill, h, part } from "./dom.js";
import { Evidence } from "./evidence.js";
import { enter, read } from "./gate.js";
import { nameOf, readNames } from "./names.js";
import { placesOf } from "./ranks.js";
import { amountOf, indicatorName, quarterName, showScore } from "./scoring.js";
import { say, text } from "./sentences.js";
import { focusTold, tell } from "./status.js";
import { trendOf } from "./trend.js";
import { day, localized, COMMA } from "./words.js";
import "./tally.js";

const work = part(document, "work");
const [today, frozen, which] = ["today", "frozen", "which"].map((name) => part(work, name));
let provider;
let scores;
let evidence;

/** Return the version of the method by which a score was made. */
function methodOf({ method }) {
  return scores.methods[method];
}

/** Return the last revision of every closed quarter, the newest quarter first. */
function newest() {
  return scores.quarters.filter(({ quarter }, place) => scores.quarters.findIndex((each) => each.quarter === quarter) === place);
}

function showToday() {
  fill(part(today, "heading"), ...say("today", { quarter: quarterName(scores.today.quarter) }));
  showScore(today, scores.today, methodOf(scores.today));
  fill(part(today, "late"), ...(scores.late ? say("late", { count: scores.late }) : []));
}

/** Show a closed quarter beside it, and both in the table. */
function showFrozen() {
  const shown = scores.quarters[Number(which.value)];
  fill(part(frozen, "heading"), ...(shown ? say("frozen", { quarter: quarterName(shown.quarter) }) : say("none-frozen")));
  if (shown) showClosed(shown);
  const see = (indicator) => evidence.show(indicator, scores.today.quarter);
  part(work, "lines").replaceChildren(...derivationRows(scores.today, shown, { method: methodOf(scores.today), unshown: scores.unshown }, see));
  part(work, "sums").replaceChildren(...sumRows(scores.today, shown));
}

function showClosed(shown) {
  const { revision, closed_on: on, method, late } = shown.published;
  showScore(frozen, shown, methodOf(shown));
  fill(part(frozen, "closed"), ...say("revision", { revision, day: day(on), method }));
  fill(part(frozen, "late"), ...(late ? say("late", { count: late }) : []));
  fill(part(frozen, "why"), ...whyOf(shown.published));
}

function whyOf({ correction }) {
  if (!correction) return [];
  return say("corrected", { indicator: indicatorName(correction.indicator), reason: localized(correction.reason) });
}

function showChoice() {
  const options = scores.quarters.map(({ quarter, published }, place) => h("option", { value: place }, [quarterName(quarter), `r${published.revision}`].join(" ")));
  which.replaceChildren(...options);
  part(frozen, "choice").hidden = options.length < 2;
  which.addEventListener("change", showFrozen);
}

function showBetter() {
  const lines = improvements(scores.today, methodOf(scores.today), scores.unshown).map(({ code, indicator, now, value, total, gain, lacks }) => {
    if (lacks) return say("better-few", { indicator: indicatorName(code), count: lacks });
    const values = { now: amountOf(indicator, now), value: amountOf(indicator, value), total: hundredths(total), gain: hundredths(gain) };
    return say("better", { indicator: indicatorName(code), ...values });
  });
  const shown = lines.length ? lines : [say("nothing-better")];
  part(work, "better").replaceChildren(...shown.map((line) => h("li", {}, ...line)));
}

function showTrend() {
  const closed = newest().map(({ quarter, total }) => ({ quarter, total }));
  const points = [...closed.reverse(), { quarter: scores.today.quarter, total: scores.today.total, isToday: true }];
  fill(part(work, "trend"), trendOf(points));
  const rows = scores.quarters.map(({ quarter, half_stars: half, total, n, published }) => {
    const figures = [published.revision, half === null ? "" : (half / 2).toFixed(1), total === null ? "" : hundredths(total), n];
    const cells = figures.map((figure) => h("td", { class: "figure" }, figure));
    return h("tr", {}, h("th", { scope: "row" }, quarterName(quarter)), ...cells, h("td", {}, ...whyOf(published)));
  });
  part(work, "history").replaceChildren(...rows);
}

async function showPlaces() {
  const found = await read(async () => {
    const [places] = await Promise.all([placesOf(work.dataset.directory, provider.id), readNames(work.dataset.names)]);
    return places;
  });
  const lines = found.map(({ category, band, count }) => say("place", { category: nameOf("categories", category), band: text(`band.${band}`), count }));
  fill(part(work, "places"), ...(lines.length ? lines : [say("place-none")]).map((line) => h("li", {}, ...line)));
}

/** Do the sums of every closed quarter again, from what is published and nothing else. */
async function recompute() {
  const made = await Promise.all(scores.quarters.map((each) => recomputed(provider.id, each.published, methodOf(each))));
  const wrong = scores.quarters.filter(({ published }, place) => canonical(made[place]) !== canonical(published));
  const names = wrong.map(({ quarter }) => quarterName(quarter)).join(COMMA);
  tell(wrong.length ? say("differs", { quarters: names }) : say("same", { count: scores.quarters.length }));
  focusTold();
}

async function start() {
  await enter();
  provider = chosenOf(await read(() => ownOf("provider")), part(work, "switch"));
  if (!provider) return tellAlone("no-provider");
  scores = await read(() => ask("GET", at`/api/scores/${provider.id}`));
  evidence = new Evidence(part(work, "evidence"), provider.id);
  showToday();
  showChoice();
  showFrozen();
  showBetter();
  showTrend();
  part(work, "filled").hidden = false;
  return undefined;
}

onPress(part(work, "find"), showPlaces);
onPress(part(work, "recompute"), recompute);
keepQuery();
await start();
