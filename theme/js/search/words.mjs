// What a word is: the twin of plugins/search/words.py, bound to it by tests/vectors/search-words.json.
import { fold, readTelex, readVni } from "../fold.mjs";

const TONES = { "\u0300": "`", "\u0309": "?", "\u0303": "~", "\u0301": "'", "\u0323": "." };
const DROP = /[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]/g;
const TOKEN = /[\p{L}\p{N}]+|_|\n|[^\p{L}\p{N}_\s\-/.&'’]|(?<=\s)[-/.&'’]|[-/.&'’](?=\s|$|[-/.&'’])/gu;
const NUMBER = /(?<![\p{L}\p{N}])\d+[a-z]?(?:\/\d+)?[-/](?=\p{L})[\p{L}\p{N}]+(?:[-/][\p{L}\p{N}]+)*/gu;

/** NFC, lower case, without stray marks and invisible characters. */
export const plain = (text) => text.normalize("NFC").toLowerCase().replace(DROP, "");

const oneI = (word) => word.replace(/^(h|k|l|m|s|t|v|qu)y$/, "$1i");
const keys = new Map();

/** The search key of a plain word: "thuỷ" → "thuy", "kỹ" → "ki", "05" → "5". */
export function key(word) {
  let found = keys.get(word);
  if (found === undefined) {
    found = fold(word);
    if (/^\d+$/.test(found)) found = found.replace(/^0+(?=.)/, "");
    found = oneI(found);
    if (keys.size < 50000) keys.set(word, found);
  }
  return found;
}

/** The plain word with its tone as an ASCII mark behind it: "hoà", "hòa" → "hoa`". */
export function form(word) {
  let tone = "";
  const letters = word.normalize("NFD").replace(/[\u0300\u0301\u0303\u0309\u0323]/g, (mark) => ((tone = TONES[mark]), ""));
  return oneI(letters.normalize("NFC")) + tone;
}

/** A form as [letters, tone mark]. */
export const split = (form) => form.match(/^(.*?)([`?~'.]?)$/s).slice(1);

/** The form of what an ASCII word means as raw Telex or VNI keys, or null. */
export function reading(word) {
  const read = /^[a-z][a-z0-9]*$/.test(word) && (/\d/.test(word) ? readVni : readTelex)(word);
  const found = read && oneI(read[0]) + " `?~'."[read[1]].trim();
  return found && found !== word ? found : null;
}

/** Words of a plain text with their places: `near` says that nothing parts it from the word before, `sentence` counts sentences. */
export function tokens(text) {
  const found = [];
  let near = false;
  let sentence = 0;
  for (const { 0: word, index } of text.matchAll(TOKEN)) {
    const isWord = /[\p{L}\p{N}]/u.test(word[0]);
    if (isWord) found.push({ word, key: key(word), at: index, end: index + word.length, near, sentence });
    else if (/[.;:!?\n]/.test(word)) sentence += 1;
    near = isWord;
  }
  return found;
}

/** Document numbers of a plain text: [{at, end, pieces}]. */
export const numbers = (text) =>
  [...text.matchAll(NUMBER)].map(({ 0: number, index }) => ({
    at: index,
    end: index + number.length,
    pieces: number.split(/[-/]/).map(key),
  }));
