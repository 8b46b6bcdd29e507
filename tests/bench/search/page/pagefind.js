/** Pagefind: an index in files, of which it reads what a query needs. */

const SHOWN = 24;

/** Return the address of the script, which reads the rest itself. */
export async function sourcesOf(folder) {
  return new URL(`${folder}/pagefind/pagefind.js`, location.href).href;
}

export class Contender {
  #pagefind;

  constructor(address, language) {
    document.documentElement.lang = language;
    this.#pagefind = import(address).then(async (pagefind) => {
      await pagefind.init();
      return pagefind;
    });
  }

  /** What it answers holds the counts of all values; the first results are read, since without that they have no name. */
  async ask(text, choices = []) {
    const found = await (await this.#pagefind).search(text.trim() || null, { filters: filtersOf(choices) });
    const shown = await Promise.all(found.results.slice(0, SHOWN).map((result) => result.data()));
    return { ids: shown.map(({ meta }) => meta.id), total: found.results.length, counts: found.filters };
  }

  async all(text) {
    const { results } = await (await this.#pagefind).search(text);
    const read = await Promise.all(results.map((result) => result.data()));
    return read.map(({ meta }) => meta.id);
  }
}

/** Return choices as Pagefind takes them: any of a facet's values. */
function filtersOf(choices) {
  const filters = {};
  for (const [name, code] of choices) (filters[name] ??= { any: [] }).any.push(code);
  return filters;
}
