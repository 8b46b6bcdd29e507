/**
 * An entry's file as nodes that know where they begin and end, as `outline.py` has them. Read is what entries are written
 * in: keys and dashes in lines, brackets and quotation marks within a line. Anything else is an error: such a file is
 * edited where it lies.
 *
 * @typedef {{start: number, end: number, isFlow?: boolean, value?: string, keys?: Array<[string, number]>, parts: Node[]}} Node
 */

const KEY = /([A-Za-z0-9_][\w.-]*):(?: +|$)/y;
const ESCAPES = { n: "\n", t: "\t", r: "\r", 0: "\0" };
const STRANGE = /[&*!|>%@`]/;

/** Return the part of a node at a step, by key or place. */
export function at(node, step) {
  if (typeof step === "number") return node?.keys ? undefined : node?.parts[step];
  return node?.parts[placeOf(node, step)];
}

/** Return where a key stands among the keys; -1 where it does not. */
export function placeOf(node, key) {
  return (node.keys ?? []).findIndex(([name]) => name === key);
}

/** Return what stands at a place; undefined where nothing does. */
export function find(root, where) {
  return where.reduce((node, step) => node && at(node, step), root);
}

/** Return what a node says: texts, lists and mappings. */
export function treeOf(node) {
  if (node === undefined) return undefined;
  if (node.keys) return Object.fromEntries(node.keys.map(([key], place) => [key, treeOf(node.parts[place])]));
  return node.value ?? node.parts.map(treeOf);
}

/**
 * Return the nodes of a text; undefined where it says nothing.
 *
 * @throws {Error} It is written in another way.
 */
export function outline(text) {
  if (/[\r\t]/.test(text)) throw new Error("line ends");
  return new Drawer(text).document();
}

class Drawer {
  #lines = [];
  #place = 0;

  constructor(text) {
    this.text = text;
    let start = 0;
    for (const line of text.split("\n")) {
      const indent = line.search(/[^ ]/);
      if (indent >= 0 && line[indent] !== "#") this.#lines.push({ indent, start: start + indent, end: start + line.length });
      start += line.length + 1;
    }
  }

  document() {
    if (!this.#lines.length) return undefined;
    const node = this.#block(this.#lines[0].indent);
    if (this.#place < this.#lines.length) throw new Error("indent");
    return node;
  }

  get #line() {
    return this.#lines[this.#place];
  }

  #isItem({ start, end }) {
    return this.text[start] === "-" && (start + 1 === end || this.text[start + 1] === " ");
  }

  #block(indent) {
    const { start } = this.#line;
    const node = this.#isItem(this.#line) ? this.#list(indent) : this.#mapping(indent);
    return { start, end: node.parts.at(-1).end, ...node };
  }

  #list(indent) {
    const parts = [];
    while (this.#line?.indent === indent && this.#isItem(this.#line)) {
      const line = this.#line;
      let start = line.start + 1;
      while (this.text[start] === " ") start += 1;
      if (start >= line.end || this.text[start] === "#") throw new Error("empty item");
      if (this.#keyAt(start)) {
        Object.assign(line, { indent: indent + start - line.start, start });
        parts.push(this.#block(line.indent));
      } else {
        parts.push(this.#inline(start, line.end));
        this.#place += 1;
      }
    }
    return { parts };
  }

  #mapping(indent) {
    const keys = [];
    const parts = [];
    while (this.#line?.indent === indent && !this.#isItem(this.#line)) {
      const { start, end } = this.#line;
      const key = this.#keyAt(start);
      if (!key || keys.some(([name]) => name === key[1])) throw new Error("key");
      keys.push([key[1], start]);
      const from = start + key[0].length;
      this.#place += 1;
      parts.push(from >= end || this.text[from] === "#" ? this.#below(indent, start + key[1].length + 1) : this.#inline(from, end));
    }
    return { keys, parts };
  }

  #below(indent, empty) {
    const next = this.#line;
    if (next && (next.indent > indent || (next.indent === indent && this.#isItem(next)))) return this.#block(next.indent);
    return { start: empty, end: empty, value: "", parts: [] };
  }

  #keyAt(start) {
    KEY.lastIndex = start;
    const end = this.text.indexOf("\n", start);
    const found = KEY.exec(end < 0 ? this.text : this.text.slice(0, end));
    return found;
  }

  #inline(start, end) {
    const node = this.#value(start, end, false);
    const rest = this.text.slice(node.end, end);
    if (!/^ *(?:$| #|(?<= )#)/.test(rest)) throw new Error("rest");
    return node;
  }

  #value(start, end, isInside) {
    const first = this.text[start];
    if (first === "[" || first === "{") return this.#brackets(start, end);
    if (first === '"' || first === "'") return this.#quoted(start, end);
    return this.#plain(start, end, isInside);
  }

  #brackets(start, end) {
    const close = this.text[start] === "[" ? "]" : "}";
    const keys = close === "}" ? [] : undefined;
    const parts = [];
    let place = this.#skip(start + 1);
    while (this.text[place] !== close) {
      if (place >= end) throw new Error("bracket");
      if (keys) {
        const key = this.#keyAt(place);
        if (!key || keys.some(([name]) => name === key[1])) throw new Error("key");
        keys.push([key[1], place]);
        place += key[0].length;
      }
      const part = this.#value(place, end, true);
      parts.push(part);
      place = this.#skip(part.end);
      if (this.text[place] === ",") place = this.#skip(place + 1);
      else if (this.text[place] !== close) throw new Error("comma");
    }
    return { start, end: place + 1, isFlow: true, keys, parts };
  }

  #skip(place) {
    while (this.text[place] === " ") place += 1;
    return place;
  }

  #quoted(start, end) {
    const mark = this.text[start];
    let value = "";
    let place = start + 1;
    for (; place < end; place += 1) {
      const letter = this.text[place];
      if (letter === mark && mark === "'" && this.text[place + 1] === "'") place += 1;
      else if (letter === mark) return { start, end: place + 1, value, parts: [] };
      else if (letter === "\\" && mark === '"') {
        place += 1;
        const code = this.text[place];
        if (!'"\\/'.includes(code) && !(code in ESCAPES)) throw new Error("escape");
        value += ESCAPES[code] ?? code;
        continue;
      }
      value += this.text[place];
    }
    throw new Error("quotation mark");
  }

  #plain(start, end, isInside) {
    if (STRANGE.test(this.text[start]) || /^[?:-](?: |$)/.test(this.text.slice(start, start + 2))) throw new Error("sign");
    let stop = start;
    for (; stop < end; stop += 1) {
      const letter = this.text[stop];
      const next = stop + 1 < end ? this.text[stop + 1] : " ";
      if (letter === "#" && this.text[stop - 1] === " ") break;
      if (letter === ":" && (next === " " || (isInside && ",[]{}".includes(next)))) throw new Error("colon");
      if (isInside && ",[]{}".includes(letter)) break;
    }
    while (stop > start && this.text[stop - 1] === " ") stop -= 1;
    if (stop === start) throw new Error("nothing");
    return { start, end: stop, value: this.text.slice(start, stop), parts: [] };
  }
}
