"""The shipped server file, tried with a real nginx on a port of this machine: headers, downloads, compression, old addresses, 404."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tools.setup import nginx

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "docs" / "nginx.conf"
LONG = "/tin/2016/11/" + "dai-" * 60 + "x/"
TEXT = b"x" * 4000
DIGEST = "0123456789ab"
FILES = {
    "index.html": b"<!doctype html><title>A</title>" + TEXT,
    "404.html": "<!doctype html><title>Không có trang này</title>".encode() + TEXT,
    "tin/index.html": b"<!doctype html>" + TEXT, "trong/a.txt": b"x",
    f"assets/site-{DIGEST}.css": TEXT, f"assets/init-{DIGEST}.mjs": TEXT, f"assets/early-{DIGEST}.js": TEXT,
    f"assets/favicon-{DIGEST}.svg": b"<svg/>" + TEXT, f"assets/portal-sans-400-{DIGEST}.woff2": TEXT,
    "assets/portal-sans-OFL.txt": TEXT, f"anh/{DIGEST}aaaa-640.webp": TEXT,
    "rss.xml": TEXT, "atom.xml": TEXT, "feed.json": TEXT, "sitemap.xml": TEXT, "lich.ics": TEXT, "robots.txt": TEXT,
    "du-lieu/tin.csv": TEXT, "du-lieu/tin.json": TEXT, "tim-kiem/client.mjs": TEXT, "tim-kiem/a.bin": TEXT,
    **{f"tep/a.{kind}": TEXT for kind in ("html", "HTM", "svg", "xml", "xhtml", "pdf", "docx", "jpg", "txt", "json", "mp4", "bin")},
    "_redirects": b"/a /b 301\n", ".portal-output": b"x", ".git/config": b"x", ".well-known/security.txt": b"Contact: x",
    "_redirects.nginx": (
        f"/tin/cu/ /tin/;\n/Pages/123.aspx?id=5 /tin/;\n{LONG} /tin/;\n" + "".join(f"/cu/{n}/ /tin/;\n" for n in range(3000))
    ).encode(),
}  # fmt: skip
ALWAYS = {
    "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin", "Strict-Transport-Security": "max-age=31536000",
}  # fmt: skip
Ask = Callable[..., http.client.HTTPResponse]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """A question to the server: an address, and headers to send."""
    program = nginx.find()
    if program is None:
        pytest.skip("không có nginx (no nginx; apt install nginx-light)")
    place = tmp_path_factory.mktemp("nginx")
    for name, data in FILES.items():
        (place / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (place / "site" / name).write_bytes(data)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (place / "nginx.conf").write_text(configuration(place, port))
    command = [program, "-p", str(place), "-c", str(place / "nginx.conf"), "-e", str(place / "error.log")]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        wait_for(port, server)
        yield lambda path, **headers: asked(port, path, headers)
    finally:
        server.terminate()
        server.wait(10)


def configuration(place: Path, port: int) -> str:
    """The shipped file, at home in a folder and on a port."""
    shipped = SHIPPED.read_text(encoding="utf-8").replace("/srv/portal/public/current", str(place / "site"))
    shipped, count = re.subn("listen 80;", f"listen 127.0.0.1:{port};", shipped)
    assert count == 1 and "/srv/" not in shipped
    (place / "portal.conf").write_text(shipped)
    temporary = "".join(f"{kind}_temp_path {place}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root;\n" if os.geteuid() == 0 else ""
    types = next(path for path in ("/etc/nginx/mime.types", "/usr/local/etc/nginx/mime.types") if Path(path).exists())
    return (
        f"{user}daemon off;\nworker_processes 1;\npid {place}/pid;\nerror_log {place}/error.log;\nevents {{}}\n"
        f"http {{\n{temporary}access_log off;\ngzip on;\ninclude {types};\ninclude {place}/portal.conf;\n}}\n"
    )


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    """Until the server answers."""
    for _ in range(100):
        assert server.poll() is None, server.stderr and server.stderr.read().decode()
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("nginx answers no one")


def asked(port: int, path: str, headers: dict[str, str]) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    answer.body = answer.read()  # type: ignore[attr-defined]
    return answer


EVERYWHERE = [
    ("/", 200), ("/tin/", 200), ("/tin", 301), ("/tin/cu/", 301), ("/khong-co/", 404), ("/trong/", 404), ("/404.html", 404),
    ("/_redirects", 404), ("/_redirects.nginx", 404), ("/.portal-output", 404), ("/.git/config", 404), ("/a/../../etc/passwd", 400),
    ("/rss.xml", 200), ("/lich.ics", 200), ("/du-lieu/tin.csv", 200), ("/tim-kiem/client.mjs", 200), ("/tep/a.html", 200),
    ("/tep/a.pdf", 200), ("/tep/khong-co.pdf", 404), (f"/assets/site-{DIGEST}.css", 200), (f"/assets/init-{DIGEST}.mjs", 200),
    ("/.well-known/security.txt", 200),
]  # fmt: skip


@pytest.mark.parametrize(("path", "status"), EVERYWHERE)
def test_every_answer_carries_the_headers(ask: Ask, path: str, status: int) -> None:
    answer = ask(path)
    assert answer.status == status
    if status == 400:  # nginx refuses before it knows the server
        return
    assert {name: answer.headers.get_all(name) for name in ALWAYS} == {name: [value] for name, value in ALWAYS.items()}
    (policy,) = answer.headers.get_all("Content-Security-Policy") or [""]
    assert "frame-ancestors 'none'" in policy and "base-uri 'none'" in policy
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert answer.headers["Server"] == "nginx"


def test_a_page_takes_nothing_from_elsewhere(ask: Ask) -> None:
    policy = ask("/").headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self' 'unsafe-inline';") and "http" not in policy and "*" not in policy


@pytest.mark.parametrize("kind", ["html", "HTM", "svg", "xml", "xhtml", "docx", "txt", "json", "bin"])
def test_an_attachment_that_a_browser_would_run_is_saved(ask: Ask, kind: str) -> None:
    headers = ask(f"/tep/a.{kind}").headers
    assert headers["Content-Disposition"] == "attachment"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'") and headers["Content-Security-Policy"].endswith("sandbox")


@pytest.mark.parametrize("kind", ["pdf", "jpg", "mp4"])
def test_an_attachment_that_a_browser_only_shows_is_shown(ask: Ask, kind: str) -> None:
    headers = ask(f"/tep/a.{kind}").headers
    assert headers["Content-Disposition"] is None
    assert "script-src 'none'" in headers["Content-Security-Policy"] and "sandbox" not in headers["Content-Security-Policy"]


COMPRESSED = [
    "/", "/tin/", "/khong-co/", f"/assets/site-{DIGEST}.css", f"/assets/init-{DIGEST}.mjs", f"/assets/early-{DIGEST}.js",
    f"/assets/favicon-{DIGEST}.svg", "/rss.xml", "/atom.xml", "/feed.json", "/sitemap.xml", "/lich.ics", "/du-lieu/tin.csv",
    "/du-lieu/tin.json", "/tim-kiem/client.mjs", "/tim-kiem/a.bin", "/robots.txt",
]  # fmt: skip


@pytest.mark.parametrize("path", COMPRESSED)
def test_texts_are_compressed(ask: Ask, path: str) -> None:
    answer = ask(path, Accept_Encoding="gzip")
    assert (answer.headers["Content-Encoding"], answer.headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert ask(path).headers["Content-Encoding"] is None


@pytest.mark.parametrize("path", [f"/anh/{DIGEST}aaaa-640.webp", f"/assets/portal-sans-400-{DIGEST}.woff2"])
def test_what_is_compressed_already_is_not_again(ask: Ask, path: str) -> None:
    assert ask(path, Accept_Encoding="gzip").headers["Content-Encoding"] is None


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"), (f"/assets/init-{DIGEST}.mjs", "text/javascript; charset=utf-8"),
        ("/lich.ics", "text/calendar; charset=utf-8"), ("/du-lieu/tin.csv", "text/csv; charset=utf-8"),
        ("/rss.xml", "text/xml; charset=utf-8"), ("/tep/a.pdf", "application/pdf"),
        (f"/assets/site-{DIGEST}.css", "text/css; charset=utf-8"),
    ],
)  # fmt: skip
def test_each_file_tells_its_kind(ask: Ask, path: str, kind: str) -> None:
    assert ask(path).headers["Content-Type"] == kind


@pytest.mark.parametrize("path", ["/tin/cu/", "/Pages/123.aspx?id=5", LONG, "/cu/2999/"])
def test_an_old_address_leads_to_the_new_one(ask: Ask, path: str) -> None:
    answer = ask(path)
    assert (answer.status, answer.headers["Location"]) == (301, "/tin/")


def test_a_folder_without_its_slash_leads_to_it_on_any_host(ask: Ask) -> None:
    assert ask("/tin").headers["Location"] == "/tin/"


@pytest.mark.parametrize("path", ["/khong-co/", "/trong/", "/tep/khong-co.pdf", "/_redirects"])
def test_what_is_not_there_shows_the_portals_page(ask: Ask, path: str) -> None:
    answer = ask(path)
    assert answer.status == 404 and "Không có trang này" in answer.body.decode()  # type: ignore[attr-defined]


def test_what_never_changes_is_kept_and_pages_are_asked_for_again(ask: Ask) -> None:
    for path in (f"/assets/site-{DIGEST}.css", f"/assets/init-{DIGEST}.mjs", f"/anh/{DIGEST}aaaa-640.webp"):
        assert ask(path).headers["Cache-Control"] == "public, max-age=31536000, immutable"
    for path in ("/", "/assets/portal-sans-OFL.txt", "/tep/a.pdf", "/rss.xml"):
        assert ask(path).headers["Cache-Control"] == "no-cache"
