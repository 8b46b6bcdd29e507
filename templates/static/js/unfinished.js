/** What was written into the form of an entry and not handed in: it stays in this tab, through reloads and steps back. */

export class Unfinished {
  #key;
  #file;

  /**
   * @param {string} id The entry; empty for a new one.
   * @param {string} file Its text: what was written beside another one is out of date.
   */
  constructor(id, file) {
    this.#key = `hezuo.proposal.${id}.1`;
    this.#file = file;
  }

  /** Return what was kept; nothing where there is none, or the browser keeps nothing. */
  read() {
    try {
      const { file, written } = JSON.parse(sessionStorage.getItem(this.#key));
      return file === this.#file ? written : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keep this instead, or nothing. */
  keep(written) {
    try {
      if (written) sessionStorage.setItem(this.#key, JSON.stringify({ file: this.#file, written }));
      else sessionStorage.removeItem(this.#key);
    } catch {
      // The form works without; a reload begins anew.
    }
  }
}
