// Starts the module of every element that asks for one with data-module; the import map knows where it lives.

for (const element of document.querySelectorAll("[data-module]")) {
  import(`site/${element.dataset.module}`).then((module) => module.default(element));
}
