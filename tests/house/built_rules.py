"""Rules for any built site: links lead somewhere, nothing is loaded from elsewhere, files are small."""

import gzip
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

HOST = "site.invalid"
LOADING = ("script", "img", "source", "link", "iframe", "video", "audio", "object", "embed")
# `link` elements that only name an address; the browser loads nothing for them.
NAMED_ONLY = {"canonical", "alternate", "license", "author", "prev", "next", "up", "me"}


def broken_links(site: Path, page: Path) -> Iterator[str]:
    """Addresses within the site that no file answers, and fragments that no element carries."""
    here = page.relative_to(site).as_posix()
    base = f"http://{HOST}/{here.removesuffix('index.html')}"
    for _, attribute, value, _ in _document(page).iterlinks():
        target = urlsplit(urljoin(base, value.strip()))
        if target.netloc != HOST or target.scheme != "http" or attribute == "action":
            continue
        file = _file(site, unquote(target.path))
        if file is None:
            yield f"{here}: {value} leads nowhere"
        elif target.fragment and file.suffix == ".html" and unquote(target.fragment) not in _ids(file):
            yield f"{here}: {value}: no element has that id"


def foreign_loads(site: Path, page: Path) -> Iterator[str]:
    """Addresses elsewhere from which a browser would load something without being asked to."""
    for element in _document(page).iter(*LOADING):
        if element.tag == "link" and set(element.get("rel", "").split()) <= NAMED_ONLY:
            continue
        for attribute in ("src", "srcset", "href", "data", "poster"):
            if urlsplit(element.get(attribute, "")).netloc:
                yield f"{page.relative_to(site).as_posix()}: loads {element.get(attribute)}"


def inline_code(site: Path, page: Path) -> Iterator[str]:
    """`style` and `on…` attributes, which the Content-Security-Policy forbids."""
    for element in _document(page).iter(html.etree.Element):
        for attribute in element.attrib:
            if attribute == "style" or attribute.startswith("on"):
                yield f"{page.relative_to(site).as_posix()}:{element.sourceline}: {attribute} on {element.tag}"


def gzipped(paths: list[Path]) -> int:
    """Bytes of the files, each compressed as a server would."""
    return sum(len(gzip.compress(path.read_bytes(), mtime=0)) for path in paths)


@cache
def _document(page: Path) -> html.HtmlElement:
    return html.document_fromstring(page.read_bytes())


@cache
def _ids(page: Path) -> frozenset[str]:
    return frozenset(_document(page).xpath("//@id"))


def _file(site: Path, path: str) -> Path | None:
    file = site / path.lstrip("/")
    if path.endswith("/"):
        file /= "index.html"
    return file if file.is_file() else None
