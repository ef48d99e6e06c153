"""What the pages cost their readers: Lighthouse's performance score on a slow phone, with the figures it rests on. Asserts nothing.

python -m bench.readers [SITE] [--runs 5] [--results bench/READERS.md]

Without SITE the demo district is built. Files are served packed as any server sends them; network and phone are Lighthouse's own
mobile set-up (1.6 Mbit/s, 150 ms there and back, a processor four times slower), simulated, over HTTP/1.1.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Any

from bench import ours
from tools import site_map
from tools.browser import FLAGS, MEDIA_TYPES, Handler, Server
from tools.setup import chromium

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"
ARTICLE = "tin/*/*/*"
FULLEST = {"longest article": ARTICLE, "plan": "ke-hoach/*", "search": "tim-kiem"}
LEAD = b'class="figure-picture"'
PACKED = (".html", ".css", ".mjs", ".js", ".json", ".xml", ".svg")
FIGURES = {
    "first-contentful-paint": "first paint, ms",
    "largest-contentful-paint": "largest paint, ms",
    "speed-index": "speed index, ms",
    "total-blocking-time": "blocked, ms",
    "cumulative-layout-shift": "layout shift",
}
SENT = {
    "requests": ("",),
    "bytes of a first visit, fonts included, pictures not (goal: 76,800 at most)": ("Document", "Stylesheet", "Font", "Script", "Other"),
    "of these HTML, all that the next page of its kind costs (goal: 12,288 at most)": ("Document",),
    "of these style sheet": ("Stylesheet",),
    "of these fonts": ("Font",),
    "of these scripts (goal: 10,240 at most)": ("Script",),
    "bytes of pictures on the first screen and near it": ("Image",),
}
BUSY = 2.5  # load from which scores suffer
BEGIN, END = "<!-- bench.readers -->\n", "<!-- /bench.readers -->\n"


@dataclass(frozen=True, slots=True)
class Page:
    """One page after all runs: scores (0 to 100, median and best), medians of figures; what Lighthouse would still better."""

    name: str
    address: str
    score: float
    best: float
    figures: dict[str, float]
    sent: dict[str, int]  # bytes by kind of resource, "" = number of requests
    wishes: tuple[str, ...]
    load: float  # of the machine, before the runs


class Packing(Handler):
    """Text goes packed, and everything may be kept."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=31536000, immutable")
        super().end_headers()

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in PACKED or not path.is_file():
            super().do_GET()
            return
        body = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", MEDIA_TYPES[path.suffix])
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def main() -> None:
    given = _arguments()
    with tempfile.TemporaryDirectory(prefix="bench-readers-") as folder:
        site = given.site or _demo(Path(folder))
        with _served(site) as origin:
            pages = [_page(origin, name, address, given.runs) for name, address in _pages(site)]
    put(given.results, table(pages, given.runs))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.readers", description="Lighthouse's performance score of the demo's pages")
    parser.add_argument("site", type=Path, nargs="?", help="a built site (default: the demo district is built)")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--results", type=Path, default=Path(__file__).parent / "READERS.md")
    return parser.parse_args()


def _demo(folder: Path) -> Path:
    into = ["--content", str(folder / "content"), "--output", str(folder / "site")]
    subprocess.run([sys.executable, "-m", "portal", "demo", "--as-of", ours.AS_OF, *into], cwd=ROOT, check=True, capture_output=True)
    return folder / "site"


def _pages(site: Path) -> Iterator[tuple[str, str]]:
    """The front page, an article of middling length that begins with a picture, and of other kinds the fullest page."""
    yield "front page", "/"
    articles = ((path.read_bytes(), address) for address, path in site_map.addresses(site).items() if site_map.kind(address) == ARTICLE)
    pictured = sorted((len(page), address) for page, address in articles if LEAD in page)
    if pictured:
        yield "article with picture", pictured[len(pictured) // 2][1]
    yield from ((name, site_map.fullest(site, kind)) for name, kind in FULLEST.items())


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with Server(("127.0.0.1", 0), partial(Packing, directory=str(folder))) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


def _page(origin: str, name: str, address: str, runs: int) -> Page:
    said, load = [], os.getloadavg()[0]
    for run in range(1, runs + 1):
        print(f"{name}, {run} of {runs}", file=sys.stderr, flush=True)
        said.append(_lighthouse(origin + address))
    figures = {key: median(one["audits"][key]["numericValue"] for one in said) for key in FIGURES}
    scores = [one["categories"]["performance"]["score"] * 100 for one in said]
    return Page(name, address, median(scores), max(scores), figures, _sent(said[-1]), tuple(_wishes(said[-1])), load)


def _lighthouse(url: str) -> dict[str, Any]:
    command = ["node", str(PROGRAM), url, "--quiet", "--output=json", "--output-path=stdout", "--only-categories=performance"]
    command += [f"--chrome-flags=--headless {' '.join(flag for flag in FLAGS if ' ' not in flag)}"]
    environment = {**os.environ, "CHROME_PATH": chromium.find() or ""}
    ended = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=True)
    said: dict[str, Any] = json.loads(ended.stdout)
    return said


def _sent(said: dict[str, Any]) -> dict[str, int]:
    """Bytes on the wire, heads of answers included, by kind of resource; "" is the number of requests."""
    items = said["audits"]["network-requests"]["details"]["items"]
    sent = Counter({"": len(items)})
    for item in items:
        sent[item["resourceType"]] += item["transferSize"]
    return sent


def _wishes(said: dict[str, Any]) -> Iterator[str]:
    """Audits that are not passed, with what Lighthouse reckons could be saved."""
    for reference in said["categories"]["performance"]["auditRefs"]:
        audit = said["audits"][reference["id"]]
        if audit["score"] is not None and audit["score"] < 0.9 and reference["group"] != "hidden":
            yield f"{audit['id']} {audit.get('displayValue', '')}".strip()


def table(pages: Sequence[Page], runs: int) -> str:
    """The figures as Markdown."""
    rows = [("", *(page.name for page in pages)), ("---",) * (len(pages) + 1)]
    rows.append(("**performance score**, of 100: median", *(f"**{page.score:.0f}**" for page in pages)))
    rows.append(("best run", *(f"{page.best:.0f}" for page in pages)))
    rows += [(words, *(_figure(key, page.figures[key]) for page in pages)) for key, words in FIGURES.items()]
    rows += [(words, *(f"{sum(page.sent[kind] for kind in kinds):,}" for page in pages)) for words, kinds in SENT.items()]
    rows.append(("what Lighthouse would still better", *("; ".join(page.wishes) or "–" for page in pages)))
    load = max(page.load for page in pages)
    busy = " The machine was busy with other work, which makes paints late: the score is that of a slower phone." if load >= BUSY else ""
    return f"Medians of {runs} runs; load of the machine before a page: at most {load:.1f}.{busy}\n\n" + "".join(
        f"| {' | '.join(row)} |\n" for row in rows
    )


def _figure(key: str, value: float) -> str:
    return f"{value:.3f}" if key.endswith("shift") else f"{value:,.0f}"


def put(results: Path, text: str) -> None:
    """Print the table, and put it where the results keep it; what people wrote around it stays."""
    print(text)
    before, _, rest = results.read_text("utf-8").partition(BEGIN)
    _, found, after = rest.partition(END)
    if not found:
        raise ValueError(f"{results}: no place for the table ({BEGIN.strip()} … {END.strip()})")
    results.write_text(f"{before}{BEGIN}{text}{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
