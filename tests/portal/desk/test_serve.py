"""The preview sees every save, also one that was made while it first built."""

from __future__ import annotations

import argparse
import signal
import socket
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import pytest

from portal.__main__ import SERVICES
from portal.desk import serve


class Enough(Exception):
    """Ends a preview."""


class Preview:
    """Instead of a build: it only notes what it is asked for, and is saved to while it first builds."""

    def __init__(self, raw: dict[str, object]) -> None:
        self.content = Path(str(raw["PATH"]))
        self.first = True

    def build(self, changed: Collection[str] = ()) -> str:
        if self.first:
            self.first = False
            (self.content / "tin.md").write_text("lưu giữa chừng", encoding="utf-8")
            return ""
        raise Enough(*sorted(Path(path).name for path in changed))


def test_what_is_saved_while_the_first_build_runs_is_built_after_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = tmp_path / "content"
    content.mkdir()
    raw = {"PATH": str(content)}
    monkeypatch.setattr(serve, "read_configuration", lambda *given: raw)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    signal.alarm(30)  # an unseen save would be waited for in vain
    with pytest.raises(Enough, match=r"tin\.md"):
        given = argparse.Namespace(content=content, output=tmp_path / "output", port=port, allow_removals=False)
        serve.run(given, replace(SERVICES, preview=Preview))
    signal.alarm(0)
