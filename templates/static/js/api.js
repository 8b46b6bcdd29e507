/** The functions: JSON there and back, and refusals by their codes. */

const PATIENCE_MS = 20_000;

/** A request that was turned down, or that nobody answered. */
export class Refused extends Error {
  /**
   * @param {string} code Key of its sentence: the functions' own, or `page.offline`, `page.unreachable`.
   * @param {{faults?: [string, string][], field?: string, wait?: number}} of Fields at fault; seconds to wait.
   */
  constructor(code, { faults = [], field, wait } = {}) {
    super(code);
    Object.assign(this, { code, faults, field, wait });
  }

  /** Whether the same request may go through later. */
  get isPassing() {
    return /^page\.|^edge\.(busy|fault)$/.test(this.code);
  }
}

/**
 * Send a request and return what is answered, if anything.
 *
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 */
export async function ask(method, path, body) {
  const answer = await sent(method, path, body);
  const isProblem = !answer.ok && answer.headers.get("content-type")?.startsWith("application/problem+json");
  if (!answer.ok && !isProblem) throw new Refused("page.unreachable");
  if (answer.status === 204) return undefined;
  const read = await answer.json().catch(() => {
    throw new Refused("page.unreachable");
  });
  if (answer.ok) return read;
  throw new Refused(read.code, { ...read, wait: Number(answer.headers.get("retry-after")) || undefined });
}

async function sent(method, path, body) {
  const options = { method, headers: { "content-type": "application/json" }, signal: AbortSignal.timeout(PATIENCE_MS) };
  try {
    return await fetch(path, body === undefined ? options : { ...options, body: JSON.stringify(body) });
  } catch {
    throw new Refused(navigator.onLine ? "page.unreachable" : "page.offline");
  }
}

/** Return an address below `/api` with its parts escaped. */
export function at(strings, ...parts) {
  return String.raw({ raw: strings }, ...parts.map(encodeURIComponent));
}
