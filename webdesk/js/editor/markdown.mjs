// Markdown → document → Markdown. A block nobody touched is written back as it was typed, letter by letter: nodes are never changed
// in place, so a node that is still the same object still has its source.
import MarkdownIt from "markdown-it";
import { MarkdownParser, MarkdownSerializer, defaultMarkdownParser, defaultMarkdownSerializer } from "prosemirror-markdown";
import { schema } from "./schema.mjs";

const SHORT = 60; // letters; shorter lines break where they were typed (docs/markdown.md)
const reader = MarkdownIt("default", { html: true, linkify: false, typographer: false });
reader.disable("strikethrough");

const cell = align => ({ block: align, getAttrs: token => ({ align: /text-align:(\w+)/.exec(token.attrGet("style") ?? "")?.[1] ?? null }) });
const parser = new MarkdownParser(schema, reader, {
  ...defaultMarkdownParser.tokens,
  table: { block: "table" }, thead: { ignore: true }, tbody: { ignore: true }, tr: { block: "table_row" },
  th: cell("table_header"), td: cell("table_cell"),
});
const KNOWN = new Set([...Object.keys(defaultMarkdownParser.tokens), "table", "thead", "tbody", "tr", "th", "td", "text", "softbreak", "inline"]);

const known = tokens => tokens.every(token => KNOWN.has(token.type.replace(/_(open|close)$/, "")) && (!token.children || known(token.children)));

// Whether a list holds a table, which is kept as it was typed.
function tabled(tokens) {
  let lists = 0;
  return tokens.some(token => { if (token.type.includes("list_item")) lists += token.nesting; return lists > 0 && token.type === "table_open"; });
}

// Cells hold paragraphs in the editor, and bare words in Markdown.
function wrapCells(tokens) {
  const out = [];
  for (const [place, token] of tokens.entries()) {
    const inside = place && /^t[hd]_open$/.test(tokens[place - 1].type) && token.type === "inline";
    if (!inside) { out.push(token); continue; }
    const [open, close] = ["paragraph_open", "paragraph_close"].map((type, n) => Object.assign(new token.constructor(type, "p", n ? -1 : 1), { block: true }));
    out.push(open, token, close);
  }
  return out;
}

function breaks(tokens) {
  for (const token of tokens) {
    if (token.type !== "inline") continue;
    const lines = token.content.split("\n");
    let line = 0;
    for (const child of token.children ?? []) {
      if (child.type === "softbreak" && lines[line].length < SHORT) child.type = "hardbreak";
      if (child.type === "softbreak" || child.type === "hardbreak") line++;
    }
  }
  return tokens;
}

const withTokens = tokens => new MarkdownParser(schema, { parse: () => wrapCells(breaks(tokens)) }, parser.tokens);

// The top-level blocks of a text, each with its tokens and its lines; what markdown-it passes over is a block without tokens.
function blocks(text) {
  const lines = text.split("\n"), found = [];
  let group = [], depth = 0, next = 0;
  const gap = upTo => {
    for (let start = next; start < upTo; start++) {
      if (!lines[start].trim()) continue;
      let stop = start + 1;
      while (stop < upTo && lines[stop].trim()) stop++;
      found.push({ start, stop, tokens: [] });
      start = stop;
    }
  };
  for (const token of reader.parse(text, {})) {
    group.push(token);
    depth += token.nesting;
    if (depth) continue;
    let [start, stop] = group[0].map;
    while (stop > start && !lines[stop - 1].trim()) stop--;
    gap(start);
    found.push({ start, stop, tokens: group });
    group = []; next = stop;
  }
  gap(lines.length);
  return found.map(one => ({ ...one, source: lines.slice(one.start, one.stop).join("\n") }));
}

export function opened(text) {
  const sources = new WeakMap(), nodes = [];
  const found = blocks(text);
  for (const [place, block] of found.entries()) {
    const made = block.tokens.length && known(block.tokens) && !tabled(block.tokens) ? withTokens(block.tokens).parse("").content : null;
    const node = made?.childCount === 1 ? made.child(0) : schema.node("raw", null, block.source ? [schema.text(block.source)] : []);
    const space = "\n".repeat((found[place + 1]?.start ?? block.stop + 1) - block.stop + 1);
    nodes.push(node);
    sources.set(node, { source: block.source, space, next: null });
    if (place) sources.get(nodes[place - 1]).next = node;
  }
  return { doc: schema.node("doc", null, nodes.length ? nodes : [schema.node("paragraph")]), sources };
}

const inCell = node => serializer.serialize(node.content.firstChild ? schema.node("doc", null, node.content) : schema.node("doc", null, [schema.node("paragraph")]))
  .replace(/\\?\n/g, " ").replace(/\|/g, "\\|").trim();
function table(state, node) {
  const rows = [];
  node.forEach(row => { const cells = []; row.forEach(one => cells.push({ words: inCell(one), align: one.attrs.align, span: one.attrs.colspan })); rows.push(cells); });
  const width = Math.max(...rows.map(row => row.reduce((sum, one) => sum + one.span, 0)));
  const told = rows.map(row => { const words = row.flatMap(one => [one.words, ...Array(one.span - 1).fill("")]); return `| ${[...words, ...Array(width - words.length).fill("")].join(" | ")} |`; });
  const rule = Array.from({ length: width }, (_, n) => ({ left: ":--", center: ":-:", right: "--:" })[rows[0][n]?.align] ?? "---");
  state.write([told[0], `|${rule.join("|")}|`, ...told.slice(1)].join("\n"));
  state.closeBlock(node);
}
const serializer = new MarkdownSerializer({
  ...defaultMarkdownSerializer.nodes,
  table, raw: (state, node) => { state.write(node.textContent); state.closeBlock(node); },
  bullet_list: (state, node) => state.renderList(node, "  ", () => "- "),
  hard_break: (state, node, parent, index) => { for (let n = index + 1; n < parent.childCount; n++) if (parent.child(n).type !== node.type) return state.write("  \n"); },
}, defaultMarkdownSerializer.marks, { hardBreakNodeName: "hard_break", strict: false });

const plainly = text => text.replace(/\\\[(\^[\w-]+)\\\]/g, "[$1]").replace(/^(\d+)\\\./gm, "$1\\.");

export function written(doc, sources) {
  const out = [];
  doc.forEach((node, _, place) => {
    const kept = sources.get(node), following = place + 1 < doc.childCount ? doc.child(place + 1) : null;
    const words = kept ? kept.source : plainly(serializer.serialize(schema.node("doc", null, [node]), { tightLists: true }));
    if (!kept && !words.trim() && node.type.name === "paragraph") return;
    out.push(words, following && kept?.next === following && kept.space ? kept.space : "\n\n");
  });
  out.pop();
  return out.join("").replace(/^\n+|\n+$/g, "");
}
