/** Guides and words of the glossary that a search finds, below the providers. */

import { h, part } from "./dom.js";
import { say } from "./sentences.js";

/** Show what a text finds among guides and words, before the providers where it finds none of them. */
export function showTexts(tool, deep, text, { language, isFirst }) {
  const place = part(tool, "texts");
  const query = deep ? deep.fold(text) : "";
  const { glossary, guide } = tool.dataset;
  const words = deep?.texts.wordsFor(query) ?? [];
  const guides = deep?.texts.guidesFor(query) ?? [];
  const lines = [
    ...words.map(({ id, title }) => line(`${glossary}#${id}`, title[language], say("words"))),
    ...guides.map(({ slug, title, isTitle, heading }) => {
      const address = guide.replace("{slug}", slug);
      return isTitle || !heading ? line(address, title[language], []) : line(`${address}#${heading.id}`, heading.title[language], [title[language]]);
    }),
  ];
  part(place, "found").replaceChildren(...lines);
  place.hidden = lines.length === 0;
  part(tool, isFirst ? "notes" : "more-of").after(place);
}

function line(href, label, note) {
  return h("li", {}, h("a", { href }, label), " ", h("span", { class: "fine" }, ...note));
}
