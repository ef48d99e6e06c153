// Scoring keeps the vectors of its Python reference (tests/plugins/search/ranking.py), over the village's index in one shard.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { shard } from "../../theme/js/search/files.mjs";
import { parse } from "../../theme/js/search/query.mjs";
import { run } from "../../theme/js/search/score.mjs";
import { lift, prepared } from "../../theme/js/search/snippet.mjs";

const vectors = JSON.parse(readFileSync(new URL("../vectors/search-scores.json", import.meta.url), "utf8"));
const urls = Object.fromEntries(Object.entries(vectors.docs).map(([url, doc]) => [doc, url]));
const read = shard(new Uint8Array(Buffer.from(vectors.shard, "base64")));
const site = {
  maxDoc: vectors.blocks.at(-1)[1] + 64,
  documents: Object.keys(vectors.docs).length,
  blocks: vectors.blocks.map(([kind, from]) => ({ kind, from })),
  segments: [{ base: 0 }],
  common: new Map(),
  now: new Set(vectors.now),
  path: () => "one",
  shard: async () => read,
};
const NOTHING = { fill: "", idle: "", soon: "", ahead: "" };
// Sums are kept in 32 bits here, in 64 there.
const close = (found, expected, what) => assert.ok(Math.abs(found - expected) < 0.0002, `${what}: ${found}, not ${expected}`);

for (const [query, expected] of Object.entries(vectors.scores)) {
  test(`${query} ranks and scores as the reference says`, async () => {
    const { docs, scores } = await run({ ...parse(query, new Set(), NOTHING), spent: new Set() }, site, 10);
    assert.deepEqual(docs.map((doc) => urls[doc]), expected.map(([url]) => url));
    expected.forEach(([url, score], at) => close(scores[docs[at]], score, url));
  });
}

for (const [query, title, body, expected] of vectors.lifts) {
  test(`the text “${body}” lifts ${query} as the reference says`, () => {
    close(lift(parse(query, new Set(), NOTHING).positions, prepared({ title, sentence: "", body })), expected, body);
  });
}
