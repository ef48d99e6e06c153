"""The feed of targets: every turn once, dated by what happened, whatever is learned later."""

from datetime import date

import feedparser

from plugins.feeds.rss import rss
from portal.domain.turn import TurnKind
from portal.views.turn_feed import target_feed
from tests.plugins.district import AUTHORITY, ORIGIN, PLAN, PROMISE, district

ONE = f"{PLAN}-1"
LATER = """\
---
tiêu đề: Tổng kết Đề án cán bộ
ngày đăng: 15/02/2019
đơn vị: Huyện ủy Suối Ngàn
kế hoạch:
  - tên: Đề án cán bộ huyện Suối Ngàn giai đoạn 2016 - 2020
    kết quả:
      - (1) 86,5% công chức cấp xã có trình độ đại học, tính đến 31/12/2018
---

Đã tổng kết.
"""
CHANGED = """\
---
tiêu đề: Điều chỉnh Đề án cán bộ
ngày đăng: 02/4/2018
đơn vị: Huyện ủy Suối Ngàn
kế hoạch:
  - tên: Đề án cán bộ huyện Suối Ngàn giai đoạn 2016 - 2020
    ghi chú: Theo nghị quyết mới
    chỉ tiêu:
      - (1) Đến năm 2018, ít nhất 70% công chức cấp xã có trình độ đại học
---

Đã điều chỉnh.
"""


def told(portal, target=ONE):
    turns = [turn for turn in portal.turns(40) if turn.target == target]
    return [(turn.kind.value, turn.day.isoformat(), turn.before and turn.before.value, turn.after.value) for turn in turns]


def test_each_turn_has_the_day_it_was_told_and_the_state_known_then(tmp_path):
    assert told(district(tmp_path, {"tin/2019/02/tong-ket.md": LATER})) == [
        ("reported", "2019-02-15", "unknown", "exceeded"),
        ("due", "2019-01-01", "running", "unknown"),
        ("reported", "2017-12-20", "running", "running"),
        ("set", "2016-03-05", None, "running"),
    ]


def test_nothing_after_the_as_of_date_is_told(tmp_path):
    assert told(district(tmp_path, as_of=date(2018, 12, 31)))[0][0] == "reported"
    assert told(district(tmp_path, as_of=date(2019, 1, 1)))[0][:2] == ("due", "2019-01-01")


def test_a_change_is_told_with_old_and_new_words_and_why(tmp_path):
    portal = district(tmp_path, {"tin/2018/04/dieu-chinh.md": CHANGED})
    assert told(portal)[1] == ("changed", "2018-04-02", "running", "exceeded")
    entry = next(entry for entry in target_feed(portal, "").entries if "/changed/1" in entry.id)
    assert "Trước: Đến năm 2018, ít nhất 80%" in entry.html
    assert "Nay: Đến năm 2018, ít nhất 70%" in entry.html
    assert "Vì sao: Theo nghị quyết mới" in entry.html


def test_a_turn_before_a_change_keeps_the_words_of_its_day(tmp_path):
    portal = district(tmp_path, {"tin/2018/04/dieu-chinh.md": CHANGED})
    entry = next(entry for entry in target_feed(portal, "").entries if entry.id.endswith(f"{ONE}/set"))
    assert "80%" in entry.title and "70%" not in entry.title


def test_a_later_report_changes_no_id_and_no_date_of_earlier_entries(tmp_path):
    before = {entry.id: entry.updated for entry in target_feed(district(tmp_path / "a"), "").entries}
    after = {entry.id: entry.updated for entry in target_feed(district(tmp_path / "b", {"tin/2019/02/tong-ket.md": LATER}), "").entries}
    assert before.items() <= after.items()
    assert len(after) == len(before) + 1


def test_the_feed_is_well_formed_and_leads_to_targets_and_articles(tmp_path):
    found = feedparser.parse(rss(target_feed(district(tmp_path), "")), sanitize_html=False)
    assert not found.bozo
    due, reported = found.entries[:2]
    assert due.id == f"tag:{AUTHORITY}:chi-tieu/{ONE}/due/2018-12-31"
    assert due.link == f"{ORIGIN}/chi-tieu/{ONE}/"
    assert due.published == "Tue, 01 Jan 2019 00:00:00 +0700"
    assert reported.title.startswith("Kết quả mới: 72,5%")
    assert f'href="{ORIGIN}/tin/2017/12/so-ket/"' in reported.content[0].value
    assert f'href="{ORIGIN}/ke-hoach/{PLAN}/"' in reported.content[0].value


def test_a_target_of_a_draft_is_never_due_and_its_issue_is_a_turn(tmp_path):
    draft = PROMISE.replace("bước: ban hành", "bước: lấy ý kiến")
    other = "---\ntiêu đề: Tin\nngày đăng: 1/12/2017\nđơn vị: Huyện ủy Suối Ngàn\n---\n\nMột.\n"
    still = district(tmp_path / "a", {"tin/2016/03/de-an-can-bo.md": draft, "tin/2017/12/so-ket.md": other})
    assert [line[0] for line in told(still)] == ["set"]
    issued = district(tmp_path / "b", {"tin/2016/03/de-an-can-bo.md": draft})
    kinds = {turn.kind: turn.day for turn in issued.turns(40) if turn.target == ONE}
    assert kinds[TurnKind.ISSUED] == date(2017, 12, 20)


def test_only_the_latest_are_reckoned_and_none_of_them_is_missed(tmp_path):
    lines = "\n".join(f"      - ({n}) Đến năm {2016 + n % 4}, {n}% số xã có trạm bơm" for n in range(1, 61))
    many = PROMISE.replace("      - (2) Đến năm 2025, 100% số xã có bộ phận một cửa", "").split("      - (1)")[0] + lines
    many += "\n---\n\nMột.\n"
    other = "---\ntiêu đề: Tin\nngày đăng: 1/12/2017\nđơn vị: Huyện ủy Suối Ngàn\n---\n\nMột.\n"
    portal = district(tmp_path, {"tin/2016/03/de-an-can-bo.md": many, "tin/2017/12/so-ket.md": other})
    turns = portal.turns(40)
    assert len(turns) == 40
    assert [turn.day for turn in turns[:15]] == [date(2020, 1, 1)] * 15
    assert [turn.day for turn in turns[15:30]] == [date(2019, 1, 1)] * 15
