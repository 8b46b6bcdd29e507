/** What a brand wants, in the step of its brief that holds lists: values read from their boxes and written into them. */

import { CHOSEN } from "./brief.js";
import { part } from "./dom.js";
import { text } from "./sentences.js";

const SEVERAL = ["markets", "languages"];

/** Return the values of a list that are ticked. */
export function readTicked(root, name) {
  return ticked(root, name).map((box) => box.value);
}

/** Tick some values of a list, and no others. */
export function tick(root, name, values) {
  for (const box of root.querySelectorAll(`input[name=${name}]`)) box.checked = values.includes(box.value);
}

function ticked(root, name) {
  return [...root.querySelectorAll(`input[name=${name}]:checked`)];
}

/** Return the values that are ticked, with their need. */
export function readWanted(root) {
  const needed = (name, need) => ticked(root, name).filter((box) => needOf(box).value === need).map((box) => box.value);
  const chosen = CHOSEN.map((name) => [name, { must: needed(name, "must"), nice: needed(name, "nice") }]);
  const several = SEVERAL.map((name) => [name, readTicked(root, name)]);
  return Object.fromEntries([...chosen, ...several]);
}

/** Tick what was wanted before. */
export function writeWanted(root, wanted) {
  for (const box of root.querySelectorAll("input")) {
    const found = wanted[box.name] ?? [];
    const nice = found.nice ?? [];
    box.checked = (found.must ?? (found.nice ? [] : found)).includes(box.value) || nice.includes(box.value);
    if (needOf(box)) needOf(box).value = nice.includes(box.value) ? "nice" : "must";
  }
  countChosen(root);
}

/** Say in each list's head how many are chosen. */
export function countChosen(root) {
  for (const choices of root.querySelectorAll("fieldset")) {
    const count = choices.querySelectorAll("input:checked").length;
    part(choices, "chosen").textContent = count ? text("chosen", { count }) : "";
  }
}

function needOf(box) {
  return part(box.closest("li"), "need");
}
