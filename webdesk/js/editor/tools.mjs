// The row of tools above the text: every one a button with a name, usable by keyboard, told as pressed where it holds.
import { setBlockType, toggleMark, wrapIn, lift } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, isInTable } from "prosemirror-tables";
import { schema } from "./schema.mjs";

const { nodes, marks } = schema;
const inside = (state, type) => { const { $from } = state.selection; for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type === type) return true; return false; };
const marked = (state, mark) => { const { from, $from, to, empty } = state.selection; return empty ? Boolean(mark.isInSet(state.storedMarks || $from.marks())) : state.doc.rangeHasMark(from, to, mark); };
const heading = level => ({ run: (state, go) => setBlockType(isHeading(state, level) ? nodes.paragraph : nodes.heading, { level })(state, go), on: state => isHeading(state, level) });
const isHeading = (state, level) => state.selection.$from.parent.type === nodes.heading && state.selection.$from.parent.attrs.level === level;
const list = type => ({ run: (state, go) => (inside(state, type) ? liftListItem(nodes.list_item) : wrapInList(type))(state, go), on: state => inside(state, type) });

function newTable(state, go) {
  const row = type => nodes.table_row.create(null, Array.from({ length: 3 }, () => type.createAndFill()));
  if (go) go(state.tr.replaceSelectionWith(nodes.table.create(null, [row(nodes.table_header), row(nodes.table_cell), row(nodes.table_cell)])).scrollIntoView());
  return true;
}

const TOOLS = [
  ["Đậm", "Đậm (Ctrl+B)", { run: toggleMark(marks.strong), on: state => marked(state, marks.strong) }],
  ["Nghiêng", "Nghiêng (Ctrl+I)", { run: toggleMark(marks.em), on: state => marked(state, marks.em) }],
  ["Đề mục", "Đề mục", heading(2)],
  ["Đề mục nhỏ", "Đề mục nhỏ", heading(3)],
  ["• Danh sách", "Danh sách", list(nodes.bullet_list)],
  ["1. Đánh số", "Danh sách đánh số", list(nodes.ordered_list)],
  ["“ Trích", "Trích dẫn", { run: (state, go) => (inside(state, nodes.blockquote) ? lift : wrapIn(nodes.blockquote))(state, go), on: state => inside(state, nodes.blockquote) }],
  ["Liên kết", "Liên kết (Ctrl+K)", { ask: true, on: state => marked(state, marks.link) }],
  ["Bảng", "Thêm bảng", { run: newTable, away: isInTable }],
  ["+ Dòng", "Thêm dòng vào bảng", { run: addRowAfter, only: isInTable }],
  ["+ Cột", "Thêm cột vào bảng", { run: addColumnAfter, only: isInTable }],
  ["− Dòng", "Bỏ dòng của bảng", { run: deleteRow, only: isInTable }],
  ["− Cột", "Bỏ cột của bảng", { run: deleteColumn, only: isInTable }],
  ["Bỏ bảng", "Bỏ cả bảng", { run: deleteTable, only: isInTable }],
  ["Hoàn tác", "Hoàn tác (Ctrl+Z)", { run: undo }],
  ["Làm lại", "Làm lại (Ctrl+Y)", { run: redo }],
];

export function askLink(view) {
  const { state } = view;
  if (marked(state, marks.link)) { toggleMark(marks.link)(state, view.dispatch); return true; }
  if (state.selection.empty) return true;
  const asked = view.dom.closest(".editor").querySelector(".link-row");
  asked.hidden = false;
  asked.querySelector("input").focus();
  return true;
}

function linkRow(view) {
  const row = document.createElement("div"), label = document.createElement("label"), input = document.createElement("input"), button = document.createElement("button");
  row.className = "link-row tools"; row.hidden = true;
  label.textContent = "Địa chỉ: "; input.setAttribute("aria-label", "Địa chỉ của liên kết"); input.placeholder = "https://…";
  button.type = "button"; button.textContent = "Gắn";
  const take = () => { const href = input.value.trim(); row.hidden = true; input.value = ""; if (href) toggleMark(marks.link, { href })(view.state, view.dispatch); view.focus(); };
  button.addEventListener("click", take);
  input.addEventListener("keydown", event => { if (event.key === "Enter") { event.preventDefault(); take(); } if (event.key === "Escape") { row.hidden = true; view.focus(); } });
  input.addEventListener("input", event => event.stopPropagation());
  label.append(input); row.append(label, button);
  return row;
}

export function toolbar(view, extra) {
  const bar = document.createElement("div");
  bar.className = "tools"; bar.setAttribute("role", "toolbar"); bar.setAttribute("aria-label", "Công cụ soạn thảo");
  const made = TOOLS.map(([words, name, tool]) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words, title: name });
    button.tabIndex = -1;
    button.addEventListener("click", () => { if (tool.ask) askLink(view); else { tool.run(view.state, view.dispatch, view); view.focus(); } });
    bar.append(button);
    return [button, tool];
  });
  bar.append(...extra);
  const buttons = () => [...bar.querySelectorAll("button:not([hidden])")];
  buttons()[0].tabIndex = 0;
  bar.addEventListener("keydown", event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key], all = buttons(), at = all.indexOf(document.activeElement);
    if (!step || at < 0) return;
    all.forEach(one => { one.tabIndex = -1; });
    const next = all[(at + step + all.length) % all.length]; next.tabIndex = 0; next.focus(); event.preventDefault();
  });
  const update = () => made.forEach(([button, tool]) => {
    if (tool.on) button.setAttribute("aria-pressed", String(tool.on(view.state)));
    if (tool.only) button.hidden = !tool.only(view.state);
    if (tool.away) button.hidden = tool.away(view.state);
  });
  return { bar, row: linkRow(view), update };
}
