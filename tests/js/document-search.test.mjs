// The search field of the register of documents: what people type is found, and nothing else.
import assert from "node:assert/strict";
import { register } from "node:module";
import { test } from "node:test";

const theme = new URL("../../theme/js/", import.meta.url);
const hook = `export const resolve = (name, context, next) => next(name.startsWith("site/") ? "${theme}" + name.slice(5) + ".mjs" : name, context);`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
const { day, entry, found, unbroken } = await import("../../theme/components/document-search/document-search.mjs");

const LIST = [
  ["/e/", "Thông báo", "", "Triển khai Nghị quyết số 10-NQ/TU", "", "2026-10-01", false],
  ["/a/", "Kế hoạch", "04/KH-UBND", "Cải cách hành chính năm 2026", "Ủy ban nhân dân xã Sơn Khê", "2026-02-04", false],
  ["/b/", "Nghị quyết", "10-NQ/TU", "Về nâng cao chất lượng đội ngũ cán bộ", "Tỉnh ủy Bắc Kạn", "2016-04-26", false],
  ["/c/", "Quyết định", "110/QĐ-UBND", "Phân bổ vốn theo Nghị quyết 10-NQ/TU", "Ủy ban nhân dân huyện Sơn Khê", "2017-03-01", false],
  ["/d/", "Báo cáo", "", "Đánh giá 5 năm", "", "", true],
].map(entry);
const ask = (q, more = {}) => found(LIST, { q, ...more }).map((one) => one.href);

test("a number is found however it is typed, and its own document first", () => {
  for (const typed of ["10-NQ/TU", "10 nq tu", "10-nq/tu", "Nghị quyết 10", "nghi quyet so 10"]) assert.equal(ask(typed)[0], "/b/", typed);
  assert.deepEqual(ask("10-NQ/TU"), ["/b/", "/e/", "/c/"]);
  assert.deepEqual(ask("110"), ["/c/"]);
});

test("words without marks, of the body or its abbreviation", () => {
  assert.deepEqual(ask("cai cach hanh chinh"), ["/a/"]);
  assert.deepEqual(ask("ubnd son khe"), ["/a/", "/c/"]);
  assert.deepEqual(ask("đội ngũ"), ["/b/"]);
  assert.deepEqual(ask("không có gì"), []);
});

test("kind, issuer and days narrow what is found; a document without a day lies in no span that ends", () => {
  assert.deepEqual(ask("", { loai: "Kế hoạch" }), ["/a/"]);
  assert.deepEqual(ask("", { "co-quan": "Tỉnh ủy Bắc Kạn" }), ["/b/"]);
  assert.deepEqual(ask("", { tu: "2017-01-01", den: "2017-12-31" }), ["/c/"]);
  assert.deepEqual(ask("", { den: "2016-12-31" }), ["/b/"]);
});

test("days are written as everywhere on the site", () => {
  assert.equal(day("2024-03-05"), "05/3/2024");
  assert.equal(day("2024-02-05"), "05/02/2024");
  assert.equal(day("2024-12-31"), "31/12/2024");
});

test("a period of a title stays on one line, as the pages print it", () => {
  assert.equal(unbroken("giai đoạn 2021 - 2025, 2026 – 2030"), "giai đoạn 2021\u00a0-\u00a02025, 2026\u00a0–\u00a02030");
  assert.equal(unbroken("kinh tế - xã hội năm 2026"), "kinh tế - xã hội năm 2026");
});
