/** A proposal as a file: the entry's text with what was changed in the form, and nothing else. */

import { valuesOf } from "./answers.js";
import { isEmpty } from "./faults.js";
import { outline, treeOf } from "./outline.js";
import { drop, put } from "./rewrite.js";

const HEAD = "# yaml-language-server: $schema=../schema/provider.schema.json\n";

/** Whether two answers say the same; of codes the order says nothing. */
export function isSame(one, other, { kind, many }) {
  if (kind === "code" && many === "each") return [...one].sort().join() === [...other].sort().join();
  return JSON.stringify(one) === JSON.stringify(other.map ? other.map(withoutPlace) : other);
}

function withoutPlace(record) {
  if (typeof record !== "object") return record;
  const { place, ...rest } = record;
  return rest;
}

export class Draft {
  /**
   * @param {string} file The entry's text; empty for a new one.
   * @param {{key: string, seen: string, isNew: boolean, about: object}} source Where the changes can be read.
   * @param {{order: object, today: string}} settings
   */
  constructor(file, source, { order, today }) {
    Object.assign(this, { text: file, source, order, today });
    this.tree = (file && treeOf(outline(file))) || {};
    if (file) return;
    this.text = HEAD;
    this.#put(["source"], source.key);
    this.#put(["listed_on"], today);
    this.tree = { source: source.key };
  }

  /** Take a changed answer into the text. */
  change(question, before, after) {
    const where = question.section ? [question.section, question.name] : [question.name];
    if (question.id === "removed.reason") this.#remove(after);
    else if (question.many === "records") this.#records(question, where, before, after);
    else if (question.many === "each") this.#each(question, where, before, after);
    else if (question.isFact) this.#one(question, where, after);
    else this.#plain(where, before, after);
  }

  /** Write down where the changes can be read, and the day of the change. */
  finish(hasFacts, isNew) {
    const { key, about } = this.source;
    if (hasFacts && this.source.isNew) this.#put(["sources", key], about);
    else if (hasFacts && ![about.read, about.confirmed].includes(this.today)) this.#put(["sources", key, "confirmed"], this.today);
    if (!isNew && hasFacts) this.#put(["changed_on"], this.today);
    return this.text;
  }

  #put(where, value) {
    this.text = put(this.text, where, value, this.order);
  }

  #drop(where) {
    this.text = drop(this.text, where);
  }

  #rawAt(where) {
    return where.reduce((here, step) => here?.[step], this.tree);
  }

  /** Return a fact with its source and the words seen there; a value alone where it inherits the source. */
  #fact(section, content) {
    const fact = { ...content, ...(this.#inherits(section) ? {} : { source: this.source.key }), ...(this.source.seen ? { seen: this.source.seen } : {}) };
    return Object.keys(fact).length === 1 && "value" in fact ? fact.value : fact;
  }

  #inherits(section) {
    return (this.tree[section]?.source ?? this.tree.source) === this.source.key;
  }

  #plain(where, before, after) {
    if (isEmpty(after)) this.#drop(where);
    else if (typeof after === "string") this.#put(where, after);
    else if (isEmpty(before)) this.#put(where, after);
    else for (const language of ["en", "zh"]) this.#put([...where, language], after[language]);
  }

  #remove(reason) {
    if (reason === "") this.#drop(["removed"]);
    else this.#put(["removed"], { on: this.today, reason });
  }

  #one({ section }, where, after) {
    const raw = this.#rawAt(where);
    if (isEmpty(after)) return this.#drop(where);
    if (typeof raw !== "object" || !("value" in raw)) return this.#put(where, this.#fact(section, { value: after }));
    this.#put([...where, "value"], after);
    if ((raw.source ?? this.#default(section)) !== this.source.key) this.#put([...where, "source"], this.source.key);
    if (this.source.seen) this.#put([...where, "seen"], this.source.seen);
    for (const part of this.source.seen ? ["note", "kind"] : ["seen", "note", "kind"]) if (part in raw) this.#drop([...where, part]);
  }

  #default(section) {
    return this.tree[section]?.source ?? this.tree.source;
  }

  #each(question, where, before, after) {
    const has = (list, value) => list.some((other) => JSON.stringify(other) === JSON.stringify(value));
    const raw = this.#rawAt(where);
    const known = valuesOf(raw, question);
    const gone = known.filter(({ value }) => !has(after, value)).reverse();
    const kept = new Set(known.filter(({ value }) => has(after, value)).map(({ where: [group] }) => group));
    for (const { where: place } of gone.filter(({ where: [group] }) => kept.has(group))) this.#drop([...where, ...place]);
    for (const group of new Set(gone.map(({ where: [first] }) => first))) if (!kept.has(group)) this.#drop(group === undefined ? where : [...where, group]);
    const added = after.filter((value) => !has(before, value)).map(written);
    if (!added.length) return;
    const isPlain = !question.isFact || (this.#inherits(question.section) && !this.source.seen);
    const items = isPlain ? added : [this.#fact(question.section, { values: added })];
    if (raw !== undefined && !Array.isArray(raw) && known.length && has(after, known[0].value)) this.#put(where, [raw]);
    const length = this.#lengthAt(where);
    if (length === 0) this.#put(where, items);
    else for (const [place, item] of items.entries()) this.#put([...where, length + place], item);
  }

  /** Return how many items a list has by now. */
  #lengthAt(where) {
    const now = where.reduce((here, step) => here?.[step], treeOf(outline(this.text)));
    return Array.isArray(now) ? now.length : 0;
  }

  #records(question, where, before, after) {
    const kept = new Set(after.map(({ place }) => place).filter((place) => place !== undefined).map(Number));
    for (const record of after) {
      if (record.place === undefined) continue;
      const there = [...where, Number(record.place)];
      for (const { name } of question.parts) this.#part(there, name, before[record.place][name], record[name]);
    }
    for (let place = before.length - 1; place >= 0; place -= 1) if (!kept.has(place)) this.#drop([...where, place]);
    for (const record of after) {
      if (record.place !== undefined) continue;
      const filled = question.parts.filter(({ name }) => !isEmpty(record[name])).map(({ name }) => [name, written(record[name])]);
      const length = this.#lengthAt(where);
      const fact = this.#fact(question.section, Object.fromEntries(filled));
      this.#put(length ? [...where, length] : where, length ? fact : [fact]);
    }
  }

  #part(where, name, before, after) {
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    if (isEmpty(after)) this.#drop([...where, name]);
    else this.#put([...where, name], written(after));
    const { source } = this.#rawAt(where);
    if ((source ?? this.#default(where[0])) !== this.source.key) this.#put([...where, "source"], this.source.key);
    if (this.source.seen) this.#put([...where, "seen"], this.source.seen);
  }
}

/** Return an answer as the file has it: a name in one script is a text. */
function written(answer) {
  return typeof answer === "object" && !answer.zh ? answer.en : answer;
}
