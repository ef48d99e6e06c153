// Asks queries given as JSON on stdin: node judged.mjs <client.mjs>. Gives [[addresses, line above the list], …].
import fs from "node:fs";
import { pathToFileURL } from "node:url";

const { search } = await import(pathToFileURL(process.argv[2]).href);
const found = [];
for (const query of JSON.parse(fs.readFileSync(0, "utf8"))) {
  const { results, answer } = await search(query);
  found.push([results.map(({ url }) => url), answer?.value ?? null]);
}
console.log(JSON.stringify(found));
