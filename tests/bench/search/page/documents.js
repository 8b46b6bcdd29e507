/** Documents for the libraries that index them: their fields, how their texts are cut, and their facets. */

/** The fields that are searched, the most important first. */
export const FIELDS = ["name", "other", "labels", "read"];

const HAN = "\\u3400-\\u9fff";
const RUNS = new RegExp(`[${HAN}]+|[\\p{L}\\p{N}]+`, "gu");
const ANY_HAN = new RegExp(`[${HAN}]`);
const LATIN = new RegExp(`[^${HAN}]+`, "g");
const SHOWN = 24;

/** Return the documents of a folder; they are read before the clock runs. */
export async function documentsOf(folder) {
  return (await fetch(`${folder}/documents.json`)).json();
}

/** Return the tokens of a text: Latin words, and pairs of Chinese characters, as is usual for texts without spaces. */
export function tokensOf(text) {
  return (text.normalize("NFKC").toLowerCase().match(RUNS) ?? []).flatMap((run) => (isHan(run) ? [...pairsOf(run.replaceAll(LATIN, "")), ...(run.match(LATIN) ?? [])] : [run]));
}

export function isHan(text) {
  return ANY_HAN.test(text);
}

function pairsOf(run) {
  const characters = [...run];
  return characters.length < 2 ? characters : characters.slice(1).map((one, place) => characters[place] + one);
}

/** The facets of some documents. */
export class Facets {
  #documents;

  constructor(documents) {
    this.#documents = documents;
  }

  /** Return the first of some documents that fit the choices, how many fit, and the count of every value without its facet's own choice. */
  answer(numbers, choices) {
    const chosen = new Map();
    for (const [name, code] of choices) chosen.set(name, (chosen.get(name) ?? new Set()).add(code));
    const counts = {};
    const found = [];
    for (const number of numbers) {
      const { id, facets } = this.#documents[number];
      const missed = [...chosen].filter(([name, codes]) => !facets[name].some((code) => codes.has(code)));
      if (missed.length === 0) found.push(id);
      for (const name of missed.length > 1 ? [] : missed.length ? [missed[0][0]] : Object.keys(facets)) count((counts[name] ??= {}), facets[name]);
    }
    return { ids: found.slice(0, SHOWN), total: found.length, counts };
  }

  /** Return the ids of some documents. */
  ids(numbers) {
    return numbers.map((number) => this.#documents[number].id);
  }

  /** Return the numbers of all documents. */
  get all() {
    return this.#documents.keys();
  }
}

function count(counts, codes) {
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
}
