// Suggestions under a search field: a combobox with a list (WAI-ARIA APG). Serves any form that has one input of type search.

const KINDS = { article: "Tin, bài", document: "Văn bản", target: "Chỉ tiêu", plan: "Kế hoạch", unit: "Đơn vị", topic: "Chủ đề", event: "Hội nghị", page: "Trang", service: "Trang khác" };
const WAIT = 120;

function optionOf({ title, url, kind, other }, id) {
  const option = document.createElement("li");
  option.className = "search-box-option";
  option.id = id;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.dataset.url = url;
  const words = document.createElement("span");
  words.textContent = other ? `${title} (${other})` : title;
  const sort = document.createElement("span");
  sort.className = "search-box-kind";
  sort.textContent = KINDS[kind] ?? "";
  option.append(words, sort);
  return option;
}

export default function start(form) {
  const field = form.querySelector("input[type=search]");
  const list = document.createElement("ul");
  const said = document.createElement("span");
  let shown = [];
  let chosen = -1;
  let asked = 0;

  list.className = "search-box-list";
  list.id = `${field.id}-goi-y`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Gợi ý tìm kiếm");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  form.classList.add("search-box-live");
  // What is suggested is Vietnamese, on English pages too.
  list.lang = said.lang = "vi";
  form.append(list, said);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) {
    field.setAttribute(name, value);
  }

  function choose(at) {
    shown[chosen]?.setAttribute("aria-selected", "false");
    chosen = at;
    shown[chosen]?.setAttribute("aria-selected", "true");
    shown[chosen]?.scrollIntoView({ block: "nearest" });
    if (chosen < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", shown[chosen].id);
  }

  function show(suggestions) {
    choose(-1);
    shown = suggestions.map((one, at) => optionOf(one, `${list.id}-${at}`));
    list.replaceChildren(...shown);
    list.hidden = !shown.length;
    field.setAttribute("aria-expanded", String(shown.length > 0));
    said.textContent = shown.length ? `${shown.length} gợi ý` : "";
  }

  async function ask() {
    const mine = (asked += 1);
    const text = field.value.trim();
    await new Promise((resolve) => { setTimeout(resolve, WAIT); });
    if (mine !== asked) return;
    try {
      const { suggest } = await import(form.dataset.client);
      const suggestions = text.length < 2 ? [] : await suggest(text, { limit: 8 });
      if (mine === asked) show(suggestions);
    } catch {
      // Suggestions are a help, not the search: without them the form still leads to the results.
      show([]);
    }
  }

  const close = () => { asked += 1; show([]); };
  const go = (option) => { location.href = option.dataset.url; };

  field.addEventListener("input", ask);
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && shown.length) {
      event.preventDefault();
      choose(chosen + step >= shown.length ? -1 : chosen + step < -1 ? shown.length - 1 : chosen + step);
    } else if (step > 0) {
      ask();
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      go(shown[chosen]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  // Before the field loses its focus, so that a click on a suggestion still meets it.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) go(option);
  });
  field.addEventListener("blur", close);
  form.addEventListener("submit", close);
  // Who typed before this script came is answered as well.
  if (document.activeElement === field && field.value !== field.defaultValue) ask();
}
