// One slip mended: with the words and pairs this site is made of, not those of a general dictionary.
import { fold, isBase, isFoldedSyllable, VOWEL } from "../fold.mjs";
import { text } from "./files.mjs";
import { inSyllables } from "./query.mjs";
import { fitsOf, isMarked } from "./score.mjs";
import { split } from "./words.mjs";

// Forms that fit a typed one less are other words.
export const ODD = 0.8;
export const SURE = -1;
const OTHER = 0.8;
const FALL = 0.1;
// Binary logarithms: so much likelier than a word with marks, another is asked as if that word were nowhere.
const FAR = 6;
// To be mended unasked another must be likelier by the logarithm of the number of documents: less these, as a word no syllable is spelt
// like is hardly a name, and a word in use was weighed already. With a tone it is none (but Đắk).
const MISSPELT = 7;
const KNOWN = 3;
const CHOICES = 3;
const USE = 0.5;
const SLIP = 4;
// What a slip costs, in SLIP. A letter left out leaves few words it may be of; one too many may be any.
const LEFT_OUT = 0.3;
const TOO_MANY = 1;
const SWAPPED = 0.6;
const BESIDE_KEY = 1;
const OTHER_KEY = 1.5;
const WRONG_MARK = 0.6;
const NO_MARK = 1;
const ROWS = "qwertyuiop asdfghjkl zxcvbnm";

/** Words and pairs with the binary logarithms of their counts: Map key → {forms: [[form, size]], size, after: Map key → size}. */
const modelOf = (files) => files.once(`site/model-${files.model}.bin`, readModel);

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
  if (a === b.slice(1)) return [LEFT_OUT, b[0]];
  if (a.slice(1) === b) return [TOO_MANY];
  if (a[0] + a[1] === b[1] + b[0] && a.slice(2) === b.slice(2)) return [SWAPPED];
  if (a.slice(1) === b.slice(1)) return [Math.abs(ROWS.indexOf(a[0]) - ROWS.indexOf(b[0])) === 1 ? BESIDE_KEY : OTHER_KEY];
  // The key of quy is qui.
  return /^(qu|.)i$/.test(word) ? slip(typed, word.slice(0, -1) + "y") : [Infinity];
}

/** What it costs to have typed one form and meant the other. */
function distance([letters, tone], [base, mark]) {
  const [cost, lost] = slip(letters, base);
  if (tone === mark) return cost;
  if (!cost) return tone ? WRONG_MARK : NO_MARK;
  return !tone && VOWEL.test(lost) ? cost : Infinity;
}

const pairSize = (model, before, after) => model.get(before)?.after.get(after) ?? 0;

/** What the word at a place may have been meant to be, the likeliest first: [{key, form, likely}], all likelier than the word itself by `margin`. */
function meant(at, typed, model, marked, margin) {
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

export const isWord = ({ readings, pieces, phrase }) => !pieces && !phrase && /^[a-z]{2,}$/.test(readings[0].key);

/** Whether a word is spelt like a syllable, with the marks it has. */
export function isSpelt({ word, readings: [one] }, site) {
  if (site.words.has(word)) return true;
  const [letters, tone] = split(one.form);
  return isMarked(one) ? isBase(letters) && !(/[`?~]/.test(tone) && /[cpt]h?$/.test(letters)) : isFoldedSyllable(one.key);
}

/** What a word other than the typed one has in its favour because of how that one looks. */
function ahead(position, isKnown, site) {
  if (isKnown) return KNOWN;
  if (isSpelt(position, site)) return 0;
  return /[^k][`?~'.]$/.test(position.readings[0].form) ? Infinity : MISSPELT;
}

/** The query with other readings of the words at `places`, or null if there are none likelier. Of words in use only one gives way. */
export async function otherReadings(parsed, places, site, margin = SURE) {
  const model = await modelOf(site);
  parsed.spent.add(site.model);
  const typed = parsed.positions.map(({ readings, near }) => ({ ...readings[0], near }));
  const marked = typed.some(isMarked);
  const found = places
    .map((at) => {
      const forms = (model.get(typed[at].key)?.forms ?? []).map(([form]) => form);
      const isKnown = fitsOf(typed[at].form, forms, marked) >= ODD;
      const choices = meant(at, typed, model, marked, isKnown ? margin : -Infinity);
      return { at, forms, isKnown, inUse: isKnown && !(marked && choices[0]?.likely > FAR), choices };
    })
    .filter(({ choices }) => choices.length)
    .sort((a, b) => b.choices[0].likely - a.choices[0].likely);
  const strange = found.filter(({ inUse }) => !inUse);
  const positions = [...parsed.positions];
  for (const { at, forms, isKnown, inUse, choices } of strange.length ? strange : found.slice(0, 1)) {
    const others = choices.map(({ key, form, likely }, rank) => ({
      key, form, weight: (inUse ? OTHER : 1) * Math.max(0.3, 1 - FALL * (choices[0].likely - likely)), rank: rank + 1, other: true, isKnown,
      surplus: likely + ahead(parsed.positions[at], isKnown, site),
    }));
    positions[at] = { ...positions[at], readings: [...(forms.length ? positions[at].readings : []), ...others] };
  }
  return found.length ? { ...parsed, positions, knows: (a, b) => pairSize(model, a, b) } : null;
}

/** The query with the space that is missing in words no other is near to: "khaithác" → khai thác. */
export async function apart(parsed, places, site) {
  if (!places.some((at) => inSyllables(parsed.positions[at]).length)) return parsed;
  const model = await modelOf(site);
  parsed.spent.add(site.model);
  const typed = parsed.positions.map(({ readings: [one] }) => one);
  const isOdd = (at) => places.includes(at) && !model.has(typed[at].key) && !meant(at, typed, model, typed.some(isMarked), -Infinity).length;
  return { ...parsed, positions: parsed.positions.flatMap((position, at) => (isOdd(at) && inSyllables(position).length ? inSyllables(position) : [position])) };
}
