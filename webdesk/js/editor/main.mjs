// The rich-text editor over the plain text field of a body: what it shows is that field's Markdown, and it writes back only what changed.
import { baseKeymap, toggleMark } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import { EditorState } from "prosemirror-state";
import { goToNextCell, tableEditing } from "prosemirror-tables";
import { Slice } from "prosemirror-model";
import { EditorView } from "prosemirror-view";
import { opened, written } from "./markdown.mjs";
import { schema } from "./schema.mjs";
import { askLink, toolbar } from "./tools.mjs";

const { nodes, marks } = schema;
const keys = {
  "Mod-b": toggleMark(marks.strong), "Mod-i": toggleMark(marks.em), "Mod-k": (state, go, view) => askLink(view),
  "Mod-z": undo, "Mod-y": redo, "Mod-Shift-z": redo,
  Enter: splitListItem(nodes.list_item),
  Tab: (state, go) => goToNextCell(1)(state, go) || sinkListItem(nodes.list_item)(state, go),
  "Shift-Tab": (state, go) => goToNextCell(-1)(state, go) || liftListItem(nodes.list_item)(state, go),
  "Shift-Enter": (state, go) => { go?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView()); return true; },
};
const rules = inputRules({ rules: [
  textblockTypeInputRule(/^(#{2,4})\s$/, nodes.heading, found => ({ level: found[1].length })),
  wrappingInputRule(/^\s*([-•])\s$/, nodes.bullet_list),
  wrappingInputRule(/^(\d+)\.\s$/, nodes.ordered_list, found => ({ order: Number(found[1]) }), (found, node) => node.childCount + node.attrs.order === Number(found[1])),
] });

// What Word, Zalo and web pages bring along beside their words.
const bare = html => html.replace(/<!--[\s\S]*?-->/g, "").replace(/<(style|script|xml|o:p|meta|link)\b[\s\S]*?(<\/\1>|>)/gi, "").replace(/\s(style|class|id|lang)=("[^"]*"|'[^']*'|\S+)/gi, "");

function start(holder) {
  const field = document.getElementById(holder.dataset.editor), label = document.getElementById(`${field.id}-label`);
  let sources, quiet = "";
  const state = () => { const found = opened(field.value.replace(/\r\n?/g, "\n").replace(/^\n+|\n+$/g, "")); sources = found.sources; return EditorState.create({ doc: found.doc, plugins: [rules, keymap(keys), keymap(baseKeymap), history(), tableEditing()] }); };
  let tools;
  const view = new EditorView(holder, {
    state: state(),
    attributes: { role: "textbox", "aria-multiline": "true", "aria-labelledby": label.id, "aria-describedby": field.getAttribute("aria-describedby"), class: "prose" },
    transformPastedHTML: bare,
    dispatchTransaction(change) {
      view.updateState(view.state.apply(change));
      tools.update();
      if (!change.docChanged) return;
      quiet = written(view.state.doc, sources);
      field.value = quiet;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  const plain = Object.assign(document.createElement("button"), { type: "button", textContent: "Dạng chữ", title: "Sửa dạng chữ thường (Markdown)" });
  plain.tabIndex = -1;
  tools = toolbar(view, [plain]);
  holder.prepend(tools.bar, tools.row);
  const reload = () => { view.updateState(state()); quiet = field.value; tools.update(); };
  const show = rich => { holder.hidden = !rich; field.hidden = rich; };
  plain.addEventListener("click", () => { show(false); back.hidden = false; field.focus(); });
  const back = Object.assign(document.createElement("button"), { type: "button", className: "button small", textContent: "Dạng bài viết", hidden: true });
  back.addEventListener("click", () => { if (field.value !== quiet) reload(); show(true); back.hidden = true; view.focus(); });
  field.before(back);
  field.form.addEventListener("desk:filled", reload);
  // other scripts of the desk put in pictures and imported text so: new CustomEvent("desk:insert", { detail: "Markdown" })
  field.form.addEventListener("desk:insert", event => {
    if (holder.hidden) { field.setRangeText(`\n\n${event.detail}\n\n`); field.dispatchEvent(new Event("input", { bubbles: true })); return; }
    view.dispatch(view.state.tr.replaceSelection(new Slice(opened(event.detail).doc.content, 0, 0)).scrollIntoView());
  });
  label.addEventListener("click", () => { if (!holder.hidden) view.focus(); });
  label.removeAttribute("for");
  quiet = field.value;
  tools.update();
  show(true);
}
document.querySelectorAll("[data-editor]").forEach(start);
