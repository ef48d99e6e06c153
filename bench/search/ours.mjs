// Answers queries with a built index in Node: node ours.mjs <client.mjs> <queries.jsonl> <results.jsonl>
import fs from "node:fs";
import fsp from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { pathToFileURL } from "node:url";

const [client, queries, results] = process.argv.slice(2);
let bytes = 0;
const readFile = fsp.readFile;
fsp.readFile = async (...args) => {
  const read = await readFile(...args);
  bytes += read.length;
  return read;
};
syncBuiltinESMExports();

const { search } = await import(pathToFileURL(client).href);
const out = [];
for (const line of fs.readFileSync(queries, "utf8").trim().split("\n")) {
  const { kind, url, forms } = JSON.parse(line);
  for (const [form, query] of Object.entries(forms)) {
    const from = performance.now();
    const { results: found, corrected } = await search(query);
    const ms = performance.now() - from;
    const rank = found.findIndex((one) => one.url === url) + 1;
    out.push(JSON.stringify({ engine: "ours", kind, form, query, url, rank, ms, corrected }));
  }
}
fs.writeFileSync(results, out.join("\n"));
