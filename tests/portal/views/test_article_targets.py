"""What an article lists as its targets: its own words and figures, and what became of them since."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.domain.portal import Portal
from portal.views.article import article_view
from portal.views.data.promises import TARGETS
from portal.views.parts import StatementPart
from tests.sitekit import PLAN, PLAN_ID, news, portal_of, site

FIRST = "(1) Đến năm 2025, thu nhập bình quân đạt 52 triệu đồng/người/năm"
SECOND = "(1) Đến năm 2025, thu nhập bình quân đạt 49 triệu đồng/người/năm"
THIRD = "(1) Đến năm 2026, thu nhập bình quân đạt 49 triệu đồng/người/năm"
SET = news("05/3/2021", targets=[FIRST])
CHANGED = news("15/3/2023", targets=[SECOND], note="dịch bệnh")
DRAFT = news("05/3/2020", targets=[SECOND], stage="lấy ý kiến")
FILE = f"""\
tên: {PLAN}
ngày: 10/1/2021
chỉ tiêu:
  - {FIRST}
quá trình:
  - ngày: 10/1/2021
    bước: Ban hành
"""
FILES = {f"du-lieu/ke-hoach/{PLAN_ID}.yml": FILE}


def listed(portal: Portal, id: str) -> list[StatementPart]:
    return list(article_view(portal, id).targets)


def test_an_article_lists_the_figure_of_its_own_text_and_then_what_it_was_changed_to(tmp_path: Path) -> None:
    portal = portal_of(site(tmp_path, SET, CHANGED, as_of="2023-12-31"))
    [first], [second] = listed(portal, "tin/2021/03/tin-1"), listed(portal, "tin/2023/03/tin-2")

    assert "52 triệu" in first.text and "49" not in first.text
    assert first.later == "Bài nêu: 52 triệu đồng/người/năm. Điều chỉnh 15/3/2023: 49 triệu đồng/người/năm."
    assert "49 triệu" in second.text and second.later == ""
    assert first.state and "Đã điều chỉnh" in first.state.tags


def test_before_the_change_nothing_of_it_is_said(tmp_path: Path) -> None:
    portal = portal_of(site(tmp_path, SET, CHANGED, as_of="2022-12-31"))
    [first] = listed(portal, "tin/2021/03/tin-1")

    assert (first.later, first.state and first.state.tags) == ("", ())


def test_several_changes_stand_in_order_and_with_their_deadlines_once_these_differ(tmp_path: Path) -> None:
    again = news("20/6/2024", targets=[THIRD], note="kéo dài")
    portal = portal_of(site(tmp_path, SET, CHANGED, again, as_of="2024-12-31"))
    [first], [second] = listed(portal, "tin/2021/03/tin-1"), listed(portal, "tin/2023/03/tin-2")

    assert first.later == (
        "Bài nêu: 52 triệu đồng/người/năm, hạn 2025. Điều chỉnh 15/3/2023: 49 triệu đồng/người/năm, hạn 2025. "
        "Điều chỉnh 20/6/2024: 49 triệu đồng/người/năm, hạn 2026."
    )
    assert second.later == "Bài nêu: 49 triệu đồng/người/năm, hạn 2025. Điều chỉnh 20/6/2024: 49 triệu đồng/người/năm, hạn 2026."
    assert second.note == "Hạn: năm 2025"


def test_an_article_that_repeats_a_target_keeps_its_own_wording(tmp_path: Path) -> None:
    repeat = news("05/4/2022", targets=["(1) Phấn đấu thu nhập đạt 52 triệu đồng/người/năm vào năm 2025"])
    portal = portal_of(site(tmp_path, SET, repeat, CHANGED, as_of="2023-12-31"))
    [told] = listed(portal, "tin/2022/04/tin-2")

    assert told.text.startswith("Phấn đấu thu nhập đạt 52 triệu")
    assert told.later.startswith("Bài nêu: 52 triệu")


def test_what_an_article_said_of_a_draft_never_outweighs_what_was_issued_later(tmp_path: Path) -> None:
    portal = portal_of(site(tmp_path, DRAFT, as_of="2023-12-31", files=FILES))
    target, [told] = portal.target(f"{PLAN_ID}-1"), listed(portal, "tin/2020/03/tin-1")

    assert target.statement.value == 52
    assert told.later == "Bài nêu: 49 triệu đồng/người/năm. Văn bản ban hành 10/01/2021: 52 triệu đồng/người/năm."
    assert not target.standing.adjusted  # no promise was changed: it was a draft


def test_until_its_issue_a_target_is_what_the_draft_says(tmp_path: Path) -> None:
    portal = portal_of(site(tmp_path, DRAFT, as_of="2020-12-31", files=FILES))
    target, [told] = portal.target(f"{PLAN_ID}-1"), listed(portal, "tin/2020/03/tin-1")

    assert (target.statement.value, target.changes, told.later) == (49, (), "")


@pytest.mark.parametrize("second", [FIRST, "(1) Đến năm 2025, thu nhập bình quân đạt 50 triệu đồng/người/năm"])
def test_two_drafts_before_an_issue_make_one_chain(tmp_path: Path, second: str) -> None:
    portal = portal_of(site(tmp_path, DRAFT, news("05/6/2020", targets=[second], note="họp lại"), as_of="2023-12-31", files=FILES))
    target = portal.target(f"{PLAN_ID}-1")
    words = [target.changes[0].old.value, *(change.new.value for change in target.changes)]

    assert words == ([49, 52] if second == FIRST else [49, 50, 52])
    assert target.statement.value == 52
    assert [change.old.value for change in target.changes] == words[:-1]


def test_an_article_before_the_issue_that_says_the_same_and_one_that_says_otherwise(tmp_path: Path) -> None:
    same = news("05/3/2020", targets=[FIRST], stage="lấy ý kiến")
    other = news("05/6/2020", targets=[SECOND], note="họp lại")
    target = portal_of(site(tmp_path, same, other, as_of="2023-12-31", files=FILES)).target(f"{PLAN_ID}-1")

    assert target.statement.value == 52
    assert [(change.old.value, change.new.value) for change in target.changes] == [(52, 49), (49, 52)]


def test_a_row_of_open_data_has_the_first_words_and_every_change(tmp_path: Path) -> None:
    portal = portal_of(site(tmp_path, SET, CHANGED, as_of="2023-12-31"))
    row = dict(zip((column.name for column in TARGETS.columns), next(TARGETS.rows(portal, "")), strict=True))

    assert "52 triệu" in str(row["first_sentence"]) and "49 triệu" in str(row["sentence"])
    assert row["changes"] == ("2023-03-15: 52 triệu đồng/người/năm, hạn 2025 → 49 triệu đồng/người/năm, hạn 2025 (dịch bệnh)",)
