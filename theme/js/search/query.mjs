// A query as typed → positions: [{word, readings: [{key, form, weight}], near, phrase, light, stem}].
import { fold, isBase, isFoldedSyllable } from "../fold.mjs";
import { asked } from "./names.mjs";
import { form, key, numbers, plain, reading, split, tokens } from "./words.mjs";

// A question about what was promised; the words that ask are not looked for. Matched on folded text, letter for letter.
const PROMISE = /(?<!\p{L})(?:hua|cam ket|chi tieu|muc tieu|den dau|tien do|xong chua|bao gio)(?!\p{L})/u;
const ASKING = /(?<!\p{L})(?:(?:da )?(?:hua|cam ket)|den dau|bao gio|xong(?: chua)?|nam (?:ngoai|truoc|nay))(?: roi)?(?!\p{L})/gu;
// When a promise is kept, not when something is to be.
const KEPT = /(?<!\p{L})(?:hua|cam ket|chi tieu|muc tieu|den dau|tien do|xong)(?!\p{L})/u;
const MARK_KEYS = { dd: "đ", aa: "â", ee: "ê", oo: "ô", aw: "ă", ow: "ơ", uw: "ư" };
const KEYS_OF = Object.fromEntries(Object.entries(MARK_KEYS).map(([keys, letter]) => [letter, keys]));
const TONE_KEYS = { f: "`", r: "?", x: "~", s: "'", j: "." };

// How a query is typed, judged by all its words together.
const MARKED = 0;
const OPEN = 1;
const KEYED = 2;

/** Words with the marks of keys that a keyboard program left: "đaats", "ng][if" as keys alone. */
const asKeys = (word) => (isBase(split(form(word))[0]) ? word : word.replace(/[đâêôăơư]/g, (letter) => KEYS_OF[letter]));
const withBrackets = (text) => (/(?<![a-z[\]])\[/.test(text) ? text : text.replace(/(?<=[a-z[\]])[[\]]/g, (sign) => (sign === "[" ? "ow" : "uw")));

/** With marks, plainly in raw keys (two words that read so and a third of all), or open. */
function manner(text) {
  const words = tokens(text).map(({ word }) => word);
  if (words.some((word) => fold(word) !== word)) return MARKED;
  const read = words.filter(reading).length;
  return read > 1 && read * 3 >= words.filter((word) => /^[a-z]/.test(word)).length ? KEYED : OPEN;
}

/** The form of raw Telex keys of a word that is no syllable of ours: "ddawks" → Đắk; or null. */
function loosely(word) {
  const [, keys, tone] = word.match(/^([a-z]*[aeiouyw][a-z]*?|[a-z]+)([frxsj]?)$/) ?? [];
  const letters = keys?.replace(/dd|aa|ee|oo|[aou]w/g, (pair) => MARK_KEYS[pair]);
  return letters && letters + tone !== word ? letters + (tone && TONE_KEYS[tone]) : null;
}

function readingsOf(word, known, typed) {
  const raw = { key: key(word), form: form(word), weight: 1 };
  const strict = reading(asKeys(word));
  const meant = strict ?? (typed === KEYED && !isFoldedSyllable(word) ? loosely(word) : null);
  if (!meant) return [raw];
  const read = { key: fold(split(meant)[0]), form: meant, weight: 1 };
  if (strict && !known.has(word)) return [read];
  // Where the whole query is typed one way, the other reading of a word comes last.
  const late = strict && typed !== OPEN;
  return typed === MARKED ? [raw, { ...read, weight: 0.9, late }] : [read, { ...raw, weight: 0.9, late }];
}

function positionsOf(text, phrase, known, typed) {
  const found = numbers(text);
  const isIn = ({ at }) => found.find((number) => at >= number.at && at < number.end);
  const bare = fold(text);
  const asking = PROMISE.test(bare) ? [...bare.matchAll(ASKING)] : [];
  const positions = [];
  for (const token of tokens(text)) {
    const number = isIn(token);
    if (!number) {
      const light = asking.some(({ 0: words, index }) => token.at >= index && token.at < index + words.length);
      positions.push({ word: token.word, readings: readingsOf(token.word, known, typed), near: token.near, phrase, light });
    } else if (token.at === number.at) {
      const stem = number.pieces.join("-");
      positions.push({ word: text.slice(number.at, number.end), readings: [{ key: stem, form: stem, weight: 1 }], pieces: number.pieces, phrase });
    }
  }
  return positions;
}

/** The positions of a query, whether it asks for a promise, and what else it asks for. */
export function parse(query, known, asks) {
  const positions = [];
  const text = withBrackets(plain(query).slice(0, 300));
  const typed = manner(text);
  const words = tokens(text).map(({ word }) => readingsOf(word, known, typed)[0]);
  const question = asked(words, asks);
  question.isSoon &&= !KEPT.test(fold(text));
  text.split(/["“”„]/).forEach((part, at, parts) => {
    // An opening quote without its end is a slip, not a phrase.
    const quoted = at % 2 === 1 && at < parts.length - 1;
    positions.push(...positionsOf(part, quoted ? at : 0, known, typed));
  });
  let word = 0;
  for (const position of positions) {
    if (question.light.has(word)) position.light = true;
    word += position.pieces?.length ?? 1;
  }
  if (positions.every(({ light }) => light)) for (const position of positions) position.light = false;
  // What stood behind a word that is not looked for has no neighbour there.
  positions.forEach((position, at) => (position.near &&= !positions[at - 1]?.light));
  return { positions: positions.filter(({ light }) => !light).slice(0, 16), promise: PROMISE.test(fold(text)), question };
}

/** A document number that is not in the index as pieces, its last one perhaps unfinished. */
export const inPieces = (position) =>
  position.pieces.map((piece, at) => ({ word: piece, readings: [{ key: piece, form: piece, weight: 1 }], near: at > 0, phrase: 0 }));

const SYLLABLES = 4;

/** The few syllables written as one word, the longest first: "khaisinh" → khai sinh; [] if they are none. */
function syllables(word, most = SYLLABLES) {
  if (word.length < 2) return [];
  if (isFoldedSyllable(fold(word))) return [word];
  for (let end = Math.min(word.length - 1, 7); most > 1 && end > 1; end -= 1) {
    const rest = isFoldedSyllable(fold(word.slice(0, end))) ? syllables(word.slice(end), most - 1) : [];
    if (rest.length) return [word.slice(0, end), ...rest];
  }
  return [];
}

/** A word as the two syllables or more it is written of; [] if it is none such. */
export function inSyllables({ word, near }) {
  const found = syllables(word);
  return found.length > 1 ? found.map((one, at) => ({ word: one, readings: [{ key: key(one), form: form(one), weight: 1 }], near: at > 0 || near, phrase: 0 })) : [];
}
