"""Asks in Chromium: what a cold first query downloads, how long a warm one takes at a quarter of the CPU, and Pagefind's answers."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

from playwright.sync_api import Page, sync_playwright

Query = tuple[str, str, str, str]  # kind, address, form, query
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
ASK_OURS = """async (query) => {
  const began = performance.now();
  const { search } = await import("/client.mjs");
  const { results } = await search(query);
  return [results.map((one) => one.url), performance.now() - began];
}"""
ASK_PAGEFIND = """async (query) => {
  const began = performance.now();
  window.pf ??= await import("/pagefind.js");
  const { results } = await window.pf.search(query);
  const read = await Promise.all(results.slice(0, 10).map((one) => one.data()));
  return [read.map((one) => one.raw_url ?? one.url), performance.now() - began];
}"""


class _Quiet(SimpleHTTPRequestHandler):
    extensions_map: ClassVar[dict[str, str]] = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".js": "text/javascript",
    }

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        if self.path == "/":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html><title>bench</title>")
        else:
            super().do_GET()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server of the folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def cold(folder: Path, queries: list[str], ask: str = ASK_OURS) -> list[tuple[int, int, float]]:
    """(bytes on the wire with headers left out, requests, milliseconds) of each query in a browser that has nothing yet."""
    found = []
    with served(folder) as address, sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for query in queries:
            context = browser.new_context()
            page = context.new_page()
            page.goto(address)
            sizes: list[int] = []
            page.on("response", lambda response, sizes=sizes: sizes.append(_size(response)))
            _, ms = page.evaluate(ask, query)
            found.append((sum(sizes), len(sizes), float(ms)))
            context.close()
        browser.close()
    return found


def _size(response: Any) -> int:
    return int(response.headers.get("content-length", 0))


def warm(folder: Path, queries: list[str], slowdown: int = 4) -> list[float]:
    """Milliseconds of each query in one page that has asked it once before, at 1/slowdown of the CPU."""
    with served(folder) as address, sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = browser.new_page()
        page.goto(address)
        for query in queries:
            page.evaluate(ASK_OURS, query)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
        # A space more makes it a query not answered yet, over files already here.
        times = [float(page.evaluate(ASK_OURS, query + " ")[1]) for query in queries]
        browser.close()
    return times


def asked_pagefind(folder: Path, queries: list[Query]) -> Iterator[dict[str, object]]:
    """Pagefind's rank of the right document for each query."""
    with served(folder) as address, sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = _fresh(browser.new_page(), address)
        for kind, url, form, query in queries:
            urls, ms = page.evaluate(ASK_PAGEFIND, query)
            rank = urls.index(url) + 1 if url in urls else 0
            yield {"engine": "pagefind", "kind": kind, "form": form, "query": query, "url": url, "rank": rank, "ms": ms}
        browser.close()


def _fresh(page: Page, address: str) -> Page:
    page.goto(address)
    return page


def flat(lines: list[str]) -> list[Query]:
    """The queries of a JSON-lines file, one row a form."""
    rows = [json.loads(line) for line in lines]
    return [(row["kind"], row["url"], form, query) for row in rows for form, query in row["forms"].items()]
