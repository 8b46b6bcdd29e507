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
    if (this.provider(id).state === "gone") this.tellGone(id);
    else this.#insert(id, this.limit);
  }

  #insert(id, place) {
    const ids = this.read();
    const back = backTo(this.provider(id), this.page);
    if (ids.includes(id)) tell(say("already", this.#name(id)), back);
    else if (ids.length >= this.limit) this.refuse(id);
    else {
      this.write(ids.toSpliced(place, 0, id));
      tell(say("added", this.#name(id)), undo(() => this.#drop(id)), back);
    }
  }

  /** Say that nobody of this id is listed any more. */
  tellGone(id) {
    tell(say("gone", this.#name(id)), backTo(this.provider(id), this.page));
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
    const restore = undo(() => this.#insert(id, place));
    tell(say("removed", this.#name(id)), restore, this.#waiting());
    focusUndo();
  }

  #drop(id) {
    this.write(this.read().filter((kept) => kept !== id));
    tell(say("removed", this.#name(id)));
  }

  #waiting() {
    const id = this.#refused;
    this.#refused = undefined;
    return id && { words: say("add-now", this.#name(id)), run: () => this.put(id) };
  }

  #name(id) {
    return { name: named(this.provider(id).names[0]) };
  }
}
