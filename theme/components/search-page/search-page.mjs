// The search page: a thin face on the client. Its whole state is the address, so that back, forward and a copied link are right.

const PAGE = 10;
const SHOWN = 12;
// What stands in the address ↔ what the client calls it, and the words beside it.
const FILTERS = [
  ["loai", "kind", "Loại"], ["don-vi", "unit", "Cơ quan, đơn vị"], ["chu-de", "topic", "Chủ đề"], ["ke-hoach", "plan", "Chương trình, đề án, kế hoạch"],
  ["muc", "section", "Chuyên mục"], ["nam", "year", "Năm"], ["chi-tieu", "targets", "Chỉ tiêu"],
];
const KINDS = {
  article: "Tin, bài", document: "Văn bản", target: "Chỉ tiêu", plan: "Chương trình, đề án, kế hoạch", unit: "Cơ quan, đơn vị", topic: "Chủ đề",
  event: "Hội nghị sắp tới", page: "Trang", service: "Dịch vụ ở trang khác",
};

const element = (name, className, ...children) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
};
const link = (href, text, className) => Object.assign(element("a", className, text), { href });
const day = (iso) => iso.split("-").reverse().join("/");
const number = (count) => count.toLocaleString("vi-VN");

/** The state an address stands for. */
export function stateOf(address) {
  const given = new URL(address).searchParams;
  const filters = {};
  for (const [name, filter] of FILTERS) if (given.has(name)) filters[filter] = filter === "targets" ? true : given.getAll(name);
  return {
    query: (given.get("q") ?? "").trim(),
    page: Math.max(1, Number.parseInt(given.get("trang"), 10) || 1),
    sort: given.get("xep") === "ngay" ? "date" : "relevance",
    exact: given.get("dung") === "1",
    filters,
  };
}

/** The address (query string) of a state. */
export function addressOf({ query, page, sort, exact, filters }) {
  const given = new URLSearchParams({ q: query });
  for (const [name, filter] of FILTERS) {
    const values = filters[filter] === true ? ["1"] : [filters[filter] ?? []].flat();
    for (const value of values) given.append(name, value);
  }
  if (sort === "date") given.set("xep", "ngay");
  if (exact) given.set("dung", "1");
  if (page > 1) given.set("trang", page);
  return `?${given}`;
}

/** A snippet as nodes: text and marks, never markup from elsewhere. */
function nodes(snippet) {
  const plain = (text) => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code));
  return snippet.split(/<\/?mark>/).map((text, at) => (at % 2 ? element("mark", "", plain(text)) : plain(text)));
}

function result({ url, title, kind, date, unit, snippet }) {
  const meta = [KINDS[kind], date && day(date), unit].filter(Boolean).join(" · ");
  return element("li", "search-page-result",
    element("h2", "search-page-title", link(url, title)),
    element("p", "search-page-meta", meta),
    element("p", "search-page-snippet", ...nodes(snippet)));
}

export default function start(root) {
  const part = (name) => root.querySelector(`.search-page-${name}`);
  const field = document.getElementById(root.dataset.field);
  let latest = 0;

  // On a narrow screen the results come first; the filters wait behind their name.
  part("sieve").open = matchMedia("(min-width: 60rem)").matches;

  const archive = () => link(root.dataset.archive, "Xem tin theo năm");
  const go = (state, focus) => {
    history.pushState(null, "", addressOf(state));
    render(focus);
  };

  function note(state, { total, corrected, suggested, answer }) {
    if (answer) {
      const { label, value, title, url } = answer;
      const said = element("p", "search-page-answer", label && `${label}: `, element("strong", "", value), " – ", link(url, title));
      part("note").append(said);
    }
    if (corrected && total) {
      const exactly = link(addressOf({ ...state, exact: true, page: 1 }), `“${state.query}”`);
      part("note").append(element("p", "", `Kết quả cho “${corrected}” – tìm đúng `, exactly));
    }
    if (suggested) {
      const meant = link(addressOf({ ...state, query: suggested, page: 1 }), suggested);
      part("note").append(element("p", "", "Ý bạn là “", meant, "”?"));
    }
    if (!total) part("note").append(element("p", "", "Hãy thử từ khác, bỏ bớt bộ lọc, hoặc: ", archive(), "."));
  }

  async function nearest(state, suggest) {
    const words = state.query.split(/\s+/);
    while (words.length) {
      const found = await suggest(words.join(" "), { limit: 3 });
      if (found.length) return found;
      words.pop();
    }
    return [];
  }

  function pages(state, total) {
    const last = Math.ceil(total / PAGE);
    const near = [...new Set([1, state.page - 1, state.page, state.page + 1, last])].filter((page) => page >= 1 && page <= last);
    const links = near.sort((a, b) => a - b).map((page) => {
      const made = link(addressOf({ ...state, page }), String(page), "search-page-link");
      made.setAttribute("aria-label", `Trang ${page}`);
      if (page === state.page) made.setAttribute("aria-current", "page");
      return made;
    });
    part("pages").replaceChildren(...links);
    part("pages").hidden = last < 2;
  }

  function group(state, [, filter, legend], rows) {
    const chosen = new Set([state.filters[filter] ?? []].flat().map(String));
    const choices = rows.filter(({ id }, at) => at < SHOWN || chosen.has(id)).map(({ id, label, count }) => {
      const words = filter === "kind" ? KINDS[id] : filter === "targets" ? "Có chỉ tiêu" : label;
      const box = Object.assign(element("input"), { type: "checkbox", name: filter, value: id, checked: chosen.has(id) || state.filters[filter] === true });
      return element("label", "search-page-choice", box, element("span", "", words, " ", element("span", "search-page-amount", `(${number(count)})`)));
    });
    return element("fieldset", "search-page-group", element("legend", "search-page-legend", legend), ...choices);
  }

  function order(state) {
    const choice = (sort, words) => {
      const box = Object.assign(element("input"), { type: "radio", name: "sort", value: sort, checked: state.sort === sort });
      return element("label", "search-page-choice", box, words);
    };
    return element("fieldset", "search-page-group", element("legend", "search-page-legend", "Sắp xếp"), choice("relevance", "Phù hợp nhất"), choice("date", "Mới nhất"));
  }

  function filters(state, counts) {
    const focused = document.activeElement?.closest(".search-page-filters") && [document.activeElement.name, document.activeElement.value];
    const groups = FILTERS.filter(([, filter]) => counts[filter]?.length).map((one) => group(state, one, counts[one[1]]));
    part("filters").replaceChildren(order(state), ...groups);
    part("sieve").hidden = false;
    // A rebuilt list must not throw away the place of whoever works it by keyboard.
    if (focused) [...part("filters").elements].find((box) => box.name === focused[0] && box.value === focused[1])?.focus();
  }

  function failed(fault) {
    part("count").textContent = fault?.name === "SearchError" ? fault.message : "Chưa tìm kiếm được. Hãy tải lại trang.";
    part("note").replaceChildren(element("p", "", archive()));
  }

  async function render(focus = false) {
    const mine = (latest += 1);
    const state = stateOf(location.href);
    // What a reader typed before this script came stays.
    if (field && (mine > 1 || !field.value)) field.value = state.query;
    for (const name of ["note", "results", "pages"]) part(name).replaceChildren();
    part("pages").hidden = true;
    if (!state.query) {
      part("count").textContent = "";
      part("sieve").hidden = true;
      return;
    }
    part("count").textContent = "Đang tìm…";
    try {
      const { search, counts, suggest } = await import(root.dataset.client);
      const found = await search(state.query, { ...state, limit: PAGE, offset: (state.page - 1) * PAGE });
      if (mine !== latest) return;
      part("count").textContent = found.total ? `Tìm thấy ${number(found.total)} kết quả` : "Không tìm thấy nội dung phù hợp";
      part("results").replaceChildren(...found.results.map(result));
      note(state, found);
      pages(state, found.total);
      if (focus) part("count").focus();
      if (!found.total) await offer(state, suggest, mine);
      const counted = await counts(state.query, state);
      if (mine === latest) filters(state, counted);
    } catch (fault) {
      if (mine === latest) failed(fault);
    }
  }

  async function offer(state, suggest, mine) {
    const close = await nearest(state, suggest);
    if (mine !== latest || !close.length) return;
    const links = close.map(({ title, url }) => element("li", "", link(url, title)));
    part("note").append(element("p", "", "Gần với từ đã nhập:"), element("ul", "", ...links));
  }

  part("filters").addEventListener("change", () => {
    const given = new FormData(part("filters"));
    const chosen = Object.fromEntries(FILTERS.map(([, filter]) => [filter, filter === "targets" ? given.has(filter) : given.getAll(filter)]));
    for (const [name, value] of Object.entries(chosen)) if (!value || value.length === 0) delete chosen[name];
    go({ ...stateOf(location.href), filters: chosen, sort: given.get("sort") ?? "relevance", page: 1 });
  });
  root.addEventListener("click", (event) => {
    const to = event.target.closest("a[href^='?']");
    if (!to || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", to.getAttribute("href"));
    render(true);
  });
  field?.form.addEventListener("submit", (event) => {
    event.preventDefault();
    go({ query: field.value.trim(), page: 1, sort: "relevance", exact: false, filters: {} }, true);
  });
  addEventListener("popstate", () => render());
  return render();
}
