// What a result shows, and how well its text answers: runs of query words that stand together.
import { form, plain, tokens } from "./words.mjs";
import { exactness, least } from "./score.mjs";

// In words.
const WIDTH = 34;
// Tuned on the development half of bench/search.
const ORDER = 2;
const NEAR = 2;
const WHOLE = 3;

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The tokens of a text as it stands; places fit the text, whose letters are single code points after NFC. */
function wordsOf(text) {
  const lower = text.toLowerCase();
  return tokens(lower.length === text.length ? lower : plain(text));
}

/** A result's text made ready once: composed, what is shown of it, the words of the title (`head`) and of what is shown (`row`). */
export function prepared(text) {
  if (!text.row) {
    for (const name of ["title", "sentence", "body"]) text[name] = text[name].normalize("NFC");
    text.shown = text.sentence || text.body || text.title;
    text.head = wordsOf(text.title);
    text.row = wordsOf(text.shown);
    text.others = (text.also ?? []).map(wordsOf);
  }
  return text;
}

/** How well one text token answers a position: 0 … 1. */
function fit(position, token) {
  let best = 0;
  for (const { key, form: typed, weight } of position.readings) {
    if (key === token.key) best = Math.max(best, exactness(typed, (token.form ??= form(token.word))) * weight);
  }
  return best;
}

/** Whether every quoted phrase stands in the text as quoted. */
function holdsPhrases(positions, row) {
  const stands = (phrase) => {
    const quoted = positions.filter((position) => position.phrase === phrase);
    const fits = (position, at, token) => token && (!at || token.near || !position.near) && fit(position, token) >= least(position);
    return quoted.some(({ pieces }) => pieces) || row.some((_, start) => quoted.every((position, at) => fits(position, at, row[start + at])));
  };
  return positions.every(({ phrase }) => !phrase || stands(phrase));
}

/** How much a text token is worth highlighting, 0 if it is not; abbreviations and what they stand for light each other. */
export function lights(positions, abbreviations) {
  const lit = new Map();
  const add = (key, typed, weight) => lit.set(key, [...(lit.get(key) ?? []), [typed, weight]]);
  for (const { readings, pieces, weight = 3 } of positions) {
    for (const { key, form: typed } of readings) add(key, typed, weight);
    for (const piece of pieces ?? []) add(piece, piece, weight);
  }
  const asked = new Set(positions.flatMap(({ readings }) => readings.map(({ key }) => key)));
  for (const [short, meanings] of Object.entries(abbreviations)) {
    for (const meaning of meanings) {
      const [brief, ...long] = tokens(plain(`${short} ${meaning}`));
      if (asked.has(brief?.key) || long.every(({ key }) => asked.has(key))) for (const { key, word } of [brief, ...long]) add(key, form(word), 1);
    }
  }
  // Words with other marks than those typed are not what was asked.
  return (token) => Math.max(0, ...(lit.get(token.key) ?? []).map(([typed, weight]) => (exactness(typed, (token.form ??= form(token.word))) > 0.5 ? weight : 0)));
}

/** The stretch of a text with most of what was asked, as HTML with <mark>. */
export function snippet({ shown, row }, lit) {
  const start = bestStart(row, lit);
  const part = row.slice(start, start + WIDTH);
  const end = start + WIDTH < row.length ? part.at(-1).end : shown.length;
  const html = highlighted(shown.slice(0, end), part, lit, start && part[0].at);
  return (start ? "… " : "") + html.trim().replace(/\s+/g, " ") + (end < shown.length ? " …" : "");
}

function bestStart(row, lit) {
  let best = -1;
  let start = 0;
  const worth = row.map(lit);
  worth.forEach((hit, at) => {
    if (!hit) return;
    const seen = new Set();
    let value = 0;
    for (let next = at; next < Math.min(row.length, at + WIDTH - 4); next += 1) {
      const { key, near } = row[next];
      if (!worth[next]) continue;
      if (!seen.has(key)) value += worth[next];
      if (near && next > at) value += 0.5 * Math.min(worth[next], worth[next - 1]);
      seen.add(key);
    }
    if (value > best) [best, start] = [value, Math.max(0, at - 4)];
  });
  return start + WIDTH > row.length ? Math.max(0, row.length - WIDTH) : start;
}

/** The text with runs of highlighted words in one <mark> each. */
function highlighted(text, row, lit, from) {
  let html = "";
  let at = from;
  for (let i = 0; i < row.length; i += 1) {
    if (!lit(row[i])) continue;
    let last = i;
    while (row[last + 1]?.near && lit(row[last + 1])) last += 1;
    html += `${escaped(text.slice(at, row[i].at))}<mark>${escaped(text.slice(row[i].at, row[last].end))}</mark>`;
    at = row[last].end;
    i = last;
  }
  return html + escaped(text.slice(at));
}

/**
 * How well words match what was asked: the best run of neighbours (how long, how exact, how much of the text), and the best chain (words
 * of one sentence in the order of the query: how many, how close).
 */
function matched(positions, words) {
  const share = (count) => (count / positions.length) ** 2;
  const runs = [];
  let run = 0;
  let chain = 0;
  let chains = [];
  words.forEach((token, place) => {
    if (token.sentence !== words[place - 1]?.sentence) chains = [];
    for (let at = positions.length - 1; at >= 0; at -= 1) {
      const fitness = fit(positions[at], token);
      // What stands at the place before is still that of the word before.
      const [length, exact] = (token.near && positions[at].near && runs[at - 1]) || [0, 0];
      runs[at] = fitness && [length + 1, exact + fitness];
      if (!fitness) continue;
      run = Math.max(run, share(length + 1) * ((2 * (exact + fitness)) / (length + 1) + (WHOLE * (length + 1)) / words.length));
      const before = chains.slice(0, at).reduce((most, one) => (one.held > most.held ? one : most), { held: 0, from: place });
      const held = before.held + fitness;
      if (held >= (chains[at]?.held ?? 0)) chains[at] = { held, from: before.from };
      chain = Math.max(chain, share(held) * (ORDER + NEAR * Math.min(1, (2 * held) / (held + place - before.from + 1))));
    }
  });
  return run + chain;
}

/** How much a text lifts its result among its neighbours. */
export const lift = (positions, { head, row, others }) => (positions.length < 2 ? 1 : 1 + Math.max(...[head, row, ...others].map((words) => matched(positions, words))));

/** Whether a text holds what was quoted. */
export const answers = (positions, { head, row, sentence, body }) => holdsPhrases(positions, [...head, ...row, ...(sentence ? wordsOf(body) : [])]);
