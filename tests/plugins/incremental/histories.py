"""A tiny site with a life: files written, built the incremental way, and compared with a clean build of the same content."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from plugins.builder.quick import build_whole, complete
from plugins.builder.registration import modules, register
from plugins.builder.run import Run, begin
from portal.desk.configuration import read_configuration
from portal.domain.problem import holding
from tests.histories.folder import Folder

ROOT = Path(__file__).resolve().parents[3]


class Life(Folder):
    """One content folder under change, with its own state and output."""

    def __init__(self, root: Path, *, fresh: bool = True) -> None:
        self.root = root
        self.output, self.state = root / "output", root / ".portal"
        self.as_of = date(2026, 11, 21)
        self.settings: dict[str, Any] = {}
        self.ways: list[str] = []  # "changes": a build started from stored state; "all": from nothing
        self.held: set[str] = set()  # in the last clean build
        self.code = 0  # of the last clean build
        super().__init__(root / "content", fresh=fresh)
        if fresh:
            share_caches(self.state)

    def raw(self, output: Path, state: Path) -> dict[str, Any]:
        """The configuration of one build, whose plugins are registered."""
        extra = {"PORTAL_STATE": str(state), "PORTAL_AS_OF": self.as_of, "PORTAL_WORKERS": 1, **self.settings}
        raw = read_configuration("pelicanconf.py", self.content, output, extra)
        register(modules(raw))
        return raw

    def build(self) -> int:
        """Build the incremental way."""
        raw = self.raw(self.output, self.state)

        def load() -> Run:
            run = begin(raw)
            self.ways.append("changes" if run.sources.version() else "all")
            return run

        return build_whole(load)

    def clean(self) -> dict[str, bytes]:
        """The tree of a clean build from the same content and the same last good texts."""
        state, output = self.root / "clean-state", self.root / "clean-output"
        for folder in (state, output):
            shutil.rmtree(folder, ignore_errors=True)
        for kept in ("last-good", "trees"):
            if (self.state / kept).is_dir():
                shutil.copytree(self.state / kept, state / kept, ignore=shutil.ignore_patterns("sources"))
        share_caches(state)
        run = begin(self.raw(output, state))
        self.code = complete(run)
        self.held = {fault.path for fault in holding(run.loaded.problems)} | set(run.loaded.held)
        return tree(output)

    def not_kept(self) -> list[str]:
        """Articles and registries that the last clean build found good, and whose text is not the last good one after all."""
        written = [path.relative_to(self.content).as_posix() for path in self.content.rglob("*") if path.suffix in (".md", ".yml")]
        kept = self.state / "last-good"
        return [
            path for path in sorted(written)
            if path not in self.held and (not (kept / path).is_file() or (kept / path).read_bytes() != (self.content / path).read_bytes())
        ]  # fmt: skip


def share_caches(state: Path) -> None:
    """Let a new state use the fonts cut and the templates compiled before: they depend on no content."""
    fonts = ROOT / ".portal" / "cache" / "fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    (state / "cache").mkdir(parents=True)
    (state / "cache" / "fonts").symlink_to(fonts)
    (state / "cache" / "templates").symlink_to(_compiled().name)


@cache
def _compiled() -> TemporaryDirectory[str]:
    """The templates compiled in this process, as long as it runs: compiling them is most of the work of a tiny site's first build."""
    return TemporaryDirectory(prefix="portal-templates-")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of an output tree."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def differences(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Names of files that are not the same in both."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
