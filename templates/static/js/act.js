/** Buttons that do something at once, and those that ask once more before. */

import { Refused } from "./api.js";
import { h } from "./dom.js";
import { sentenceOf } from "./problems.js";
import { say } from "./sentences.js";
import { begin, focusTold, tell } from "./status.js";

/** Do something when a button is pressed; a second press meanwhile does nothing, a refusal is told. */
export function onPress(button, run) {
  button.addEventListener("click", () => doing(button, run));
}

async function doing(button, run) {
  if (button.ariaBusy === "true") return;
  button.ariaBusy = "true";
  begin();
  try {
    await run();
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    tell(sentenceOf(refused));
    focusTold();
  } finally {
    button.ariaBusy = "false";
  }
}

/** Ask a question when a button is pressed, and do something when it is answered with yes. */
export function onSurePress(button, question, run) {
  button.addEventListener("click", () => {
    const keep = () => {
      const isHere = asked.contains(document.activeElement);
      asked.replaceWith(button);
      if (!isHere) return;
      button.focus();
      begin();
    };
    const yes = h("button", { class: "button", type: "button" }, ...say("sure"));
    const no = h("button", { class: "button", type: "button", click: keep }, ...say("not-sure"));
    const leave = (event) => event.key === "Escape" && keep();
    const asked = h("span", { class: "actions sure", role: "group", keydown: leave }, h("span", {}, ...question()), yes, no);
    onPress(yes, async () => {
      await run().catch((refused) => {
        keep();
        throw refused;
      });
    });
    button.replaceWith(asked);
    no.focus();
  });
}
