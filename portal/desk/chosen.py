"""Owns the paths that staff type for files of the content: each is resolved or reported, whatever its form.

Accepted are paths below the content folder or the current one, absolute, with Windows' backslashes, a bare name, a public address; a folder
means everything in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from portal.source.reading.tree import ContentTree
from portal.text.nearest import nearest

ADDRESS = re.compile(r"^[a-z]+://[^/]*/", re.I)


def chosen(content: Path, tree: ContentTree, words: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the files below the content folder that some words mean, and a sentence for each word that means none."""
    known = [*tree.articles, *tree.pages, *tree.registries, *tree.files, *tree.strays]
    found: dict[str, None] = {}
    faults = []
    for word in words:
        paths, fault = _meant(content, known, word)
        found.update(dict.fromkeys(paths))
        faults += [fault] if fault else []
    return list(found), faults


def _meant(content: Path, known: Sequence[str], word: str) -> tuple[list[str], str]:
    named = unicodedata.normalize("NFC", word.strip().strip("\"'“”"))
    forms = list(dict.fromkeys([*_below(content, named), *_spelt(named)]))
    for form in forms:
        paths = [path for path in known if path == form or form in ("", ".") or path.startswith(f"{form}/")]
        if paths:
            return paths, ""
    paths = [path for form in forms for path in known if path.endswith(f"/{form}") or form.endswith(f"/{path}")]
    paths = list(dict.fromkeys(paths))
    if len(paths) == 1:
        return paths, ""
    return [], _unknown(content, known, word, paths)


def _below(content: Path, word: str) -> list[str]:
    """Return the word as a path of this machine, relative to the current or the content folder."""
    root = content.resolve()
    places = [Path(word).expanduser(), content / word] if word.isprintable() else []
    try:
        resolved = [place.resolve() for place in places if place.exists()]
    except OSError:
        return []
    return [place.relative_to(root).as_posix() for place in resolved if place.is_relative_to(root)]


def _spelt(word: str) -> list[str]:
    """Return the word as a path below the content folder: other slashes, "./", "content/", an address, without ".md"."""
    path = re.sub(r"^[A-Za-z]:", "", ADDRESS.sub("", word).replace("\\", "/"))
    path = re.sub(r"/{2,}", "/", path).removesuffix("index.html").strip("/")
    while path.startswith("./"):
        path = path[2:]
    path = path.removeprefix("content/")
    return [path, f"{path}.md"] if path and path != "." else []


def _unknown(content: Path, known: Sequence[str], word: str, several: Sequence[str]) -> str:
    if several:
        return f"«{word}» có thể là nhiều tệp: {', '.join(several[:6])}. Viết rõ hơn."
    if Path(word).is_file():
        return f"«{word}» nằm ngoài thư mục nội dung {content}: chép tệp vào {content}/tin/<năm>/<tháng>/ rồi kiểm tra."
    names = {path.rsplit("/", 1)[-1]: path for path in known}
    near = nearest((_spelt(word) or [word])[0].rsplit("/", 1)[-1], names, 0.6)
    return f"Không có tệp «{word}» trong {content}." + (f" Có phải «{names[near]}»?" if near else "")
