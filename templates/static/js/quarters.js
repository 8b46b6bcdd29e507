/** The operators' quarters: figures of platforms come in; a preview, the closing, publication, corrections. */

import { onPress, onSurePress } from "./act.js";
import { asked, keepQuery } from "./address.js";
import { hundredths } from "./amount.js";
import { ask, at } from "./api.js";
import { fill, h, part, svg } from "./dom.js";
import { onSubmit } from "./form.js";
import { enter, read } from "./gate.js";
import { quarterName } from "./scoring.js";
import { say, text } from "./sentences.js";
import { focusTold, tell } from "./status.js";
import { time } from "./when.js";
import "./tally.js";

const work = part(document, "work");
const [importing, correcting] = ["import", "correct"].map((name) => part(work, name));
const STEPS = { open: ["preview"], previewed: ["preview", "close"], closed: ["publish"] };
const LACKS = ["no-store", "new", "few"];
const HALF_STARS = 10;
const QUARTER = /^20\d\d-Q[1-4]$/;
let quarter;

function path(...rest) {
  return [at`/api/quarters/${quarter}`, ...rest].join("/");
}

function tabsOf(lines) {
  return lines.map((line) => {
    const current = line.quarter === quarter ? "page" : undefined;
    return h("a", { href: `?id=${line.quarter}`, "aria-current": current }, quarterName(line.quarter), " ", h("span", { class: "tag" }, ...say(`state.${line.state}`)));
  });
}

function show(found, isOver) {
  const { state } = found;
  fill(part(work, "heading"), quarterName(quarter));
  fill(part(work, "state"), ...say(`state.${state}`));
  part(work, "open").hidden = isOver;
  fill(part(work, "facts"), ...factsOf(found));
  fill(part(work, "steps"), ...(isOver ? stepsOf(found).map(buttonOf) : []));
  fill(part(work, "differences"), ...found.differing.map(differenceOf));
  part(work, "differing").hidden = found.differing.length === 0;
  showSpread(found);
  showTemplate(found.template);
  correcting.hidden = !["closed", "published"].includes(state);
}

function factsOf({ method, files, done, late, started_at: begun, ended_at: ended }) {
  const rows = { method, files, done: begun && done, late: begun && late, begun: begun && time(begun), ended: ended && time(ended) };
  const known = Object.entries(rows).filter(([, value]) => value !== null && value !== undefined);
  return known.map(([key, value]) => h("div", {}, h("dt", {}, ...say(`fact.${key}`)), h("dd", {}, value)));
}

/** Return what may be done now; what is at work can be looked at again. */
function stepsOf({ state, is_at_work: isAtWork, phase }) {
  if (isAtWork) return ["renew"];
  if (state === "stopped") return phase === "close" ? ["go-on"] : ["preview"];
  return STEPS[state] ?? [];
}

function buttonOf(step) {
  const isMain = step === "close" || step === "publish";
  const button = h("button", { class: isMain ? "button primary" : "button", type: "button", "data-step": step }, ...say(`step.${step}`));
  const run = step === "renew" ? showQuarter : () => take(step);
  if (isMain) onSurePress(button, () => say(`sure.${step}`, { quarter: quarterName(quarter) }), run);
  else onPress(button, run);
  return button;
}

async function take(step) {
  await ask("POST", path(step === "go-on" ? "close" : step), {});
  await showQuarter();
  tell(say(step === "publish" ? "told-publish" : "asked"));
  focusTold();
}

function differenceOf({ provider, quarter: where, kept, made }) {
  const names = [...new Set([...Object.keys(kept), ...Object.keys(made)])].filter((name) => kept[name] !== made[name]);
  const words = names.map((name) => `${name}: ${kept[name] ?? 0} ≠ ${made[name] ?? 0}`).join("; ");
  return h("li", {}, h("b", {}, provider), " ", quarterName(where), " ", h("code", {}, words));
}

/** Show how many have which stars, as figures with a bar each. */
function showSpread({ stars, done }) {
  const halves = Array.from({ length: HALF_STARS + 1 }, (_, half) => [say("stars", { value: (half / 2).toFixed(1) }), stars[`h_${half}`] ?? 0]);
  const lacks = LACKS.map((lack) => [say(`lack.${lack}`), stars[`lack_${lack}`] ?? 0]);
  const rows = [...halves.reverse(), ...lacks].filter(([, many]) => many);
  fill(part(work, "rows"), ...rows.map(([words, many]) => h("tr", {}, h("th", { scope: "row" }, ...words), h("td", { class: "figure" }, many), h("td", {}, barOf(many / done)))));
  part(work, "spread").hidden = rows.length === 0;
}

function barOf(share) {
  const drawing = svg("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" });
  drawing.append(svg("rect", { width: 100 * share, height: 10 }));
  return drawing;
}

function showTemplate(content) {
  const link = part(importing, "template");
  URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([`\ufeff${content}`], { type: "text/csv" }));
  link.download = `${quarter}.csv`;
}

async function showQuarter() {
  const [found, { lines }] = await read(() => Promise.all([ask("GET", path()), ask("GET", "/api/quarters")]));
  part(work, "quarters").replaceChildren(...tabsOf(lines));
  show(found, quarter !== lines[0].quarter || found.state !== "open");
}

/** Bring a file in; of one with faults every bad row is shown. */
async function bring() {
  const faults = part(importing, "faults");
  fill(faults);
  const csv = await importing.elements.csv.files[0].text();
  try {
    const { rows, is_new: isNew } = await ask("POST", path("indicators"), { csv });
    importing.reset();
    await showQuarter();
    tell(isNew ? say("brought", { count: rows }) : say("known"));
    focusTold();
  } catch (refused) {
    if (refused.code !== "quarter.rows") throw refused;
    const lines = refused.faults.map(([place, why]) => h("li", {}, ...faultOf(place, why)));
    fill(faults, h("h3", {}, ...say("bad-rows", { count: lines.length })), h("ul", {}, ...lines));
    faults.focus();
  }
}

function faultOf(place, why) {
  const [line, column] = place.split(".");
  const words = text(`why.${why}`);
  return column ? say("bad-row", { line, column, why: words }) : say("bad-line", { line, why: words });
}

async function correct(values) {
  const reason = { en: values["reason.en"], zh: values["reason.zh"] };
  const { provider, indicator } = values;
  const { revision, total } = await ask("POST", path("corrections"), { provider, indicator, reason });
  correcting.reset();
  const points = total === null ? text("no-total") : text("total", { total: hundredths(total) });
  tell(say("told-correct", { revision, total: points }));
  focusTold();
}

async function start() {
  const me = await enter();
  if (!me.is_operator) return tell(say("operators-only"), { words: say("to-desk"), href: work.dataset.desk });
  const { lines } = await read(() => ask("GET", "/api/quarters"));
  const wanted = asked().get("id") ?? "";
  quarter = QUARTER.test(wanted) ? wanted : lines[1].quarter;
  await showQuarter();
  part(work, "filled").hidden = false;
  return undefined;
}

onSubmit(importing, bring);
onSubmit(correcting, correct);
keepQuery();
await start();
