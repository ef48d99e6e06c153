"""A desk that was started as documented, in a checkout of its own, and people who visit it over HTTP."""

from __future__ import annotations

import gzip
import html
import http.cookiejar
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("portal", "plugins", "theme", "webdesk", "pelicanconf.py", "publishconf.py")
AS_OF = "2026-11-21T09:00"
Fields = Mapping[str, str] | Sequence[tuple[str, str]]


def free_port() -> int:
    """A port nobody listens at now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@dataclass
class Answer:
    """What a page answered."""

    status: int
    text: str
    url: str
    headers: Mapping[str, str]

    def value(self, name: str) -> str:
        """The value of the first input of a name."""
        found = re.search(rf'<input[^>]*name="{re.escape(name)}"[^>]*value="([^"]*)"', self.text)
        return html.unescape(found[1]) if found else ""


class Stays(urllib.request.HTTPRedirectHandler):
    """Follows redirects, as a browser does."""


@dataclass
class Visitor:
    """A person with a browser that runs no script. `waits`: a screen that opens by itself later is waited for."""

    origin: str
    waits: bool = True
    jar: http.cookiejar.CookieJar = field(default_factory=http.cookiejar.CookieJar)

    def __post_init__(self) -> None:
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Open a page."""
        return self._send(urllib.request.Request(self.origin + path, headers=dict(headers or {})))

    def post(self, path: str, fields: Fields = (), headers: Mapping[str, str] | None = None) -> Answer:
        """Send a form."""
        pairs = list(fields.items() if isinstance(fields, Mapping) else fields)
        token = next((cookie.value or "" for cookie in self.jar if "csrf" in cookie.name), "")
        data = urllib.parse.urlencode([("csrfmiddlewaretoken", token), *pairs]).encode()
        return self._send(urllib.request.Request(self.origin + path, data, headers=dict(headers or {})))

    def send(self, path: str, fields: Fields, files: Sequence[tuple[str, str, bytes]]) -> Answer:
        """Send a form with files, each (box, name, bytes)."""
        pairs = list(fields.items() if isinstance(fields, Mapping) else fields)
        token = next((cookie.value or "" for cookie in self.jar if "csrf" in cookie.name), "")
        bound = "----ranh-gioi-7d1a"
        parts = [f'--{bound}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
                 for name, value in [("csrfmiddlewaretoken", token), *pairs]]  # fmt: skip
        for box, name, data in files:
            head = f'--{bound}\r\nContent-Disposition: form-data; name="{box}"; filename="{name}"\r\n'
            parts.append(f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + data + b"\r\n")
        body = b"".join([*parts, f"--{bound}--\r\n".encode()])
        headers = {"Content-Type": f"multipart/form-data; boundary={bound}"}
        return self._send(urllib.request.Request(self.origin + path, body, headers))

    def _send(self, request: urllib.request.Request) -> Answer:
        try:
            with self._opener.open(request, timeout=120) as found:
                return Answer(found.status, found.read().decode("utf-8", "replace"), found.url, dict(found.headers))
        except urllib.error.HTTPError as fault:
            if self.waits and fault.code == 503 and "Refresh" in fault.headers:
                time.sleep(0.5)
                return self._send(urllib.request.Request(fault.url))
            return Answer(fault.code, fault.read().decode("utf-8", "replace"), fault.url, dict(fault.headers))

    def act(self, what: str, path: str, **fields: str) -> Answer:
        """Do something with an article, from its page as it is now."""
        base = fields.pop("base", "") or self.get(f"/xem/{path}").value("base") or self.get(f"/sua/{path}").value("base")
        return self.post(f"/lam/{what}/{path}", {"base": base, **fields})

    def form(self, path: str) -> list[tuple[str, str]]:
        """The form of an article as a browser would send it back untouched."""
        return fields_of(self.get(f"/sua/{path}").text)


def fields_of(page: str) -> list[tuple[str, str]]:
    """Every field of the article's form, in order."""
    form = page.split('id="bai"', 1)[1].split("</form>", 1)[0]
    found: list[tuple[str, str]] = []
    pattern = r'<input([^>]*)>|<textarea[^>]*name="([^"]+)"[^>]*>\n?(.*?)</textarea>|<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>'
    for one in re.finditer(pattern, form, re.S):
        if one[2]:
            found.append((one[2], html.unescape(one[3])))
        elif one[4]:
            chosen = re.search(r'<option value="([^"]*)" selected', one[5])
            found.append((one[4], html.unescape(chosen[1]) if chosen else ""))
        elif (name := re.search(r'name="([^"]+)"', one[1])) and name[1] != "csrfmiddlewaretoken" and not _is_off(one[1]):
            value = re.search(r'value="([^"]*)"', one[1])
            found.append((name[1], html.unescape(value[1]) if value else ""))
    return found


def _is_off(attributes: str) -> bool:
    return 'type="checkbox"' in attributes and " checked" not in attributes


def put(fields: list[tuple[str, str]], **values: str) -> list[tuple[str, str]]:
    """The same fields with other values; "__" stands for a dot, and a field that is not there is added."""
    wanted = {name.replace("__", "."): value for name, value in values.items()}
    kept = [(name, wanted.pop(name) if name in wanted and name != "_shown" else value) for name, value in fields]
    return kept + list(wanted.items())


class OpenDesk:
    """A desk that is open, in a checkout of its own."""

    def __init__(self, folder: Path, content: Path, *words: str, as_of: str = AS_OF, started: bool = True) -> None:
        self.root, self.port = folder, free_port()
        self.content, self.public = folder / "noi-dung", folder / "public"
        if not self.content.exists():
            for part in PARTS:
                copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
                copy(ROOT / part, folder / part)
            shutil.copytree(content, self.content)
        self.words, self.as_of = words, as_of
        self.sign = "/tinh/theme/base.css" if "--gop-y" in words else "/tinh/webdesk/desk.css"  # answered once it is open
        if started:
            self.start()

    @property
    def origin(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def command(self, *words: str) -> list[str]:
        """`portal desk` with some words, on this desk's content."""
        return [sys.executable, "-m", "portal", "desk", "--content", str(self.content), "--public", str(self.public),
                "--data", str(self.root / "data"), "--port", str(self.port), *words]  # fmt: skip

    def environment(self) -> dict[str, str]:
        """Of the process."""
        return {**os.environ, "PORTAL_AS_OF": self.as_of, "PYTHONUTF8": "1", "PORTAL_DESK_TOKEN": "khoa-thu"}

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self.said = open(self.root / "said.txt", "ab")  # noqa: SIM115
        command = self.command("--no-browser", *self.words)
        self.process = subprocess.Popen(command, cwd=self.root, env=self.environment(), stdout=self.said, stderr=self.said)
        for _ in range(300):
            if self.process.poll() is not None:
                break
            try:
                urllib.request.urlopen(self.origin + self.sign, timeout=5).close()
                return
            except OSError:
                time.sleep(0.1)
        raise AssertionError((self.root / "said.txt").read_text(encoding="utf-8"))

    def stop(self) -> None:
        """End it, as a dead battery would."""
        self.process.kill()
        self.process.wait()
        self.said.close()

    def person(self, name: str) -> Visitor:
        """One of the four of a demo, come in."""
        visitor = Visitor(self.origin)
        visitor.get("/dang-nhap/")
        answer = visitor.post("/thu/", {"person": name})
        assert answer.status == 200, answer.text[:500]
        return visitor

    def text(self, path: str) -> str:
        """An article's file."""
        return (self.content / path).read_text(encoding="utf-8")

    def begin(self, who: Visitor, title: str, kind: str = "tin", unit: str = "Ủy ban nhân dân xã Sơn Khê") -> str:
        """A new article; its path."""
        answer = who.post("/moi/", {"title": title, "unit": unit, "kind": kind})
        assert "/sua/" in answer.url, answer.text
        return urllib.parse.unquote(answer.url.split("/sua/")[1].split("?")[0])

    def write(self, who: Visitor, path: str, **values: str) -> Answer:
        """Fill in some boxes, and save."""
        return who.post(f"/sua/{path}", put(who.form(path), **values))

    def published(self, seconds: float = 120) -> None:
        """Wait until nothing is being published."""
        someone = self.person("dang")
        for _ in range(int(seconds * 5)):
            if "Đang công bố" not in someone.get("/cong-bo/").text:
                return
            time.sleep(0.2)
        raise AssertionError("still publishing")

    def telling(self, words: str) -> list[Path]:
        """The published files that hold these words, compressed ones too."""
        return [file for file in (self.public / "current").rglob("*") if file.is_file() and words.encode() in opened(file.read_bytes())]

    def page(self, path: str) -> str | None:
        """What readers see of an article, None when there is nothing."""
        file = self.public / "current" / path.removesuffix(".md") / "index.html"
        return file.read_text(encoding="utf-8") if file.is_file() else None


def opened(data: bytes) -> bytes:
    """The bytes of a file, decompressed if it is a gzip."""
    try:
        return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    except (EOFError, OSError, zlib.error):
        return data
