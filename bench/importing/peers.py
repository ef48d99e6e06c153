"""Runs the peers on a folder of files, in an environment of their own: `python peers.py <folder>` prints JSON, name → peer → text, seconds.

Not imported by anything: trafilatura, readability-lxml, markitdown and pandoc are no dependencies of the project.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path


def trafilatura(file: Path) -> str:
    """Its text, with title and date first."""
    import trafilatura as library

    html = file.read_text("utf-8")
    told = library.bare_extraction(html, include_tables=True, include_images=True, favor_recall=True)
    return f"{told.title or ''}\n{told.date or ''}\n{told.author or ''}\n{told.text or ''}" if told else ""


def readability(file: Path) -> str:
    """Its text, with the title first."""
    from lxml.html import fromstring
    from readability import Document

    document = Document(file.read_text("utf-8"))
    body = fromstring(document.summary())
    for tag in body.iter("p", "div", "br", "li", "td"):
        tag.tail = f" {tag.tail or ''}"
    return f"{document.title()}\n\n\n{body.text_content()}"


def markitdown(file: Path) -> str:
    """Markdown of a Word file."""
    from markitdown import MarkItDown

    return str(MarkItDown().convert(str(file)).text_content)


def pandoc(file: Path) -> str:
    """Markdown of a Word file, by the program."""
    program = shutil.which("pandoc")
    if not program:
        raise FileNotFoundError("pandoc")
    return subprocess.run([program, "-t", "gfm", str(file)], capture_output=True, check=True, text=True).stdout


PEERS: dict[str, tuple[Callable[[Path], str], ...]] = {".html": (trafilatura, readability), ".docx": (markitdown, pandoc)}


def main(folder: Path) -> None:
    """Everything, as JSON; a peer that fails has its fault as text."""
    made: dict[str, dict[str, tuple[str, float]]] = {}
    for file in sorted(folder.iterdir()):
        for peer in PEERS.get(file.suffix, ()):
            begun = time.process_time()
            try:
                text = peer(file)
            except Exception as error:  # noqa: BLE001 - what a peer cannot do is a result
                text = f"!! {type(error).__name__}"
            made.setdefault(file.name, {})[peer.__name__] = (text, time.process_time() - begun)
    json.dump(made, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
