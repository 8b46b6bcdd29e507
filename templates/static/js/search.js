/** The list of providers: what searches it comes only when somebody means to search. */

import "./tally.js";

const tool = document.querySelector("[data-directory]");
const form = document.querySelector(".search");
const places = document.querySelectorAll(".search, .filters, .ordering, .entries");
const meant = new AbortController();

/** Load the search; it takes over the list. */
function begin() {
  meant.abort();
  import("./directory.js").catch(() => tool.classList.remove("waiting"));
}

for (const place of places) for (const event of ["focusin", "pointerenter"]) place.addEventListener(event, begin, { signal: meant.signal });
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  event.preventDefault();
  form.elements.q.focus();
});
// What a shared link finds takes the place of the plain list at once, not bit by bit: the list is gone from the screen
// before another one comes, so that nothing is seen to move.
if (location.search) {
  tool.classList.add("waiting");
  if (document.hidden) begin();
  else requestAnimationFrame(() => setTimeout(begin));
}
