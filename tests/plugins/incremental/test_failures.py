"""A page that cannot be made does not stop the others: an article is held, any other page stays as it was, and both are reported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plugins.builder import quick, report
from plugins.feeds import files as feeds
from plugins.pages import articles, home, units
from tests.plugins.incremental.histories import Life, differences, tree
from tests.tinysite import article

PLACE = "tin/2024/03/tin.md"
PAGE = "tin/2024/03/tin/index.html"


@pytest.fixture
def life(tmp_path: Path) -> Life:
    life = Life(tmp_path)
    for month in (1, 2, 3):
        life.write(f"tin/2024/{month:02}/tin.md", text(f"Tin tháng {month}", month))
    return life


def text(title: str, month: int = 3) -> str:
    return article(tiêu_đề=title, ngày_đăng=f"15/{month}/2024")


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What each build had to say: its problems."""
    found: list[Any] = []
    print_report = report.print_report
    monkeypatch.setattr(quick.report, "print_report", lambda run, summary: (found.append(run.loaded.problems), print_report(run, summary)))
    return found


def breaks(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, when: Callable[..., bool] = lambda *args: True) -> None:
    """Let a view raise."""
    made = getattr(module, name)

    def raising(portal: Any, *args: Any) -> Any:
        if when(portal, *args):
            raise ZeroDivisionError("nổ")
        return made(portal, *args)

    monkeypatch.setattr(module, name, raising)


def exploding(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the page of an article whose title says so raise."""
    breaks(monkeypatch, articles, "article_view", lambda portal, id, *rest: "NỔ" in portal.card(id).title)


def faults(said: list[Any]) -> list[tuple[str, str]]:
    return [(problem.code, problem.path) for problem in said[-1]]


def test_an_article_whose_page_cannot_be_made_shows_its_last_good_text(
    life: Life, said: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert life.build() == 0
    exploding(monkeypatch)
    life.write(PLACE, text("Tin NỔ"))
    life.write("tin/2024/01/tin.md", text("Tin khác", 1))
    assert life.build() == 3
    assert faults(said) == [("F165", PLACE)]
    assert "Tin tháng 3" in (life.output / PAGE).read_text()
    pages = {path: data.decode(errors="ignore") for path, data in tree(life.output).items()}
    assert not [path for path, data in pages.items() if "Tin NỔ" in data]
    assert "Tin khác" in pages["index.html"] and "Tin tháng 3" in pages["index.html"]
    assert "Tin tháng 3" in (life.state / "last-good" / PLACE).read_text()


def test_the_build_after_it_says_so_again_and_mending_mends(life: Life, said: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    assert life.build() == 0
    exploding(monkeypatch)
    life.write(PLACE, text("Tin NỔ"))
    assert [life.build(), life.build()] == [3, 3]
    assert faults(said) == [("F165", PLACE)]
    life.write("tin/2024/02/tin.md", text("Tin bên", 2))
    assert life.build() == 3
    assert "Tin bên" in (life.output / "tin/2024/02/tin/index.html").read_text()
    assert "Tin tháng 3" in (life.output / PAGE).read_text()
    life.write(PLACE, text("Tin lành"))
    assert life.build() == 0
    assert differences(tree(life.output), life.clean()) == []


def test_one_that_was_never_good_is_left_out(life: Life, said: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    exploding(monkeypatch)
    life.write(PLACE, text("Tin NỔ"))
    assert life.build() == 3
    assert faults(said) == [("F165", PLACE)]
    assert not (life.output / PAGE).exists()
    assert "Tin NỔ" not in (life.output / "index.html").read_text()
    assert "Tin tháng 1" in (life.output / "index.html").read_text()


def test_one_whose_last_good_text_cannot_be_made_any_more_is_left_out(life: Life, said: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    life.write(PLACE, text("Tin NỔ cũ"))
    assert life.build() == 0
    exploding(monkeypatch)
    life.write(PLACE, text("Tin NỔ mới"))
    assert life.build() == 3
    assert faults(said) == [("F165", PLACE)]
    assert not [path for path, data in tree(life.output).items() if "NỔ" in data.decode(errors="ignore")]


@pytest.mark.parametrize(
    ("module", "name", "page"), [(home, "home_view", "index.html"), (units, "unit_view", "don-vi/huyen-uy-thu/index.html")]
)
def test_any_other_page_stays_as_it_was(
    life: Life, said: list[Any], monkeypatch: pytest.MonkeyPatch, module: Any, name: str, page: str
) -> None:
    assert life.build() == 0
    before = (life.output / page).read_bytes()
    with monkeypatch.context() as patched:
        breaks(patched, module, name)
        life.write(PLACE, text("Tin mới"))
        assert life.build() == 3
        assert (life.output / page).read_bytes() == before
        assert "Tin mới" in (life.output / PAGE).read_text()
        told = next(problem for problem in said[-1] if problem.code == "F164" and page in problem.message)
        assert "giữ như lần dựng trước: ZeroDivisionError: nổ" in told.message
        assert (life.state / "last-good" / PLACE).read_text() == text("Tin mới")
    life.write(PLACE, text("Tin mới nữa"))
    assert life.build() == 0
    assert "Tin mới nữa" in (life.output / page).read_text()
    assert differences(tree(life.output), life.clean()) == []


def test_a_page_that_fails_in_a_first_build_is_told_with_the_record_it_read_last(
    life: Life, said: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def reads(portal: Any, *args: Any) -> Any:
        portal.card("tin/2024/02/tin")
        raise KeyError("thiếu")

    monkeypatch.setattr(home, "home_view", reads)
    assert life.build() == 3
    assert [(problem.code, problem.path) for problem in said[-1]] == [("F164", "tin/2024/02/tin.md")]
    assert not (life.output / "index.html").exists() and (life.output / "tin/index.html").exists()


def test_a_part_of_the_site_whose_files_cannot_be_found_stays_as_it_was(
    life: Life, said: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert life.build() == 0
    before = {path: data for path, data in tree(life.output).items() if path.endswith("rss.xml")}
    breaks(monkeypatch, feeds, "artifacts")
    life.write("du-lieu/chu-de.yml", life.read("du-lieu/chu-de.yml") + "- mã: moi\n  tên: Mới\n")
    assert life.build() == 3
    assert {path: data for path, data in tree(life.output).items() if path.endswith("rss.xml")} == before
    assert (life.output / "chu-de/moi/index.html").exists()
