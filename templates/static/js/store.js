/** Lists of providers' ids that are kept in this browser, and shared by its tabs. */

import { idsOf, keyOf } from "./ids.js";

/**
 * One list. Where the browser keeps nothing (storage off or full), the list is the name of the tab's window: it lasts
 * from page to page for this visit, and `isKept` is false.
 */
export class Kept {
  isKept = true;
  wasCorrupt = false;

  constructor(name) {
    this.key = keyOf(name);
  }

  /** Return the ids, in the order in which they were added. */
  read() {
    const here = visit()[this.key];
    this.isKept = !here;
    if (here) return idsOf(here);
    try {
      return this.#parsed(localStorage.getItem(this.key));
    } catch {
      this.isKept = false;
      return [];
    }
  }

  #parsed(text) {
    try {
      const ids = JSON.parse(text ?? "[]");
      this.wasCorrupt = !Array.isArray(ids);
      return idsOf(ids);
    } catch {
      this.wasCorrupt = true;
      return [];
    }
  }

  /** Keep these ids instead. */
  write(ids) {
    const { [this.key]: before, ...others } = visit();
    this.wasCorrupt = false;
    try {
      localStorage.setItem(this.key, JSON.stringify(ids));
      this.isKept = true;
      if (before) window.name = JSON.stringify(others);
    } catch {
      this.isKept = false;
      window.name = JSON.stringify({ ...others, [this.key]: ids });
    }
  }

  /** Call a function when the list may have changed elsewhere: in another tab, or while this page was in the cache. */
  watch(changed) {
    addEventListener("storage", (event) => {
      if (event.key === this.key || event.key === null) changed();
    });
    addEventListener("pageshow", (event) => {
      if (event.persisted) changed();
    });
  }
}

function visit() {
  try {
    return Object(JSON.parse(window.name));
  } catch {
    return {};
  }
}
