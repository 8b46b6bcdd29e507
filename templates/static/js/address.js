/** The address of a page with a script: it holds what the page shows, also in the other language and on paper. */

const links = document.querySelectorAll("[data-language]");
const printed = document.querySelector(".footer .printed");
const own = printed.textContent;

/** Return what the address asks for. */
export function asked() {
  return new URLSearchParams(location.search);
}

/** Put a query into the address instead of the one it has; a reload does not repeat what that one asked for. */
export function replaceQuery(query) {
  history.replaceState(null, "", location.pathname + query);
  keepQuery();
}

/** Give the query of the address to the language menu. */
export function keepQuery() {
  for (const link of links) link.search = location.search;
  printed.textContent = own + location.search;
}
