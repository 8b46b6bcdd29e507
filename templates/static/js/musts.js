/** A brand's must-haves, which a provider answers one by one. */

import { h } from "./dom.js";
import { say, text } from "./sentences.js";

const MET = ["yes", "partly", "no"];

/** Return the fields of one must-have. */
export function mustOf(wish, place) {
  const name = `met-${place}`;
  const choices = MET.map((met) => h("label", { class: "choice" }, h("input", { id: `${name}-${met}`, type: "radio", name, value: met, required: "" }), ...say(`met.${met}`)));
  const evidence = `evidence-${place}`;
  return h(
    "fieldset",
    { class: "field", "data-field": "", "data-empty": text("must-empty") },
    h("legend", {}, `${place + 1}. ${wish}`),
    h("p", { class: "fault", "data-fault": "", hidden: "" }),
    h("div", { class: "choices-in-row" }, ...choices),
    h("label", { for: evidence, class: "small" }, ...say("evidence")),
    h("input", { id: evidence, name: evidence, type: "text", maxlength: 500, autocomplete: "off" }),
  );
}

/** Return the answers, one a must-have, in their order. */
export function answersOf(values, musts) {
  return musts.map((_, place) => ({ met: values[`met-${place}`], evidence: values[`evidence-${place}`] }));
}
