/** Lists of providers' ids that are kept in this browser, and shared by its tabs. */

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_ID = 64;
const MOST = 50;

/** Whether a text can be the id of a provider. */
export function isId(text) {
  return typeof text === "string" && text.length <= LONGEST_ID && ID.test(text);
}

/**
 * One list. Where the browser keeps nothing (storage off or full), the list is the name of the tab's window: it lasts
 * from page to page for this visit, and `isKept` is false.
 */
export class Kept {
  isKept = true;
  wasCorrupt = false;

  constructor(name) {
    this.key = `hezuo.${name}.1`;
  }

  /** Return the ids, in the order in which they were added. */
  read() {
    const here = visit()[this.key];
    this.isKept = !here;
    if (here) return clean(here);
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
      return clean(ids);
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

function clean(ids) {
  return Array.isArray(ids) ? [...new Set(ids.filter(isId))].slice(0, MOST) : [];
}

function visit() {
  try {
    return Object(JSON.parse(window.name));
  } catch {
    return {};
  }
}
