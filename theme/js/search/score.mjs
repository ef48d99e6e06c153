// Which documents answer, and how well. Reads only the shards worth their bytes.

import { fold } from "../fold.mjs";
import { split } from "./words.mjs";

// Tuned on the development half of bench/search.
const PAIR = 0.5;
const LEAST = 0.45;
const PROMISE_LIFT = 3;
const TARGET_LIFT = 1.05;
const PLAN_LIFT = 1.05;
const UNIT_LIFT = 1.2;
const NOW = 3;
const SOON = 8;
const BOTH = 1;

/** How well a form in the text answers a form as typed: 1 the same, or nothing marked; less when marks are missing or wrong. */
export function exactness(typed, found) {
  if (typed === found) return 1;
  const [base, tone] = split(typed);
  const [letters, mark] = split(found);
  if (!tone && fold(base) === base) return 0.98;
  const isPart = [...base].every((letter, at) => letter === letters[at] || letter === fold(letters[at] ?? ""));
  if (isPart && (!tone || tone === mark)) return 0.85;
  return fold(found) === found && !mark ? 0.6 : 0.3;
}

export const isMarked = ({ key, form }) => key !== form;

/** How well the best of these forms answers a typed one. Among marked words a bare one means itself. */
export const fitsOf = (typed, forms, marked) => Math.max(0, ...forms.map((form) => Math.min(exactness(typed, form), marked && form !== typed && fold(typed) === typed ? 0.6 : 1)));

/** The terms a query asks for: words (`at`) and pairs of neighbours (`at`, `at + 1`). */
function termsOf({ positions, knows }) {
  const words = positions.flatMap(({ readings }, at) => readings.map((one, reading) => ({ at, reading, stem: one.key, entry: "=", ...one })));
  const pairs = positions.slice(1).flatMap(({ readings, near, pieces }, before) =>
    near && !pieces && !positions[before].pieces
      ? positions[before].readings.flatMap((a) =>
          readings
            .filter((b) => !a.late && !b.late && (!(a.rank || b.rank) || knows(a.key, b.key)))
            .map((b) => ({ at: before, pair: true, stem: a.key, entry: b.key, weight: Math.min(a.weight, b.weight), rank: Math.max(a.rank ?? 0, b.rank ?? 0) })),
        )
      : [],
  );
  return [...words, ...pairs];
}

// Rare words first, then pairs, then common words: a pair says more than its two common words.
function worth(term, files, pairs) {
  if (term.phrase) return 9;
  if (term.pair) return (term.rank ? 5 - term.rank : 3) + (term.at % 2 ? 0 : 0.5);
  if (term.late) return 1;
  if (term.rank) return 4.6 - term.rank;
  const rank = files.common.get(term.stem);
  return rank === undefined ? 6 : pairs ? 2 + rank / 1000 : 4;
}

/** The shards to read, no more than `budget` with those `spent`: Map path → [[term, segment]]. Terms left out are marked. */
function shardsFor(terms, files, spent, budget) {
  const pairs = terms.some(({ pair }) => pair);
  const chosen = new Map();
  for (const term of [...terms].sort((a, b) => worth(b, files, pairs) - worth(a, files, pairs))) {
    term.left = true;
    for (const segment of files.segments) {
      const path = files.path(segment, term.stem, term.entry);
      // The closed years hold most; without them the open year alone would mislead.
      if (!spent.has(path) && (spent.size >= budget || (term.rank > BOTH && segment !== files.segments[0]))) break;
      spent.add(path);
      chosen.set(path, [...(chosen.get(path) ?? []), [term, segment]]);
      term.left = false;
    }
  }
  return chosen;
}

/** Fills `lists` of each term: [{form, base, documents, impacts}], and `count`. */
async function fetchLists(terms, files, spent, budget) {
  for (const term of terms) Object.assign(term, { lists: [], count: 0 });
  const chosen = shardsFor(terms, files, spent, budget);
  await Promise.all(
    [...chosen].map(async ([path, wanted]) => {
      const { stems, from, ids, impacts } = await files.shard(path);
      for (const [term, { base }] of wanted) {
        const stem = stems.get(term.stem);
        stem?.entries.forEach((entry, at) => {
          if (term.pair ? entry !== term.entry : entry[0] !== "=") return;
          const [start, end] = [from[stem.first + at], from[stem.first + at + 1]];
          term.count += end - start;
          term.lists.push({ form: entry.slice(1), base, ids: ids.subarray(start, end), impacts: impacts.subarray(start, end) });
        });
      }
    }),
  );
}

const rarity = (count, all) => Math.log(1 + (Math.max(0, all - count) + 0.5) / (count + 0.5));

/** What each document has of the words and pairs of the query: sums by document number. */
function scored(positions, terms, { maxDoc, documents }) {
  const column = () => new Float32Array(maxDoc);
  const [sum, cover, pairs, chain] = [column(), column(), column(), column()];
  let total = 0;
  let links = 0;

  /** The best word of each document at one position, and how exact it is. */
  function addWord(position, words) {
    const best = column();
    const fitness = (position.fitness = column());
    const reads = (position.reads = new Uint8Array(maxDoc));
    const count = (position.count = words.reduce((sum, term) => sum + (term.other ? 0 : term.count), 0));
    const weight = (position.weight = rarity(count, documents));
    total += weight;
    for (const term of words) {
      // That a word is rare does not alone make it the one that was meant.
      const value = term.other ? 0.4 * weight + 0.6 * rarity(term.count, documents) : weight;
      for (const { form, base, ids, impacts } of term.lists) {
        const fit = exactness(term.form, form) * term.weight;
        for (let i = 0; i < ids.length; i += 1) {
          const doc = base + ids[i];
          const worth = (impacts[i] / 15) * fit * value;
          if (worth > best[doc]) {
            best[doc] = worth;
            reads[doc] = term.reading + 1;
          }
          if (fit > fitness[doc]) fitness[doc] = fit;
        }
      }
    }
    for (let doc = 0; doc < maxDoc; doc += 1) {
      if (best[doc]) {
        sum[doc] += best[doc];
        cover[doc] += weight * Math.max(0.8, fitness[doc]);
      }
    }
  }

  /** Neighbours of the query that are neighbours in the document. */
  function addPair(term) {
    const weight = rarity(term.count, documents) * term.weight;
    const [before, after] = [positions[term.at], positions[term.at + 1]];
    const seen = (before.pairs ??= new Uint8Array(maxDoc));
    if (term.count) links += weight;
    for (const { base, ids, impacts } of term.lists) {
      for (let i = 0; i < ids.length; i += 1) {
        const doc = base + ids[i];
        const fit = Math.min(before.fitness?.[doc] || 1, after.fitness?.[doc] || 1);
        pairs[doc] += (impacts[i] / 15) * weight * (0.4 + 0.6 * fit);
        chain[doc] += weight;
        seen[doc] = 1;
      }
    }
  }

  const read = terms.filter(({ left }) => !left);
  positions.forEach((position, at) => {
    const words = read.filter((term) => term.at === at && !term.pair);
    if (words.length) addWord(position, words);
  });
  for (const term of read) if (term.pair) addPair(term);
  links ||= read.some(({ pair }) => pair);
  return { sum, cover, pairs, chain, links, total };
}

/** How exact a quoted word must be: with its marks, if it has any. */
export const least = ({ readings }) => (readings.some(({ form, key }) => form !== key) ? 0.84 : 0.01);

/** Whether a document may hold every quoted phrase: all its words in the right form, all its pairs. The text decides. */
function phraseTest(positions) {
  const needs = positions.flatMap((position, at) => {
    if (!position.phrase || position.pieces) return [];
    const next = positions[at + 1]?.near && positions[at + 1].phrase === position.phrase;
    return [
      ...(position.fitness ? [(doc) => position.fitness[doc] >= least(position)] : []),
      ...(next ? [(doc) => position.pairs?.[doc]] : []),
    ];
  });
  return needs.length ? (doc) => needs.every((need) => need(doc)) : null;
}

/** The forms the index has of each word of the query; undefined where it is so common that its pairs are read first. */
export async function formsOf(parsed, files, budget) {
  const terms = termsOf({ positions: parsed.positions.map((position) => ({ ...position, near: false })) }).filter(({ stem, late }) => !late && !files.common.has(stem));
  await fetchLists(terms, files, parsed.spent, budget);
  return parsed.positions.map((_, place) => {
    const mine = terms.filter(({ at }) => at === place);
    return !mine.length || mine.some(({ left }) => left) ? undefined : mine.flatMap(({ lists }) => lists.map(({ form }) => form));
  });
}

/** The terms of the query with their lists, as far as the budget allows. */
export async function listsOf(parsed, files, spent, budget) {
  const terms = termsOf(parsed).map((term) => ({ ...term, phrase: parsed.positions[term.at].phrase }));
  await fetchLists(terms, files, spent, budget);
  return terms;
}

/** {docs: best first, scores, terms}: everything that answers the positions. */
export async function run(parsed, files, budget) {
  const positions = parsed.positions.map(({ word, readings, near, phrase, pieces, mended }) => ({ word, readings, near, phrase, pieces, mended }));
  const terms = await listsOf(parsed, files, parsed.spent, budget);
  const sums = scored(positions, terms, files);
  return { docs: ranked(sums, phraseTest(positions), parsed, files), scores: sums.sum, terms, positions, spent: parsed.spent };
}

function ranked({ sum, cover, pairs, chain, links, total }, passes, { promise, question }, files) {
  const docs = [];
  const lift = new Float32Array(files.maxDoc);
  files.blocks.forEach(({ kind, from }, at) => {
    lift.fill({ target: promise ? PROMISE_LIFT : TARGET_LIFT, unit: UNIT_LIFT, plan: PLAN_LIFT, page: UNIT_LIFT, service: UNIT_LIFT }[kind] ?? 1, from, files.blocks[at + 1]?.from);
  });
  for (let doc = 0; doc < sum.length; doc += 1) {
    if (!sum[doc] && !pairs[doc]) continue;
    const part = total ? cover[doc] / total : 1;
    // What is quoted must be there; words beside it need not.
    if (passes ? !passes(doc) : part < LEAST) continue;
    if (pairs[doc]) sum[doc] += (PAIR * pairs[doc] * chain[doc]) / links;
    sum[doc] *= part * lift[doc];
    // What holds or is to come goes before what has passed, the more, the more it is about what was asked.
    if (files.now.has(doc) && (!promise || question.isSoon)) {
      const share = links ? pairs[doc] / links : part;
      sum[doc] *= 1 + (question.isSoon ? SOON * share : NOW * share ** 2);
    }
    docs.push(doc);
  }
  return docs.sort((a, b) => sum[b] - sum[a] || b - a);
}
