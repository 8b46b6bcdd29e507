/** The comparison: two to four providers side by side, named in the address. */

import { asked, keepQuery, replaceQuery } from "./address.js";
import { copy, h, part } from "./dom.js";
import { isId } from "./ids.js";
import { Library } from "./library.js";
import { groupsOf } from "./rows.js";
import { say, text } from "./sentences.js";
import { writeNames } from "./standing.js";
import { note, tell } from "./status.js";
import { Steps } from "./steps.js";
import "./tally.js";
import { Kept } from "./store.js";

const tool = part(document, "comparison");
const table = part(tool, "table");
const differences = part(tool, "differences");
const heading = document.querySelector("h1");
const title = [heading.textContent, document.title];
const limit = Number(tool.dataset.limit);
const { page } = tool.dataset;
const library = new Library(tool.dataset);
/** The comparison that was last seen in this browser: what a link adds to. */
const kept = new Kept("compare");
let ids = [];
let isComplete = true;
const steps = new Steps({ read: () => ids, write, provider: (id) => library.get(id), limit, page });

function write(next) {
  ids = next;
  kept.write(ids);
  replaceQuery(query());
  show();
}

function query() {
  return ids.length ? `?ids=${ids.join(",")}${differences.checked ? "&differences" : ""}` : "";
}

/** Read what the address names, or what was seen last; an address that could not be served stays as it is. */
async function refresh() {
  const ask = asked();
  const wanted = ask.has("ids") ? [...new Set(ask.get("ids").split(","))].filter(isId) : kept.read();
  const id = ask.get("add");
  const [over] = wanted.splice(limit);
  isComplete = await library.read([...wanted, over, id].filter(isId));
  const gone = wanted.filter((one) => library.get(one).state === "gone");
  ids = wanted.filter((one) => !gone.includes(one));
  differences.checked ||= ask.has("differences");
  if (library.get(id)?.state === "unreachable") return show();
  write(ids);
  if (gone.length) steps.tellGone(gone[0]);
  if (over) steps.refuse(over);
  if (isId(id)) steps.put(id);
  else if (id !== null) tell(say("unknown"));
  return undefined;
}

function show() {
  const providers = ids.map((id) => library.get(id)).filter(({ state }) => state === "listed");
  part(tool, "empty").hidden = ids.length > 0;
  part(tool, "filled").hidden = providers.length === 0;
  part(tool, "one").hidden = providers.length !== 1;
  differences.closest("label").hidden = providers.length === 1;
  part(tool, "more").hidden = ids.length >= limit;
  const retry = { words: say("retry"), run: refresh };
  part(tool, "trouble").replaceChildren(...(isComplete ? [] : [note("needs", say("unreachable"), retry)]));
  showTitle(providers.length);
  table.tHead.rows[0].replaceChildren(h("td", {}), ...providers.map(headOf));
  for (const body of [...table.tBodies]) body.remove();
  if (providers.length) table.append(...groupsOf(providers, tool.dataset).map((group) => bodyOf(group, providers.length)));
  showDifferences();
}

function showTitle(count) {
  const [plain, whole] = title;
  heading.textContent = count > 1 ? text("title", { count }) : plain;
  document.title = whole.replace(plain, heading.textContent);
}

function headOf(provider) {
  const head = copy("head");
  writeNames(head, provider, page);
  const button = part(head, "remove");
  part(button, "whom").append(" ", provider.names[0]);
  button.addEventListener("click", () => steps.remove(provider.id));
  return head;
}

function bodyOf({ label, rows }, count) {
  const heads = label ? [h("tr", {}, h("th", { scope: "rowgroup", colspan: count + 1 }, h("b", {}, ...say(label))))] : [];
  return h("tbody", {}, ...heads, ...rows.map(rowOf));
}

function rowOf({ label, cells, differs }) {
  const word = differs ? [h("span", { class: "heard" }, " ", ...say("differs"))] : [];
  const head = h("th", { scope: "row" }, ...label, ...word);
  return h("tr", { class: differs && "differs" }, head, ...cells.map(cellOf));
}

function cellOf(cell) {
  if (cell) return h("td", {}, ...cell.content);
  return h("td", { class: "mute" }, h("span", { "aria-hidden": "true" }, "–"), h("span", { class: "heard" }, ...say("not-found")));
}

/** Leave out what is the same in all columns, where that is wanted. */
function showDifferences() {
  const isOnly = differences.checked && table.tHead.rows[0].cells.length > 2;
  for (const body of table.tBodies) {
    const rows = [...body.rows].filter((row) => row.cells.length > 1);
    for (const row of rows) row.hidden = isOnly && !row.className;
    body.hidden = rows.every((row) => row.hidden);
  }
}

differences.addEventListener("change", () => {
  replaceQuery(query());
  showDifferences();
});
part(tool, "print").addEventListener("click", () => print());
part(tool, "late").remove();
keepQuery();
await refresh();
