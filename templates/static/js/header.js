/** The header of pages with a script: the way in, or whoever is signed in, in the same place. */

import { onSigning, wasSignedIn } from "./flag.js";

const link = document.querySelector("[data-me]");
const entrance = link.getAttribute("href");
const words = link.textContent;

async function show(isIn) {
  link.setAttribute("href", isIn ? link.dataset.me : entrance);
  link.textContent = isIn ? link.dataset.desk : words;
  link.removeAttribute("title");
  if (isIn) await showName();
}

/** Show the name in the header; where it cannot be had, the desk says why to whoever goes there. */
export async function showName() {
  try {
    const { whoAmI } = await import("./me.js");
    const { name, address } = await whoAmI();
    link.textContent = name || address;
    link.title = `${link.dataset.desk}: ${name || address}`;
  } catch (refused) {
    if (refused.code === "session.needed") show(false);
  }
}

onSigning(show);
show(wasSignedIn());
