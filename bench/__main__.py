"""`make bench`: the demo district built by us, by Hugo, by Eleventy and by plain Pelican, cold and after edits. Asserts nothing.

python -m bench [--sizes 1000 5000] [--rounds 3] [--peers Hugo Eleventy Pelican] [--results bench/RESULTS.md]
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from bench import eleventy, hugo, ours, vanilla
from bench.district import EDITS, Article, articles, frame
from bench.measure import measured
from bench.report import Size, machine, written

PEERS: dict[str, ModuleType] = {peer.NAME: peer for peer in (hugo, eleventy, vanilla)}
ENVIRONMENT = {"PORTAL_AS_OF": ours.AS_OF}


def main() -> None:
    given = _arguments()
    sizes: list[Size] = []
    for count in given.sizes:
        with tempfile.TemporaryDirectory(prefix="bench-", dir=given.folder) as folder:
            sizes.append(bench(Path(folder), count, given.rounds, given.peers))
        given.results.write_text(written(machine(), time.strftime("%Y-%m-%d", time.gmtime()), sizes), "utf-8")
    print(given.results.read_text("utf-8"))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description="Measure the build against Hugo, Eleventy and plain Pelican")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 5000], help="numbers of articles, e.g. 1000 5000 20000 50000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=list(PEERS))
    parser.add_argument("--folder", type=Path, default=None, help="where the trees are written (default: the system's temporary folder)")
    parser.add_argument("--results", type=Path, default=Path(__file__).parent / "RESULTS.md")
    return parser.parse_args()


def bench(folder: Path, count: int, rounds: int, peers: Sequence[str]) -> Size:
    """All rounds at one size."""
    own, bare = folder / "ours", folder / "ours-without-search"
    ours.copy(own)
    ours.copy(bare, search=False)
    content = ours.write_demo(own, count)
    shutil.copytree(content, bare / "content")
    _say(f"{count}: first build of ours, for the frame of its pages")
    measured(ours.command(content), own, ENVIRONMENT)
    common = list(articles(content))
    edited = common[len(common) // 2]
    around = frame(own / "output", edited)
    size = Size(count, len(common))
    for name in peers:
        PEERS[name].emit(folder / name, common, around)
    for turn in range(1, rounds + 1):
        _round(size, folder, turn, edited)
    for name in ("ours", *peers):
        if name not in size.failed:
            size.wrote["portal" if name == "ours" else name] = _weight(folder / name / "output", edited)
    return size


def _round(size: Size, folder: Path, turn: int, edited: Article) -> None:
    """Every generator cold, then every edit: first by Hugo, whole as ever, then by us."""
    size.loads.append(os.getloadavg()[0])
    own, bare = folder / "ours", folder / "ours-without-search"
    ours.forget(own, pictures=True)
    _run(size, "portal", "cold", own)
    for tree in (own, bare):
        ours.forget(tree, pictures=tree == bare and turn == 1)
    _run(size, "portal", "cold, pictures kept", own)
    if turn == 1:
        measured(ours.command(bare / "content"), bare, ENVIRONMENT)
        ours.forget(bare, pictures=False)
    _run(size, "portal", "cold, pictures kept, no search index", bare)
    peers = [name for name in PEERS if (folder / name).exists()]
    for name in peers:
        shutil.rmtree(folder / name / "output", ignore_errors=True)
        _peer(size, name, "cold", folder)
    for case, edit in EDITS.items():
        edit(own / "content", edited, turn)
        if "Hugo" in peers:
            edit(PEERS["Hugo"].tree(folder / "Hugo"), edited, turn)
            _peer(size, "Hugo", case, folder)
        _run(size, "portal", case, own)


def _run(size: Size, name: str, case: str, folder: Path) -> None:
    _say(f"{size.articles}: {name}, {case}")
    size.runs.setdefault((name, case), []).append(measured(ours.command(folder / "content"), folder, ENVIRONMENT))


def _peer(size: Size, name: str, case: str, folder: Path) -> None:
    """A peer that is not installed, or fails, is told in the results; the others go on."""
    if name in size.failed:
        return
    _say(f"{size.articles}: {name}, {case}")
    try:
        size.runs.setdefault((name, case), []).append(measured(PEERS[name].command(), folder / name))
    except (FileNotFoundError, RuntimeError) as error:
        size.runs.pop((name, case))
        size.failed[name] = str(error).strip().splitlines()[-1]
        _say(str(error))


def _weight(output: Path, edited: Article) -> tuple[int, float, int]:
    files = [path.stat().st_size for path in output.rglob("*") if path.is_file()]
    return len(files), sum(files) / 1e6, (output / edited.url.strip("/") / "index.html").stat().st_size


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
