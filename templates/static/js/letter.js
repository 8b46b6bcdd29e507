/** A mail as a provider will get it: its sentences are published, its values come from the round. */

import { h } from "./dom.js";
import { readJson } from "./provider.js";

/**
 * Return the mail to one provider as elements.
 *
 * @param {string} address Where mails are published, with `{event}`.
 * @param {{event: string, values: Record<string, string>}} mail
 * @param {{name: {en: string, zh: string}, link: string}} line The provider, and where the mail leads.
 */
export async function letterOf(address, { event, values }, { name, link }) {
  const { subject, text } = await readJson(address.replace("{event}", event));
  const provider = name.en === name.zh ? name.en : `${name.en} ${name.zh}`;
  const known = { ...values, provider, mailboxes: "…", link };
  const filled = (words) => words.replace(/⟨(\w+)⟩/g, (mark, key) => known[key] ?? mark);
  return [h("p", {}, h("b", {}, filled(subject))), h("pre", {}, filled(text))];
}
