/** Identifiers that sort by time: a request that is sent twice with the same one is done once. */

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Return a new ULID: ten signs of time, sixteen of chance. */
export function ulid(now = Date.now(), random = crypto.getRandomValues(new Uint8Array(16))) {
  const time = Array.from({ length: 10 }, (_, place) => ALPHABET[Math.floor(now / 32 ** (9 - place)) % 32]);
  return time.join("") + Array.from(random, (byte) => ALPHABET[byte % 32]).join("");
}
