/** The providers that a page has read, by id. */

import { readNames } from "./names.js";
import { readProvider } from "./provider.js";

export class Library {
  #providers = new Map();
  #hasNames = false;

  /**
   * @param {string} data Where a provider's data is, with `{id}`.
   * @param {string} names Where the names of the codes are.
   */
  constructor({ data, names }) {
    this.addresses = { data, names };
  }

  /** Read what is missing of these providers and of the names; whether all of it is here now. */
  async read(ids) {
    const missing = ids.filter((id) => this.get(id)?.state !== "listed" && this.get(id)?.state !== "gone");
    const names = this.#hasNames || readNames(this.addresses.names);
    const found = await Promise.all(missing.map((id) => readProvider(this.addresses.data, id)));
    for (const provider of found) this.#providers.set(provider.id, provider);
    this.#hasNames = await names;
    return this.#hasNames && found.every((provider) => provider.state !== "unreachable");
  }

  get(id) {
    return this.#providers.get(id);
  }
}
