"""Small edits by example: which plans are folded again, and which last good texts are stored and deleted.

`test_changes` compares any edits with a full load; here each edit states its effect.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from portal.domain.plan import State
from portal.domain.portal import Portal
from portal.source.load import Loaded, load_portal
from portal.store.last_good import LastGood
from portal.store.sources import Sources
from tests.sitekit import PLAN_ID, news, paths
from tests.tinysite import article, write_site

AS_OF = date(2024, 6, 30)
PROMISE = news("5/3/2021", stage="ban hành", targets=["(1) Đến năm 2023, 90% hộ có nước sạch", "(2) Đến năm 2025, 20 xã đạt chuẩn"])
FIGURE = news("20/1/2024", results=["(1) 85% hộ có nước sạch, tính đến 31/12/2023"], title="Sơ kết")
(TOLD, REPORTED) = paths([PROMISE, FIGURE])
OTHER = "tin/2024/01/tin.md"
AROUND = {f"tin/2024/{month:02}/tin-{day}.md": article(ngày_đăng=f"{day}/{month}/2024") for month in (1, 2) for day in (11, 12)}
FILES = {TOLD: PROMISE, REPORTED: FIGURE, OTHER: article(ngày_đăng="10/01/2024"), **AROUND}


class Site:
    """A content folder whose last build is remembered."""

    def __init__(self, root: Path) -> None:
        self.content, self.state = root / "content", root / "state"
        write_site(self.content, FILES)
        _, loaded = self.load()
        assert loaded.code == 0 and {problem.code for problem in loaded.problems} <= {"C106"}, loaded.problems

    def write(self, files: Mapping[str, str]) -> None:
        for path, text in files.items():
            (self.content / path).parent.mkdir(exist_ok=True)
            (self.content / path).write_text(text, "utf-8")

    def remove(self, path: str) -> None:
        (self.content / path).unlink()

    def load(self) -> tuple[Sources, Loaded]:
        """Load, and remember as a build does."""
        sources = Sources(self.state, self.content)
        loaded = sources.load(AS_OF)
        with sources.keeping(loaded, AS_OF, sources.next_version(), workers=1):
            pass
        sources.remember(loaded, 1)
        return sources, loaded

    def edited(self) -> Portal:
        """The Portal after edits, from what was remembered; it is what a load of everything makes of them."""
        whole = load_portal(self.content, AS_OF, self.kept.read)
        sources, loaded = self.load()
        assert sources.version() and loaded.changed, "it began with what was remembered"
        portal = loaded.portal
        assert portal is not None and whole.portal is not None and loaded.problems == whole.problems
        for table in ("plans", "targets", "results"):
            assert portal.ids(table) == whole.portal.ids(table)
            assert not [id for id in portal.ids(table) if portal.find((table[:-1], id)) != whole.portal.find((table[:-1], id))]
        return portal

    @property
    def kept(self) -> LastGood:
        return LastGood(self.state / "last-good")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def told(portal: Portal, number: int = 1) -> tuple[State, str, list[str]]:
    """Return the state of a target, its sentence, and its figures."""
    target = portal.target(f"{PLAN_ID}-{number}")
    return target.standing.state, target.statement.quote, [portal.result(id).statement.quote for id in target.results]


AIM, REACHED = "Đến năm 2023, 90% hộ có nước sạch", "85% hộ có nước sạch, tính đến 31/12/2023"


def test_an_edit_elsewhere_leaves_the_target_missed_by_the_figure(site: Site) -> None:
    site.write({OTHER: article(ngày_đăng="10/01/2024", tiêu_đề="Tin khác")})
    assert told(site.edited()) == (State.BELOW, AIM, [REACHED])


def test_another_figure_in_an_article_is_told_on_the_plan(site: Site) -> None:
    site.write({REPORTED: FIGURE.replace("85%", "95%")})
    assert told(site.edited()) == (State.EXCEEDED, AIM, [REACHED.replace("85%", "95%")])


def test_another_promise_in_an_article_is_told_on_the_plan(site: Site) -> None:
    site.write({TOLD: PROMISE.replace("90%", "80%")})
    assert told(site.edited()) == (State.EXCEEDED, AIM.replace("90%", "80%"), [REACHED])


def test_a_figure_that_moves_to_another_target_leaves_the_first(site: Site) -> None:
    site.write({REPORTED: FIGURE.replace("(1) 85% hộ có nước sạch", "(2) 12 xã đạt chuẩn")})
    portal = site.edited()
    assert told(portal)[2] == []
    assert told(portal, 2)[2] == ["12 xã đạt chuẩn, tính đến 31/12/2023"]


def test_an_article_that_was_removed_takes_its_figure_with_it(site: Site) -> None:
    site.remove(REPORTED)
    assert told(site.edited()) == (State.SILENT, AIM, [])


def test_an_article_that_comes_tells_of_the_plan(site: Site) -> None:
    again = news("22/2/2024", results=["(1) 90% hộ có nước sạch, tính đến 31/01/2024"], title="Tổng kết")
    site.write({"tin/2024/02/tong-ket.md": again})
    assert told(site.edited()) == (State.MET, AIM, [REACHED, "90% hộ có nước sạch, tính đến 31/01/2024"])


def test_edits_one_after_another_are_told_each_time(site: Site) -> None:
    for figure, state in {"95%": State.EXCEEDED, "70%": State.BELOW, "90%": State.MET}.items():
        site.write({REPORTED: FIGURE.replace("85%", figure)})
        assert told(site.edited()) == (state, AIM, [REACHED.replace("85%", figure)])


def test_the_text_of_an_article_that_was_removed_is_forgotten(site: Site) -> None:
    site.remove(OTHER)
    site.edited()
    assert site.kept.read(OTHER) is None
    assert {TOLD, REPORTED} <= site.kept.paths()


def test_a_broken_file_in_the_place_of_a_removed_article_brings_nothing_back(site: Site) -> None:
    site.remove(OTHER)
    site.edited()
    site.write({OTHER: article(tiêu_đề="Hỏng", đơn_vị="Cơ quan không ai biết", ngày_đăng="10/01/2024")})
    _, loaded = site.load()
    assert loaded.held == [OTHER]
    assert loaded.portal is not None and "tin/2024/01/tin" not in loaded.portal.ids("articles")


def test_the_text_of_an_article_that_was_moved_is_kept_in_its_new_place_alone(site: Site) -> None:
    moved = "tin/2024/02/tin.md"
    site.remove(OTHER)
    site.write({moved: article(ngày_đăng="10/02/2024")})
    site.edited()
    assert site.kept.read(OTHER) is None
    assert site.kept.read(moved) == (site.content / moved).read_text("utf-8")


def test_the_text_of_an_article_that_was_edited_is_the_new_one(site: Site) -> None:
    site.write({OTHER: article("Lời mới.", ngày_đăng="10/01/2024")})
    site.edited()
    assert site.kept.read(OTHER) == (site.content / OTHER).read_text("utf-8")


FORMER, CORRECTING = "tin/2024/01/ten-truoc.md", "tin/2024/02/dinh-chinh.md"
CORRECTION = article(ngày_đăng="20/02/2024", đính_chính_cho=FORMER)
RENAMED = article(ngày_đăng="10/01/2024", địa_chỉ_cũ=f"\n  - {FORMER}")


@pytest.mark.parametrize("lost", [article(ngày_đăng="10/01/2024"), article(ngày_đăng="10/01/2024", đơn_vị="Cơ quan không ai biết"), None])
def test_an_unchanged_article_follows_what_becomes_of_the_one_it_names(site: Site, lost: str | None) -> None:
    """Its reference is resolved again when the other one loses a name, is held or removed, and when it comes back."""
    site.write({OTHER: RENAMED, CORRECTING: CORRECTION})
    assert site.edited().article("tin/2024/02/dinh-chinh").corrects == "tin/2024/01/tin"
    if lost is None:
        site.remove(OTHER)
    else:
        site.write({OTHER: lost})
    whole = load_portal(site.content, AS_OF, site.kept.read)
    _, loaded = site.load()
    assert (loaded.held, [problem.code for problem in loaded.problems]) == (whole.held, [problem.code for problem in whole.problems])
    assert (CORRECTING in loaded.held) == (lost is None or "không ai biết" not in lost)

    site.write({OTHER: RENAMED})
    _, loaded = site.load()
    assert loaded.held == [] and loaded.portal is not None
    assert loaded.portal.article("tin/2024/02/dinh-chinh").corrects == "tin/2024/01/tin"
