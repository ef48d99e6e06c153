// The client as published, over the made-up village's index (tests/plugins/search/village.py).
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PYTHON = existsSync(join(ROOT, ".venv/bin/python")) ? join(ROOT, ".venv/bin/python") : "python3";
const folders = [];

function village() {
  const folder = mkdtempSync(join(tmpdir(), "search-"));
  folders.push(folder);
  execFileSync(PYTHON, ["-m", "tests.plugins.search.village", folder], { cwd: ROOT });
  return folder;
}
const clientOf = (folder) => import(pathToFileURL(join(folder, "client.mjs")).href);

const { search, suggest, counts } = await clientOf(village());
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const urls = async (query, options) => (await search(query, options)).results.map(({ url }) => url);
const first = async (query, options) => (await urls(query, options))[0];
const THAO = "/tin/2016/04/hoi-thao/";
const KENH = "/tin/2018/03/thuy-loi/";

for (const [form, query] of Object.entries({
  "with marks": "hội thảo", "without marks": "hoi thao", "half marked": "hôi thảo", "in capitals": "HỘI THẢO", decomposed: "hội thảo".normalize("NFD"),
  "in raw Telex": "hooij thaor", "in raw VNI": "ho65i tha3o", "half in raw Telex": "hội thaor", "in raw Telex in capitals": "HOOIJ THAOR",
  "with the keys of tones behind marks": "hôij thảo",
})) {
  test(`a query ${form} finds the workshop first`, async () => assert.equal(await first(query), THAO));
}

test("keys that a keyboard program left behind its marks, and its brackets, are read", async () => {
  assert.equal(await first("đưowngf liên xã"), await first("đường liên xã"));
  assert.equal(await first("dd][ngf lieen xax"), await first("đường liên xã"));
  assert.equal((await search("kênh [thủy lợi]")).results[0].url, KENH);
});

test("both tone placements find both spellings", async () => {
  assert.equal(await first("kênh thuỷ lợi"), KENH);
  assert.equal(await first("kênh thủy lợi"), KENH);
});

test("i and y are one in names", async () => {
  assert.equal(await first("hoàng văn quí"), THAO);
  assert.equal(await first("lí thị mỹ"), "/tin/2020/08/hoi-cho/");
});

test("neighbouring syllables stand above scattered ones", async () => {
  const found = await urls("hoi thao");
  assert.ok(found.indexOf(THAO) < found.indexOf("/tin/2021/03/hop/"), found.join());
  assert.ok(found.includes("/tin/2021/03/hop/"));
});

test("a quoted phrase is found only as quoted, free words beside it rank", async () => {
  assert.deepEqual((await urls('"hội thảo"')).sort(), [THAO]);
  assert.equal((await search('"hội thảo"')).total, 1);
  assert.equal(await first('"cải cách hành chính" hoàng văn quý'), THAO);
  assert.deepEqual(await urls('"thảo hội"'), []);
});

test("document numbers are found as typed, without marks, by prefix and in pieces", async () => {
  for (const query of ["10-NQ/TU", "10-nq/tu", "10-NQ", "NQ 10", "10 nq tu"]) {
    assert.ok((await urls(query)).slice(0, 2).includes("/van-ban/10-nq-tu/"), query);
  }
  for (const query of ["64/2007/ND-CP", "64/2007/NĐ-CP", "64/2007", "64/2007/N", "nd 64"]) assert.equal(await first(query), "/van-ban/64-2007/", query);
  assert.equal(await first("93 kh ubnd"), "/ke-hoach/giao-thong/");
});

test("abbreviations find what they stand for, and the other way round", async () => {
  assert.ok((await urls("CCHC")).includes(THAO));
  assert.ok((await urls("ủy ban nhân dân tiếp công dân")).includes("/tin/2019/11/tiep-dan/"));
  assert.ok((await urls("hợp tác xã")).includes("/tin/2019/06/htx/"));
});

test("a name that is no syllable of ours is read as raw keys if the rest is typed so", async () => {
  const { parse } = await import(pathToFileURL(join(ROOT, "theme/js/search/query.mjs")).href);
  const keysOf = (query, known = []) => parse(query, new Set(known), { fill: "zz", idle: "zz" }).positions.map(({ readings }) => readings.map(({ key }) => key).join("|"));
  assert.deepEqual(keysOf("huyeejn ddawks mil tinhr ddawks noong"), ["huyen", "dak|ddawks", "mil", "tinh", "dak|ddawks", "nong"]);
  assert.deepEqual(keysOf("cos taan cans booj", ["cos", "taan", "cans"]), ["co|cos", "tan|taan", "can|cans", "bo"]);
  assert.deepEqual(keysOf("vé xem cos", ["cos"]), ["ve", "xem", "cos|co"], "with marks a known word comes first as it stands");
  assert.deepEqual(keysOf("mua xang e5", ["e5"]), ["mua", "xang", "e|e5"]);
  assert.deepEqual(keysOf("muwu hoatj hddnd"), ["muu", "hoat", "hdnd|hddnd"]);
  assert.deepEqual(keysOf("vawn hoas 2024"), ["van", "hoa", "2024"]);
});

test("a raw word that looks like Telex keys is still found as it stands", async () => {
  assert.equal(await first("facebook"), "/tin/2019/06/htx/");
});

for (const [slip, query, meant] of [
  ["a letter too many", "hội thảoo cải cách", "thảo"], ["a letter missing", "kênh thủy ợi", "lợi"], ["two letters swapped", "kênh thủy lợi đầu vụ nạo vte", "vét"],
]) {
  test(`one typo (${slip}) is mended and said`, async () => {
    const { corrected, results } = await search(query);
    assert.ok(results[0].url === THAO || results[0].url === KENH, query);
    assert.ok(corrected === null || corrected.includes(meant), corrected);
  });
}

test("a slip in a word that is kept under another spelling is mended", async () => {
  const { corrected, results } = await search("hoàng văn qý");
  assert.equal(results[0].url, THAO);
  assert.equal(corrected, "hoàng văn quý");
});

test("the way back asks for the query exactly as typed", async () => {
  const typed = "kênh thủy lợii";
  assert.notEqual((await search(typed)).corrected, null);
  assert.equal((await search(typed, { exact: true })).corrected, null);
});

test("a word asked alone is mended where nothing is found as typed", async () => {
  const { corrected, suggested } = await search("thảoo");
  assert.equal(corrected, "thảo");
  assert.equal(suggested, null);
});

test("what is found, and a name the site does not know, is never mended, at most offered", async () => {
  for (const query of ["kênh thủy lợi", "kenh thuy loi", "xã phước kim", "xa phuoc kim", "xã đắk plao", "ông giàng mí sẩy", "hội thảo cho vay", "hội thào cải cách"]) {
    assert.equal((await search(query)).corrected, null, query);
  }
});

test("what is likely but not sure is offered as another query", async () => {
  const typed = "hoang van qun";
  const { corrected, suggested, results } = await search(typed);
  assert.equal(corrected, null);
  assert.equal(suggested, "hoang van quý");
  assert.equal(results[0].url, THAO);
  assert.equal((await search(typed, { exact: true })).suggested, null);
});

test("what is too unsure to be offered is still found by", async () => {
  for (const [typed, meant] of [["cầu reo", "/tin/2021/01/cau-treo/"], ["bế mạch", "/tin/2021/03/hop/"]]) {
    const { corrected, suggested, results } = await search(typed);
    assert.deepEqual([corrected, suggested, results[0]?.url], [null, null, meant]);
    assert.equal((await search(typed, { exact: true })).total, 0);
  }
});

test("words without the space between them are taken apart where nothing is called so", async () => {
  for (const typed of ["kênhthủylợi", "kenh thuyloi", "kênh thủylợi"]) assert.equal(await first(typed), KENH, typed);
  assert.equal((await search("kênhthủylợi", { exact: true })).total, 0);
  assert.equal(await first("facebook"), "/tin/2019/06/htx/");
});

test("a wrong mark still finds the page", async () => assert.equal(await first("kênh thúy lợi"), KENH));

test("a question about a promise brings the target first, with its state in a sentence", async () => {
  const { results } = await search("đường liên xã hứa năm ngoái");
  assert.equal(results[0].kind, "target");
  assert.match(results[0].snippet, /chưa có tin về kết quả/);
});

test("old unit names lead to the unit", async () => assert.equal(await first("xã Nà Mạ"), "/don-vi/uy-ban-ban-coi/"));

test("filters narrow, count and combine", async () => {
  const all = await search("bản cới");
  const units = (await counts("bản cới")).unit;
  assert.ok(units.find(({ id }) => id === "uy-ban-ban-coi").count > 0);
  assert.equal(units.find(({ id }) => id === "uy-ban-ban-coi").label, "Ủy ban nhân dân xã Bản Cới");
  const one = await search("bản cới", { filters: { kind: "article", year: ["2016", "2017"] } });
  assert.deepEqual(one.results.map(({ date }) => date.slice(0, 4)).sort(), ["2016", "2017"]);
  assert.ok(one.total < all.total);
  assert.deepEqual(await urls("hòa bình", { filters: { targets: true } }), ["/tin/2020/02/dan-van/"]);
  const years = (await counts("bản cới", { filters: { kind: "article" } })).year;
  assert.equal(years.reduce((sum, { count }) => sum + count, 0), (await search("bản cới", { filters: { kind: "article" } })).total);
});

test("results may be ordered by date", async () => {
  const dates = (await search("xã", { sort: "date" })).results.map(({ date }) => date).filter(Boolean);
  assert.ok(dates.length > 3);
  assert.deepEqual(dates, [...dates].sort().reverse());
});

test("pages of results follow each other without a gap or a double", async () => {
  const whole = await urls("xã", { limit: 20 });
  const parts = [...(await urls("xã", { limit: 5 })), ...(await urls("xã", { limit: 5, offset: 5 })), ...(await urls("xã", { limit: 10, offset: 10 }))];
  assert.deepEqual(parts, whole);
  assert.equal(new Set(whole).size, whole.length);
  assert.equal((await search("xã", { limit: 2 })).results.length, 2);
});

test("snippets keep the marks of the text and highlight runs of words as one", async () => {
  const { results } = await search("thuy loi");
  assert.match(results[0].snippet, /<mark>thủy lợi<\/mark>/);
});

test("text that looks like markup comes out as text", async () => {
  for (const { snippet } of (await search("xã")).results) assert.doesNotMatch(snippet.replace(/<\/?mark>/g, ""), /[<>]/);
});

test("every result has what the contract names", async () => {
  const { total, results, corrected } = await search("chè");
  assert.equal(total, 2);
  assert.equal(corrected, null);
  for (const one of results) for (const name of ["url", "title", "kind", "date", "unit", "snippet"]) assert.equal(typeof one[name], "string", name);
});

test("nothing found and nothing asked are no errors", async () => {
  assert.deepEqual(await search("   "), { total: 0, results: [], corrected: null, suggested: null, answer: null });
  assert.equal((await search("zzzzqqq xxyyzz")).total, 0);
  assert.equal((await search('"')).total, 0);
});

test("suggestions come from beginnings, any word of names, numbers, and raw keys", async () => {
  const titles = async (text) => (await suggest(text, { limit: 5 })).map(({ url }) => url);
  assert.equal((await titles("cai ca"))[0], "/chu-de/cai-cach/");
  assert.equal((await titles("hành ch"))[0], "/chu-de/cai-cach/");
  assert.ok((await titles("nà m")).includes("/don-vi/uy-ban-ban-coi/"));
  assert.ok((await titles("10-n")).includes("/van-ban/10-nq-tu/"));
  assert.ok((await titles("hội th")).includes(THAO));
  assert.ok((await titles("hooij th")).includes(THAO));
  assert.deepEqual(await titles("zzz"), []);
  assert.equal((await suggest("xã", { limit: 2 })).length <= 2, true);
});

async function broken(change) {
  const folder = village();
  change(join(folder, "v1"));
  const client = await clientOf(folder);
  return client.search("hội thảo").then(() => null, (fault) => fault);
}
const everyShard = (folder, change) => {
  for (const name of readdirSync(join(folder, "open"))) if (/^\d+-/.test(name)) change(join(folder, "open", name));
};

const everyText = (folder, change) => {
  const open = join(folder, "open");
  for (const name of readdirSync(open, { recursive: true })) if (/^t.*\.bin$/.test(name)) change(join(open, name));
};

for (const [name, change] of Object.entries({
  "a missing manifest": (folder) => rmSync(join(folder, "manifest.bin")),
  "missing shards": (folder) => everyShard(folder, (file) => rmSync(file)),
  "cut shards": (folder) => everyShard(folder, (file) => writeFileSync(file, readFileSync(file).subarray(0, 30))),
  "shards that are web pages": (folder) => everyShard(folder, (file) => writeFileSync(file, "<!doctype html><title>404</title>")),
  "a cut text": (folder) => everyText(folder, (file) => writeFileSync(file, readFileSync(file).subarray(0, 40))),
  "texts of another dictionary": (folder) => everyText(folder, (file) => writeFileSync(file, Buffer.concat([readFileSync(file).subarray(0, -4), Buffer.alloc(4)]))),
  "a manifest that is no JSON": (folder) => writeFileSync(join(folder, "manifest.bin"), "{"),
  "a manifest of another format": (folder) => writeFileSync(join(folder, "manifest.bin"), '{"format": 99}'),
})) {
  test(`${name} give a clear message, no other error`, async () => {
    const fault = await broken(change);
    assert.equal(fault?.name, "SearchError", String(fault?.stack));
    assert.match(fault.message, /Chưa tìm kiếm được/);
  });
}

test("files a server has unzipped already are read too", async () => {
  const { gunzipSync } = await import("node:zlib");
  const folder = village();
  const unzip = (name) => writeFileSync(name, gunzipSync(readFileSync(name)));
  unzip(join(folder, "v1/manifest.bin"));
  everyShard(join(folder, "v1"), unzip);
  assert.equal((await (await clientOf(folder)).search("hội thảo")).results[0].url, THAO);
});
