/** What a proposal will say, in both languages. */

import { lineOf } from "./answers.js";
import { h } from "./dom.js";
import { isEmpty } from "./faults.js";
import { text } from "./sentences.js";
import { langOf } from "./words.js";

const LANGUAGES = [["en", "en"], ["zh", "zh-Hans"]];

/**
 * Return the answers as both languages' pages will say them, what changes marked.
 *
 * @param {object[]} questions
 * @param {Record<string, unknown>} answers
 * @param {Set<string>} changed Ids of the questions whose answer is another one.
 * @param {Record<string, object[]>} names The closed lists.
 */
export function preview(questions, answers, changed, names) {
  return LANGUAGES.map(([language, tag]) => {
    const rows = questions.filter(({ id }) => !isEmpty(answers[id]) || changed.has(id)).map((question) => row(question, answers[question.id], changed, names, language, tag));
    return h("section", {}, h("h4", { lang: tag }, language === "en" ? "English" : "简体中文"), h("dl", { class: "facts" }, ...rows));
  });
}

function row({ id, label, ...question }, answer, changed, names, language, tag) {
  const said = isEmpty(answer) ? text("gone") : words(question, answer, names, language);
  const marked = changed.has(id) ? [" ", h("span", { class: "tag" }, text("changed"))] : [];
  const inLanguage = isEmpty(answer) || langOf(said) === undefined ? {} : { lang: tag };
  return h("div", {}, h("dt", { lang: tag }, label[language]), h("dd", {}, h("span", {}, h("span", inLanguage, said), ...marked)));
}

function words(question, answer, names, language) {
  const { kind, many } = question;
  const comma = language === "zh" ? "、" : ", ";
  if (many === "records") return answer.map((record) => recordWords(question, record, names, language)).join(language === "zh" ? "；" : "; ");
  if (many === "each") return answer.map((item) => one(kind, question.list, item, names, language)).join(comma);
  return one(kind, question.list, answer, names, language);
}

function recordWords({ parts }, record, names, language) {
  const filled = parts.filter(({ name }) => !isEmpty(record[name]));
  return filled.map((part) => words(part, record[part.name], names, language)).join(language === "zh" ? "，" : ", ");
}

function one(kind, list, value, names, language) {
  if (kind === "both") return value[language];
  if (kind === "any") return value.zh ? value[language] : lineOf(value);
  if (kind === "code") return names[list]?.find(({ code }) => code === value)?.[language] ?? value;
  if (kind === "flag") return value === "true" ? { en: "Yes", zh: "是" }[language] : { en: "No", zh: "否" }[language];
  return value;
}
