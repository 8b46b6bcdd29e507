/** The guides and the words of the trade, found by their titles, headings and names in both languages. */

import { has } from "./bits.js";
import { fold, isHan, lettersOf, termsOf } from "./fold.js";
import { joined } from "./lines.js";

const MOST = 4;

/** Return the names of a word as letters: brackets fall away, and an abbreviation in brackets is a name. */
function namesOf([, en, zh, also]) {
  const texts = [en, zh, ...also].map(fold);
  const inner = texts.flatMap((text) => [...text.matchAll(/\(([^)]*)\)/g)].map(([, name]) => name));
  return [...texts.map((text) => text.replaceAll(/\([^)]*\)/g, "")), ...inner].map(lettersOf);
}

export class Texts {
  /** @param {object} part The part of the index that holds them. */
  constructor({ guides, words }) {
    this.words = words.map((word) => ({ id: word[0], title: { en: word[1], zh: word[2] }, names: namesOf(word), finds: word[4] }));
    for (const word of this.words) word.lines = linesOf(word.title.en, word.title.zh);
    this.guides = guides.map(([slug, en, zh, headings]) => ({
      slug,
      title: { en, zh },
      lines: linesOf(en, zh),
      headings: headings.map(([id, own, other]) => ({ id, title: { en: own, zh: other }, lines: linesOf(own, other) })),
    }));
  }

  /** Return the words of the glossary that a folded query names, then those that have it in their name. */
  wordsFor(query) {
    const terms = termsOf(query);
    const letters = terms.join("");
    const isNamed = ({ names }) => names.includes(letters) || names.includes(letters.replace(/s$/, ""));
    const found = terms.length ? this.words.filter((word) => isNamed(word) || terms.every((term) => holds(word.lines, term))) : [];
    return found.sort((one, other) => isNamed(other) - isNamed(one)).slice(0, MOST);
  }

  /** Return the guides whose title or one of whose headings has every term of a folded query; with that heading. */
  guidesFor(query) {
    const terms = termsOf(query);
    const isIn = ({ lines }) => terms.every((term) => holds(lines, term));
    const found = terms.length ? this.guides.map((guide) => ({ ...guide, isTitle: isIn(guide), heading: guide.headings.find(isIn) })) : [];
    const fits = found.filter(({ isTitle, heading }) => isTitle || heading);
    return fits.sort((one, other) => other.isTitle - one.isTitle).slice(0, MOST);
  }
}

function linesOf(...texts) {
  return joined(fold(texts.join("\n")));
}

/** Whether some lines have a term: Chinese anywhere, Latin where a word begins. */
function holds({ text, begins }, term) {
  for (let place = text.indexOf(term); place >= 0; place = text.indexOf(term, place + 1)) if (isHan(term) || has(begins, place)) return true;
  return false;
}
