// Search for pages and scripts: finds its index beside itself, in browsers and in Node ≥ 20 (docs/search-format.md).
import { isFoldedSyllable } from "../fold.mjs";
import { counted, filtered, sortedByDate } from "./facets.mjs";
import { files, SearchError } from "./files.mjs";
import { inPieces, parse } from "./query.mjs";
import { run } from "./score.mjs";
import { answers, lights, lift, prepared, snippet } from "./snippet.mjs";
import { suggestions } from "./suggest.mjs";
import { meant, modelOf, pairSize } from "./typo.mjs";

export { SearchError };

const PAGE = 10;
const OTHER = 0.8;
const FALL = 0.8;
const REST = 0.5;
// Of the 25 requests of a cold query the client, the manifest and ten texts take twelve.
const ROOM = 13;
const FIRST = 10;

// A new release may have replaced the files the manifest in hand names: ask once for a fresh one.
async function onFreshIndex(work) {
  const site = await files();
  try {
    return await work(site);
  } catch (fault) {
    if (!(fault instanceof SearchError)) throw fault;
    return work(await files(true));
  }
}

const isWord = ({ readings, pieces, phrase }) => !pieces && !phrase && /^[a-z]{2,}$/.test(readings[0].key);

/** Words no syllable is spelt like. */
const strangers = (positions, site) =>
  positions.flatMap((position, at) => (isWord(position) && !site.words.has(position.word) && !isFoldedSyllable(position.readings[0].key) ? [at] : []));

/** How much of the query the best document holds as typed: words and neighbours, wrong marks not counted. */
function agreement({ slots: [slot], positions }) {
  const word = ({ fitness }) => fitness?.[slot] >= 0.5;
  return positions.filter(word).length + positions.filter((position, at) => position.pairs?.[slot] && word(position) && word(positions[at + 1])).length;
}

/** Places of words that may be slips: in no such form anywhere, or beside neighbours the best document does not have them beside. */
function misfits({ terms, positions, slots: [slot] }) {
  const holds = ({ at }) => positions[at].pairs?.[slot] && positions[at].fitness?.[slot] >= 0.5 && positions[at + 1].fitness?.[slot] >= 0.5;
  return positions.flatMap((position, at) => {
    if (!isWord(position)) return [];
    if (position.fits < 0.8) return [at];
    const beside = terms.filter((term) => term.pair && !term.left && (term.at === at || term.at === at - 1));
    return beside.length && !beside.some(holds) ? [at] : [];
  });
}

/** The query with other readings of the words at `places`, or null if there are none likelier. Of words in use only one gives way. */
async function otherReadings(parsed, places, site) {
  const model = await modelOf(site);
  parsed.spent.add(site.model);
  const typed = parsed.positions.map(({ readings }) => readings[0].key);
  const nearby = parsed.positions.map(({ near }) => near);
  const known = (at) => model.get(typed[at])?.size > 0;
  const odd = (at) => parsed.positions[at].fits < 0.8;
  const found = places.map((at) => ({ at, choices: meant(at, typed, nearby, model, known(at) ? (odd(at) ? 0 : 3) : -1) })).filter(({ at, choices }) => choices.length || odd(at));
  const strange = found.filter(({ at }) => !known(at) || odd(at));
  const gain = ({ choices }) => Math.max(...choices.map((choice) => choice.gain));
  const given = strange.length ? strange : found.sort((a, b) => gain(b) - gain(a)).slice(0, 1);
  const positions = parsed.positions.map((position) => ({ ...position }));
  for (const { at, choices } of given) {
    const [typed] = positions[at].readings;
    const tone = typed.form.match(/[`?~'.]?$/)[0];
    const weight = known(at) && !odd(at) ? OTHER : 1;
    const others = choices.map(({ key }, rank) => ({ key, form: key + tone, weight: weight * FALL ** (rank + 1), rank: rank + 1, other: true }));
    // In no such form anywhere: the mark may be the slip.
    const own = !known(at) ? [] : odd(at) ? [{ ...typed, form: typed.key, other: typed.form !== typed.key }] : positions[at].readings;
    positions[at].readings = [...own, ...others];
  }
  return given.some(({ at }) => positions[at].readings.length) ? { ...parsed, positions, sure: strange.length, knows: (a, b) => pairSize(model, a, b) > 0 } : null;
}

/** Numbers the index does not have fall into their pieces: "64/2007/N". */
async function found(parsed, site, budget) {
  const result = await run(parsed, site, budget);
  const unknown = (at) => parsed.positions[at].pieces && !result.positions[at].count;
  if (!parsed.positions.some((_, at) => unknown(at))) return result;
  const positions = parsed.positions.flatMap((position, at) => {
    if (!unknown(at)) return [position];
    const pieces = inPieces(position);
    return pieces.length > 2 ? pieces.slice(0, -1) : pieces;
  });
  return run({ ...parsed, positions }, site, budget);
}

async function answered(query, site, exact) {
  const parsed = { ...parse(query, site.words), spent: new Set() };
  if (!parsed.positions.length) return null;
  const strange = exact ? [] : strangers(parsed.positions, site);
  const first = strange.length && (await otherReadings(parsed, strange, site));
  if (first) return mended(await found(first, site, ROOM), first, site);
  const result = await found(parsed, site, strange.length ? ROOM : FIRST);
  const odd = exact || strange.length ? [] : misfits(result);
  const second = odd.length && (await otherReadings({ ...parsed, positions: result.positions }, odd, site));
  return second ? mended(await found(second, site, ROOM), second, site, result) : result;
}

// The reading of the best document leads; the others stay in the running, should it be wrong.
const chosen = (readings, best) => [{ ...best, weight: 1, rank: 0, other: false }, ...readings.filter((one) => one !== best && one.other).map((one) => ({ ...one, weight: REST }))];

/** The answer to the query as its best document reads it; `plain` if that is as typed, or hardly better. */
async function mended(result, parsed, site, plain) {
  const [slot] = result.slots;
  const reads = result.positions.map(({ readings, reads }) => readings[reads?.[slot] - 1]);
  if (!reads.some((one) => one?.other)) return plain ?? result;
  if (plain && agreement(result) <= agreement(plain) + (parsed.sure ? 0 : 1)) return plain;
  const positions = result.positions.map((position, at) =>
    reads[at]?.other ? { ...position, readings: chosen(position.readings, reads[at]), mended: true } : position,
  );
  return found({ ...parsed, positions }, site, ROOM);
}

const held = new Map();

/** The answer to a query, kept for the next page of it. */
function answerOf(query, site, exact) {
  const name = `${exact}${query}`;
  if (held.get(name)?.site !== site) {
    if (held.size > 8) held.clear();
    const answer = answered(query, site, exact);
    answer.catch(() => held.delete(name));
    held.set(name, { site, answer });
  }
  return held.get(name).answer;
}

/** The texts of one page of ten, those with longer runs of the query first; those without a quoted phrase left out. */
async function page({ positions, scores }, slots, site, sort) {
  const texts = await Promise.all(slots.map(async (slot) => ({ slot, text: prepared(await site.text(slot)) })));
  const right = positions.some(({ phrase }) => phrase) ? texts.filter(({ text }) => answers(positions, text)) : texts;
  if (sort !== "date") {
    for (const one of right) one.worth = scores[one.slot] * lift(positions, one.text);
    right.sort((a, b) => b.worth - a.worth);
  }
  return right.map(({ text }) => text);
}

/** The mended query with the marks the first results write it with. */
function spelled(positions, texts) {
  const row = texts.flatMap((text) => [...text.head, ...text.row]);
  const keyAt = (at) => positions[at]?.readings[0].key ?? "";
  return positions
    .map(({ word, mended: isMended }, at) => {
      const same = (i) => row[i].key === keyAt(at);
      const beside = (_, i) => same(i) && (row[i - 1]?.key === keyAt(at - 1) || row[i + 1]?.key === keyAt(at + 1));
      return (isMended && (row.find(beside) ?? row.find((_, i) => same(i)))?.word) || word;
    })
    .join(" ");
}

/**
 * Answers a query. `filters`: {unit, topic, plan, section, kind, year: id or list of ids, targets: true}; `sort`: "relevance" or
 * "date"; `exact`: mend nothing. Snippets are HTML: text escaped, matches in <mark>.
 */
export function search(query, { limit = PAGE, offset = 0, filters = {}, sort = "relevance", exact = false } = {}) {
  return onFreshIndex(async (site) => {
    const answer = await answerOf(query, site, exact);
    if (!answer) return { total: 0, results: [], corrected: null };
    let slots = await filtered(answer.slots, filters, site);
    if (sort === "date") slots = await sortedByDate(slots, site);
    const first = offset - (offset % PAGE);
    const texts = [];
    let lost = 0;
    for (let at = first; at < Math.min(slots.length, offset + limit); at += PAGE) {
      const asked = slots.slice(at, at + PAGE);
      const shown = await page(answer, asked, site, sort);
      lost += asked.length - shown.length;
      texts.push(...shown);
    }
    const lit = lights(answer.positions, site.abbreviations);
    return {
      total: slots.length - lost,
      results: texts.slice(offset - first, offset - first + limit).map((text) => {
        const { url, title, kind, date, unit } = text;
        return { url, title, kind, date, unit, snippet: snippet(text, lit) };
      }),
      corrected: answer.positions.some((position) => position.mended) ? spelled(answer.positions, texts) : null,
    };
  });
}

/** How many results each filter value would leave: {unit: [{id, label, count}], …}, the most first. */
export function counts(query, { filters = {}, exact = false } = {}) {
  return onFreshIndex(async (site) => counted((await answerOf(query, site, exact))?.slots ?? [], filters, site));
}

/** Titles, names and document numbers that begin like this: [{title, url, kind}]. */
export function suggest(prefix, { limit = 8 } = {}) {
  return onFreshIndex((site) => suggestions(prefix, limit, site));
}
