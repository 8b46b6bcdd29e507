/** Choosing a provider: the others of the round are told in the same step, each with a reason, unless they stay open. */

import { copy, fill, h, part } from "./dom.js";
import { say } from "./sentences.js";
import { localized, named } from "./words.js";

const USUAL = "chose-other";

export class Choice {
  #chosen;
  #others = [];

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
  }

  /** Ask what becomes of the others. */
  begin(invitation, others) {
    this.#chosen = invitation;
    this.#others = others;
    fill(part(this.form, "choosing"), ...say("choosing", { name: named(localized(invitation.name)) }));
    fill(part(this.form, "others"), ...others.map(otherOf));
    this.form.hidden = false;
    part(this.form, "choosing").focus();
  }

  /** Keep asking after the round was read anew, unless its answer came to nothing. */
  renew(invitations, canBeChosen) {
    if (!invitations.some(({ provider, state }) => provider === this.#chosen?.provider && canBeChosen(state))) this.end();
  }

  /** Leave everything as it is. */
  end() {
    this.form.hidden = true;
  }

  /** Return the decision as the functions take it. */
  read() {
    const { elements } = this.form;
    const told = this.#others.filter(({ provider }) => elements[`fate-${provider}`].value !== "");
    const release = told.map(({ provider }) => ({ provider, reason: elements[`fate-${provider}`].value, line: elements[`line-${provider}`].value.trim() }));
    return { choose: [this.#chosen.provider], release };
  }
}

/** Return the fields of one that is not chosen: a reason, or nothing yet. */
function otherOf({ provider, name }) {
  const select = copy("reasons");
  select.id = `fate-${provider}`;
  select.name = select.id;
  select.prepend(new Option(say("keep-open")[0], ""));
  select.value = USUAL;
  const line = h("input", { id: `line-${provider}`, name: `line-${provider}`, type: "text", maxlength: 300, autocomplete: "off" });
  return h(
    "fieldset",
    { class: "field", "data-field": "" },
    h("legend", {}, ...say("not-chosen", { name: named(localized(name)) })),
    h("label", { for: select.id, class: "small" }, ...say("reason")),
    select,
    h("p", { class: "fault", "data-fault": "", hidden: "" }),
    h("label", { for: line.id, class: "small" }, ...say("line")),
    line,
  );
}
