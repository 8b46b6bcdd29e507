/** Steps on a list of limited length: a provider is put on or taken off, which is said and can be undone. */

import { say } from "./sentences.js";
import { backTo, focusUndo, tell, undo } from "./status.js";
import { named } from "./words.js";

export class Steps {
  /** The provider that found the list full; it is offered again when there is room. */
  #refused;

  /**
   * @param {object} of
   * @param {() => string[]} of.read Return the ids on the list.
   * @param {(ids: string[]) => void} of.write Keep these instead, and show them.
   * @param {(id: string) => object} of.provider Return a provider that was read.
   * @param {number} of.limit
   * @param {string} of.page Where a provider's page is, with `{id}`.
   */
  constructor({ read, write, provider, limit, page }) {
    Object.assign(this, { read, write, provider, limit, page });
  }

  /** Put a provider on the list, unless that is not possible: say which. */
  put(id) {
    const ids = this.read();
    const provider = this.provider(id);
    const back = backTo(provider, this.page);
    if (provider.state === "gone") tell(say("gone", this.#name(id)), back);
    else if (ids.includes(id)) tell(say("already", this.#name(id)), back);
    else if (ids.length >= this.limit) this.refuse(id);
    else {
      this.write([...ids, id]);
      tell(say("added", this.#name(id)), undo(() => this.#drop(id)), back);
    }
  }

  /** Say that the list is full. */
  refuse(id) {
    this.#refused = id;
    tell(say("full", { limit: this.limit, ...this.#name(id) }), backTo(this.provider(id), this.page));
  }

  /** Take a provider off the list. */
  remove(id) {
    const place = this.read().indexOf(id);
    this.#drop(id);
    const restore = () => {
      this.write(this.#without(id).toSpliced(place, 0, id));
      tell(say("added", this.#name(id)));
    };
    tell(say("removed", this.#name(id)), undo(restore), this.#waiting());
    focusUndo();
  }

  #drop(id) {
    this.write(this.#without(id));
    tell(say("removed", this.#name(id)));
  }

  #waiting() {
    const id = this.#refused;
    this.#refused = undefined;
    return id && { words: say("add-now", this.#name(id)), run: () => this.put(id) };
  }

  #without(id) {
    return this.read().filter((kept) => kept !== id);
  }

  #name(id) {
    return { name: named(this.provider(id).names[0]) };
  }
}
