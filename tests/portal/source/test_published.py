"""What was published cannot change unnoticed: not by an edit, not by a better reader, not by a lost file."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import yaml

from portal.source.reading.registries.published import FILE, check_promises, published_promises, read_promises
from tests.sitekit import PLAN_ID, codes, news, portal_of, site

EIGHTY = news("05/3/2021", stage="triển khai", targets=["(1) Đến năm 2025, ít nhất 80% hộ dân dùng nước sạch"])
SEVENTY = EIGHTY.replace("80%", "70%")
NOTED = SEVENTY.replace("    bước: triển khai", "    bước: triển khai\n    ghi chú: sửa theo Nghị quyết số 21-NQ/HU")


def ledger_of(root: Path, *articles: str) -> str:
    return published_promises(portal_of(site(root, *articles, as_of="2021-12-31")))


def test_the_file_is_yaml_with_one_promise_a_line_and_says_who_writes_it(tmp_path: Path) -> None:
    text = ledger_of(tmp_path, EIGHTY)
    entry = yaml.safe_load(text)[0]

    assert text.startswith("# ") and "portal publish" in text.splitlines()[0]
    assert len(text.splitlines()) == 2
    assert (entry["mã"], entry["công bố từ"], entry["mức"]) == (f"{PLAN_ID}-1", "2021-03-05", "ít nhất 80%, hạn 2025")
    assert entry["địa chỉ"] == f"/chi-tieu/{PLAN_ID}-1/"


def test_what_is_written_is_read_back_and_written_again_the_same(tmp_path: Path) -> None:
    portal = portal_of(site(tmp_path, EIGHTY, as_of="2021-12-31"))
    text = published_promises(portal)

    assert published_promises(portal, text) == text
    assert read_promises(text)[0][f"{PLAN_ID}-1"].statement.value == 80


def test_an_unchanged_promise_is_no_problem(tmp_path: Path) -> None:
    loaded = site(tmp_path / "b", EIGHTY, as_of="2022-12-31", files={FILE: ledger_of(tmp_path / "a", EIGHTY)})

    assert not {"C109", "C110", "R103"} & set(codes(loaded))


def test_an_edit_of_the_same_article_without_a_note_is_told_with_both_figures(tmp_path: Path) -> None:
    loaded = site(tmp_path / "b", SEVENTY, as_of="2022-12-31", files={FILE: ledger_of(tmp_path / "a", EIGHTY)})
    told = [problem for problem in loaded.problems if problem.code == "C109"]

    assert [problem.path for problem in told] == ["tin/2021/03/tin-1.md"]
    assert "ít nhất 80%, hạn 2025" in told[0].message
    assert "ít nhất 70%, hạn 2025" in told[0].message


def test_publishing_an_unexplained_edit_keeps_what_was_published(tmp_path: Path) -> None:
    before = ledger_of(tmp_path / "a", EIGHTY)
    edited = portal_of(site(tmp_path / "b", SEVENTY, as_of="2022-12-31"))

    assert published_promises(edited, before) == before


def test_an_edit_with_a_note_is_accepted_and_the_old_figure_stays_for_ever(tmp_path: Path) -> None:
    before = ledger_of(tmp_path / "a", EIGHTY)
    noted = site(tmp_path / "b", NOTED, as_of="2022-12-31", files={FILE: before})
    after = published_promises(portal_of(noted), before, date(2022, 6, 1))
    later = portal_of(site(tmp_path / "c", NOTED, as_of="2024-12-31", files={FILE: after})).target(f"{PLAN_ID}-1")

    assert "C109" not in codes(noted)
    assert portal_of(noted).target(f"{PLAN_ID}-1").standing.adjusted
    assert [(change.old.value, change.new.value, change.day, change.note) for change in later.changes] == [
        (80, 70, date(2022, 6, 1), "sửa theo Nghị quyết số 21-NQ/HU")
    ]


def test_a_change_told_by_a_later_article_is_accepted_and_told_once(tmp_path: Path) -> None:
    change = news("10/6/2023", targets=["(1) Đến năm 2025, ít nhất 70% hộ dân dùng nước sạch"], note="sáp nhập ba xã")
    before = ledger_of(tmp_path / "a", EIGHTY)
    changed = site(tmp_path / "b", EIGHTY, change, as_of="2023-12-31", files={FILE: before})
    after = published_promises(portal_of(changed), before, date(2023, 7, 1))
    later = site(tmp_path / "c", EIGHTY, change, as_of="2024-12-31", files={FILE: after})

    assert "C109" not in codes(changed) + codes(later)
    assert [change.day for change in portal_of(later).target(f"{PLAN_ID}-1").changes] == [date(2023, 6, 10)]


def test_a_lost_article_is_told_and_its_promise_kept(tmp_path: Path) -> None:
    before = ledger_of(tmp_path / "a", EIGHTY)
    lost = site(tmp_path / "b", as_of="2022-12-31", files={FILE: before})

    assert "C110" in codes(lost)
    assert published_promises(portal_of(lost), before) == before


def test_a_promise_given_up_in_the_open_is_not_missed(tmp_path: Path) -> None:
    given_up = news("01/9/2022", stage="thôi thực hiện", note="ghép vào chương trình khác")
    loaded = site(tmp_path / "b", given_up, as_of="2022-12-31", files={FILE: ledger_of(tmp_path / "a", EIGHTY)})

    assert "C110" not in codes(loaded)


def test_a_draft_promises_nothing_yet(tmp_path: Path) -> None:
    draft = news("05/3/2021", stage="lấy ý kiến", targets=["(1) Đến năm 2025, ít nhất 80% hộ dân dùng nước sạch"])

    assert read_promises(ledger_of(tmp_path, draft))[0] == {}


def test_a_site_seen_at_an_earlier_day_misses_no_later_promise(tmp_path: Path) -> None:
    loaded = site(tmp_path / "b", as_of="2020-12-31", files={FILE: ledger_of(tmp_path / "a", EIGHTY)})

    assert "C110" not in codes(loaded)


def test_a_broken_line_is_reported_with_its_number_and_the_others_count(tmp_path: Path) -> None:
    text = ledger_of(tmp_path / "a", EIGHTY)
    entry = json.loads(text.splitlines()[1][2:])
    broken = text + "- {hỏng\n" + "- " + json.dumps({**entry, "mã": f"{PLAN_ID}-9"}, ensure_ascii=False) + "\n"
    known, faults = read_promises(broken)

    assert [(fault.code, fault.line) for fault in faults] == [("R103", 3)]
    assert sorted(known) == [f"{PLAN_ID}-1", f"{PLAN_ID}-9"]


def test_the_check_is_a_function_of_the_file_and_the_portal_alone(tmp_path: Path) -> None:
    portal = portal_of(site(tmp_path, EIGHTY, as_of="2022-12-31"))
    known, _ = read_promises(published_promises(portal))

    assert check_promises(known, portal, date(2022, 12, 31)) == []
