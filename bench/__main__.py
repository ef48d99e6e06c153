"""`make bench`: the demo district built by us, by Hugo, by Eleventy and by plain Pelican, cold and after edits. Asserts nothing.

python -m bench [--sizes 1000 5000 20000 50000] [--rounds 3] [--peers Hugo Eleventy Pelican] [--cold] [--only-report]

Each size is kept in bench/results.json as soon as it is measured, so that sizes can be run one by one on a quiet machine.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from bench.report import machine, written
from bench.results import keep, kept
from bench.rounds import PEERS, bench

FOLDER = Path(__file__).parent


def main() -> None:
    given = _arguments()
    for count in () if given.only_report else given.sizes:
        with tempfile.TemporaryDirectory(prefix="bench-", dir=given.folder) as folder:
            size = bench(Path(folder), count, given.rounds, given.peers, edits=not given.cold)
        size.machine, size.day = machine(), time.strftime("%Y-%m-%d", time.gmtime())
        keep(given.data, size)
    given.results.write_text(written(kept(given.data)), "utf-8")
    print(given.results.read_text("utf-8"))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description="Measure the build against Hugo, Eleventy and plain Pelican")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 5000], help="numbers of articles, e.g. 1000 5000 20000 50000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=list(PEERS))
    parser.add_argument("--folder", type=Path, default=None, help="where the trees are written (default: the system's temporary folder)")
    parser.add_argument("--data", type=Path, default=FOLDER / "results.json", help="where every measured size is kept")
    parser.add_argument("--results", type=Path, default=FOLDER / "RESULTS.md", help="the table, written anew from all kept sizes")
    parser.add_argument("--cold", action="store_true", help="cold builds alone")
    parser.add_argument("--only-report", action="store_true", help="measure nothing, write the table anew")
    return parser.parse_args()


if __name__ == "__main__":
    main()
