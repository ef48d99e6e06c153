// A whole name leads to the records that have it, whatever the texts say; questions are answered by a fact of the record.
import { fold } from "../fold.mjs";
import { exactness } from "./score.mjs";
import { split } from "./words.mjs";

const BEST = 3;
const LOWEST = 8;
const FAIR = 12;
const AHEAD = 1.3;

const GAP = "…";

/** Whether a word is one of a phrase. Without marks a word alone may be another: "vay" is seldom "vậy". */
const isOf = (word, form, isAlone) => word && (word.form === form || (!isAlone && word.form === word.key && exactness(word.form, form) > 0.9 && fold(split(form)[0]) === word.key));

/** The places of words that belong to a phrase of a list; those of a frame ("có … không", "… vậy") stand around the others, its end last. */
function spotsOf(words, phrases, isLoose = false) {
  const found = new Set();
  for (const phrase of phrases.split("|").filter(Boolean).map((one) => one.split(" "))) {
    const forms = phrase.filter((form) => form !== GAP);
    const isFrame = forms.length < phrase.length;
    for (let at = 0; at + phrase.length <= words.length; at += 1) {
      const places = isFrame ? [at, words.length - 1].slice(-forms.length) : phrase.map((_, place) => at + place);
      if (forms.every((form, place) => isOf(words[places[place]], form, forms.length < 2 && !isLoose))) for (const place of places) found.add(place);
    }
  }
  return found;
}

/** What a query asks for: {code, rests: the words, less those of the question, less all that say nothing; light: their places; soon; own: the words that ask}. */
export function asked(words, asks) {
  const { fill, idle, soon = "", ahead = "", ...codes } = asks;
  const codesOf = Object.entries(codes).map(([code, phrases]) => [code, spotsOf(words, phrases, true)]);
  const [code, places] = codesOf.filter(([, { size }]) => size).sort(([, a], [, b]) => b.size - a.size)[0] ?? [];
  const left = words.filter((_, at) => !places?.has(at));
  const idles = spotsOf(left, idle);
  const empty = spotsOf(left, fill, true);
  const said = left.filter((_, at) => !idles.has(at));
  const light = new Set([...spotsOf(words, idle), ...(/^(who|when|much)$/.test(code) ? places : [])]);
  const isSoon = spotsOf(words, soon).size > 0 || spotsOf(words, ahead).size > 0;
  return { code, light, isSoon, own: words.filter((_, at) => places?.has(at)), rests: [words, left, said, left.filter((_, at) => !idles.has(at) && !empty.has(at))] };
}

/** The records that have the words as a name: [{doc, rank, fact}], the best first. */
async function namesakes(words, site, spent) {
  const stem = `#${words.map(({ key }) => key).join("-")}`;
  const segment = site.segments.at(-1);
  const path = site.path(segment, stem, "=");
  spent.add(path);
  const { stems, from, ids, impacts } = await site.shard(path);
  const found = new Map();
  const { entries = [], first } = stems.get(stem) ?? {};
  entries.forEach((entry, at) => {
    const forms = entry.slice(1).split(" ");
    const fact = forms.at(-1)[0] === "!" ? forms.pop().slice(1) : undefined;
    if (words.some(({ form }, place) => exactness(form, forms[place]) < 0.6)) return;
    for (let place = from[first + at]; place < from[first + at + 1]; place += 1) {
      const doc = segment.base + ids[place];
      if (!(found.get(doc)?.rank > impacts[place])) found.set(doc, { doc, rank: impacts[place], fact });
    }
  });
  return [...found.values()].filter(({ rank }) => rank >= LOWEST).sort((a, b) => b.rank - a.rank || b.doc - a.doc);
}

/** Those whose name the query is, as it stands or without the words of a question. */
export async function named({ code, rests, own }, site, spent) {
  const tried = new Set();
  for (const words of rests) {
    const name = words.map(({ form }) => form).join(" ");
    if (tried.has(name) || (!name && !code)) continue;
    tried.add(name);
    const found = await namesakes(words, site, spent);
    if (!found.length) continue;
    // A paper to apply for is no answer to how many or when.
    if (/^(when|much)$/.test(code) && site.blockOf(found[0].doc).kind === "service") return [];
    // Behind the record the page that is called as what is asked for: the hours of an office stand on it.
    const others = words.length && own.length && words !== rests[0] ? await namesakes(own, site, spent) : [];
    const behind = others.filter(({ doc }) => found.every((one) => one.doc !== doc)).map((one) => ({ ...one, rank: LOWEST - 1 }));
    return [...found.slice(0, BEST), ...behind.slice(0, 1)];
  }
  return [];
}

/** The named ones first, before whatever was found by words. */
export function promoted(result, found) {
  if (!found.length) return result;
  const ahead = new Set(found.map(({ doc }) => doc));
  // Twenty results are weighed by their texts, up to twelve times: no text makes up for a name.
  const most = Math.max(1, result.scores[result.docs[0]] ?? 0);
  for (const { doc, rank } of found) result.scores[doc] = most * 16 ** rank;
  return { ...result, docs: [...ahead, ...result.docs.filter((doc) => !ahead.has(doc))] };
}

/** The one line the record answers with, when it is sure: {label, value, title, url}; or null. `texts`: those of the first results. */
export async function factOf({ code }, found, texts, positions, site) {
  const [first, second] = found;
  const isSole = first && first.rank >= (code ? LOWEST : FAIR) && second?.rank !== first.rank;
  const text = isSole && (await site.text(first.doc));
  const of = ({ facts = [], sentence, title, url }, at = facts.findIndex(([name]) => name === code)) => {
    const [, label, value] = facts[at] ?? (code === "much" && sentence ? ["", "", sentence] : []);
    return value ? { label, value, title, url } : null;
  };
  if (text) return of(text, first.fact);
  // Of what holds or is to come there may be but one; of what has passed it must be far ahead.
  const isNow = ({ doc }) => site.now.has(doc);
  const whole = texts.filter(({ doc }) => positions.every(({ fitness }) => !fitness || fitness[doc] > 0.5));
  const best = (code === "when" && whole.find(isNow)) || texts[0];
  // Of a record whose title is about something else the day is not the one asked for.
  const isIn = (row) => positions.filter(({ readings }) => readings.some(({ key }) => row.some((token) => token.key === key)));
  const isTold = ({ head, others }) => [head, ...others].some((row) => isIn(row).length * 2 >= positions.length);
  const rival = whole.find((other) => other !== best && isNow(other) >= isNow(best));
  if (found.length || !/^(when|much|address)$/.test(code) || !whole.includes(best) || !isTold(best) || best.worth < AHEAD * (rival?.worth ?? 0)) return null;
  return of(best);
}
