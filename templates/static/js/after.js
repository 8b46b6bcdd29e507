/** What stands below something that is still to come: it is shown with it, so that nothing moves. */

/** Show it. */
export function showAfter() {
  for (const each of document.querySelectorAll("[data-after]")) delete each.dataset.after;
}
