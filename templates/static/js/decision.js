/** The decision record: brief, rule, day and results in one file, the same for everyone who asks the same on that day. */

const FORMAT = 1;
const MOST = 100;

/**
 * Return the record. `digest` is the SHA-256 of the compact JSON of all that stands before it.
 *
 * @param {{query: string, brief: object, ranking: import("./ranking.js").Ranking, index: object, evidence: string}} of
 */
export async function recordOf({ query, brief, ranking, index, evidence }) {
  const { proofs } = ranking;
  const { published_on, supposed, ...figures } = proofs.rule;
  const record = {
    format: FORMAT,
    site: location.origin,
    query,
    day: proofs.day,
    brief,
    rule: { published_on, ...figures, weights: proofs.classes },
    evidence,
    unit: "ten-thousandths of a point",
    providers: proofs.count,
    ranked: ranking.length,
    places: placesOf(ranking, index),
  };
  return { ...record, digest: await digestOf(JSON.stringify(record)) };
}

function placesOf(ranking, index) {
  return Array.from({ length: Math.min(MOST, ranking.length) }, (_, before) => {
    const row = ranking.rowAt(before + 1);
    const { met, musts, points, of, lines } = ranking.fitOf(row);
    const names = { en: index.names(row, "en")[0], zh: index.names(row, "zh")[0] };
    return { rank: before + 1, id: index.id(row), names, met, musts, points, of, criteria: lines.map(criterionOf) };
  });
}

function criterionOf({ criterion: { facet, code, need }, code: by, proof, weight, points, of }) {
  return { facet, code, need, met_by: by, kind: proof?.strength, is_old: proof?.isOld, weight, points, of };
}

async function digestOf(words) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(words));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Let the browser save a record as a file. */
export function save(record) {
  const file = new Blob([`${JSON.stringify(record, null, 2)}\n`], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `hezuo-fit-${record.day}-${record.digest.slice(0, 8)}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
