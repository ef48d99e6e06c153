// The desk's editor: a body that is opened and written back is the same to the letter; an edit touches its own block alone.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { EditorState, TextSelection } from "prosemirror-state";
import { Slice } from "prosemirror-model";
import { opened, written } from "../../webdesk/js/editor/markdown.mjs";
import { schema } from "../../webdesk/js/editor/schema.mjs";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const ODD = [
  "Một đoạn.\nDòng ngắn\n  thụt vào", "- a\n- b\n+ con\n\n1. một\n2. hai\n\n4. bốn", "• gạch của Word\n– gạch nữa", "15[^1] xã.\n\n[^1]: Tính đến 30/4.",
  "| A | B |\n|---|--:|\n| 1 | **2** |", "<table><tr><td colspan=2>a</td></tr></table>", "Chữ <b>đậm</b> và <!-- ẩn -->\n\n<!-- cả đoạn -->",
  "Tên\n===\n\nCâu.\n---\n\n##Kết quả", "`mã` 10*15*20 m, 0912***456, mau_01.docx\n\n> Lời\n> trích", "***\n\n    thụt bốn\n\n```\nmã\n```", "[a][b]\n\n[b]: https://example.vn",
  "a  \nb\\\nc", "![mô tả](/anh/a.jpg \"chú thích\")", "1\\. không phải danh sách", "", "\n\n", "+---+\n| a |\n+---+", "Họ tên: ______\n__/__/____",
];
function* articles(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* articles(place); else if (place.endsWith(".md")) yield fs.readFileSync(place, "utf8");
  }
}
const body = text => text.replace(/^---\n[\s\S]*?\n---\n/, "").replace(/^\n+|\n+$/g, "");
const through = text => { const { doc, sources } = opened(text); return written(doc, sources); };

test("what was not touched is the same to the letter", () => {
  const texts = [...ODD, ...["content", "docs"].flatMap(folder => [...articles(path.join(ROOT, folder))].map(body))];
  assert.ok(texts.length > 20);
  for (const text of texts) assert.equal(through(text), text.replace(/^\n+|\n+$/g, ""));
});

test("an edit of one block leaves all others as they were typed", () => {
  const text = "• gạch của Word\n– gạch nữa\n\n\nMột   đoạn *nghiêng*.\n\n<div>giữ</div>\n\nCuối [^1]\n\n[^1]: lời";
  const { doc, sources } = opened(text);
  const nodes = []; doc.forEach(node => nodes.push(node));
  const place = nodes.findIndex(node => node.textContent.startsWith("Một"));
  nodes[place] = schema.node("paragraph", null, [schema.text("Đoạn khác, 5*3")]);
  const made = written(schema.node("doc", null, nodes), sources);
  assert.equal(made, text.replace("Một   đoạn *nghiêng*.", "Đoạn khác, 5\\*3").replace("\n\n\n", "\n\n"));
});

test("footnotes and tables survive an edit of their own block", () => {
  const { doc } = opened("Có 15[^1] xã.\n\n| A | B |\n|---|--:|\n| 1 | a \\| b |");
  assert.equal(written(doc, new WeakMap()), "Có 15[^1] xã.\n\n| A | B |\n|---|--:|\n| 1 | a \\| b |");
});

test("what is written anew is read alike", () => {
  for (const text of ["**đậm** và *nghiêng*", "- a\n- b\n  1. c", "## Đề mục\n\nĐoạn", "[tên](https://example.vn)", "> trích", "một  \nhai", "1. a\n2. b"]) {
    const once = written(opened(text).doc, new WeakMap());
    assert.ok(opened(once).doc.eq(opened(text).doc), `${text} → ${once}`);
  }
});

test("a table put into a list stands below it, and one that was typed there is kept", () => {
  const { doc } = opened("- một\n- hai");
  let at = 0;
  doc.descendants((node, place) => { if (node.isText && node.text === "hai") at = place + 3; });
  const start = EditorState.create({ doc, selection: TextSelection.create(doc, at) });
  const table = opened("| A | B |\n|---|---|\n| 1 | 2 |").doc.content;
  const made = start.apply(start.tr.replaceSelection(new Slice(table, 0, 0))).doc;
  assert.equal(written(made, new WeakMap()), "- một\n- hai\n\n| A | B |\n|---|---|\n| 1 | 2 |");
  for (const text of ["- một\n\n  | A | B |\n  |---|---|\n  | 1 | 2 |", "- a\n  - b\n\n    | A |\n    |---|\n    | 1 |"]) {
    assert.equal(written(opened(text).doc, new WeakMap()), text);
  }
});
