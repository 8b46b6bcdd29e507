/** A brief that is not sent yet: it stays in this browser under the person's account. */

import { ulid } from "./ulid.js";

export class Draft {
  isKept = true;
  #here;

  /** @param {string} account */
  constructor(account) {
    this.key = `hezuo.brief.${account}.1`;
    this.#here = this.#read() ?? { id: ulid() };
  }

  get values() {
    return this.#here;
  }

  #read() {
    try {
      const found = JSON.parse(localStorage.getItem(this.key));
      return /^[0-9A-HJKMNP-TV-Z]{26}$/.test(found?.id) ? found : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keep more values. */
  keep(values) {
    this.#here = { ...this.#here, ...values };
    try {
      localStorage.setItem(this.key, JSON.stringify(this.#here));
    } catch {
      this.isKept = false;
    }
  }

  /** Begin another draft, with other values. */
  begin(values) {
    this.#here = { id: ulid(), kept_at: new Date().toISOString() };
    this.keep(values);
  }

  /** Forget it: it was sent. */
  clear() {
    this.#here = { id: ulid() };
    try {
      localStorage.removeItem(this.key);
    } catch {
      this.isKept = false;
    }
  }
}
