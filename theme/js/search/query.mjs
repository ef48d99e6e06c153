// A query as typed → positions: [{word, readings: [{key, form, weight}], near, phrase, light, family}].
import { fold } from "../fold.mjs";
import { form, key, numbers, plain, reading, split, tokens } from "./words.mjs";

// A question about what was promised; the words that ask are not looked for. Matched on folded text, letter for letter.
const PROMISE = /(?<!\p{L})(?:hua|cam ket|chi tieu|muc tieu|den dau|tien do|xong chua|bao gio)(?!\p{L})/u;
const ASKING = /(?<!\p{L})(?:(?:da )?(?:hua|cam ket)|den dau|bao gio|xong(?: chua)?|nam (?:ngoai|truoc|nay))(?: roi)?(?!\p{L})/gu;

function readingsOf(word, known) {
  const meant = reading(word);
  const raw = { key: key(word), form: form(word), weight: 1 };
  if (!meant) return [raw];
  const read = { key: fold(split(meant)[0]), form: meant, weight: 1 };
  return known.has(word) ? [read, { ...raw, weight: 0.9 }] : [read];
}

function positionsOf(text, phrase, known) {
  const found = numbers(text);
  const isIn = ({ at }) => found.find((number) => at >= number.at && at < number.end);
  const bare = fold(text);
  const asking = PROMISE.test(bare) ? [...bare.matchAll(ASKING)] : [];
  const positions = [];
  for (const token of tokens(text)) {
    const number = isIn(token);
    if (!number) {
      const light = asking.some(({ 0: words, index }) => token.at >= index && token.at < index + words.length);
      positions.push({ word: token.word, readings: readingsOf(token.word, known), near: token.near, phrase, light });
    } else if (token.at === number.at) {
      const family = number.pieces.join("-");
      positions.push({ word: text.slice(number.at, number.end), readings: [{ key: family, form: family, weight: 1 }], pieces: number.pieces, phrase });
    }
  }
  return positions;
}

/** The positions of a query, whether it asks for a promise, and the text as read (lower case). */
export function parse(query, known) {
  const positions = [];
  const text = plain(query).slice(0, 300);
  text.split(/["“”„]/).forEach((part, at, parts) => {
    // An opening quote without its end is a slip, not a phrase.
    const quoted = at % 2 === 1 && at < parts.length - 1;
    positions.push(...positionsOf(part, quoted ? at : 0, known));
  });
  if (positions.every(({ light }) => light)) for (const position of positions) position.light = false;
  return { positions: positions.filter(({ light }) => !light).slice(0, 16), promise: PROMISE.test(fold(text)) };
}

/** A document number that is not in the index as pieces, its last one perhaps unfinished. */
export const inPieces = (position) =>
  position.pieces.map((piece, at) => ({ word: piece, readings: [{ key: piece, form: piece, weight: 1 }], near: at > 0, phrase: 0 }));
