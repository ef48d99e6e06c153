"""The feed of targets: every turn once, dated by what happened, whatever is learned later."""

from datetime import date, timedelta

import feedparser

from plugins.feeds.rss import rss
from portal.domain.plan import State
from portal.domain.turn import TurnKind
from portal.source.load import load_portal
from portal.views.turn_feed import plan_feed, target_feed, turns_of_plan
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

URL = "/chi-tieu/rss.xml"


def told(portal, target=ONE):
    turns = [turn for turn in portal.turns() if turn.target == target]
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
    entry = next(entry for entry in target_feed(portal, URL, "").entries if "/changed/1" in entry.id)
    assert "Trước: Đến năm 2018, ít nhất 80%" in entry.html
    assert "Nay: Đến năm 2018, ít nhất 70%" in entry.html
    assert "Vì sao: Theo nghị quyết mới" in entry.html


def test_a_turn_before_a_change_keeps_the_words_of_its_day(tmp_path):
    portal = district(tmp_path, {"tin/2018/04/dieu-chinh.md": CHANGED})
    entry = next(entry for entry in target_feed(portal, URL, "").entries if entry.id.endswith(f"{ONE}/set"))
    assert "80%" in entry.title and "70%" not in entry.title


def test_a_later_report_changes_no_id_and_no_date_of_earlier_entries(tmp_path):
    before = {entry.id: entry.updated for entry in target_feed(district(tmp_path / "a"), URL, "").entries}
    later = district(tmp_path / "b", {"tin/2019/02/tong-ket.md": LATER})
    after = {entry.id: entry.updated for entry in target_feed(later, URL, "").entries}
    assert before.items() <= after.items()
    assert len(after) == len(before) + 1


def test_the_feed_is_well_formed_and_leads_to_targets_and_articles(tmp_path):
    found = feedparser.parse(rss(target_feed(district(tmp_path), URL, "")), sanitize_html=False)
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
    kinds = {turn.kind: turn.day for turn in issued.turns() if turn.target == ONE}
    assert kinds[TurnKind.ISSUED] == date(2017, 12, 20)


def test_the_latest_are_told_in_whole_days(tmp_path):
    lines = "\n".join(f"      - ({n}) Đến năm {2016 + n % 4}, {n}% số xã có trạm bơm" for n in range(1, 61))
    many = PROMISE.replace("      - (2) Đến năm 2025, 100% số xã có bộ phận một cửa", "").split("      - (1)")[0] + lines
    many += "\n---\n\nMột.\n"
    other = "---\ntiêu đề: Tin\nngày đăng: 1/12/2017\nđơn vị: Huyện ủy Suối Ngàn\n---\n\nMột.\n"
    portal = district(tmp_path, {"tin/2016/03/de-an-can-bo.md": many, "tin/2017/12/so-ket.md": other})
    turns = portal.turns()
    assert len(turns) == 30
    assert [turn.day for turn in turns[:15]] == [date(2020, 1, 1)] * 15
    assert [turn.day for turn in turns[15:30]] == [date(2019, 1, 1)] * 15


def many_due(count, days=("31/12/2019",)):
    lines = "".join(f"      - ({n}) Đến ngày {days[n % len(days)]}, {n}% số xã có trạm bơm loại {n}\n" for n in range(1, count + 1))
    head, _, _ = PROMISE.partition("      - (1)")
    return f"{head}{lines}---\n\nMột.\n"


OTHER = "---\ntiêu đề: Tin\nngày đăng: 1/12/2017\nđơn vị: Huyện ủy Suối Ngàn\n---\n\nMột.\n"


def test_every_target_that_falls_due_on_one_day_is_told(tmp_path):
    portal = district(tmp_path, {"tin/2016/03/de-an-can-bo.md": many_due(282), "tin/2017/12/so-ket.md": OTHER})
    found = feedparser.parse(rss(target_feed(portal, URL, "")), sanitize_html=False)
    due = [entry.id for entry in found.entries if "/due/" in entry.id]
    assert not found.bozo
    assert len(due) == len(set(due)) == 282
    own = feedparser.parse(rss(plan_feed(portal, PLAN, f"/ke-hoach/{PLAN}/rss.xml", "")), sanitize_html=False)
    assert set(due) <= {entry.id for entry in own.entries}


def test_who_asks_once_a_day_is_told_of_everything(tmp_path):
    files = {"tin/2016/03/de-an-can-bo.md": many_due(90, ("28/2/2020", "29/2/2020", "01/3/2020")), "tin/2017/12/so-ket.md": OTHER}
    seen, own = set(), set()
    for day in (29, 30, 31, 32):
        portal = district(tmp_path / str(day), files, as_of=date(2020, 2, 1) + timedelta(days=day - 1))
        seen |= {entry.id for entry in target_feed(portal, URL, "").entries}
        own |= {entry.id for entry in plan_feed(portal, PLAN, "", "").entries}
    assert len([id for id in seen if "/due/" in id]) == 90
    assert seen <= own


def test_a_plans_feed_tells_of_its_articles_and_its_targets(tmp_path):
    portal = district(tmp_path, {"tin/2018/04/dieu-chinh.md": CHANGED})
    found = plan_feed(portal, PLAN, f"/ke-hoach/{PLAN}/rss.xml", "")
    told = {entry.title.split(":")[0] for entry in found.entries}
    assert {"Chỉ tiêu mới", "Điều chỉnh chỉ tiêu", "Kết quả mới", "Chỉ tiêu đến hạn", "Điều chỉnh Đề án cán bộ"} <= told
    assert [entry.updated for entry in found.entries] == sorted((entry.updated for entry in found.entries), reverse=True)
    assert not feedparser.parse(rss(found)).bozo
    turns = {entry.id for entry in target_feed(portal, URL, "").entries}
    assert turns <= {entry.id for entry in found.entries}  # one plan has all targets of this district: the ids are the same


def test_the_state_a_target_was_last_told_in_is_the_one_its_page_shows(mini_content):
    for day in (date(2025, 3, 1), date(2026, 1, 1), date(2026, 11, 21), date(2028, 1, 1)):
        portal = load_portal(mini_content, day).portal
        last = {}
        for plan in portal.ids("plans"):
            for turn in reversed(turns_of_plan(portal, plan)):
                last[turn.target] = turn.after
        assert last
        assert last == {id: portal.target(id).standing.state for id in last}


PARTS = PROMISE.replace("      - (2) Đến năm 2025, 100% số xã có bộ phận một cửa", "      - (2) trong đó ít nhất 30% trên đại học")
PARTS_TOLD = LATER.replace("31/12/2018\n", "31/12/2018\n      - (2) trong đó 35% trên đại học, tính đến 31/12/2018\n")


def test_a_figure_of_a_part_tells_how_the_part_stands(tmp_path):
    portal = district(tmp_path, {"tin/2016/03/de-an-can-bo.md": PARTS, "tin/2019/02/tong-ket.md": PARTS_TOLD})
    last = next(turn for turn in portal.turns() if turn.target == f"{PLAN}-2")
    assert portal.result(last.result).part_of
    assert last.after == portal.target(last.target).standing.state == State.EXCEEDED
