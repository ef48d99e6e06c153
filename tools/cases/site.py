"""Owns one case as a site: its content, the commands that are run on it, and what was built. Knows nothing of what is right."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag

ROOT = Path(__file__).resolve().parents[2]
AS_OF = "2024-06-01"
BUILD = """
import sys
from pathlib import Path
from portal.__main__ import SERVICES
from portal.desk.build import build
content, output, state = map(Path, sys.argv[1:])
sys.exit(build(content, output, {"PORTAL_STATE": str(state), "PORTAL_WORKERS": 1}, SERVICES))
"""


@dataclass(slots=True)
class Site:
    """One case: its content, what was built of it, what was said and the exit code."""

    place: Path
    said: str = ""
    code: int = -1

    @property
    def content(self) -> Path:
        """The content folder."""
        return self.place / "content"

    def build(self, as_of: str = AS_OF) -> None:
        """Build it as a program of its own, with a memory of its own."""
        words = ["-c", BUILD, str(self.content), str(self.place / "output"), str(self.place / "state")]
        self._run(words, as_of)

    def portal(self, *words: str) -> None:
        """Run a command of the portal on this content."""
        self._run(["-m", "portal", *words, "--content", str(self.content)], AS_OF)

    def _run(self, words: list[str], as_of: str) -> None:
        environment = {**os.environ, "PORTAL_AS_OF": as_of, "PYTHONUTF8": "1"}
        ended = subprocess.run([sys.executable, *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        self.said = ended.stdout + ended.stderr
        self.code = ended.returncode
        if "Traceback" in self.said:
            raise AssertionError(self.said.strip().splitlines()[-1])

    def has(self, url: str) -> bool:
        """Whether a page or file is there."""
        return self._file(url).is_file()

    def raw(self, url: str) -> str:
        """A page or file as it stands."""
        return self._file(url).read_text(encoding="utf-8")

    def main(self, url: str) -> Tag:
        """The main part of a page."""
        page = BeautifulSoup(self.raw(url), "html.parser")
        return page.select_one("main") or page

    def words(self, url: str) -> str:
        """What readers see of the main part of a page."""
        return " ".join(self.main(url).get_text(" ").split())

    def feeds(self) -> str:
        """The three feeds of the whole site."""
        return "".join(self.raw(name) for name in ("/rss.xml", "/atom.xml", "/feed.json"))

    def everything(self) -> Iterator[tuple[str, str]]:
        """Every text file that was written."""
        output = self.place / "output"
        for file in sorted(output.rglob("*")):
            if file.is_file() and file.suffix in {".html", ".xml", ".json", ".csv", ".ics", ".txt"}:
                yield file.relative_to(output).as_posix(), file.read_text(encoding="utf-8")

    def _file(self, url: str) -> Path:
        path = unquote(urlsplit(url).path).lstrip("/")
        return self.place / "output" / (f"{path}index.html" if path.endswith("/") or not path else path)
