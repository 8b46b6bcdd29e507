/** How many providers are on the shortlist, said in the header of every page with a script. */

import { Kept } from "./store.js";

const pill = document.querySelector("[data-tally]");
export const shortlist = new Kept("shortlist");

/** Say how many there are. */
export function showTally() {
  const { length } = shortlist.read();
  pill.textContent = `${length}/${pill.dataset.tally}`;
  pill.classList.toggle("some", length > 0);
}

shortlist.watch(showTally);
showTally();
