/** A document in words, and the way to its file. */

import { onPress } from "./act.js";
import { ask } from "./api.js";
import { h } from "./dom.js";
import { nameOf } from "./names.js";
import { say } from "./sentences.js";
import { isChinese, inRow, named } from "./words.js";

const KILO = 1024;
const ENDINGS = /^.*\./;
const CHECKSUM_SIGNS = 12;
const figure = new Intl.NumberFormat(isChinese ? "zh-CN" : "en-GB", { maximumSignificantDigits: 2 });

/** Return a size in the unit that fits it. */
export function sizeOf(bytes) {
  const power = Math.min(2, Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(KILO)));
  return `${figure.format(bytes / KILO ** power)} ${["B", "KB", "MB"][power]}`;
}

/** Return a document's name with what it is below. */
export function paperOf({ name, kind, size, sha256 }, ...more) {
  const type = name.replace(ENDINGS, "").toUpperCase();
  const facts = [nameOf("document_kinds", kind), type, sizeOf(size), `SHA-256 ${sha256.slice(0, CHECKSUM_SIGNS)}…`];
  return h("span", {}, h("b", {}, named(name)), h("br", {}), h("span", { class: "fine" }, ...inRow([...facts, ...more])));
}

/** Return the button that saves a document's file: it asks for a link, which holds for a minute. */
export function saving({ name }, path) {
  const button = h("button", { class: "button", type: "button" }, ...say("download"), h("span", { class: "heard" }, ` ${name}`));
  onPress(button, async () => {
    const { url } = await ask("POST", `${path}/link`, {});
    h("a", { href: url, rel: "noreferrer", download: "" }).click();
  });
  return button;
}
