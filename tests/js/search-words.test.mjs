// theme/js/search/words.mjs and score.mjs keep the vectors of their Python twins.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { exactness } from "../../theme/js/search/score.mjs";
import { form, numbers, plain, reading, tokens } from "../../theme/js/search/words.mjs";

const vectors = JSON.parse(readFileSync(new URL("../vectors/search-words.json", import.meta.url), "utf8"));

// The Python stream has a mark where neighbours are parted; here a word says so itself.
const nearOf = (stream) => stream.flatMap((token, at) => (token ? [[...token, at > 0 && stream[at - 1] !== null]] : []));

test("tokens are those of the vectors, parted in the same places", () => {
  for (const [text, expected] of vectors.tokens) {
    const found = tokens(plain(text)).map(({ word, key, near }) => [key, form(word), near]);
    assert.deepEqual(found, nearOf(expected), text);
  }
});

test("places of tokens are places in the text", () => {
  for (const [text] of vectors.tokens) for (const { word, at, end } of tokens(plain(text))) assert.equal(plain(text).slice(at, end), word);
});

test("document numbers are those of the vectors", () => {
  for (const [text, expected] of vectors.numbers) assert.deepEqual(numbers(plain(text)).map(({ pieces }) => pieces), expected, text);
});

test("raw keys read as the vectors say", () => {
  for (const [word, expected] of vectors.readings) assert.equal(reading(word), expected && form(expected), word);
});

test("exact marks count most, then half-marked, then none, then wrong ones", () => {
  const against = (typed) => exactness(form(typed), form("định"));
  assert.equal(against("định"), 1);
  assert.ok(against("dinh") > against("đinh"), "no mark asks for none");
  assert.ok(against("đinh") > exactness(form("định"), form("dinh")));
  assert.ok(exactness(form("định"), form("dinh")) > against("đình"));
  assert.equal(exactness(form("hoà"), form("hòa")), 1);
});
