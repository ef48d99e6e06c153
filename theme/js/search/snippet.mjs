// What a result shows, and how well its text answers: runs of query words that stand together.
import { form, plain, tokens } from "./words.mjs";
import { exactness, least } from "./score.mjs";

// In words.
const WIDTH = 34;
// Tuned on the development half of bench/search.
const ORDER = 2;
const NEAR = 2;

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

/** The longest run of neighbouring positions that neighbour in the text: {length in words, exact: mean fit}. */
function longestRun(positions, row) {
  const first = new Map();
  positions.forEach((position, at) => {
    for (const { key } of position.readings) first.set(key, [...(first.get(key) ?? []), at]);
  });
  let best = { length: 0, exact: 0 };
  row.forEach((token, start) => {
    for (const at of first.get(token.key) ?? []) {
      let length = 0;
      let exact = 0;
      while (at + length < positions.length && row[start + length] && (!length || (row[start + length].near && positions[at + length].near))) {
        const fitness = fit(positions[at + length], row[start + length]);
        if (!fitness) break;
        exact += fitness;
        length += 1;
      }
      if (exact > best.length * best.exact) best = { length, exact: exact / length };
    }
  });
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

/** The keys to highlight, each with its weight; abbreviations and what they stand for light each other. */
export function lights(positions, abbreviations) {
  const lit = new Map();
  for (const { readings, pieces, weight = 3 } of positions) {
    for (const { key } of readings) for (const one of pieces ?? [key]) lit.set(one, Math.max(weight, lit.get(one) ?? 0));
  }
  for (const [short, meanings] of Object.entries(abbreviations)) {
    for (const meaning of meanings) {
      const [brief, ...long] = tokens(plain(`${short} ${meaning}`));
      if (lit.has(brief?.key) || long.every(({ key }) => lit.has(key))) for (const { key } of [brief, ...long]) lit.set(key, lit.get(key) ?? 1);
    }
  }
  return lit;
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
  const hits = row.flatMap(({ key }, at) => (lit.has(key) ? [at] : []));
  for (const at of hits) {
    const seen = new Set();
    let value = 0;
    for (let next = at; next < Math.min(row.length, at + WIDTH - 4); next += 1) {
      const { key, near } = row[next];
      if (!lit.has(key)) continue;
      if (!seen.has(key)) value += lit.get(key);
      if (near && next > at && lit.has(row[next - 1].key)) value += 0.5 * Math.min(lit.get(key), lit.get(row[next - 1].key));
      seen.add(key);
    }
    if (value > best) [best, start] = [value, Math.max(0, at - 4)];
  }
  return start + WIDTH > row.length ? Math.max(0, row.length - WIDTH) : start;
}

/** The text with runs of highlighted words in one <mark> each. */
function highlighted(text, row, lit, from) {
  let html = "";
  let at = from;
  for (let i = 0; i < row.length; i += 1) {
    if (!lit.has(row[i].key)) continue;
    let last = i;
    while (row[last + 1]?.near && lit.has(row[last + 1].key)) last += 1;
    html += `${escaped(text.slice(at, row[i].at))}<mark>${escaped(text.slice(row[i].at, row[last].end))}</mark>`;
    at = row[last].end;
    i = last;
  }
  return html + escaped(text.slice(at));
}

/** How long and close the best chain is: positions of the query, in its order, in one sentence of the text. */
function bestChain(positions, row) {
  let best = 0;
  let chains = [];
  row.forEach((token, place) => {
    if (token.sentence !== row[place - 1]?.sentence) chains = [];
    for (let at = positions.length - 1; at >= 0; at -= 1) {
      const fitness = fit(positions[at], token);
      if (!fitness) continue;
      const before = chains.slice(0, at).reduce((most, one) => (one.held > most.held ? one : most), { held: 0, from: place });
      const held = before.held + fitness;
      if (held >= (chains[at]?.held ?? 0)) chains[at] = { held, from: before.from };
      best = Math.max(best, (held / positions.length) ** 2 * (ORDER + NEAR * Math.min(1, (2 * held) / (held + place - before.from + 1))));
    }
  });
  return best;
}

/** How much a text lifts its result among its neighbours: longer, more exact runs; words in one sentence, in order, close together. */
export function lift(positions, { head, row }) {
  if (positions.length < 2) return 1;
  const values = [head, row].map((words) => {
    const { length, exact } = longestRun(positions, words);
    return 2 * (length / positions.length) ** 2 * exact + bestChain(positions, words);
  });
  return 1 + Math.max(...values);
}

/** Whether a text holds what was quoted. */
export const answers = (positions, { head, row, sentence, body }) => holdsPhrases(positions, [...head, ...row, ...(sentence ? wordsOf(body) : [])]);
