// One slip mended: with the words and pairs this site is made of, not those of a general dictionary.
import { key } from "./words.mjs";

const CHOICES = 4;
const LETTERS = "abcdeghiklmnopqrstuvxy";

/** Words and pairs with the binary logarithms of their counts: Map word → {size, after: Map word → size}. */
export const modelOf = (files) => files.once(`site/model-${files.model}.bin`, readModel);

function readModel(bytes) {
  const sized = (text) => [text.slice(0, -1), parseInt(text.at(-1), 36)];
  const lines = new TextDecoder().decode(bytes).split("\n").map((line) => line.split("\t").map(sized));
  return new Map(lines.map(([[word, size], ...after]) => [word, { size, after: new Map(after) }]));
}

/** Every known word one insertion, deletion, replacement or swap away. */
function near(word, model) {
  const found = new Map();
  const add = (letters, cost) => {
    const made = key(letters);
    if (made !== word && model.get(made)?.size && cost < (found.get(made) ?? 9)) found.set(made, cost);
  };
  for (let at = 0; at <= word.length; at += 1) {
    const [left, right] = [word.slice(0, at), word.slice(at)];
    if (right) add(left + right.slice(1), 1);
    if (right.length > 1) add(left + right[1] + right[0] + right.slice(2), 0.6);
    for (const letter of LETTERS) {
      add(left + letter + right, 1);
      if (right) add(left + letter + right.slice(1), 1);
    }
  }
  return found;
}

export const pairSize = (model, before, after) => model.get(before)?.after.get(after) ?? 0;

/** What the word at a place may have been meant to be, the likeliest first: [{key, likely, gain}]. It needs more company than the word has, by `margin` bits; any will do if that is below nought. */
export function meant(at, typed, nearby, model, margin) {
  const company = (key) => (nearby[at] ? pairSize(model, typed[at - 1], key) : 0) + (nearby[at + 1] ? pairSize(model, key, typed[at + 1]) : 0);
  const own = margin < 0 ? -1 : company(typed[at]) + margin;
  return [...near(typed[at], model)]
    .map(([key, cost]) => ({ key, gain: company(key) - own, likely: model.get(key).size * 0.2 + company(key) - 2 * cost }))
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.likely - a.likely)
    .slice(0, CHOICES);
}
