"""Owns how long a reader of a slow line waits for the first result: python -m bench.search.slow <built site> [queries.tsv].

Each query opens /tim-kiem/ in a Chromium that has nothing yet, at Lighthouse's slow 4G (1.6 Mbit/s, 150 ms a turn), over HTTP/2 as
servers of portals speak it (nginx, openssl for a certificate of the hour). Prints the median, the worst, and what came over the line.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

from bench.search.browser import FLAGS
from bench.search.judged import judged

COUNT, PORT = 15, 8643
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
FIRST = """() => new Promise((told) => {
  const look = () => (document.querySelector(".search-page-result") ? told(performance.now()) : requestAnimationFrame(look));
  look();
})"""
CONFIG = """daemon off; pid {work}/pid; error_log {work}/log; events {{}}
http {{ include /etc/nginx/mime.types; types {{ text/javascript mjs; }} access_log off;
  client_body_temp_path {work}/body; proxy_temp_path {work}/proxy; fastcgi_temp_path {work}/f;
  uwsgi_temp_path {work}/u; scgi_temp_path {work}/s;
  gzip on; gzip_types text/css text/javascript image/svg+xml;
  server {{ listen 127.0.0.1:{port} ssl http2; ssl_certificate {work}/cert; ssl_certificate_key {work}/key; root {root}; }} }}
"""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of the site over HTTP/2."""
    with TemporaryDirectory() as work:
        key = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1"]
        subprocess.run([*key, "-keyout", f"{work}/key", "-out", f"{work}/cert"], check=True, capture_output=True)
        config = Path(work, "conf")
        config.write_text(CONFIG.format(work=work, port=PORT, root=site.resolve()) + ("user root;\n" if os.geteuid() == 0 else ""), "utf-8")
        server = subprocess.Popen(["nginx", "-c", config, "-e", f"{work}/log"])
        try:
            time.sleep(1)
            yield f"https://127.0.0.1:{PORT}"
        finally:
            server.terminate()
            server.wait()


def first_result(browser: Browser, address: str, query: str) -> tuple[float, int, int]:
    """(milliseconds until a result stands there, bytes, requests) of one query."""
    context = browser.new_context(ignore_https_errors=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    page.goto(f"{address}/tim-kiem/?q={quote(query)}", wait_until="commit")
    ms = float(page.evaluate(FIRST))
    context.close()
    return ms, int(sum(sizes)), len(sizes)


def main(site: Path, name: str) -> None:
    """Measures and tells."""
    queries = [one.query for one in judged(name)]
    with served(site) as address, sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        found = [first_result(browser, address, query) for query in queries[:: max(1, len(queries) // COUNT)][:COUNT]]
        browser.close()
    times, sizes, requests = (sorted(column) for column in zip(*found, strict=True))
    line = f"{median(sizes) / 1000:.0f} KB, {median(requests):.0f} requests; load {os.getloadavg()[0]:.1f}"
    print(f"first result: median {median(times):.0f} ms, worst {times[-1]:.0f} ms of {len(times)}; {line}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "judged.tsv")
