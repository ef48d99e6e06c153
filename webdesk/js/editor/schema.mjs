// What a body may hold in the editor: what the portal's Markdown can say, and raw blocks for all else, kept as they were typed.
import { Schema } from "prosemirror-model";
import { schema as basic } from "prosemirror-markdown";
import { tableNodes } from "prosemirror-tables";

const cells = tableNodes({
  tableGroup: "block",
  cellContent: "paragraph",
  cellAttributes: {
    align: {
      default: null,
      getFromDOM: dom => ["left", "center", "right"].find(side => dom.style.textAlign === side || dom.className === `align-${side}`) ?? null,
      setDOMAttr: (value, attrs) => { if (value) attrs.class = `align-${value}`; },
    },
  },
});

const raw = {
  group: "block", content: "text*", marks: "", code: true, defining: true,
  parseDOM: [{ tag: "pre[data-raw]", preserveWhitespace: "full" }],
  toDOM: () => ["pre", { class: "raw", "data-raw": "", title: "Giữ nguyên như đã gõ" }, 0],
};

const image = {
  ...basic.spec.nodes.get("image"),
  toDOM: node => ["img", { src: node.attrs.src.startsWith("/") ? `/tep${node.attrs.src}` : node.attrs.src, alt: node.attrs.alt || "Ảnh chưa có mô tả", title: node.attrs.title, "data-src": node.attrs.src, "data-alt": node.attrs.alt ?? "" }],
  parseDOM: [{ tag: "img[data-src]", getAttrs: dom => ({ src: dom.dataset.src, alt: dom.dataset.alt ?? dom.getAttribute("alt"), title: dom.getAttribute("title") }) }],
};

// A list holds no table: the portal's Markdown cannot say one there, so that a table put into a list stands below it.
const listItem = {
  ...basic.spec.nodes.get("list_item"),
  content: "paragraph (paragraph | blockquote | heading | code_block | horizontal_rule | bullet_list | ordered_list | raw)*",
};

export const schema = new Schema({
  nodes: basic.spec.nodes.update("image", image).update("list_item", listItem).addToEnd("raw", raw).append(cells),
  marks: basic.spec.marks,
});
