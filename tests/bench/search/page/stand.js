/** Where the contenders are measured, one a page: `contender.js` of its name has what is alike for all of them. */

let module;
let sources;
let contender;

/** Read what a contender is made of; no clock runs. */
export async function prepare(name, folder) {
  module = await import(`./${name}.js`);
  sources = await module.sourcesOf(folder);
}

/** Return the milliseconds from the sources to the first answer, and to the first answer of everything. */
export async function make(language) {
  const begin = performance.now();
  contender = new module.Contender(sources, language);
  await contender.ask("");
  const first = performance.now();
  await contender.complete?.(sources);
  await contender.ask("");
  return { first: first - begin, whole: performance.now() - begin };
}

/** Let go of the sources, whose place is not the engine's. */
export function release() {
  sources = undefined;
}

/** Return the milliseconds of every keystroke of some queries; what earlier ones left behind is forgotten before each. */
export async function keystrokes(queries) {
  const times = [];
  for (const query of queries) {
    await contender.forget?.();
    const characters = [...query];
    for (let length = 1; length <= characters.length; length += 1) times.push(await timed(() => contender.ask(characters.slice(0, length).join(""))));
  }
  return times;
}

/** Return the milliseconds of every choice, without a text. */
export async function clicks(choices) {
  const times = [];
  for (const chosen of choices) times.push(await timed(() => contender.ask("", chosen)));
  return times;
}

/** Return all ids that each query finds. */
export async function answers(queries) {
  const found = [];
  for (const query of queries) found.push(await contender.all(query));
  return found;
}

async function timed(act) {
  const begin = performance.now();
  await act();
  return performance.now() - begin;
}

/** Return what the page of providers would ask for while each text is typed. */
export function told(texts) {
  return texts.map((text) => [text, contender.told(text)]);
}
