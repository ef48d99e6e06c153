// Opens the pictures of an article on the page: arrows walk, Escape closes, focus returns to the picture looked at last.

function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

function frame(links, words) {
  const dialog = document.createElement("dialog");
  const picture = new Image();
  const said = document.createElement("p");
  const bar = document.createElement("div");
  let at = 0;
  const show = (to) => {
    at = (to + links.length) % links.length;
    const link = links[at];
    picture.src = link.href;
    picture.alt = link.querySelector("img").alt;
    said.textContent = `${at + 1}/${links.length}. ${link.dataset.caption}`;
  };
  dialog.className = "gallery-dialog";
  dialog.setAttribute("aria-label", words.name);
  said.className = "gallery-said";
  said.setAttribute("role", "status");
  bar.className = "gallery-bar";
  if (links.length > 1) bar.append(button(words.back, () => show(at - 1)), button(words.next, () => show(at + 1)));
  bar.append(said, button(words.close, () => dialog.close()));
  dialog.append(picture, bar);
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) show(at + step);
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => { picture.removeAttribute("src"); links[at].focus(); });
  document.body.append(dialog);
  return (index) => { show(index); dialog.showModal(); };
}

export default function start(gallery) {
  const links = [...gallery.querySelectorAll("a")];
  let open;
  for (const [index, link] of links.entries()) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || !window.HTMLDialogElement) return;
      event.preventDefault();
      open ??= frame(links, gallery.dataset);
      open(index);
    });
  }
}
