/** The sentences of a page with a script: they stand in its `<template data-sentences>`, in its language. */

const template = document.querySelector("template[data-sentences]");
const sentences = new Map([...template.content.children].map((line) => [line.dataset.key, line.textContent]));

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
