/** Lines as a CSV file (RFC 4180) that programs of tables open without running anything. */

/** What such programs take for a formula, in any width. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/;

/** Return a cell: quoted, and what would be a formula is a text. */
export function cellOf(value) {
  const words = String(value ?? "");
  const harmless = FORMULA.test(words) ? `'${words}` : words;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** Return the file; its first sign tells programs that it is UTF-8. */
export function sheetOf(rows) {
  return `\uFEFF${rows.map((row) => `${row.map(cellOf).join(",")}\r\n`).join("")}`;
}
