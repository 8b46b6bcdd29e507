/** The last brief, in its address form, kept in this browser. */

const KEY = "hezuo.brief.1";
const LONGEST = 4000;

/** Return the brief that was kept; nothing where there is none, or the browser keeps nothing. */
export function remembered() {
  try {
    const query = localStorage.getItem(KEY) ?? "";
    return query.length > LONGEST ? "" : query;
  } catch {
    return "";
  }
}

/** Keep a brief instead, or none; whether that was possible. */
export function remember(query) {
  try {
    if (query) localStorage.setItem(KEY, query);
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}
