// Search for pages and scripts: finds its index beside itself, in browsers and in Node ≥ 20 (docs/search-format.md).
import { isFoldedSyllable } from "../fold.mjs";
import { counted, filtered, sortedByDate } from "./facets.mjs";
import { files, SearchError } from "./files.mjs";
import { inPieces, parse } from "./query.mjs";
import { run, TUNING } from "./score.mjs";
import { answers, lights, lift, snippet } from "./snippet.mjs";
import { suggestions } from "./suggest.mjs";
import { mended, modelOf } from "./typo.mjs";
import { form, plain, tokens } from "./words.mjs";

export { SearchError };

const PAGE = 10;

// A new release may have replaced the files the manifest in hand names: ask once for a fresh one.
async function onFreshIndex(work) {
  const index = await files();
  try {
    return await work(index);
  } catch (fault) {
    if (!(fault instanceof SearchError)) throw fault;
    return work(await files(true));
  }
}

const isWord = ({ readings, pieces, phrase }) => !pieces && !phrase && /^[a-z]{2,}$/.test(readings[0].key);

/** Words no syllable is spelt like, and which the site does not know. */
async function strangers(positions, index) {
  const strange = positions.map((position) => isWord(position) && !index.words.has(position.word) && !isFoldedSyllable(position.readings[0].key));
  if (!strange.some(Boolean)) return null;
  const model = await modelOf(index);
  const bad = positions.map((position, at) => strange[at] && !model.has(position.readings[0].key));
  return bad.some(Boolean) ? bad : null;
}

/** Words that stand beside none of their neighbours anywhere, although there are documents with them. */
function misfits({ terms, positions }) {
  const pairs = (at) => terms.filter((term) => term.pair && term.at === at && !term.left);
  const bad = positions.map((position, at) => {
    if (!isWord(position)) return false;
    if (position.count === 0) return true;
    const beside = [...pairs(at - 1), ...pairs(at)];
    return beside.length > 0 && beside.every(({ count }) => !count);
  });
  return bad.some(Boolean) ? bad : null;
}

async function correction(parsed, bad, index) {
  const keys = parsed.positions.map(({ readings }) => readings[0].key);
  const nearby = parsed.positions.map(({ near }) => near);
  const better = mended(keys, bad, nearby, await modelOf(index));
  if (!better) return null;
  const positions = parsed.positions.map((position, at) =>
    better[at] === keys[at] ? { ...position } : { ...position, word: better[at], mended: true, readings: [{ key: better[at], form: better[at], weight: 1 }] },
  );
  return { ...parsed, positions };
}

/** Numbers the index does not have fall into their pieces: "64/2007/N". */
async function found(parsed, index, budget) {
  const result = await run(parsed, index, budget);
  const unknown = result.positions.filter(({ pieces, count }) => pieces && !count);
  if (!unknown.length) return result;
  const positions = parsed.positions.flatMap((position) => {
    if (!unknown.includes(position)) return [position];
    const pieces = inPieces(position);
    return pieces.length > 2 ? pieces.slice(0, -1) : pieces;
  });
  return run({ ...parsed, positions }, index);
}

async function answered(query, index, exact) {
  const parsed = parse(query, index.words);
  if (!parsed.positions.length) return null;
  const strange = exact ? null : await strangers(parsed.positions, index);
  const first = strange && (await correction(parsed, strange, index));
  if (first) {
    const result = await found(first, index);
    if (result.slots.length) return result;
  }
  const result = await found(parsed, index);
  const odd = exact || first || strange ? null : misfits(result);
  const second = odd && (await correction(parsed, odd, index));
  if (!second) return result;
  const other = await found(second, index, TUNING.requests + 6 - Math.min(result.requests, TUNING.requests));
  return other.best > result.best * 1.1 ? other : result;
}

const held = new Map();

/** The answer to a query, kept for the next page of it. */
function answerOf(query, index, exact) {
  const name = `${exact}${query}`;
  if (held.get(name)?.index !== index) {
    if (held.size > 8) held.clear();
    const answer = answered(query, index, exact);
    answer.catch(() => held.delete(name));
    held.set(name, { index, answer });
  }
  return held.get(name).answer;
}

/** The texts of one page of ten, those with longer runs of the query first; those without a quoted phrase left out. */
async function page(answer, slots, index, sorted) {
  const texts = await Promise.all(slots.map(async (slot) => ({ slot, ...(await index.text(slot)) })));
  const quoted = answer.positions.some(({ phrase }) => phrase);
  const right = quoted ? texts.filter((text) => answers(answer.positions, text)) : texts;
  if (sorted === "date") return right;
  const worth = new Map(right.map((text) => [text, answer.scores[text.slot] * lift(answer.positions, text)]));
  return right.sort((a, b) => worth.get(b) - worth.get(a));
}

/** The mended query with the marks the first result writes it with. */
function spelled(positions, texts) {
  const words = texts.flatMap(({ title, body }) => tokens(`${title}\n${body}`.normalize("NFC").toLowerCase()));
  return positions
    .map((position, at) => {
      if (!position.mended) return position.word;
      const key = position.readings[0].key;
      const beside = (word, i) =>
        word.key === key && ((at > 0 && words[i - 1]?.key === positions[at - 1].readings[0].key) || words[i + 1]?.key === positions[at + 1]?.readings[0].key);
      return (words.find(beside) ?? words.find((word) => word.key === key))?.word ?? position.word;
    })
    .join(" ");
}

/**
 * Answers a query. `filters`: {unit, topic, plan, section, kind, year: id or list of ids, targets: true}; `sort`: "relevance" or
 * "date"; `exact`: mend nothing. Snippets are HTML: text escaped, matches in <mark>.
 */
export function search(query, { limit = PAGE, offset = 0, filters = {}, sort = "relevance", exact = false } = {}) {
  return onFreshIndex(async (index) => {
    const answer = await answerOf(query, index, exact);
    if (!answer) return { total: 0, results: [], corrected: null };
    let slots = await filtered(answer.slots, filters, index);
    if (sort === "date") slots = await sortedByDate(slots, index);
    const first = offset - (offset % PAGE);
    const texts = [];
    for (let at = first; at < Math.min(slots.length, offset + limit); at += PAGE) {
      texts.push(...(await page(answer, slots.slice(at, at + PAGE), index, sort)));
    }
    const keys = lights(answer.positions, index.abbreviations);
    const missing = Math.min(slots.length - first, Math.ceil((offset + limit - first) / PAGE) * PAGE) - texts.length;
    return {
      total: slots.length - Math.max(0, missing),
      results: texts.slice(offset - first, offset - first + limit).map(({ url, title, kind, date, unit, sentence, body }) => ({
        url, title, kind, date, unit, snippet: snippet(sentence || body || title, keys),
      })),
      corrected: answer.positions.some((position) => position.mended) ? spelled(answer.positions, texts) : null,
    };
  });
}

/** How many results each filter value would leave: {unit: [{id, label, count}], …}, the most first. */
export function counts(query, { filters = {}, exact = false } = {}) {
  return onFreshIndex(async (index) => counted((await answerOf(query, index, exact))?.slots ?? [], filters, index));
}

/** Titles, names and document numbers that begin like this: [{title, url, kind}]. */
export function suggest(prefix, { limit = 8 } = {}) {
  return onFreshIndex((index) => suggestions(prefix, limit, index));
}
