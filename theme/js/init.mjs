// Starts the module of every element that asks for one with data-module; the import map knows where it lives.
// The menu of phones opens by `early`; here Escape shuts it.

for (const element of document.querySelectorAll("[data-module]")) {
  import(`site/${element.dataset.module}`).then((module) => module.default(element));
}

document.addEventListener("keydown", ({ key, target }) => {
  const button = document.querySelector("[data-menu][aria-expanded=true]");
  if (key !== "Escape" || !button?.parentElement.contains(target) || target.closest("details")) return;
  button.click();
  button.focus();
});
