/** The page that recomputes scores: one provider's with every step, and all of a quarter against the release's checksum. */

import { asked } from "./address.js";
import { showAfter } from "./after.js";
import { hundredths } from "./amount.js";
import { assess, digest } from "./assessment.js";
import { derivation } from "./derivation.js";
import { fill, h, part } from "./dom.js";
import { isId } from "./ids.js";
import { say, text } from "./sentences.js";
import "./tally.js";
import { differencesOf, whole } from "./verified.js";
import { GAP, localized } from "./words.js";

/** So many scores are recomputed before the page is drawn again. */
const SLICE = 250;

const tool = part(document, "verify");
const result = part(tool, "result");
const list = part(tool, "differences");
const chooser = part(tool, "quarter");
const button = part(tool, "start");
let methods = {};
let index = { quarters: [], files: {} };

async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer;
}

async function begin() {
  const [data, releases] = await Promise.all([read(tool.dataset.method), read(tool.dataset.index)]);
  methods = (await data.json()).methods;
  index = await releases.json();
  chooser.append(...index.quarters.map(({ quarter }) => h("option", { value: quarter }, said(quarter))));
  part(tool, "form").hidden = !index.quarters.length;
  if (!index.quarters.length) fill(result, ...say("none"));
  const provider = asked().get("provider");
  if (isId(provider)) await showProvider(provider);
}

function said(quarter) {
  return quarter.replace("-", " ");
}

async function showProvider(id) {
  const data = await (await read(tool.dataset.data.replace("{id}", id))).json();
  const scores = (data.standing?.assessments ?? []).map(whole);
  const parts = await Promise.all(scores.map((score, place) => revision(id, score, place)));
  const { en, zh } = data.names;
  const name = localized({ en: (en ?? zh).value, zh: (zh ?? en).value });
  fill(part(tool, "name"), h("a", { href: tool.dataset.page.replace("{id}", id) }, name));
  fill(part(tool, "revisions"), ...(parts.length ? parts : say("no-scores")));
  part(tool, "one").hidden = false;
}

async function revision(id, score, place) {
  const made = assess(score, methods[score.method]);
  const wrong = await differencesOf(id, score, methods[score.method]);
  const head = text("head", { quarter: said(score.quarter), revision: score.revision, score: told(score.total) });
  const verdict = wrong.length ? text("other", { score: told(made.total) }) : text("same");
  const reason = score.correction && h("p", { class: "small" }, localized(score.correction.reason));
  const body = [h("p", { class: wrong.length ? "note matters" : "small" }, verdict), ...(reason ? [reason] : []), ...derivation(made, head)];
  return h("details", { open: place === 0 && "" }, h("summary", {}, head), ...body);
}

function told(total) {
  return total === null ? "–" : hundredths(total);
}

async function recomputeAll(quarter) {
  const name = `${quarter}.json`;
  const bytes = await (await read(tool.dataset.release.replace("{name}", name))).arrayBuffer();
  const isSame = (await digest(bytes)) === index.files[name].sha256;
  const { scores } = JSON.parse(new TextDecoder().decode(bytes));
  const wrong = [];
  for (let first = 0; first < scores.length; first += SLICE) {
    const found = await Promise.all(scores.slice(first, first + SLICE).map(differenceOf));
    wrong.push(...found.filter(Boolean));
    fill(result, ...say("working", { done: Math.min(first + SLICE, scores.length), count: scores.length }));
  }
  const values = { count: scores.length, quarter: said(quarter), wrong: wrong.length };
  fill(list, ...wrong.flat());
  fill(result, ...say(wrong.length ? "unequal" : "equal", values), GAP, ...say(isSame ? "file-equal" : "file-unequal"));
}

async function differenceOf({ provider, ...score }) {
  const found = await differencesOf(provider, score, methods[score.method]);
  return found.length && found.map((each) => h("li", {}, sentence(provider, score, each)));
}

function sentence(provider, score, { what, published, recomputed }) {
  const indicator = methods[score.method].indicators.find(({ code }) => code === what);
  const figure = what === "n" ? "n" : indicator ? localized(indicator.name) : FIGURES.has(what) ? text("figure." + what) : what;
  const { quarter, revision: number } = score;
  return text("difference", { provider, quarter: said(quarter), revision: number, what: figure, published: String(published), recomputed: String(recomputed) });
}

const FIGURES = new Set(["state", "total", "half_stars", "sha256", "other"]);

/** Do something that reads files; say where it cannot. */
async function attempt(work) {
  button.disabled = true;
  try {
    await work();
  } catch (error) {
    if (!(error instanceof TypeError) && !/^\d{3} /.test(error.message)) throw error;
    fill(result, ...say("unreachable"));
  } finally {
    button.disabled = false;
  }
}

part(tool, "form").addEventListener("submit", (event) => {
  event.preventDefault();
  attempt(() => recomputeAll(chooser.value));
});
await attempt(begin);
showAfter();
