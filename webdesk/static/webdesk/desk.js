// The desk while somebody types: notes at their boxes, names looked up, nothing typed ever lost.
const form = document.querySelector("#bai");
const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
const WAIT = 250, LATER = 1500, KEEP = 4000, BEAT = 30000;

// ---- names while typing: an ARIA combobox over a plain input
let boxes = 0;
function combobox(input) {
  const list = document.createElement("ul");
  list.className = "lookup"; list.id = `tim-${++boxes}`; list.role = "listbox"; list.hidden = true;
  list.setAttribute("aria-label", "Các tên tìm thấy");
  input.after(list);
  Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" }).forEach(([k, v]) => input.setAttribute(k, v));
  const several = input.hasAttribute("data-several");
  let names = [], at = -1, asked = 0, timer;
  const part = () => several ? input.value.split(";").pop().trim() : input.value.trim();
  const close = () => { list.hidden = true; at = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const mark = place => {
    at = place;
    [...list.children].forEach((one, n) => one.setAttribute("aria-selected", String(n === at)));
    if (at >= 0) { input.setAttribute("aria-activedescendant", list.children[at].id); list.children[at].scrollIntoView({ block: "nearest" }); }
  };
  const choose = place => {
    const kept = several ? input.value.split(";").slice(0, -1).map(one => one.trim()).filter(Boolean) : [];
    input.value = [...kept, names[place].name].join("; ");
    close();
    input.dispatchEvent(new Event("input", { bubbles: true }));
    close();
  };
  const show = found => {
    names = found;
    list.replaceChildren(...names.map((one, n) => {
      const item = document.createElement("li");
      item.role = "option"; item.id = `${list.id}-${n}`; item.textContent = one.name + " ";
      const beside = document.createElement("span"); beside.className = "beside"; beside.textContent = one.beside; item.append(beside);
      item.addEventListener("mousedown", event => { event.preventDefault(); choose(n); });
      return item;
    }));
    list.hidden = !names.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark(names.length ? 0 : -1);
  };
  const ask = async () => {
    const turn = ++asked, typed = part();
    if (!typed) return close();
    try {
      const answer = await fetch(`/tim/?loai=${input.dataset.lookup}&q=${encodeURIComponent(typed)}`, { headers: { "X-Requested-With": "fetch" } });
      const found = (await answer.json()).names;
      if (turn === asked && document.activeElement === input && !(found.length === 1 && found[0].name === typed)) show(found); else if (turn === asked) close();
    } catch { close(); }
  };
  let chosen = false;
  list.addEventListener("mousedown", () => { chosen = true; });
  input.addEventListener("input", () => { clearTimeout(timer); if (chosen) { chosen = false; return; } timer = setTimeout(ask, 120); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", event => {
    if (list.hidden) { if (event.key === "ArrowDown") { ask(); event.preventDefault(); } return; }
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves) { mark((at + moves[event.key] + names.length) % names.length); event.preventDefault(); }
    else if (event.key === "Enter" && at >= 0) { chosen = true; choose(at); event.preventDefault(); }
    else if (event.key === "Escape") { close(); event.preventDefault(); }
    else if (event.key === "Tab" && at >= 0 && part()) { chosen = true; choose(at); }
  });
}
const wake = root => root.querySelectorAll("[data-lookup]").forEach(input => { if (!input.hasAttribute("role")) combobox(input); });
wake(document);

// ---- rows of lists, in the form of an article or of a registry
let rows = 1;
async function oneMore(owner, name) {
  const answer = await fetch(`/them/${name}?bang=${owner.dataset.rows}&so=${Date.now() % 100000}${rows++}`, { headers: { "X-Requested-With": "fetch" } });
  const holder = document.createElement("div");
  holder.innerHTML = await answer.text();
  return holder.firstElementChild;
}
document.addEventListener("click", async event => {
  const button = event.target.closest("[data-more], [data-less]"), owner = button?.closest("[data-rows]");
  if (!owner) return;
  if (button.dataset.more) {
    const row = await oneMore(owner, button.dataset.more);
    owner.querySelector(`[data-items="${button.dataset.more}"]`).append(row); wake(row);
    row.querySelector("input:not([type=hidden]), textarea, select")?.focus();
  } else {
    const row = button.closest(".item"), next = row.parentElement.closest("fieldset")?.querySelector("[data-more]");
    row.remove(); next?.focus();
    owner.dispatchEvent(new Event("input", { bubbles: true }));
  }
});

// ---- a form that is not kept while one types: leaving it is asked about
const unsaved = document.querySelector("[data-unsaved]");
if (unsaved) {
  let typed = unsaved.hasAttribute("data-dirty");
  unsaved.addEventListener("input", () => { typed = true; });
  unsaved.addEventListener("submit", () => { typed = false; });
  addEventListener("beforeunload", event => { if (typed) event.preventDefault(); });
}

// ---- the passage that is commented on
const passage = document.querySelector("[data-passage]");
if (passage) document.addEventListener("selectionchange", () => {
  const words = String(getSelection()).trim();
  if (words && getSelection().anchorNode?.parentElement?.closest(".prose")) passage.value = words.slice(0, 500);
});

// ---- the form of an article
if (form) {
  const path = form.dataset.path, state = form.querySelector("[data-state]"), store = `bai:${path}`;
  let timer, later, turn = 0, across = { notes: {}, counts: { error: 0, warning: 0 } }, last, dirty = form.hasAttribute("data-dirty"), kept = 0;
  const data = extra => { const sent = new URLSearchParams(new FormData(form)); sent.delete("word"); sent.delete("tep"); Object.entries(extra).forEach(([k, v]) => sent.set(k, v)); return sent; };
  const say = words => { if (state.textContent !== words) state.textContent = words; };

  const showNotes = found => {
    form.querySelectorAll("[data-notes]").forEach(place => {
      const html = (found.notes[place.dataset.notes] ?? "") + (across.notes[place.dataset.notes] ?? "");
      if (place.dataset.shown !== html) { place.dataset.shown = html; place.innerHTML = html; }
    });
    form.querySelectorAll("[data-readings]").forEach(place => showReadings(place, found));
  };
  const showReadings = (place, found) => {
    const words = found.readings[place.dataset.readings] ?? [];
    const told = JSON.stringify(words);
    if (place.dataset.shown === told) return;
    place.dataset.shown = told;
    place.replaceChildren(...words.map(one => Object.assign(document.createElement("p"), { className: "reading", textContent: one })));
    if (found.several.includes(place.dataset.readings)) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "button small", textContent: `Tách thành ${words.length} câu` });
      button.dataset.split = place.dataset.readings;
      place.append(button);
    }
  };

  const remember = sent => { try { localStorage.setItem(store, JSON.stringify({ at: Date.now(), data: String(data({})), sent })); } catch { /* full, or forbidden: the server keeps it */ } };
  async function check() {
    const mine = ++turn, keep = dirty && Date.now() - kept > KEEP;
    if (dirty) remember(false);
    try {
      const answer = await fetch(`/kiem/${path}`, { method: "POST", body: data({ keep: keep || dirty ? "1" : "" }), headers: { "X-CSRFToken": token(), "X-Requested-With": "fetch" } });
      if (answer.status === 401) return say("Phiên làm việc đã hết. Mở một thẻ khác để đăng nhập lại rồi quay lại đây; chữ đã gõ vẫn còn.");
      if (!answer.ok) throw new Error(String(answer.status));
      const found = await answer.json();
      if (mine !== turn) return;
      kept = Date.now();
      last = found;
      showNotes(found);
      clearTimeout(later); later = setTimeout(checkAcross, LATER, mine);
      const others = document.querySelector("[data-others]");
      others.hidden = !found.others.length;
      others.querySelector("span").textContent = found.others.join(", ");
      say(`${counted()}${dirty ? " Chữ đang gõ đã được giữ tạm; bấm «Lưu» để lưu." : ""}${found.fresh ? "" : " Bài vừa được người khác lưu: khi lưu, anh chị sẽ thấy cả hai bản."}`);
    } catch { say("Chưa nối được với máy chủ; chữ đang gõ được giữ trong trình duyệt này."); }
  }
  const counted = () => {
    const [errors, warnings] = ["error", "warning"].map(kind => last.counts[kind] + across.counts[kind]);
    return errors + warnings ? `${errors ? `${errors} lỗi, ` : ""}${warnings} lưu ý.` : "Chưa thấy lỗi, lưu ý nào.";
  };
  // what only the whole content can tell takes longer, and comes when the hands rest
  async function checkAcross(mine) {
    try {
      const answer = await fetch(`/kiem/${path}`, { method: "POST", body: data({ across: "1" }), headers: { "X-CSRFToken": token(), "X-Requested-With": "fetch" } });
      if (!answer.ok || mine !== turn) return;
      across = await answer.json();
      showNotes(last);
      say(state.textContent.replace(/^[^.]*\./, counted()));
    } catch { /* the next check tells it */ }
  }
  const soon = () => { clearTimeout(timer); timer = setTimeout(check, WAIT); };
  // files that were chosen are on their way already: nothing of them is unsaved
  for (const kind of ["input", "change"]) form.addEventListener(kind, event => { if (event.target.type !== "file") { dirty = true; soon(); } });
  form.addEventListener("submit", () => { if (dirty) remember(true); dirty = false; });
  setInterval(check, BEAT);
  check();
  addEventListener("beforeunload", event => { if (dirty) { remember(false); event.preventDefault(); } });

  // what this browser kept when the server could not be reached
  const saved = (() => { try { return JSON.parse(localStorage.getItem(store) ?? "null"); } catch { return null; } })();
  if (location.search.includes("saved=1")) localStorage.removeItem(store);
  else if (saved && !form.hasAttribute("data-dirty") && bare(saved.data) !== bare(data({})) && saved.at > keptThere()) offer(saved);
  function bare(typed) { const found = new URLSearchParams(typed); ["csrfmiddlewaretoken", "base", "then"].forEach(name => found.delete(name)); return String(found); }
  function keptThere() { return 1000 * Number(document.querySelector("[data-kept-at]")?.dataset.keptAt ?? 0) + 2000; }
  function offer(found) {
    const sent = new URLSearchParams(found.data);
    if (found.sent && sent.get("base") !== form.elements.base.value) return localStorage.removeItem(store); // it arrived
    const strip = Object.assign(document.createElement("div"), { className: "strip warn" });
    const words = Object.assign(document.createElement("p"), { textContent: `Trình duyệt này còn giữ những chữ gõ sau cùng, lúc ${new Date(found.at).toLocaleString("vi-VN")} mà chưa lưu.` });
    const take = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: "Lấy lại" });
    take.addEventListener("click", async () => {
      sent.set("keep", "1"); sent.delete("csrfmiddlewaretoken"); // of a session that may have ended
      try { // rows of lists come back as well: the server makes the form
        const answer = await fetch(`/kiem/${path}`, { method: "POST", body: sent, headers: { "X-CSRFToken": token(), "X-Requested-With": "fetch" } });
        if (answer.ok) { dirty = false; location.assign(`${location.pathname}?tiep=1`); return; }
      } catch { /* the boxes there are */ }
      for (const box of form.elements) if (box.name && sent.has(box.name) && !["hidden", "checkbox", "file"].includes(box.type)) box.value = sent.get(box.name);
      form.dispatchEvent(new CustomEvent("desk:filled")); dirty = true; soon(); strip.remove();
    });
    strip.append(words, take); form.before(strip);
  }

  // a number that an article means to show
  form.addEventListener("click", event => {
    const number = event.target.dataset?.meant, box = form.elements.public_numbers;
    if (!number || !box) return;
    box.value = [...box.value.split("\n").filter(Boolean), number].join("\n");
    dirty = true; soon();
  });

  // parts of the form that are opened, and sentences that say several things
  form.addEventListener("click", async event => {
    const button = event.target.closest("button, [data-open]");
    if (!button) return;
    if (button.dataset.open) { const group = document.getElementById(button.dataset.open); group.open = true; group.querySelector("input:not([type=hidden]), textarea, button")?.focus(); event.preventDefault(); }
    else if (button.dataset.split) await splitUp(button.dataset.split);
  });
  async function splitUp(name) {
    const input = form.querySelector(`[name="${CSS.escape(name)}"]`), row = input.closest(".item");
    const list = row.parentElement.dataset.items, role = list.endsWith("results") ? "result" : "target";
    const answer = await fetch("/tach/", { method: "POST", body: new URLSearchParams({ sentence: input.value, role }), headers: { "X-CSRFToken": token(), "X-Requested-With": "fetch" } });
    const [first, ...others] = (await answer.json()).parts;
    input.value = first;
    let before = row;
    for (const sentence of others) {
      const fresh = await oneMore(form, list);
      fresh.querySelector("[name$='.sentence']").value = sentence;
      before.after(fresh); wake(fresh); before = fresh;
    }
    dirty = true; input.focus(); await check();
  }
}
