/**
 * The rules of the check that can be told from one answer, by the check's own patterns and words; `answers.yaml` holds what
 * both must say of which answer.
 *
 * @typedef {{code: string, values: Record<string, string>}} Fault
 */

const LONGEST = { link: 1000, text: 2000 };
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_ID = 60;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const PARTIAL = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;
const HAN = /[\u3400-\u9fff]/g;
const LATIN = /[A-Za-z]/g;
const SENTENCE = /\b[a-z]{2,}\b[^]*\b[a-z]{2,}\b/;
const FULL_WIDTH = /[０-９＋－（）]/g;
const A_DAY = 86_400_000;
const UNPROVED = new Set(["names"]);
const BRANDS = new Set(["brands", "own_brands", "former"]);
const QUOTED = new Set(["seen", "title", "publisher"]);

export class Rules {
  /** @param {{patterns: object, words: object}} given Patterns with their flags, and lists of words. */
  constructor({ patterns, words }, today) {
    this.patterns = Object.fromEntries(Object.entries(patterns).map(([name, [source, flags]]) => [name, new RegExp(source, flags)]));
    this.words = Object.fromEntries(Object.entries(words).map(([name, list]) => [name, new Set(list)]));
    this.better = words.better;
    this.today = today;
  }

  /** Return what is wrong with an answer to a question. */
  faultsOf(question, answer) {
    return [...this.#answer(question, answer)];
  }

  *#answer(question, answer) {
    const { kind, many } = question;
    if (many === "records") {
      for (const record of answer) yield* this.#record(question, record);
    } else if (many === "each") {
      for (const item of answer) yield* kind === "any" ? this.#any(question, item) : this.#one(question, item);
    } else if (kind === "both") yield* this.#both(question, answer);
    else if (kind === "any") yield* this.#any(question, answer);
    else if (answer !== "") yield* this.#one(question, answer);
    if (question.isNeeded && isEmpty(answer)) yield fault("key-missing", { name: question.name });
  }

  *#record(question, record) {
    for (const part of question.parts) yield* this.#answer({ ...part, section: question.section }, record[part.name]);
    const [since, until] = [record.since, record.until].map((text) => text && parsed(text));
    if (since?.first && until?.last && since.first > until.last)
      yield fault("dates-reversed", { earlier: "since", first: record.since, later: "until", second: record.until });
  }

  *#one(question, text) {
    const { name, kind, least, most, pattern } = question;
    if (name === "id") return yield* this.#id(text);
    if (kind === "code" || kind === "flag") return;
    if (kind === "number") yield* number(question, text, this.today);
    else if (kind === "link") yield* this.#link(text);
    else if (kind === "day") yield* day(text, name, this.today);
    else {
      if (pattern && !new RegExp(pattern).test(text)) yield fault("text-format", { text, limit: pattern });
      yield* this.#text(question, text, ["zh", "legal"].includes(name) && question.section === "names" ? "zh" : "");
    }
  }

  *#both(question, { en, zh }) {
    if (!en && !zh) return;
    for (const [language, text] of [["en", en], ["zh", zh]]) {
      if (text) yield* this.#text(question, text, language);
      else yield fault("language-missing", { name: language });
    }
    if (!en || !zh) return;
    if (/[^\0-\x7f]/.test(en) && count(HAN, en) > count(LATIN, en)) yield fault("translation-missing", { text: en.slice(0, 40), name: "en" });
    if (!/[^\0-\x7f]/.test(zh) && SENTENCE.test(zh)) yield fault("translation-missing", { text: zh.slice(0, 40), name: "zh" });
  }

  *#any(question, { en, zh }) {
    if (en) yield* this.#text(question, en, "");
    if (zh) yield* this.#text(question, zh, "zh");
  }

  *#id(text) {
    if (!ID.test(text) || text.length > LONGEST_ID) yield fault("id-format", { text });
    else if (this.words.reserved.has(text)) yield fault("id-reserved", { text });
  }

  *#text({ section, name }, text, language) {
    if ([...text].length > LONGEST.text) yield fault("text-long", { limit: LONGEST.text });
    yield* this.#writing(text, language, name);
    if (!UNPROVED.has(section) && !QUOTED.has(name)) yield* this.#times(text);
    yield* this.#persons(text.replaceAll(this.patterns.link, (link) => " ".repeat(link.length)));
    for (const [found] of this.#all("messenger", text)) yield fault("personal-messenger", { text: found });
  }

  *#writing(text, language, name) {
    for (const [found] of this.#all("html", text)) yield fault("text-html", { text: found });
    for (const [found] of this.#all("entity", text)) yield fault("text-entity", { text: found });
    for (const [found] of this.#all("control", text)) if (!this.#has("bidi", found)) yield fault("text-invisible", { text: point(found) });
    for (const [found] of this.#all("bidi", text)) yield fault("text-bidi", { text: point(found) });
    const [space] = [...this.#all("inside", text), ...this.#all("wide", text)];
    if (space && name !== "seen") yield fault("text-space", { text: [...space[0].slice(0, 2)].map(point).join(" ") });
    if (language === "zh") for (const found of this.#all("stray", text)) yield fault("text-space-han", { text: text.slice(Math.max(found.index - 1, 0), found.index + 2) });
    for (const pattern of ["pinyin", "pinyinPlain", "pinyinWide"])
      for (const found of this.#all(pattern, text)) yield fault("text-pinyin", { text: text.slice(found.index - 1, found.index + found[0].length) });
    if (!BRANDS.has(name) && name !== "seen" && this.words.placeholders.has(text.replaceAll(/^[ .。…]+|[ .。…]+$/g, "").toLowerCase())) yield fault("text-placeholder", { text });
    if (QUOTED.has(name)) return;
    for (const found of this.#all("rendering", text)) {
      const group = found.slice(1).findIndex(Boolean);
      yield fault("text-rendering", { text: found[0], better: this.better[group] });
    }
  }

  *#times(text) {
    for (const [found] of this.#all("clock", text)) if (found.replace(this.patterns.midnight, "") === "") yield fault("time-midnight", { text: found });
  }

  *#persons(text) {
    for (const [found, local, host] of this.#all("mailbox", text)) {
      const isFree = this.words.free.has(host.toLowerCase());
      const isPerson = new RegExp(`^(?:${this.patterns.person.source})$`, "i").test(local);
      const isRole = this.#isRole(local);
      if (!isRole && (!isFree || isPerson)) yield fault("personal-mailbox", { text: found });
      if (isFree && (isRole || !isPerson)) yield fault("personal-free-mail", { text: found });
    }
    const plain = text.replaceAll(FULL_WIDTH, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0));
    for (const name of ["mobile", "mobileAbroad"]) for (const [found] of this.#all(name, plain)) yield fault("personal-mobile", { text: found });
  }

  #isRole(local) {
    const parts = local.toLowerCase().replaceAll(/\d+/g, "").split(/[._+-]/).filter(Boolean);
    return parts.length > 0 && parts.every((part) => this.words.roles.has(part));
  }

  *#link(text) {
    if (!/^https?:\/\//.test(text) || /\s/.test(text)) yield fault("link-format", { text });
    if ([...text].length > LONGEST.link) yield fault("text-long", { limit: LONGEST.link });
    if (!/^https?:\/\//.test(text)) return;
    const authority = text.split("://")[1].split(/[/?#\\]/)[0];
    if (authority.includes("@")) yield fault("link-credentials", { text });
    const host = hostOf(authority).normalize("NFKC");
    const port = Number(/:(\d+)$/.exec(authority)?.[1] ?? 443);
    const isPort = port > 0 && port < 65_536;
    const isAddress = host.includes(":") || /^(?:\d+|0x[0-9a-f]*)$/.test(host.split(".").at(-1));
    if (!host.includes(".") || isAddress || !isPort || [...this.words.private].some((end) => host.endsWith(end))) yield fault("link-private", { text: host || text });
    const [strange] = this.#all("linkCharacter", text);
    if (strange && strange[0].trim() && !text.includes("@")) yield fault("link-character", { text: strange[0], link: text });
  }

  #all(name, text) {
    return text.matchAll(this.patterns[name]);
  }

  #has(name, text) {
    return text.search(this.patterns[name]) >= 0;
  }
}

/** Whether an answer says nothing. */
export function isEmpty(answer) {
  if (Array.isArray(answer)) return answer.length === 0;
  return typeof answer === "string" ? answer === "" : Object.values(answer).every((part) => isEmpty(part));
}

function fault(code, values) {
  return { code, values };
}

function count(pattern, text) {
  return (text.match(pattern) ?? []).length;
}

function point(letter) {
  return `U+${letter.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

function* number({ name, least, most }, text, today) {
  if (!/^[+-]?\d+$/.test(text)) yield fault("number-format", { text });
  else if (least !== null && Number(text) < least) yield fault("number-range", { text, limit: least });
  else if (most !== null && Number(text) > most) yield fault("number-range", { text, limit: most });
  else if (name === "founded" && Number(text) > Number(today.slice(0, 4))) yield fault("founded-future", { text, today });
}

function* day(text, name, today) {
  const days = parsed(text);
  if (!days) yield fault("date-format", { text });
  else if (!days.first) yield fault("date-impossible", { text });
  else if (name === "dated" && days.first > today) {
    if (days.first > iso(new Date(Date.parse(today) + A_DAY))) yield fault("date-future", { text, today });
    yield fault("dates-reversed", { earlier: "dated", first: text, later: "read", second: today });
  }
}

/** Return the first and the last day that a date may mean; nothing within where the calendar has none. */
function parsed(text) {
  if (!PARTIAL.test(text)) return undefined;
  const [year, month = 1, date = 1] = text.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1, date));
  if (year < 1 || first.getUTCMonth() !== month - 1 || first.getUTCDate() !== date) return {};
  const length = text.split("-").length;
  const last = new Date(length === 3 ? first : length === 2 ? Date.UTC(year, month, 0) : Date.UTC(year, 12, 0));
  return { first: iso(first), last: iso(last) };
}

function iso(moment) {
  return moment.toISOString().slice(0, "2026-11-22".length);
}

function hostOf(authority) {
  const bare = authority.slice(authority.lastIndexOf("@") + 1).toLowerCase();
  const inner = bare.startsWith("[") ? bare.slice(1).split("]")[0] : bare.split(":")[0];
  return inner.replace(/\.$/, "");
}
