"""A consultation has a last day and, later, an outcome, which another article may report."""

from __future__ import annotations

from pathlib import Path

from tests.sitekit import PLAN_ID, news, portal_of, site

ASKED = news("01/3/2025", stage="lấy ý kiến", head="lấy ý kiến:\n  hạn góp ý: 31/3/2025\n  nơi nhận: vanphong@mau.example")
ANSWERED = news("20/4/2025", stage="ban hành", head="lấy ý kiến:\n  kết quả: 12 ý kiến, 9 được tiếp thu")


def test_it_is_open_through_its_last_day(tmp_path: Path) -> None:
    last, after = (portal_of(site(tmp_path / day, ASKED, as_of=day)) for day in ("2025-03-31", "2025-04-01"))

    assert last.group("consultation", "open") == ("tin/2025/03/tin-1",)
    assert after.group("consultation", "open") == ()
    assert after.group("consultation", "closed") == ("tin/2025/03/tin-1",)


def test_an_outcome_told_later_belongs_to_it_and_opens_none_of_its_own(tmp_path: Path) -> None:
    portal = portal_of(site(tmp_path, ASKED, ANSWERED, as_of="2025-05-01"))
    asked = portal.article("tin/2025/03/tin-1").consultation

    assert asked is not None
    assert (asked.outcome, asked.outcome_article) == ("12 ý kiến, 9 được tiếp thu", "tin/2025/04/tin-2")
    assert portal.group("consultation", "closed") == ("tin/2025/03/tin-1",)
    assert portal.article("tin/2025/04/tin-2").consultation is None


def test_the_article_that_asked_changes_with_its_outcome(tmp_path: Path) -> None:
    before = portal_of(site(tmp_path / "a", ASKED, as_of="2025-05-01"))
    after = portal_of(site(tmp_path / "b", ASKED, ANSWERED, as_of="2025-05-01"))
    name = ("article", "tin/2025/03/tin-1")

    assert before.digest(name) != after.digest(name)


def test_the_plan_points_to_the_article_that_asked(tmp_path: Path) -> None:
    portal = portal_of(site(tmp_path, ASKED, ANSWERED, as_of="2025-05-01"))

    assert portal.plan(PLAN_ID).consultation == "tin/2025/03/tin-1"
