// One slip mended: with the words and pairs this site is made of, not those of a general dictionary.
import { fold, VOWEL } from "../fold.mjs";
import { text } from "./files.mjs";
import { split } from "./words.mjs";

const CHOICES = 3;
const USE = 0.5;
const SLIP = 4;

/** Words and pairs with the binary logarithms of their counts: Map key → {forms: [[form, size]], size, after: Map key → size}. */
export const modelOf = (files) => files.once(`site/model-${files.model}.bin`, readModel);

function readModel(bytes) {
  const sized = (item) => [item.slice(0, -1), parseInt(item.at(-1), 36)];
  return new Map(
    text(bytes).split("\n").map((line) => {
      const [forms, ...after] = line.split("\t").map((cell) => cell.split(" ").map(sized));
      return [fold(split(forms[0][0])[0]), { forms, size: Math.max(...forms.map(([, size]) => size)), after: new Map(after.flat()) }];
    }),
  );
}

/** What the one slip costs that makes `typed` of a word, and the letter left out if that is it; nought if there is none, Infinity if there are more. */
function slip(typed, word) {
  let at = 0;
  while (at < typed.length && typed[at] === word[at]) at += 1;
  const [a, b] = [typed.slice(at), word.slice(at)];
  if (a === b) return [0];
  if (a === b.slice(1)) return [1, b[0]];
  if (a.slice(1) === b) return [1];
  if (a[0] + a[1] === b[1] + b[0] && a.slice(2) === b.slice(2)) return [0.6];
  if (a.slice(1) === b.slice(1)) return [1.5];
  // The key of quy is qui.
  return /^(qu|.)i$/.test(word) ? slip(typed, word.slice(0, -1) + "y") : [Infinity];
}

/** What it costs to have typed one form and meant the other. */
function distance([letters, tone], [base, mark]) {
  const [cost, lost] = slip(letters, base);
  if (tone === mark) return cost;
  if (!cost) return tone ? 0.6 : 1;
  return !tone && VOWEL.test(lost) ? cost : Infinity;
}

export const pairSize = (model, before, after) => model.get(before)?.after.get(after) ?? 0;

/** What the word at a place may have been meant to be, the likeliest first: [{key, form, likely}], all likelier than the word itself by `margin`. */
export function meant(at, typed, model, marked, margin) {
  const pair = (place, before, after) => (typed[place]?.near ? pairSize(model, before, after) : 0);
  const likelihood = (word, size) => USE * size + pair(at, typed[at - 1]?.key, word) + pair(at + 1, word, typed[at + 1]?.key);
  const { key: own, form } = typed[at];
  const now = likelihood(own, model.get(own)?.size ?? 0);
  const found = [];
  for (const [key, { forms, size }] of model) {
    const [cost] = slip(own, key);
    if (cost === Infinity) continue;
    // Among words with marks a slip keeps the other marks; only a word half marked may lack them as well.
    const meanings = marked ? forms.map(([one, size]) => [one, size, Math.min(distance(split(form), split(one)), cost ? cost + 2 : Infinity)]) : [[key, size, cost]];
    const choices = meanings.filter(([one]) => one !== form && (marked || cost)).map(([form, size, cost]) => ({ key, form, likely: likelihood(key, size) - SLIP * cost - now }));
    found.push(...choices.sort((a, b) => b.likely - a.likely).slice(0, 1));
  }
  return found.filter(({ likely }) => likely > margin).sort((a, b) => b.likely - a.likely).slice(0, CHOICES);
}
