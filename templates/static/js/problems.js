/** What a request that was turned down means, in the page's language. */

import { has, say } from "./sentences.js";
import { h } from "./dom.js";
import { GAP } from "./words.js";

const MINUTE = 60;

/** Return the sentence of a refusal as nodes and texts; a fault of ours is thrown on. */
export function sentenceOf(refused) {
  if (!refused.code) throw refused;
  const key = has(`error.${refused.code}`) ? `error.${refused.code}` : "error.edge.fault";
  return [...say(key), ...waitOf(refused), ...entranceOf(refused), ...(refused.way ? [" ", refused.way] : [])];
}

function waitOf({ code, wait }) {
  return code === "edge.too_often" && wait ? [GAP, ...say("wait", { count: Math.ceil(wait / MINUTE) })] : [];
}

/** The way in opens beside this page, which keeps what was typed. */
function entranceOf({ code }) {
  if (code !== "session.needed") return [];
  const { login } = document.querySelector("[data-work]").dataset;
  return [" ", h("a", { href: login, target: "_blank" }, ...say("sign-in-beside"))];
}
