"""Builds the component gallery: every example of every component on one page, in a folder any static server can serve.

`python -m tests.theme.gallery FOLDER` writes it; `python -m http.server -d FOLDER` then shows it (addresses begin at the folder).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import Environment

from plugins.assets.build import Assets, build_assets
from plugins.rendering.environment import environment
from portal.views.parts import Link, Meta
from portal.views.site import Site
from tests.theme.component_examples import Example, component_names, description, examples
from tests.theme.example_site import THEME, example_site

FRAMES = {"site-header", "site-footer", "display-settings", "page-title"}  # once a page, shown by the frame

PAGE = """
{% extends "base.html" %}
{% block main %}
{% from "components/page-title/page-title.html" import page_title %}
{{ page_title(view.meta.title, "Bảng mẫu", "Mỗi thành phần với các ví dụ của nó.") }}
{% for name, told, shown in view.components %}
<section class="block">
<h2 class="block-heading" id="c-{{ name }}"><code>{{ name }}</code></h2>
<p>{{ told }}</p>
{% for example in shown %}
<p class="small soft">Ví dụ: {{ example.name }}</p>
<div class="gallery-example">{{ example.html | safe }}</div>
{% endfor %}
</section>
{% endfor %}
{% endblock %}
"""

PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 540"><rect width="960" height="540" fill="#9db4c8"/>
<path d="M0 330 200 170l140 110 180-190 240 220 200-120v350H0z" fill="#4d6a5c"/><circle cx="760" cy="110" r="46" fill="#f3e3b3"/>
<path d="M0 430q240-60 480 0t480 0v110H0z" fill="#31506b"/></svg>"""


@dataclass(frozen=True)
class GalleryView:
    meta: Meta
    breadcrumb: tuple[Link, ...]
    components: tuple[tuple[str, str, tuple[Example, ...]], ...]


def gallery_html(env: Environment, site: Site) -> str:
    shown = tuple(
        (name, str(description(name)["description"]), tuple(_apart(examples(env, name))))
        for name in component_names()
        if name not in FRAMES
    )
    view = GalleryView(Meta("Các thành phần giao diện", "/thanh-phan/"), (), shown)
    return env.from_string(PAGE).render(view=view, site=site)


def _apart(shown: Iterable[Example]) -> Iterable[Example]:
    """Landmarks of several examples on one page need names of their own, as on a real page they have."""
    for n, example in enumerate(shown, 1):
        yield replace(example, html=re.sub(r'aria-label="([^"]*)"', rf'aria-label="\1 (ví dụ {n})"', example.html))


def write_assets(built: Assets, folder: Path) -> None:
    for name, data in {**built.files, "assets/example.svg": PICTURE.encode()}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def write_gallery(folder: Path, cache: Path) -> None:
    built = build_assets(THEME, cache)
    write_assets(built, folder)
    (folder / "index.html").write_text(gallery_html(environment(THEME), example_site(built)), encoding="utf-8")


if __name__ == "__main__":
    write_gallery(Path(sys.argv[1]), Path(sys.argv[1]) / ".cache")
