// Names told whole, questions answered by the record, what holds before what has passed (tests/plugins/search/town.py).
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { asked } from "../../theme/js/search/names.mjs";
import { parse } from "../../theme/js/search/query.mjs";
import { form, key } from "../../theme/js/search/words.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PYTHON = existsSync(join(ROOT, ".venv/bin/python")) ? join(ROOT, ".venv/bin/python") : "python3";
const folder = mkdtempSync(join(tmpdir(), "town-"));
execFileSync(PYTHON, ["-m", "tests.plugins.search.town", folder], { cwd: ROOT });
after(() => rmSync(folder, { recursive: true }));
const { search } = await import(pathToFileURL(join(folder, "client.mjs")).href);

const first = async (query) => (await search(query)).results[0]?.url;
const said = async (query) => (await search(query)).answer?.value ?? null;

for (const typed of ["UBND phường Mây", "ubnd phuong may", "Ủy ban nhân dân phường Mây", "uỷ ban nhân dân phường mây", "ubnd", "UBND  PHƯỜNG MÂY", "uyr ban nhaan daan phuwowngf maay", "thông tin về UBND phường Mây"]) {
  test(`“${typed}” is the unit, whatever nine articles say`, async () => assert.equal(await first(typed), "/don-vi/ubnd/"));
}

test("words before and behind a name say nothing of what is looked for", async () => {
  for (const typed of ["gặp UBND phường Mây", "bà con muốn hỏi UBND phường Mây", "UBND phường Mây giờ thuộc xã nào", "UBND phường Mây sáp nhập"]) {
    assert.equal(await first(typed), "/don-vi/ubnd/", typed);
  }
});

test("marks that contradict a name are another name", async () => {
  assert.equal(await first("phường Mây"), "/don-vi/phuong/");
  assert.equal((await search("phường Mầy")).answer, null);
  assert.notEqual(await first("ubnd phường Mấy"), "/don-vi/ubnd/");
});

for (const [typed, value] of [
  ["số điện thoại UBND phường Mây", "0123 456 789"], ["sđt ubnd", "0123 456 789"], ["UBND phường Mây ở đâu", "Số 1 phố Chợ"], ["dia chi ubnd phuong may", "Số 1 phố Chợ"],
  ["chủ tịch phường Mây là ai", "Lê Văn An"], ["chủ tịch UBND phường Mây", "Lê Văn An"], ["ai là chủ tịch phường Mây", "Lê Văn An"],
  ["giờ làm việc", "7 giờ – 17 giờ"], ["mấy giờ làm việc", "7 giờ – 17 giờ"], ["số điện thoại", "0123 456 789"],
  ["khi nào cúp điện", "đến hết ngày 03/12/2026"], ["hội thảo chợ đêm khi nào", "08:00, 10/12/2026, Nhà văn hóa"],
]) {
  test(`“${typed}” is answered in one line`, async () => assert.equal(await said(typed), value));
}

for (const typed of ["số điện thoại trạm nước", "UBND phường Mây", "giờ làm việc của phường Mây", "số điện thoại công an", "khi nào họp tháng 3 phường Mây", "chủ tịch", "mất điện", "khi nào có nước"]) {
  test(`“${typed}” is not sure, so nothing is said`, async () => assert.equal(await said(typed), null));
}

for (const typed of ["mất điện", "cúp điện", "cup dien", "tạm ngừng cấp điện", "hôm nay mất điện", "hôm nay có mất điện không", "ngày mai có cúp điện không", "lịch cắt điện"]) {
  test(`“${typed}” finds the notice that holds before the old one`, async () => assert.equal(await first(typed), "/tin/2026/11/dien/"));
}

test("a procedure leads to the service elsewhere, and nothing is mended", async () => {
  for (const typed of ["đăng ký kết hôn", "thủ tục đăng ký kết hôn", "dang ky ket hon online"]) {
    const { results, corrected, suggested } = await search(typed);
    assert.deepEqual([results[0].url, results[0].kind, corrected, suggested], ["https://nop.example/", "service", null, null]);
  }
});

test("behind the office stands the page called as what is asked of it", async () => {
  const { results } = await search("số điện thoại của ubnd");
  assert.deepEqual(results.slice(0, 2).map(({ url }) => url), ["/don-vi/ubnd/", "/lien-he/"]);
});

test("a word that says nothing is one by its marks: without them it may be another", () => {
  const asks = { fill: "", idle: "… vây.|co' … không|cua? tôi", soon: "săp' tơi'", ahead: "" };
  const words = (typed) => typed.split(" ").map((word) => ({ form: form(word), key: key(word) }));
  const light = (typed) => [...asked(words(typed), asks).light].sort();
  assert.deepEqual([light("ở đâu vậy"), light("vậy ở đâu")], [[2], []]);
  assert.deepEqual([light("vay von"), light("vay vốn"), light("cua toi"), light("của tôi"), light("cửa tối")], [[], [], [0, 1], [0, 1], []]);
  assert.deepEqual([light("có mất điện không"), light("co mat dien khong"), light("không có điện")], [[0, 3], [0, 3], []]);
  assert.deepEqual([asked(words("họp sắp tới"), asks).isSoon, asked(words("sắp xếp tới"), asks).isSoon], [true, false]);
});

test("when a promise is kept is no question of what is to be", () => {
  const isSoon = (typed) => parse(typed, new Set(), { fill: "", idle: "", ahead: "bao giơ`" }).question.isSoon;
  assert.deepEqual([isSoon("bao giờ cắt điện"), isSoon("đường thôn bao giờ xong"), isSoon("đã hứa bao giờ có nước")], [true, false, false]);
});

test("a word behind one that is not looked for has no neighbour there", async () => {
  const asks = { fill: "", idle: "cua? tôi" };
  assert.deepEqual(parse("của tôi mất điện", new Set(), asks).positions.map(({ word, near }) => [word, near]), [["mất", false], ["điện", true]]);
  for (const typed of ["của tôi mấtt điện", "hôm nay mất điiện"]) assert.equal(await first(typed), "/tin/2026/11/dien/");
});

test("exact asks for the words alone, and the next page says no line again", async () => {
  assert.equal((await search("ubnd", { offset: 10 })).answer, null);
  assert.ok((await search("ubnd", { limit: 20 })).total >= 11);
});
