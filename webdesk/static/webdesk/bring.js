// What people bring: files dropped anywhere on the form, pictures moved without a reload, text pasted from Word, Zalo or a page.
// Without this script the same is done by the form's own buttons.
const form = document.querySelector("#bai"), begin = document.querySelector("[data-new-from]");
const state = document.querySelector("[data-bring-state]"), LARGEST = 100e6, ALL = 290e6;
const say = words => { state.textContent = words; };
const isText = file => /\.(docx|docm|doc|odt|rtf|txt|html?|mht)$/i.test(file.name);
const tooLarge = files => {
  const large = files.find(file => file.size > LARGEST);
  if (large) return `Tệp «${large.name}» ${Math.round(large.size / 1e6)} MB, quá mức 100 MB: nén lại rồi đưa lại.`;
  return files.reduce((sum, file) => sum + file.size, 0) > ALL ? "Nhiều tệp quá cho một lần (hơn 290 MB): đưa làm hai lần." : "";
};

function send(input, files) {
  const words = tooLarge(files);
  if (words) { input.value = ""; return say(words); }
  if (files !== input.files) { const held = new DataTransfer(); files.forEach(file => held.items.add(file)); input.files = held.files; }
  say(files.length > 1 ? `Đang đưa ${files.length} tệp lên…` : `Đang đưa «${files[0].name}» lên…`);
  const owner = input.form;
  owner.requestSubmit(owner.querySelector("[data-bring-in]") ?? owner.querySelector("[type=submit]"));
}
document.querySelectorAll("[data-zone] input").forEach(input => input.addEventListener("change", () => { if (input.files.length) send(input, [...input.files]); }));

// ---- dropped: on a box for one sort, or anywhere else by what it is
const zoneOf = event => event.target.closest?.("[data-zone]");
const unmark = () => document.querySelectorAll(".over").forEach(one => one.classList.remove("over"));
addEventListener("dragover", event => {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault(); unmark(); zoneOf(event)?.classList.add("over");
});
addEventListener("dragleave", unmark);
addEventListener("drop", event => {
  const files = [...event.dataTransfer?.files ?? []];
  if (!files.length) return;
  event.preventDefault(); event.stopPropagation(); unmark();
  const chosen = zoneOf(event)?.dataset.zone, body = document.querySelector("#o-body");
  const bare = !body || body.value.split("\n").every(line => !line.trim() || line.startsWith("#"));
  const as = begin ? "word" : chosen ?? (files.length === 1 && isText(files[0]) && bare ? "word" : "tep");
  const input = document.querySelector(`[data-zone="${as}"] input`);
  send(input, as === "word" ? files.slice(0, 1) : files);
}, true);

if (form) {
  // ---- the order of pictures
  form.addEventListener("click", event => {
    const button = event.target.closest("[data-move]"), put = event.target.closest("[data-put]");
    if (put) {
      const alt = put.closest(".item").querySelector("[name$='.alt']").value.replace(/[[\]]/g, "");
      form.dispatchEvent(new CustomEvent("desk:insert", { detail: `![${alt}](${put.dataset.put})` }));
    }
    if (!button) return;
    event.preventDefault();
    const row = button.closest(".item"), list = row.parentElement, move = button.dataset.move;
    if (move === "cover") list.prepend(row);
    if (move === "up") row.previousElementSibling?.before(row);
    if (move === "down") row.nextElementSibling?.after(row);
    (button.checkVisibility() ? button : row.querySelector("[name$='.alt']")).focus();
    form.dispatchEvent(new Event("input", { bubbles: true }));
  });
  form.querySelectorAll("[data-put]").forEach(one => { one.hidden = false; });
  if (/^#o-images-\d+-alt$/.test(location.hash)) document.querySelector(location.hash)?.focus();

  // ---- pasted: pictures are kept, longer text is read as a Word file is; a few words are the editor's own matter
  const RICH = /<(table|h[1-6]|li|img|tr)\b|mso-|MsoNormal|docs-internal-guid/i;
  form.addEventListener("paste", async event => {
    if (!event.target.closest?.(".ProseMirror")) return;
    const html = event.clipboardData.getData("text/html"), files = [...event.clipboardData.files];
    if (!html && files.length) { event.preventDefault(); event.stopPropagation(); return send(document.querySelector("#tep-kem"), files); }
    if (!RICH.test(html) && (html.match(/<(p|div|br)\b/gi) ?? []).length < 3) return;
    event.preventDefault(); event.stopPropagation();
    const view = event.target.closest(".ProseMirror"), plain = event.clipboardData.getData("text/plain");
    say("Đang đọc phần dán…");
    const sent = new FormData();
    sent.append("html", new File([html], "dan.html", { type: "text/html" }));
    try {
      const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, "X-Requested-With": "fetch" };
      const answer = await fetch(`/dan/${form.dataset.path}`, { method: "POST", body: sent, headers });
      if (answer.status === 401) throw new Error("Phiên làm việc đã hết: đăng nhập lại ở thẻ khác rồi dán lại.");
      const found = await answer.json().catch(() => ({ words: "Máy chủ chưa đọc được phần dán." }));
      if (!answer.ok) throw new Error(found.words);
      form.dispatchEvent(new CustomEvent("desk:insert", { detail: found.markdown }));
      if (found.panel) document.querySelector("[data-arrivals]").insertAdjacentHTML("afterbegin", found.panel);
      say(found.panel ? "Đã dán. Có điều cần anh chị xem ở bảng phía trên." : "Đã dán.");
    } catch (fault) {
      form.dispatchEvent(new CustomEvent("desk:insert", { detail: plain.split("\n").map(line => line.trim()).filter(Boolean).join("\n\n") }));
      say(`${fault.message} Đã dán phần chữ trơn.`);
    }
    view.focus();
  }, true);
}
