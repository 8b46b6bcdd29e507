/** A question without an answer, asked with less. */

/**
 * Return what has to be left out, as little as possible: words and facets; of equal ones what leaves most.
 *
 * @param {import("./engine.js").Engine} engine
 * @param {import("./engine.js").Ask} ask
 * @returns {{ask: import("./engine.js").Ask, words: string[], facets: string[]}}
 */
export function relax(engine, { text, choices, order }) {
  const words = engine.terms(text);
  const parts = [...words.map((word) => ({ word })), ...[...choices].filter(([, codes]) => codes.size).map(([name]) => ({ name }))];
  for (let most = 1; most <= parts.length; most += 1) {
    let best;
    for (const left of choose(parts, most)) {
      const kept = { text: words.filter((word) => !left.some((part) => part.word === word)).join(" "), order, choices: without(choices, left) };
      const { length } = engine.search(kept).rows;
      if (length && length > (best?.length ?? 0)) best = { length, ask: kept, words: left.flatMap(({ word }) => word ?? []), facets: left.flatMap(({ name }) => name ?? []) };
    }
    if (best) return best;
  }
  return { ask: { text: "", choices: new Map(), order }, words, facets: [] };
}

function without(choices, left) {
  return new Map([...choices].filter(([name]) => !left.some((part) => part.name === name)));
}

/** Yield every choice of some parts. */
function* choose(parts, count, start = 0) {
  if (count === 0) yield [];
  else for (let place = start; place <= parts.length - count; place += 1) for (const more of choose(parts, count - 1, place + 1)) yield [parts[place], ...more];
}
