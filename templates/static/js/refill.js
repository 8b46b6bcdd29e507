/** Lists that are shown anew while somebody may be writing in them. */

import { fill } from "./dom.js";

const WRITTEN = "textarea, input[type=text]";

/** Put other items into a list: fields that are still there, by their ids, keep what was written, and the focus its place. */
export function refill(list, ...items) {
  const before = new Map([...list.querySelectorAll(WRITTEN)].map((field) => [field.id, field]));
  const { activeElement: active } = document;
  fill(list, ...items);
  for (const field of list.querySelectorAll(WRITTEN)) {
    const { value, selectionStart, selectionEnd } = before.get(field.id) ?? field;
    field.value = value;
    if (active !== before.get(field.id)) continue;
    field.focus();
    field.setSelectionRange(selectionStart, selectionEnd);
  }
}
