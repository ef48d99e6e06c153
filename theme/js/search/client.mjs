// Search for pages and scripts: finds its index beside itself, in browsers and in Node ≥ 20 (docs/search-format.md).
import { counted, filtered, sortedByDate } from "./facets.mjs";
import { files, SearchError } from "./files.mjs";
import { factOf, named, promoted } from "./names.mjs";
import { inPieces, parse } from "./query.mjs";
import { fitsOf, formsOf, isMarked, listsOf, run } from "./score.mjs";
import { answers, lights, lift, prepared, snippet } from "./snippet.mjs";
import { suggestions } from "./suggest.mjs";
import { apart, isSpelt, isWord, ODD, otherReadings, SURE } from "./typo.mjs";

export { SearchError };

const PAGE = 10;
const PART = -3;
// What documents are worth by the likelier reading of a word: where all words are held as typed, where only some.
const HELD_TOO = 0.6;
const PARTLY = 0.8;
// Of the 25 requests of a cold query the client and the manifest take two, ten texts ten; what names and shards leave goes to more texts.
const REQUESTS = 23;
const ROOM = 13;
const FIRST = 10;

// A new release may have replaced the files the manifest in hand names: ask once for a fresh one.
const onFreshIndex = (work) => files().then(work).catch(() => files(true).then(work));

const placesOf = (positions, test) => positions.flatMap((position, at) => (isWord(position) && test(position, at) ? [at] : []));

/** What the best document holds of a query as typed, wrong marks not counted: tests of a word and of it beside its neighbour. */
function heldBy({ docs: [doc], positions }) {
  const word = (at) => positions[at].fitness?.[doc] >= 0.5;
  return [word, (at) => positions[at]?.pairs?.[doc] && word(at) && word(at + 1)];
}

/** How many words and neighbours that is. */
const agreement = (result) => heldBy(result).reduce((sum, test) => sum + result.positions.filter((_, at) => test(at)).length, 0);

/** Places of words that stand nowhere beside the neighbours they have in the query. */
function misfits(result) {
  const [, pair] = heldBy(result);
  return placesOf(result.positions, (_, at) => result.terms.some((term) => term.pair && !term.left && (term.at === at || term.at === at - 1)) && !pair(at) && !pair(at - 1));
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

/** The answer; records whose name is the whole query come first. */
async function answered(query, site, exact) {
  const parsed = { ...parse(query, site.words, site.asks), spent: new Set() };
  if (!parsed.positions.length) return null;
  const { question, spent } = parsed;
  // What words without a slip need is read in any case: it comes in the same turn as the names.
  if (parsed.positions.every((position) => !isWord(position) || isSpelt(position, site))) listsOf(parsed, site, new Set(), FIRST).catch(() => {});
  const names = exact ? [] : await named(question, site, spent);
  return { ...promoted(await byWords(parsed, site, exact || names.length), names), names, question };
}

async function byWords(parsed, site, exact) {
  const { positions } = parsed;
  const few = FIRST + parsed.spent.size;
  const slips = exact ? [] : placesOf(positions, (position) => !isSpelt(position, site));
  if (!slips.length && !exact) {
    const forms = await formsOf(parsed, site, few);
    const marked = positions.some(({ readings: [one] }) => isMarked(one));
    slips.push(...placesOf(positions, ({ readings: [{ form }] }, at) => forms[at] && fitsOf(form, forms[at], marked) < ODD));
  }
  const spaced = await apart(parsed, slips, site);
  if (spaced.positions.length > positions.length) return byWords(spaced, site, exact);
  const first = slips.length && (await otherReadings(parsed, slips, site));
  if (first) return mended(await found(first, site, ROOM), first, site, () => found(parsed, site, ROOM));
  const result = await found(parsed, site, slips.length ? ROOM : few);
  // A number that fell into pieces is not a slip of the keys.
  const odd = exact || slips.length || result.positions[positions.length] ? [] : misfits(result);
  const [word] = heldBy(result);
  const whole = result.positions.every((position, at) => !isWord(position) || word(at));
  const second = odd.length && (await otherReadings({ ...parsed, positions: result.positions }, odd, site, whole ? SURE : PART));
  return second ? mended(await found(second, site, ROOM), { ...second, whole }, site, () => result) : result;
}

/** The answer to the query as typed, and behind it as it may be meant. */
function beside(plain, result, weight) {
  const scores = result.scores.map((score, doc) => Math.max(plain.scores[doc], weight * score));
  return { ...result, isGuess: true, scores, docs: result.docs.toSorted((a, b) => scores[b] - scores[a] || b - a) };
}

/**
 * The answer to the query as typed, or as its best document reads it: if no document holds it whole, and the other word is far likelier
 * and often stands beside the neighbours in the query (or is asked alone, and nothing is found). Else what is likelier by a third of that is only offered,
 * though a word that stands nowhere is looked for as it may be meant.
 */
async function mended(result, parsed, site, typed) {
  const [doc] = result.docs;
  const reads = result.positions.map(({ readings, reads }) => readings[reads?.[doc] - 1]);
  const plain = await typed();
  const places = reads.flatMap((one, at) => (one?.other ? [at] : []));
  const better = agreement(result) - (plain.docs.length ? agreement(plain) : 0);
  const most = Math.log2(site.documents);
  if (!places.length || better < 1) return plain;
  const base = beside(plain, result, parsed.whole ? HELD_TOO : places.some((at) => reads[at].isKnown) ? PARTLY : 1);
  if (places.some((at) => reads[at].surplus < most / 3)) return parsed.whole && better < 2 ? plain : base;
  const positions = result.positions.map((position, at) =>
    reads[at]?.other ? { ...position, readings: [{ ...reads[at], weight: 1, rank: 0, other: false }], mended: true } : position,
  );
  const offer = await found({ ...parsed, positions }, site, ROOM);
  if (!offer.docs.length) return plain;
  const keyAt = (at) => positions[at].readings[0].key;
  const isHeld = (at) => [at, at + 1].some((place) => positions[place]?.near && parsed.knows(keyAt(place - 1), keyAt(place)) >= Math.floor(most / 3));
  const isAlone = positions.length < 2 && !plain.docs.length;
  const isSure = !parsed.whole && places.every((at) => isAlone || reads[at].surplus === Infinity || (reads[at].surplus > most && isHeld(at)));
  return isSure ? offer : { ...base, offer };
}

const held = new Map();

/** The answer to a query, kept for the next page of it. */
function answerOf(query, site, exact) {
  const name = `${Boolean(exact)}${query}`;
  if (held.get(name)?.site !== site) {
    if (held.size > 8) held.clear();
    held.set(name, { site, answer: answered(query, site, exact) });
  }
  return held.get(name).answer;
}

/** The texts of these documents, those with longer runs of the query first; those without a quoted phrase left out. */
async function page({ positions, scores }, docs, site, sort) {
  const texts = await Promise.all(docs.map(async (doc) => ({ doc, text: prepared(await site.text(doc)) })));
  const right = positions.some(({ phrase }) => phrase) ? texts.filter(({ text }) => answers(positions, text)) : texts;
  if (sort !== "date") {
    for (const one of right) one.text.doc = one.doc;
    for (const one of right) one.worth = one.text.worth = scores[one.doc] * lift(positions, one.text);
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
      return isMended ? ((row.find(beside) ?? row.find((_, i) => same(i)))?.word ?? keyAt(at)) : word;
    })
    .join(" ");
}

/**
 * Answers a query. `filters`: {unit, topic, plan, section, kind, year: id or list of ids, targets: true}; `sort`: "relevance" or
 * "date"; `exact`: mend nothing. Snippets are HTML: text escaped, matches in <mark>.
 */
export function search(query, { limit = PAGE, offset = 0, filters = {}, sort, exact } = {}) {
  return onFreshIndex(async (site) => {
    const answer = await answerOf(query, site, exact);
    if (!answer) return { total: 0, results: [], corrected: null, suggested: null, answer: null };
    const { offer, positions, spent } = answer;
    const best = offer && [prepared(await site.text(offer.docs[0]))];
    if (best) spent.add(query);
    let docs = await filtered(answer.docs, filters, site);
    if (sort === "date") docs = await sortedByDate(docs, site);
    const first = offset < 2 * PAGE ? 0 : offset - (offset % PAGE);
    const texts = [];
    let lost = 0;
    for (let at = first, end; at < Math.min(docs.length, offset + limit); at = end) {
      // More than a page is weighed against each other as far as requests allow; by date, and from the third page on, page by page.
      end = at || sort === "date" ? at + PAGE - (at % PAGE) : Math.min(2 * PAGE, REQUESTS - spent.size);
      const asked = docs.slice(at, end);
      const shown = await page(answer, asked, site, sort);
      lost += asked.length - shown.length;
      texts.push(...shown);
    }
    const isMended = positions.some((position) => position.mended);
    const lit = lights(positions, site.abbreviations);
    return {
      total: docs.length - lost,
      results: texts
        .slice(offset - first, offset - first + limit)
        .map(({ url, title, kind, date, unit, ...text }) => ({ url, title, kind, date, unit, snippet: snippet(text, lit) })),
      corrected: isMended ? spelled(positions, texts) : null,
      suggested: best ? spelled(offer.positions, best) : null,
      answer: isMended || answer.isGuess || offset ? null : await factOf(answer.question, answer.names, texts, positions, site),
    };
  });
}

/** How many results each filter value would leave: {unit: [{id, label, count}], …}, the most first. */
export function counts(query, { filters = {}, exact } = {}) {
  return onFreshIndex(async (site) => counted((await answerOf(query, site, exact))?.docs ?? [], filters, site));
}

/** Titles, names and document numbers that begin like this: [{title, url, kind}]. */
export function suggest(prefix, { limit = 8 } = {}) {
  return onFreshIndex((site) => suggestions(prefix, limit, site));
}

// What the address of the search page asks is looked up as soon as this file is there: the page waits for its styles, and asks again then.
const { location: address } = globalThis;
const opening = address?.pathname === new URL(".", import.meta.url).pathname && new URLSearchParams(address.search).get("q")?.trim();
if (opening) search(opening).catch(() => {});
