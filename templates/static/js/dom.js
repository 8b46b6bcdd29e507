/** Elements made without markup in strings: under Trusted Types there is no other way. */

const SVG = "http://www.w3.org/2000/svg";

/** Return an element; a function among its attributes listens, and what is false or absent is left out. */
export function h(tag, attributes, ...children) {
  return dress(document.createElement(tag), attributes, children);
}

/** Return an element of a drawing. */
export function svg(tag, attributes) {
  return dress(document.createElementNS(SVG, tag), attributes, []);
}

function dress(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** Return a copy of the element in `<template data-NAME>`. */
export function copy(name) {
  return document.importNode(document.querySelector(`template[data-${name}]`).content, true).firstElementChild;
}

/** Return the part of an element that has the hook `data-NAME`. */
export function part(root, name) {
  return root.querySelector(`[data-${name}]`);
}

/** Put nodes and texts into an element; hide it where there are none. */
export function fill(element, ...content) {
  element.hidden = content.length === 0;
  element.replaceChildren(...content);
}
