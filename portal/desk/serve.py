"""`portal serve`: a local address that rebuilds on every change and reloads the page; faults are shown in the page.

The reload script is added to pages when they are sent, never to files.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from watchfiles import watch as changes

from portal.desk.build import allow_removals
from portal.desk.configuration import ROOT, read_configuration, stamp
from portal.desk.services import Services
from portal.text.system import reason

EVENTS, SCRIPT, STYLE = "/.portal/events", "/.portal/reload.js", "/.portal/reload.css"
RELOAD = """
const box = document.createElement('pre'); box.className = 'portal-faults';
const events = new EventSource('/.portal/events');
events.onmessage = (event) => {
  const news = JSON.parse(event.data);
  if (news.faults) { box.textContent = news.faults; document.body.prepend(box); } else { location.reload(); }
};
"""
LOOK = """.portal-faults { position: sticky; top: 0; z-index: 99; max-height: 60vh; overflow: auto; margin: 0; padding: 1rem;
  background: #fff3f0; color: #7a1212; border-bottom: 3px solid #b00020; font: 14px/1.5 monospace; white-space: pre-wrap; }"""
TAG = f'<link rel="stylesheet" href="{STYLE}"><script type="module" src="{SCRIPT}"></script>'.encode()


def arguments(parser: argparse.ArgumentParser, tree: Callable[..., None]) -> None:
    """Add the command's arguments."""
    tree(parser, output="output")
    allow_removals(parser)
    parser.add_argument("--port", type=int, default=8000, help="cổng (mặc định: 8000)")


class BuildNews:
    """The result of the last build; clients waiting for the next one are notified."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._number = 0
        self._text = ""

    def report(self, faults: str) -> None:
        """Report the end of a build: with faults, or without ("")."""
        with self._changed:
            self._number, self._text = self._number + 1, faults
            self._changed.notify_all()

    def after(self, number: int, seconds: float) -> tuple[int, str]:
        """Return the number and faults of the first build after `number`; the same number if there was none in time."""
        with self._changed:
            self._changed.wait_for(lambda: self._number > number, seconds)
            return self._number, self._text

    @property
    def number(self) -> int:
        """Return how many builds there were."""
        return self._number


class Handler(SimpleHTTPRequestHandler):
    """Serves files of the output, the reload script, and its event stream."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 - the parent's own form
        **SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript", ".xml": "application/xml", ".woff2": "font/woff2",
    }

    def __init__(self, *args: Any, news: BuildNews, **kwargs: Any) -> None:
        self.news = news
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Answer one request."""
        path = self.path.split("?")[0]
        if path == EVENTS:
            self._events()
        elif path in (SCRIPT, STYLE):
            self._send((RELOAD if path == SCRIPT else LOOK).encode(), "text/javascript" if path == SCRIPT else "text/css")
        elif path.endswith(("/", ".html")):
            self._page(path)
        else:
            super().do_GET()

    def _page(self, path: str) -> None:
        file = Path(self.translate_path(path))
        file = file / "index.html" if path.endswith("/") else file
        found = file.is_file()
        body = file.read_bytes() if found else self._missing()
        self._send(body.replace(b"</head>", TAG + b"</head>", 1), "text/html; charset=utf-8", 200 if found else 404)

    def _missing(self) -> bytes:
        page = Path(self.directory) / "404.html"
        return page.read_bytes() if page.is_file() else "<head></head>Không tìm thấy trang.".encode()

    def _send(self, body: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def _events(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        number = self.news.number
        try:
            while True:
                after, faults = self.news.after(number, 15)
                self.wfile.write(event(faults) if after > number else b": \n\n")
                self.wfile.flush()
                number = after
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""


def event(faults: str) -> bytes:
    """Return one server-sent event."""
    return f"data: {json.dumps({'faults': faults}, ensure_ascii=False)}\n\n".encode()


def run(given: argparse.Namespace, services: Services) -> int:
    """Build, serve and rebuild until interrupted."""
    extra = {"PORTAL_CONFIGURATION": stamp("pelicanconf.py"), "PORTAL_ALLOW_REMOVALS": given.allow_removals}
    raw = read_configuration("pelicanconf.py", given.content, given.output, extra)
    news = BuildNews()
    preview = services.preview(raw)
    bursts = watch(given.content)
    gc.disable()  # a collection of everything in memory would take longer than the edit
    next(bursts)  # before the first build: files saved meanwhile are seen after it
    preview.build()
    try:
        server = ThreadingHTTPServer(("127.0.0.1", given.port), partial(Handler, directory=str(given.output), news=news))
    except OSError as error:
        print(f"Không mở được cổng {given.port}: {reason(error)}. Thử --port 8001.", file=sys.stderr)
        return 1
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"Đang xem thử tại http://localhost:{given.port} – Ctrl+C để dừng.", flush=True)
    for changed in bursts:
        if changed or preview.is_due():
            news.report(preview.build(changed))
            gc.collect()  # while the reader looks at the page
    return 0


def watch(content: Path) -> Iterator[set[str]]:
    """Yield the changed paths of every burst of changes in the content and the theme, until interrupted; an empty set now and then."""
    for batch in changes(content, ROOT / "theme", debounce=60, step=20, rust_timeout=100, yield_on_timeout=True, raise_interrupt=False):
        yield {path for _, path in batch}
