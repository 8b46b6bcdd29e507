/** A round as files, made in this browser: who said what, and the deadlines. */

import { calendarOf } from "./calendar.js";
import { h } from "./dom.js";
import { nameOf } from "./names.js";
import { say, text } from "./sentences.js";
import { sheetOf } from "./sheet.js";
import { localized } from "./words.js";

const COLUMNS = ["provider", "state", "sent", "viewed", "answered", "decided", "note", "contact", "reason"];
const PATIENCE_MS = 1000;

/** Save the invitations of a round as a table. */
export function saveTable({ id, brief, invitations }) {
  const head = [...COLUMNS.map((name) => text(`column.${name}`)), ...brief.musts];
  save(`${id}.csv`, "text/csv;charset=utf-8", sheetOf([head, ...invitations.map(rowOf)]));
}

function rowOf({ name, state, sent_at: sent, viewed_at: viewed, answered_at: answered, decided_at: decided, note, contact, answers, reason, line }) {
  const reach = contact ? [contact.name, contact.mailbox, contact.phone].filter(Boolean).join(" ") : "";
  const why = reason ? [nameOf("decline_reasons", reason), line].filter(Boolean).join(" ") : "";
  const musts = answers.map(({ met, evidence }) => [say(`met.${met}`)[0], evidence].filter(Boolean).join(": "));
  return [localized(name), say(`state.${state}`)[0], sent, viewed, answered, decided, note, reach, why, ...musts];
}

/** Save the deadlines of a round for a calendar. */
export function saveDeadlines({ id, brief, questions_by: questionsBy, reply_by: replyBy, decide_by: decideBy }, now = new Date()) {
  const named = Object.entries({ questions: questionsBy, replies: replyBy, decision: decideBy });
  const events = named.map(([kind, at]) => ({ id: `${id}-${kind}`, at, summary: text(`deadline.${kind}`, { title: brief.title }) }));
  save(`${id}.ics`, "text/calendar;charset=utf-8", calendarOf(events, { url: location.href, now }));
}

function save(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), PATIENCE_MS);
}
