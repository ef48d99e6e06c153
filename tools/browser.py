"""A built site in a real browser: a small server for its folder, and Chromium started so that it calls nobody.

Serves the browser tests and `tools.look`. Refuses to know what a page should look like.
"""

import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tools.setup import chromium

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]

# Chromium sees these fonts and no others: what a page measures is the same on every machine.
FONTS = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{folder}/fonts</dir>
  <cachedir>{folder}/cache</cachedir>
</fontconfig>
"""
STYLES = ("Regular", "Bold", "It", "BoldIt")

MEDIA_TYPES = {
    ".atom": "application/atom+xml",
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


class Handler(SimpleHTTPRequestHandler):
    """Files as any static server gives them; what is missing is answered with the site's own 404 page."""

    protocol_version = "HTTP/1.1"

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        return MEDIA_TYPES.get(Path(path).suffix) or super().guess_type(path)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", MEDIA_TYPES[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Silent: the browser's side says what went wrong."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Silent: a browser that closes a tab breaks its connections."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve the folder on a free port of this machine while the block runs; gives the origin, without a last slash."""
    with Server(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


@contextmanager
def launched(path: str | None = None) -> Iterator[Browser]:
    """A Chromium with a fresh profile and the locked fonts alone, while the block runs; `LookupError` where the machine has none."""
    path = path or chromium.find()
    if path is None:
        raise LookupError("Không tìm thấy Chromium (apt install chromium)")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS, env={**with_locked_fonts(Path(folder))})
        try:
            yield browser
        finally:
            browser.close()


def with_locked_fonts(folder: Path) -> dict[str, str]:
    """The machine's environment, its fonts replaced by those of the locked package, which are laid into the empty folder."""
    package = find_spec("font_source_sans_pro")
    assert package is not None and package.origin is not None
    (folder / "fonts").mkdir()
    for style in STYLES:
        shutil.copy(Path(package.origin).with_name("files") / f"SourceSansPro-{style}.ttf", folder / "fonts")
    settings = folder / "fonts.conf"
    settings.write_text(FONTS.format(folder=folder), encoding="utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(settings)}
