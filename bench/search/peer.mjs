// Builds and asks a peer that lives in memory: node peer.mjs <minisearch|lunr> <corpus.jsonl> <queries.jsonl> <results.jsonl>
// Both in their default setting, title boosted three times. Prints seconds, megabytes and the gzip'd index as JSON.
import fs from "node:fs";
import zlib from "node:zlib";

const [engine, corpus, queries, results] = process.argv.slice(2);
const records = fs.readFileSync(corpus, "utf8").trim().split("\n").map((line) => JSON.parse(line));

async function minisearch() {
  const { default: MiniSearch } = await import("minisearch");
  const index = new MiniSearch({ idField: "url", fields: ["title", "body"], searchOptions: { boost: { title: 3 } } });
  index.addAll(records);
  return { ask: (query) => index.search(query).slice(0, 10).map(({ id }) => id), text: () => JSON.stringify(index) };
}

async function lunrIndex() {
  const { default: lunr } = await import("lunr");
  const index = lunr(function build() {
    this.ref("url");
    this.field("title", { boost: 3 });
    this.field("body");
    for (const record of records) this.add(record);
  });
  // Only letters and digits: everything else is lunr's query language.
  const ask = (query) => index.search(query.replace(/[^\p{L}\p{N}\s]+/gu, " ")).slice(0, 10).map(({ ref }) => ref);
  return { ask, text: () => JSON.stringify(index) };
}

const began = performance.now();
const { ask, text } = await (engine === "lunr" ? lunrIndex() : minisearch());
const seconds = (performance.now() - began) / 1000;
const out = [];
for (const line of fs.readFileSync(queries, "utf8").trim().split("\n")) {
  const { kind, url, forms } = JSON.parse(line);
  for (const [form, query] of Object.entries(forms)) {
    const from = performance.now();
    const rank = ask(query).indexOf(url) + 1;
    out.push(JSON.stringify({ engine, kind, form, query, url, rank, ms: performance.now() - from }));
  }
}
fs.writeFileSync(results, out.join("\n"));
const memory = process.memoryUsage().rss / 2 ** 20;
console.log(JSON.stringify({ seconds, mb: memory, bytes: zlib.gzipSync(text(), { level: 6 }).length }));
