/** A brand as its form holds it. */

/** Return what is posted of a brand's form: only what was filled in. */
export function brandOf({ "name.en": en, "name.zh": zh, website }) {
  const name = { ...(en && { en }), ...(zh && { zh }) };
  return { name, ...(website && { website }) };
}
