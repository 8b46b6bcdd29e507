/** The sentences of a page with a script, in its language: they stand in its `<template data-sentences>`, or come later. */

const lines = document.querySelector("template[data-sentences]")?.content.children ?? [];
const sentences = new Map([...lines].map((line) => [line.dataset.key, line.textContent]));

/** Take in sentences that were read. */
export function learn(more) {
  for (const [key, sentence] of Object.entries(more)) sentences.set(key, sentence);
}

/** Whether there is a sentence of this key. */
export function has(key) {
  return sentences.has(key);
}

/**
 * Return a sentence as nodes and texts, its placeholders filled; `count` chooses the plural.
 *
 * @param {string} key
 * @param {Record<string, string | number | Node>} values
 */
export function say(key, values = {}) {
  const sentence = (values.count === 1 && sentences.get(`${key}.one`)) || sentences.get(key);
  if (sentence === undefined) throw new Error(`no sentence ${key}`);
  const pieces = sentence.split(/\{(\w+)\}/);
  return pieces.map((piece, place) => (place % 2 ? values[piece] : piece)).filter((piece) => piece !== "");
}

/** Return a sentence as a text, for places that hold nothing else. */
export function text(key, values) {
  return say(key, values)
    .map((piece) => piece.textContent ?? piece)
    .join("");
}
