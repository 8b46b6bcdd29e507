/** Briefs of earlier rounds: one becomes a new draft, or goes to those who fit next best where nobody is left. */

import { asked, replaceQuery } from "./address.js";
import { days, draftOf, offerRounds, readRound } from "./again.js";
import { read } from "./gate.js";
import { nextBest } from "./next.js";
import { say } from "./sentences.js";
import { focusTold, tell } from "./status.js";

export class Earlier {
  /**
   * @param {object} of
   * @param {Draft} of.draft What is begun anew.
   * @param {() => string} of.brand Return the brand whose rounds they are.
   * @param {DOMStringMap} of.site Where things are.
   * @param {() => Promise<void>} of.show Write the draft into the steps and show them.
   */
  constructor({ draft, brand, site, show }) {
    Object.assign(this, { draft, brand, site, show });
  }

  /** Offer the briefs of earlier rounds in a form; the address may name one. */
  async offer(form) {
    const { round: list } = form.elements;
    await read(() => offerRounds(this.brand(), form));
    list.value = asked().get("again") ?? list.value;
  }

  /** Take an earlier brief into a new draft; its days and its providers are chosen anew. */
  async takeUp(id) {
    await this.#begin(draftOf(await readRound(this.brand(), id)), "taken-up");
  }

  /** Take up what the address asks for; a brief that is not sent yet is replaced only by a word. */
  async takeAsked() {
    const next = asked().get("next");
    if (!next) return;
    if (this.draft.values.title) tell(say("draft-stands"), { words: say("replace"), run: () => this.#takeNext(next) });
    else await this.#takeNext(next);
  }

  /** Take the brief of a round in which nobody is left, with those that fit it next best, and show it before it is sent. */
  async #takeNext(id) {
    await read(async () => {
      const lost = await readRound(this.brand(), id);
      const providers = await nextBest(this.brand(), lost, this.site);
      const isFound = providers.length > 0;
      replaceQuery(isFound ? "#send" : "#providers");
      await this.#begin({ ...draftOf(lost), ...days(), providers, hasChosen: isFound }, isFound ? "taken-next" : "nobody-next");
    });
  }

  async #begin(values, told) {
    this.draft.begin(values);
    await this.show();
    tell(say(told));
    focusTold();
  }
}
