/**
 * What an entry's file answers to the questions of the form. An answer is a text, a text in both languages, a list of
 * texts, of codes or of names, or a list of records; a name is in one language or in both. Nothing is an empty answer.
 */

/** Return an entry's answers by question. */
export function answersOf(tree, questions) {
  return Object.fromEntries(questions.map((question) => [question.id, answerOf(tree, question)]));
}

function answerOf(tree, question) {
  const raw = question.section ? tree?.[question.section]?.[question.name] : tree?.[question.name];
  if (question.many === "each") return valuesOf(raw, question).map(({ value }) => value);
  if (question.many === "records") return [raw ?? []].flat().map((record) => recordOf(record, question));
  return oneOf(question, isFact(raw) ? raw.value : raw);
}

function isFact(raw) {
  return typeof raw === "object" && raw !== null && "value" in raw;
}

function oneOf({ kind }, value) {
  if (kind === "both") return { en: value?.en ?? "", zh: value?.zh ?? "" };
  if (kind === "any") return nameOf(value);
  return typeof value === "string" ? value : "";
}

/** Return a name as a pair; one in one script stands in `en` alone. */
export function nameOf(value) {
  return typeof value === "object" ? { en: value.en ?? "", zh: value.zh ?? "" } : { en: value ?? "", zh: "" };
}

/** Return every value of a field with its place within the field. */
export function valuesOf(raw, question) {
  if (raw === undefined) return [];
  const items = Array.isArray(raw) ? raw.map((item, place) => [item, [place]]) : [[raw, []]];
  return items.flatMap(([item, where]) => {
    const group = item.values?.map?.((value, place) => [value, [...where, "values", place]]);
    const single = isFact(item) ? [[item.value, where]] : [[item, where]];
    return (group ?? single).map(([value, place]) => ({ value: oneOf(question, value), where: place }));
  });
}

function recordOf(record, question) {
  const own = question.parts.length === 1 && !isFact(record) ? { value: record } : record;
  return Object.fromEntries(question.parts.map((part) => [part.name, oneOf(part, own[part.name])]));
}

/** Return a name as a line: both languages around a sign of equality. */
export function lineOf({ en, zh }) {
  return zh ? `${en} = ${zh}` : en;
}

/** Return a line as a name. */
export function nameFrom(line) {
  const [en, zh = ""] = line.split(/\s+=\s+/, 2);
  return { en: en.trim(), zh: zh.trim() };
}
