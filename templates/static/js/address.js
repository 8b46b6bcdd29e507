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

/** Give what the address holds to the language menu and to paper; a fragment without a value is only a place on the page. */
export function keepQuery() {
  const { search, hash } = location;
  const values = hash.includes("=") ? hash : "";
  for (const link of links) Object.assign(link, { search, hash: values });
  printed.textContent = own + search + values;
}
