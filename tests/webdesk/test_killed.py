"""The desk is killed while people save and publish: no text that was acknowledged is lost, no file is half, readers keep a whole site."""

from __future__ import annotations

import random
import sqlite3
import threading
import time
from pathlib import Path

import pytest

from tests.webdesk.kit import OpenDesk, Visitor, put


def test_a_revision_that_did_not_reach_its_file_is_told_and_kept(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    path = desk.begin(ha, "Máy dừng giữa chừng")
    desk.stop()
    base = sqlite3.connect(desk.root / "data" / "ban-bien-tap.sqlite3")
    with base:
        base.execute(
            "insert into desk_revision(path, text, digest, act, note, at, written) values (?, ?, ?, 'saved', '', '2026-11-21', 0)",
            (path, desk.text(path).replace("Máy dừng", "Chữ suýt mất"), "0" * 64),
        )
    base.close()
    desk.start()
    history = desk.person("ha").get(f"/lich-su/{path}").text
    assert "chưa kịp ghi khi máy dừng" in history
    assert "Chữ suýt mất" not in desk.text(path)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(3))
def test_kills_at_random_moments_lose_nothing(mini_content: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    desk = OpenDesk(tmp_path, mini_content, "--demo")
    ha = desk.person("ha")
    path = desk.begin(ha, "Bài bị giết")
    acknowledged = [""]
    for number in range(12):
        writer = threading.Thread(target=_write_on, args=(desk, ha, path, number, acknowledged))
        writer.start()
        if number % 3 == 0:
            desk.person("dang").post("/cong-bo/lai")
        time.sleep(chance.uniform(0.2, 2.5))
        desk.stop()
        writer.join()
        desk.start()
        text = desk.text(path)
        assert text.startswith("---\n") and text.endswith("\n") and text.count("Đoạn ") == text.count(" hết.")
        ha = desk.person("ha")
        known = "".join(ha.get(f"/lich-su/{one}/{path}").text for one in _revisions(ha, path)[:4])
        assert acknowledged[-1] in text + known
        current = desk.public / "current"
        assert not current.exists() or (current / "index.html").is_file()
    desk.stop()


def _write_on(desk: OpenDesk, who: Visitor, path: str, number: int, acknowledged: list[str]) -> None:
    """Save one text after the other until the server is gone."""
    for step in range(1000):
        words = f"Đoạn {number}-{step} hết."
        try:
            if who.post(f"/sua/{path}", put(who.form(path), body=words)).status == 200:
                acknowledged.append(words)
        except (OSError, IndexError, AttributeError):
            return


def _revisions(who: Visitor, path: str) -> list[str]:
    page = who.get(f"/lich-su/{path}").text
    return [part.split("/")[0] for part in page.split('href="/lich-su/')[1:]]
