/** The guides and the words of the trade, found by their titles, headings and names in both languages, or by their pinyin. */

import { has } from "./bits.js";
import { allowance, nearest, wordEnd } from "./close.js";
import { Field } from "./field.js";
import { fold, isHan, lettersOf, termsOf } from "./fold.js";
import { joined } from "./lines.js";

const MOST = 4;
/** What questions begin and end with. */
const ASKING = /^(?:什么是|什么叫|如何|怎么|怎样)|(?:是什么|是什么意思|怎么样|吗)$/g;
const LINKING = /^(?:an?|are|can|do|does|for|how|i|in|is|my|of|the|to|what|why)$/;
const ENDINGS = /(?<=^[a-z]{4,})(?:ing|es|e|s)$/;

/** Return the names of a word as letters: brackets fall away, and an abbreviation in brackets is a name. */
function namesOf([, en, zh, also, , read]) {
  const texts = [en, zh, ...also].map(fold);
  const inner = texts.flatMap((text) => [...text.matchAll(/\(([^)]*)\)/g)].map(([, name]) => name));
  return [...texts.map((text) => text.replaceAll(/\([^)]*\)/g, "")), ...inner, read].map(lettersOf).filter(Boolean);
}

export class Texts {
  #all;
  #common;

  /** @param {object} part The part of the index that holds them. */
  constructor({ guides, words }) {
    this.words = words.map((word) => ({ id: word[0], title: { en: word[1], zh: word[2] }, names: namesOf(word), finds: word[4], lines: linesOf(word[1], word[2], word[5]) }));
    this.guides = guides.map(([slug, en, zh, headings, read]) => ({
      slug,
      title: { en, zh },
      lines: linesOf(en, zh, read),
      headings: headings.map(([id, own, other]) => ({ id, title: { en: own, zh: other }, lines: linesOf(own, other) })),
    }));
    this.#all = new Field(linesOf(...words.map(([, en]) => en), ...guides.flatMap(([, en, , headings]) => [en, ...headings.map(([, own]) => own)])));
    this.#common = new Set(this.words.flatMap(({ names, finds }) => (finds.length ? names : [])));
  }

  /** Return the words of the glossary that a folded query names, then those that have it in their name. */
  wordsFor(query) {
    return this.#first(query, (terms) => {
      const letters = terms.join("");
      const isNamed = ({ names }) => names.includes(letters) || names.includes(letters.replace(/s$/, ""));
      const found = this.words.filter((word) => isNamed(word) || terms.every((term) => holds(word.lines, term)));
      return found.sort((one, other) => isNamed(other) - isNamed(one));
    });
  }

  /** Return the guides whose title or one of whose headings has every term of a folded query; with that heading. */
  guidesFor(query) {
    return this.#first(query, (terms) => {
      const isIn = ({ lines }) => terms.every((term) => holds(lines, term));
      const found = this.guides.map((guide) => ({ ...guide, isTitle: isIn(guide), heading: guide.headings.find(isIn) }));
      const fits = found.filter(({ isTitle, heading }) => isTitle || heading);
      return fits.sort((one, other) => other.isTitle - one.isTitle);
    });
  }

  /** Return what a query finds as it stands; where that is nothing, what the words find that a question is about. */
  #first(query, find) {
    const terms = termsOf(query);
    const found = terms.length ? find(terms) : [];
    if (found.length || !terms.length) return found.slice(0, MOST);
    const about = this.#about(terms);
    return about.length ? find(about).slice(0, MOST) : [];
  }

  /** Return the terms that a question is about: nearly right words mended, without endings. */
  #about(terms) {
    const words = terms.map((term) => term.replaceAll(ASKING, "")).filter((term) => term && !LINKING.test(term));
    const rare = words.filter((word) => !this.#common.has(word));
    return (rare.length ? rare : words).map((word) => this.#meant(word).replace(ENDINGS, ""));
  }

  #meant(term) {
    if (!allowance(term) || holds(this.#all, term.replace(ENDINGS, ""))) return term;
    return nearest(term, [{ field: this.#all, reach: wordEnd }])[0]?.word ?? term;
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
