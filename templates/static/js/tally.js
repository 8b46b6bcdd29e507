/** How many providers are on the shortlist, said in the header of pages with a script. */

import { idsOf, keyOf } from "./ids.js";

const pill = document.querySelector("[data-tally]");

/** Say how many there are: of a list, or of what is kept. */
export function showTally({ length } = shortlisted()) {
  pill.textContent = `${length}/${pill.dataset.tally}`;
}

function shortlisted() {
  try {
    return idsOf(JSON.parse(localStorage.getItem(keyOf("shortlist"))));
  } catch {
    return [];
  }
}

showTally();
