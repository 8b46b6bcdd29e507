/** A provider as the directory publishes it, in the shape that pages with a script need. */

const SECTIONS = ["names", "company", "offer", "terms"];
const LASTING = new Set(["legal", "former", "founded"]);
const KINDS = ["official", "filing", "press", "self-stated"];
/** How long an answer may take before it counts as none. */
export const PATIENCE_MS = 10_000;

/**
 * Read a provider. Its `state` is `listed`, `gone` (removed, or nobody of this id) or `unreachable`.
 *
 * @param {string} address Where its data is, with `{id}`.
 * @param {string} id
 */
export async function readProvider(address, id) {
  try {
    const answer = await fetch(address.replace("{id}", id), { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.status === 404) return { id, state: "gone", names: [id] };
    if (answer.ok) return shaped(await answer.json());
  } catch {
    // no network, no answer in time, or an answer that is not a provider
  }
  return { id, state: "unreachable", names: [id] };
}

function shaped(data) {
  const facts = new Map();
  for (const section of SECTIONS) {
    for (const [field, found] of Object.entries(data[section] ?? {})) {
      facts.set(field, [found].flat().map((fact) => shapedFact(field, fact, data.sources)));
    }
  }
  const { en, zh } = data.names;
  const ordered = document.documentElement.lang === "en" ? [en, zh] : [zh, en];
  const names = ordered.filter(Boolean).map((name) => name.value);
  return {
    id: data.id,
    state: data.removed ? "gone" : "listed",
    isDemo: data.is_demo,
    names: names.length ? names : [data.id],
    hasPage: true,
    facts,
    standing: data.standing ?? {},
    ...figures(data, [...facts.values()].flat()),
  };
}

/** A fact with its values in a row, and its evidence: kind, the source's date and its number on the provider's page. */
function shapedFact(field, fact, sources) {
  const source = sources[fact.source];
  const evidence = {
    kind: fact.kind ?? source.kind,
    dated: source.dated,
    since: source.dated ?? source.read,
    lasts: LASTING.has(field),
    number: numberOf(fact.source, Object.keys(sources)),
  };
  return { ...fact, values: fact.values ?? [fact.value ?? fact.level ?? fact.name], evidence };
}

/** Return a source's number; 0 where keys that are numbers themselves have lost the order of the file. */
function numberOf(source, keys) {
  return keys.some((key) => /^\d+$/.test(key)) ? 0 : keys.indexOf(source) + 1;
}

function figures(data, facts) {
  const counts = new Map(KINDS.map((kind) => [kind, 0]));
  const add = (kind, count) => counts.set(kind, counts.get(kind) + count);
  for (const fact of facts) add(fact.evidence.kind, fact.values.length);
  for (const study of data.case_studies ?? []) add(study.kind ?? data.sources[study.source].kind, 1);
  const sources = Object.values(data.sources);
  return {
    counts,
    factCount: [...counts.values()].reduce((sum, count) => sum + count),
    sourceCount: sources.length,
    confirmed: newest(sources.map((source) => source.confirmed ?? source.read)),
    changed: newest([data.listed_on, data.changed_on ?? ""]),
  };
}

function newest(days) {
  return days.sort().at(-1);
}

/** Read a file of data; what cannot be read is an error. */
export async function readJson(address) {
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}
