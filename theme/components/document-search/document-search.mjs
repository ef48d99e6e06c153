// Looks through the register of documents, which is fetched when it is first asked for. The state is the address, so that a copied link is right.
import { fold } from "site/fold";

const SHOWN = 50;
const NAMES = ["q", "loai", "co-quan", "tu", "den"];
const WORD = /[^\p{L}\p{N}]+/u;

const words = (text) => fold(text).split(WORD).filter(Boolean);
const short = (name) => fold(name).replace(/uy ban nhan dan/g, "ubnd").replace(/hoi dong nhan dan/g, "hdnd").replace(/mat tran to quoc( viet nam)?/g, "mttq");
/** «05/3/2024», «05/02/2024»: as portal/text/dates.py writes days. */
export function day(iso) {
  const [year, month, date] = iso.split("-");
  return [date, month < "03" ? month : Number(month), year].join("/");
}

/** A row of the list as it is looked through. */
export const entry = ([href, kind, number, title, issuer, date, draft]) => ({
  href, kind, number, title, issuer, date, draft,
  words: words(`${number} ${kind} so ${title} ${issuer} ${short(issuer)} ${date.slice(0, 4)}`),
  called: ["", `${kind} `, `${kind} số `].map((before) => words(before + number).join(" ")),
});

/** What fits the words, kind, issuer and days of `asked`; documents whose number was typed come first. */
export function found(entries, asked) {
  const terms = words(asked.q ?? "");
  const fits = (one) =>
    (!asked.loai || one.kind === asked.loai) && (!asked["co-quan"] || one.issuer === asked["co-quan"]) &&
    (!asked.tu || one.date >= asked.tu) && (!asked.den || (one.date && one.date <= asked.den)) &&
    terms.every((term) => one.words.some((word) => word.startsWith(term)));
  const typed = terms.join(" ");
  const numbered = (one) => (typed && one.number && one.called.some((name) => name.startsWith(typed)) ? 0 : 1);
  return entries.filter(fits).sort((one, other) => numbered(one) - numbered(other));
}

/** A title whose periods stay on one line, as plugins/rendering/periods.py prints them. */
export const unbroken = (title) => title.replace(/(\d{4}) ([-–]) (?=\d{4})/g, "$1\u00a0$2\u00a0");
const soft = (text) => Object.assign(document.createElement("span"), { className: "document-table-kind", textContent: text });

function line(model, one) {
  const row = model.cloneNode(true);
  const [number, date, issuer, title] = row.children;
  number.append(one.number || "không số", " ", soft(one.kind), one.draft ? " (dự thảo)" : "");
  if (one.date) date.append(Object.assign(document.createElement("time"), { dateTime: one.date, textContent: day(one.date) }));
  else date.append("không ghi");
  issuer.append(one.issuer || "không ghi");
  title.append(Object.assign(document.createElement("a"), { href: one.href, textContent: unbroken(one.title) }));
  return row;
}

export default function start(form) {
  const results = document.getElementById(form.dataset.results);
  const body = results.querySelector("tbody");
  const model = body.firstElementChild;
  const status = results.querySelector("[role=status]");
  const others = [...document.querySelectorAll("[data-documents]")];
  let list;
  const fetched = () => (list ??= fetch(form.dataset.list).then((answer) => {
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.json();
  }).then((rows) => rows.map(entry)));

  async function show() {
    const asked = Object.fromEntries(NAMES.map((name) => [name, form.elements[name].value.trim()]));
    const given = new URLSearchParams(Object.entries(asked).filter(([, value]) => value));
    history.replaceState(null, "", `${location.pathname}${given.size ? `?${given}` : ""}`);
    results.hidden = !given.size;
    for (const other of others) other.hidden = given.size > 0;
    if (!given.size) return;
    try {
      const all = found(await fetched(), asked);
      status.textContent = all.length ? `Tìm thấy ${all.length.toLocaleString("vi-VN")} văn bản${all.length > SHOWN ? `, hiện ${SHOWN} văn bản đầu` : ""}` : "Không có văn bản nào khớp. Thử ít từ hơn hoặc bỏ bớt điều kiện.";
      body.replaceChildren(...all.slice(0, SHOWN).map((one) => line(model, one)));
      results.querySelector("table").hidden = !all.length;
    } catch {
      list = undefined;
      status.textContent = "Không tải được danh mục văn bản. Xin thử lại, hoặc dùng các mục lọc bên cạnh.";
    }
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
  form.addEventListener("input", show);
  form.addEventListener("reset", () => setTimeout(show));
  const given = new URLSearchParams(location.search);
  for (const name of NAMES) if (given.has(name)) form.elements[name].value = given.get(name);
  form.removeAttribute("data-waiting");
  if (NAMES.some((name) => given.get(name))) show();
}
