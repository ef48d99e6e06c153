// theme/js/fold.mjs keeps the same vectors as its Python twin.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { fold, fromTelex, fromVni, isFoldedSyllable, placeTones } from "../../theme/js/fold.mjs";

const vectors = (name) => JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), "utf8"));

test("fold gives every vector's key, and folding again changes nothing", () => {
  for (const [text, folded] of vectors("fold")) {
    assert.equal(fold(text), folded, text);
    assert.equal(fold(folded), folded);
  }
});

test("tones go to their old and new places", () => {
  for (const [text, old, fresh] of vectors("tone")) {
    assert.equal(placeTones(text, "old"), old, text);
    assert.equal(placeTones(text, "new"), fresh, text);
  }
});

test("Telex keys spell their syllable or nothing", () => {
  for (const [keys, syllable] of vectors("telex")) assert.equal(fromTelex(keys), syllable, keys);
});

test("VNI keys spell their syllable or nothing", () => {
  for (const [keys, syllable] of vectors("vni")) assert.equal(fromVni(keys), syllable, keys);
});

test("folded syllables are told from foreign words", () => {
  for (const [word, is] of vectors("syllables")) assert.equal(isFoldedSyllable(word), is, word);
});

test("the order of names kept for Python is the one of Intl.Collator('vi')", () => {
  const names = vectors("order");
  assert.deepEqual([...names].reverse().sort(new Intl.Collator("vi").compare), names);
});

test("the module stays within 3 KB compressed", () => {
  const size = gzipSync(readFileSync(new URL("../../theme/js/fold.mjs", import.meta.url)), { level: 9 }).length;
  assert.ok(size <= 3072, `${size} bytes`);
});
