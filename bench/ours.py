"""Owns the demo district as this project builds, publishes and serves it: a copy of the project's own code, with a store of its own."""

from __future__ import annotations

import compileall
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path

from bench.measure import Run, Watch

NAME = "portal"
ROOT = Path(__file__).resolve().parents[1]
AS_OF = "2026-11-21"
PARTS = ("portal", "plugins", "tools", "theme", "pelicanconf.py", "publishconf.py")
PLUGINS = ", pages, search]"
PATIENCE = 300.0
"""Seconds after which an edit that is not on the screen will not come."""


def copy(folder: Path, *, search: bool = True) -> None:
    """The project's code in `folder`, compiled as an installed program is; without search, no index is made.

    Raises ValueError when the index cannot be left out.
    """
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
    for part in PARTS:
        if (folder / part).is_dir():
            compileall.compile_dir(folder / part, quiet=1)


def write_demo(folder: Path, articles: int) -> Path:
    """The demo district of so many articles, written as staff would; where it lies."""
    content = folder / "content"
    portal = [sys.executable, "-m", "portal", "demo", "--only-write", "--as-of", AS_OF, "--articles", str(articles)]
    subprocess.run([*portal, "--content", str(content), "--output", str(folder / "output")], cwd=folder, check=True, capture_output=True)
    return content


def command(content: Path) -> list[str]:
    """`portal build` of the copy that stands in the current folder."""
    return [sys.executable, "-m", "portal", "build", "--content", str(content), "--output", "output"]


def publish(content: Path) -> list[str]:
    """`portal publish` of that copy: its production tree, a release hard-linked from it, switched to."""
    return [sys.executable, "-m", "portal", "publish", "--content", str(content), "--public", "public"]


def forget(folder: Path, *, pictures: bool) -> None:
    """What a first build on a new machine does not have: the output and the store, and the derived pictures when asked."""
    put_aside(folder / "output")
    state = folder / ".portal"
    for entry in list(state.iterdir()) if state.exists() else ():
        if pictures or entry.name != "cache":
            put_aside(entry)


def put_aside(tree: Path) -> None:
    """Take a tree away by its name alone: a file system that has just removed many files is slow in making new ones."""
    if tree.exists():
        aside = tree.parents[1] / ".aside"
        aside.mkdir(exist_ok=True)
        tree.rename(aside / f"{time.time_ns()}")


def served(folder: Path, environment: Mapping[str, str], url: str, edit: Callable[[int], str], edits: int = 3) -> list[Run]:
    """Start `portal serve`, make edits one after the other; each run: from the write of the file until the page has the new text.

    `edit(n)` writes a file and tells what text the page at `url` has then. Wall seconds only (polled every 5 ms); memory is the server's.
    The first edit, which still loads things, is made before and not counted.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    asked = [sys.executable, "-m", "portal", "serve", "--content", str(folder / "content"), "--output", "output", "--port", str(port)]
    with (folder / "serve.log").open("wb") as said:
        server = subprocess.Popen(asked, cwd=folder, env=environment, stdout=said, stderr=said)
        watch = Watch(server.pid)
        try:
            page = f"http://127.0.0.1:{port}{url}"
            waited(page, "<main")
            time.sleep(1)  # the watcher of files begins after the first page
            walls = [waited(page, edit(number)) for number in range(edits + 1)][1:]
        finally:
            server.terminate()
            server.wait()
            memory = watch.end()
    return [Run(wall, 0.0, memory) for wall in walls]


def waited(page: str, text: str) -> float:
    """Seconds until a page has a text. Raises RuntimeError when it does not come in PATIENCE seconds."""
    began = time.perf_counter()
    while (gone := time.perf_counter() - began) < PATIENCE:
        try:
            with urllib.request.urlopen(page, timeout=PATIENCE) as answer:
                if text in answer.read().decode("utf-8"):
                    return time.perf_counter() - began
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(0.005)
    raise RuntimeError(f"{page}: {text!r} not there after {gone:.0f} s")
