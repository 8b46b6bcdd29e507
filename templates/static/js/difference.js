/** The lines that differ between two texts. */

/**
 * Return the lines that go and come, in their order, each with its number in its own text.
 *
 * @returns {Array<{isNew: boolean, number: number, line: string}>}
 */
export function difference(before, after) {
  const [old, now] = [before, after].map((text) => text.split("\n"));
  const common = table(old, now);
  const found = [];
  let [left, right] = [0, 0];
  while (left < old.length || right < now.length) {
    if (left < old.length && right < now.length && old[left] === now[right]) {
      left += 1;
      right += 1;
    } else if (right >= now.length || (left < old.length && common[left + 1][right] >= common[left][right + 1])) {
      found.push({ isNew: false, number: left + 1, line: old[left] });
      left += 1;
    } else {
      found.push({ isNew: true, number: right + 1, line: now[right] });
      right += 1;
    }
  }
  return found.filter(({ line, number }) => line !== "" || number < Math.max(old.length, now.length));
}

/** Return for each pair of places the length of the longest common rest. */
function table(old, now) {
  const common = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let left = old.length - 1; left >= 0; left -= 1)
    for (let right = now.length - 1; right >= 0; right -= 1)
      common[left][right] = old[left] === now[right] ? common[left + 1][right + 1] + 1 : Math.max(common[left + 1][right], common[left][right + 1]);
  return common;
}
