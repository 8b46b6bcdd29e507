/** The shortlist: shows what is on it, puts on what a link asks for, and leads to the comparison. */

import { asked, keepQuery, replaceQuery } from "./address.js";
import { fill, part } from "./dom.js";
import { entryOf } from "./entry.js";
import { isId } from "./ids.js";
import { Library } from "./library.js";
import { say, text } from "./sentences.js";
import { focusUndo, note, tell, undo } from "./status.js";
import { Steps } from "./steps.js";
import { Kept } from "./store.js";
import { showTally } from "./tally.js";

const tool = part(document, "shortlist");
const items = part(tool, "items");
const compare = part(tool, "compare");
const hint = part(tool, "hint");
const target = compare.getAttribute("href");
const limit = Number(tool.dataset.limit);
const most = Number(tool.dataset.most);
const { page } = tool.dataset;
const list = new Kept("shortlist");
const library = new Library(tool.dataset);
/** Ids that are to be compared. */
const chosen = new Set();
let hasChosen = false;
let isComplete = true;
const steps = new Steps({ read: () => list.read(), write, provider: (id) => library.get(id), limit, page });

function write(ids) {
  list.write(ids);
  show();
}

/** Read what is on the list and what the address asks for; an address that could not be served stays as it is. */
async function refresh() {
  const id = asked().get("add");
  isComplete = await library.read([...list.read(), ...(isId(id) ? [id] : [])]);
  items.replaceChildren();
  show();
  if (id === null || library.get(id)?.state === "unreachable") return;
  replaceQuery("");
  if (isId(id)) steps.put(id);
  else tell(say("unknown"));
}

function show() {
  showTally(list.read());
  const ids = list.read().filter((id) => library.get(id)); // another tab's are shown when they are read
  for (const item of [...items.children]) if (!ids.includes(item.dataset.id)) item.remove();
  ids.forEach((id, place) => {
    const there = items.children[place];
    if (there?.dataset.id !== id) items.insertBefore(itemOf(id), there ?? null);
  });
  part(tool, "empty").hidden = ids.length > 0;
  part(tool, "filled").hidden = ids.length === 0;
  part(tool, "more").hidden = ids.length >= limit;
  fill(part(tool, "count"), text("count", { count: ids.length, limit }));
  part(tool, "trouble").replaceChildren(...troubles());
  showChoice();
}

function troubles() {
  const kept = list.isKept ? [] : [note("needs", say("unkept"))];
  const corrupt = list.wasCorrupt ? [note("needs", say("corrupt"))] : [];
  const retry = { words: say("retry"), run: refresh };
  return [...kept, ...corrupt, ...(isComplete ? [] : [note("needs", say("unreachable"), retry)])];
}

function itemOf(id) {
  const item = entryOf(library.get(id), tool.dataset);
  part(item, "remove").addEventListener("click", () => steps.remove(id));
  part(item, "choose")?.addEventListener("change", (event) => choose(id, event.target));
  return item;
}

/** Choose a provider for the comparison, or not; one too many is refused. */
function choose(id, box) {
  hasChosen = true;
  if (box.checked && chosen.size >= most) {
    box.checked = false;
    tell(say("choose-fewer", { limit: most }));
  } else if (box.checked) chosen.add(id);
  else chosen.delete(id);
  showChoice();
}

/** Show what is chosen; until somebody chooses, it is the whole list where that fits into the comparison. */
function showChoice() {
  const boxes = [...items.querySelectorAll("[data-choose]")];
  const idOf = (box) => box.closest("[data-id]").dataset.id;
  const isChosen = (id) => (hasChosen ? chosen.has(id) : boxes.length <= most);
  const compared = boxes.map(idOf).filter(isChosen);
  chosen.clear();
  for (const id of compared) chosen.add(id);
  for (const box of boxes) box.checked = chosen.has(idOf(box));
  compare.hidden = compared.length < 2;
  hint.hidden = compared.length > 1 || boxes.length < 2;
  compare.setAttribute("href", `${target}?ids=${compared.join(",")}`);
  compare.textContent = text("compare", { count: compared.length });
}

function clear() {
  const before = list.read();
  write([]);
  const restore = () => {
    write([...new Set([...before, ...list.read()])].slice(0, limit));
    tell(say("restored"));
  };
  tell(say("cleared"), undo(restore));
  focusUndo();
}

list.watch(async () => {
  await library.read(list.read());
  show();
  tell(say("elsewhere"));
});
part(tool, "clear").addEventListener("click", clear);
part(tool, "late").remove();
keepQuery();
await refresh();
