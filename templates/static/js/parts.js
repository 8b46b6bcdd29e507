/** The parts of the search's index, each read when it is needed. */

import { Index } from "./index.js";
import { PATIENCE_MS } from "./provider.js";

export class Parts {
  #address;
  #main;
  #asked = new Map();

  /** @param {string} address Where a part is, with `{part}`. */
  constructor(address) {
    this.#address = address;
  }

  /** Return the main part. */
  main() {
    this.#main ??= this.#fetch("main");
    return this.#main;
  }

  /**
   * Return a part, once for all who ask; one of another release is asked for anew, past the browser's cache.
   *
   * @throws {Error} It could not be read, or is not of these rows.
   */
  read(name) {
    if (!this.#asked.has(name)) this.#asked.set(name, this.#fitting(name));
    return this.#asked.get(name);
  }

  async #fitting(name) {
    const [{ rows }, part] = await Promise.all([this.main(), this.#fetch(name)]);
    if (part.rows === rows) return part;
    const fresh = await this.#fetch(name, "reload");
    if (fresh.rows === rows) return fresh;
    throw new Error(`${name}: of another release`);
  }

  async #fetch(name, cache = "default") {
    const answer = await fetch(this.#address.replace("{part}", name), { cache, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    const part = await answer.json();
    if (part.format !== 1) throw new Error(`${name}: of another format`);
    return part;
  }
}

/**
 * Read the whole index with what its values are called in a language.
 *
 * @throws {Error} A part could not be read.
 */
export async function readIndex(address, language) {
  const parts = new Parts(address);
  const [main, { labels }, lines] = await Promise.all([parts.main(), parts.read(`labels-${language}`), parts.read("lines")]);
  const index = new Index(main);
  index.addLabels(language, labels);
  widen(index, lines, language);
  return index;
}

/** Add the facets that are seldom asked for. */
export function widen(index, lines, language) {
  for (const [name, facet] of Object.entries(lines.facets)) index.addFacet(name, facet);
  index.addLabels(language, lines.labels[language]);
}
