"""Owns the demo district as this project builds it: a copy of the project's own code, with a store of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

NAME = "portal"
ROOT = Path(__file__).resolve().parents[1]
AS_OF = "2026-11-21"
PARTS = ("portal", "plugins", "theme", "pelicanconf.py", "publishconf.py")
PLUGINS = ", pages, search]"


def copy(folder: Path, *, search: bool = True) -> None:
    """The project's code in `folder`; without search, its index is neither made nor written."""
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
        else:
            shutil.copy2(ROOT / part, folder / part)
    if not search:
        conf = folder / "pelicanconf.py"
        text = conf.read_text("utf-8")
        if PLUGINS not in text:
            raise ValueError(f"{PLUGINS} is not in pelicanconf.py")
        conf.write_text(text.replace(PLUGINS, ", pages]"), "utf-8")


def write_demo(folder: Path, articles: int) -> Path:
    """The demo district of so many articles, written as staff would; where it lies."""
    content = folder / "content"
    portal = [sys.executable, "-m", "portal", "demo", "--only-write", "--as-of", AS_OF, "--articles", str(articles)]
    subprocess.run([*portal, "--content", str(content), "--output", str(folder / "output")], cwd=folder, check=True, capture_output=True)
    return content


def command(content: Path) -> list[str]:
    """`portal build` of the copy that stands in the current folder."""
    return [sys.executable, "-m", "portal", "build", "--content", str(content), "--output", "output"]


def forget(folder: Path, *, pictures: bool) -> None:
    """What a first build on a new machine does not have: the output and the store, and the derived pictures when asked."""
    shutil.rmtree(folder / "output", ignore_errors=True)
    state = folder / ".portal"
    for entry in list(state.iterdir()) if state.exists() else ():
        if pictures or entry.name != "cache":
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
