(function (d, e) {
  e.dataset.js = "";
  try {
    ["size", "contrast"].forEach(function (k) {
      var v = localStorage.getItem(k);
      if (v) e.dataset[k] = v;
    });
  } catch (x) {}
  d.addEventListener("click", function (v) {
    var b = v.target.closest("[data-menu]");
    if (!b) return;
    var o = d.getElementById(b.getAttribute("aria-controls")).toggleAttribute("data-open");
    b.setAttribute("aria-expanded", o);
  });
})(document, document.documentElement);
