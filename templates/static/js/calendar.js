/** Deadlines as an iCalendar file (RFC 5545). */

const LONGEST = 75;
const encoder = new TextEncoder();

/**
 * Return the file.
 *
 * @param {{id: string, at: string, summary: string}[]} events Each at an instant, under an id that is the same in every file.
 * @param {{url: string, now: Date}} of The page to which they lead.
 */
export function calendarOf(events, { url, now }) {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Hezuo//Rounds//EN", "CALSCALE:GREGORIAN", ...events.flatMap((event) => eventOf(event, url, now)), "END:VCALENDAR"];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function eventOf({ id, at, summary }, url, now) {
  const words = escaped(summary);
  const alarm = ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P1D", `DESCRIPTION:${words}`, "END:VALARM"];
  return ["BEGIN:VEVENT", `UID:${id}@${new URL(url).hostname}`, `DTSTAMP:${stamp(now)}`, `DTSTART:${stamp(new Date(at))}`, `SUMMARY:${words}`, `URL:${url}`, "TRANSP:TRANSPARENT", ...alarm, "END:VEVENT"];
}

function stamp(at) {
  return at.toISOString().replace(/\.\d+/, "").replace(/[-:]/g, "");
}

function escaped(words) {
  return words.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
}

/** Return a line in pieces of at most 75 bytes, none of which ends inside a sign. */
function folded(line) {
  const pieces = [""];
  let room = LONGEST;
  for (const sign of line) {
    const size = encoder.encode(sign).length;
    if (size > room) {
      pieces.push("");
      room = LONGEST - 1; // the space before it counts
    }
    pieces[pieces.length - 1] += sign;
    room -= size;
  }
  return pieces.join("\r\n ");
}
