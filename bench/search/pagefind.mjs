// Builds Pagefind's index: node pagefind.mjs <corpus.jsonl> <folder>. Titles are h1, as on a page.
import fs from "node:fs";
import * as pagefind from "pagefind";

const [corpus, folder] = process.argv.slice(2);
const escaped = (text) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const began = performance.now();
const { index } = await pagefind.createIndex({ forceLanguage: "vi" });
for (const line of fs.readFileSync(corpus, "utf8").trim().split("\n")) {
  const { url, title, body } = JSON.parse(line);
  const content = `<!doctype html><html lang="vi"><body><main><h1>${escaped(title)}</h1><p>${escaped(body)}</p></main></body></html>`;
  const { errors } = await index.addHTMLFile({ url, content });
  if (errors.length) throw new Error(errors.join());
}
const { errors } = await index.writeFiles({ outputPath: folder });
if (errors.length) throw new Error(errors.join());
const size = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).reduce((sum, one) => sum + fs.statSync(`${one.parentPath ?? one.path}/${one.name}`).size, 0);
console.log(JSON.stringify({ seconds: (performance.now() - began) / 1000, mb: 0, bytes: size }));
await pagefind.close();
