"""Builds of one day: nothing falls due between two moments, or something does; the tree is always a clean build's."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.builder.quick import Workshop
from portal.desk import clock
from tests.plugins.incremental.histories import Life, differences, tree
from tests.tinysite import article

LATER = "tin/2024/05/hen-gio.md"
PAGE = "tin/2024/05/hen-gio/index.html"


@pytest.fixture
def life(tmp_path: Path) -> Life:
    life = Life(tmp_path)
    life.write("tin/2024/05/tin.md", article(ngày_đăng="10/5/2024"))
    life.write("tin/2024/05/thong-bao.md", article(tiêu_đề="Thông báo nghỉ lễ", ngày_đăng="10/5/2024", hết_hạn="21/5/2024 17:00"))
    life.write(LATER, article(tiêu_đề="Tin hẹn giờ", ngày_đăng="21/5/2024 11:00"))
    return life


def built(life: Life, when: str) -> dict[str, bytes]:
    """The tree at a moment; it must be a clean build's."""
    life.as_of = clock.read(when)
    assert life.build() == 0
    found = tree(life.output)
    assert differences(found, life.clean()) == []
    return found


def test_an_article_appears_at_its_hour(life: Life) -> None:
    before, after = built(life, "2024-05-21T10:59"), built(life, "2024-05-21T11:01")
    assert PAGE not in before and PAGE in after
    assert "Tin hẹn giờ" not in before["rss.xml"].decode() and "Tin hẹn giờ" in after["rss.xml"].decode()
    assert b"2024-05-21" not in before["sitemap.xml"]
    assert life.ways == ["all", "changes"]


def test_a_later_moment_is_an_edit_like_any_other(life: Life) -> None:
    built(life, "2024-05-21T09:00")
    assert built(life, "2024-05-21T10:59").keys() == built(life, "2024-05-21T10:59:59").keys()
    assert life.ways == ["all", "changes", "changes"]
    built(life, "2024-05-21T11:00")
    built(life, "2024-05-21T16:59")
    built(life, "2024-05-21T17:00")
    assert life.ways[3:] == ["changes"] * 3
    built(life, "2024-05-22")
    assert life.ways[-1] == "changes"


def test_an_earlier_moment_is_built_anew(life: Life) -> None:
    assert PAGE in built(life, "2024-05-21")
    assert PAGE not in built(life, "2024-05-21T10:00")


def test_an_article_that_comes_the_short_way_is_due_at_its_hour(life: Life) -> None:
    built(life, "2024-05-21T09:00")
    other = "tin/2024/05/som-hon.md"
    life.write(other, article(tiêu_đề="Sớm hơn", ngày_đăng="21/5/2024 10:00"))
    built(life, "2024-05-21T09:30")
    assert life.ways[-1] == "changes"
    assert "tin/2024/05/som-hon/index.html" in built(life, "2024-05-21T10:30")
    life.write(other, article(tiêu_đề="Sớm hơn", ngày_đăng="21/5/2024 10:45"))
    assert "tin/2024/05/som-hon/index.html" not in built(life, "2024-05-21T10:40")
    assert "tin/2024/05/som-hon/index.html" in built(life, "2024-05-21T10:50")


def test_an_article_whose_hour_is_moved_or_that_goes_is_due_no_more(life: Life) -> None:
    built(life, "2024-05-21T09:00")
    life.write(LATER, article(tiêu_đề="Tin hẹn giờ", ngày_đăng="21/5/2024 15:00"))
    built(life, "2024-05-21T09:30")
    assert PAGE not in built(life, "2024-05-21T14:00")
    assert PAGE in built(life, "2024-05-21T15:00")
    life.remove(LATER)
    assert PAGE not in built(life, "2024-05-21T15:30")


def test_a_build_says_when_the_next_change_is_due(life: Life, capfd: pytest.CaptureFixture[str]) -> None:
    built(life, "2024-05-21T09:00")
    assert "Lần đổi kế tiếp: 21/05/2024 11:00, 1 bài lên trang." in capfd.readouterr().out
    built(life, "2024-05-21T10:00")  # nothing changed
    assert "Lần đổi kế tiếp: 21/05/2024 11:00, 1 bài lên trang." in capfd.readouterr().out
    built(life, "2024-05-21T12:00")
    assert "Lần đổi kế tiếp: 21/05/2024 17:00, 1 bài hết hạn." in capfd.readouterr().out
    built(life, "2024-05-21T18:00")
    assert "Lần đổi kế tiếp: 01/07/2025 00:00, 1 đơn vị kết thúc." in capfd.readouterr().out


def test_a_preview_builds_again_when_something_falls_due(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = life.raw(life.output, life.state)
    del raw["PORTAL_AS_OF"]
    monkeypatch.setenv("PORTAL_AS_OF", "2024-05-21T10:30")
    workshop = Workshop(raw)
    workshop.build()
    assert not workshop.is_due()
    monkeypatch.setenv("PORTAL_AS_OF", "2024-05-21T11:00")
    assert workshop.is_due()
    workshop.build()
    assert PAGE in tree(life.output) and not workshop.is_due()


def test_a_withdrawal_of_a_later_day_waits_for_it(life: Life) -> None:
    built(life, "2024-05-21T09:00")
    text = article(tiêu_đề="Tin sẽ rút", ngày_đăng="10/5/2024", rút_bài="22/5/2024: số liệu sai", body="Lời của tin.")
    life.write("tin/2024/05/se-rut.md", text)
    page = "tin/2024/05/se-rut/index.html"
    assert "Lời của tin." in built(life, "2024-05-21T09:30")[page].decode()
    life.write("tin/2024/05/se-rut.md", text.replace("Lời của tin.", "Lời khác của tin."))
    assert "Lời khác của tin." in built(life, "2024-05-21T09:40")[page].decode()
    after = built(life, "2024-05-22T00:00")[page].decode()
    assert "số liệu sai" in after and "Lời khác của tin." not in after
