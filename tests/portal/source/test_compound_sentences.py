"""One sentence, several promises: numbers with letters, results that name them, pages of their own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.builder.settings import Settings
from plugins.pages.redirects import artifacts
from portal import urls
from portal.domain.plan import State
from portal.source.reading.registries.published import FILE, published_promises
from portal.views.article import article_view
from portal.views.redirect import part_view, parted
from portal.views.series import series
from tests.sitekit import PLAN_ID, codes, news, portal_of, site

FOREST = "(4) Đến năm 2025, trồng rừng mới 350 ha; tỷ lệ che phủ rừng đạt 62,3%"
SET = news("05/3/2021", targets=[FOREST])


def test_the_parts_have_letters_and_are_told_one_by_one(tmp_path: Path) -> None:
    loaded = site(tmp_path, SET, as_of="2021-12-31")
    portal = portal_of(loaded)

    assert loaded.code == 0
    assert portal.ids("targets") == (f"{PLAN_ID}-4a", f"{PLAN_ID}-4b")
    assert [portal.target(id).number for id in portal.ids("targets")] == ["4a", "4b"]
    readings = [words for _, _, words in loaded.understood]
    assert readings[0].startswith("(4a) Hiểu là: 350 ha") and readings[1].startswith("(4b) Hiểu là: 62,3 %")
    assert [one.text for one in article_view(portal, "tin/2021/03/tin-1").targets] == [
        "Đến năm 2025, trồng rừng mới 350 ha", "Tỷ lệ che phủ rừng đạt 62,3%",
    ]  # fmt: skip


def test_a_result_may_name_one_part_or_tell_of_all(tmp_path: Path) -> None:
    one = news("10/2/2023", results=["(4a) Năm 2022, trồng rừng mới 120 ha"])
    both = news("10/2/2026", results=["(4) Năm 2025, trồng rừng mới 360 ha; tỷ lệ che phủ rừng đạt 61%"])
    portal = portal_of(site(tmp_path, SET, one, both, as_of="2026-12-31"))
    forest, cover = (portal.target(f"{PLAN_ID}-{number}") for number in ("4a", "4b"))

    assert [portal.result(id).statement.value for id in forest.results] == [120, 360]
    assert [portal.result(id).statement.value for id in cover.results] == [61]
    assert cover.standing.state is State.BELOW


def test_a_result_of_the_whole_number_alone_stands_on_the_part_it_speaks_of(tmp_path: Path) -> None:
    loaded = site(tmp_path, SET, news("10/2/2023", results=["(4) Trồng rừng mới 120 ha"]), as_of="2023-12-31")
    portal = portal_of(loaded)

    assert "C108" not in codes(loaded)
    assert [portal.result(id).statement.value for id in portal.target(f"{PLAN_ID}-4a").results] == [120]
    assert portal.target(f"{PLAN_ID}-4b").results == ()


def test_a_result_of_neither_part_is_told_which_parts_there_are(tmp_path: Path) -> None:
    loaded = site(tmp_path, SET, news("10/2/2023", results=["(4) Xây mới 12 nhà văn hóa"]), as_of="2023-12-31")
    (fault,) = (problem for problem in loaded.problems if problem.code == "C108")

    assert "(4a), (4b)" in fault.hint


HERD = news("05/3/2021", targets=["(3) Đến năm 2025, tổng đàn gia súc 45.200 con (trâu 5.200, bò 12.000)"])


def test_results_of_parts_never_stand_on_the_whole(tmp_path: Path) -> None:
    told = news("10/2/2026", results=["(3) Đàn trâu 5.250 con, đàn bò 12.300 con"])
    portal = portal_of(site(tmp_path, HERD, told, as_of="2026-12-31"))

    results = {number: portal.target(f"{PLAN_ID}-{number}").results for number in ("3", "3a", "3b")}
    found = {number: [portal.result(id).statement.value for id in ids] for number, ids in results.items()}
    assert found == {"3": [], "3a": [5250], "3b": [12300]}


def test_a_lone_result_of_a_part_stands_on_the_part(tmp_path: Path) -> None:
    told = news("10/2/2026", results=["(3) Đàn trâu có 5.250 con"])
    portal = portal_of(site(tmp_path, HERD, told, as_of="2026-12-31"))

    assert [len(portal.target(f"{PLAN_ID}-{number}").results) for number in ("3", "3a")] == [0, 1]


@pytest.mark.parametrize("more", ["vượt 6,5 tỷ đồng so với dự toán", "vượt 6,5 tỷ so với kế hoạch"])
def test_what_exceeds_a_plan_is_no_result_of_its_own(tmp_path: Path, more: str) -> None:
    target = news("05/3/2021", targets=["(7) Đến năm 2025, thu ngân sách 215 tỷ đồng"])
    portal = portal_of(site(tmp_path, target, news("10/2/2026", results=[f"(7) Thu ngân sách 221,5 tỷ đồng, {more}"]), as_of="2026-12-31"))

    assert [str(portal.result(id).statement.value) for id in portal.target(f"{PLAN_ID}-7").results] == ["221.5"]


def test_a_part_never_promised_is_shown_as_a_part(tmp_path: Path) -> None:
    target = news("05/3/2021", targets=["(8) Đến năm 2025, tạo việc làm cho 1.200 lao động"])
    told = news("10/2/2026", results=["(8) Tạo việc làm cho 1.315 lao động, trong đó xuất khẩu 115 lao động"])
    shown = series(portal_of(site(tmp_path, target, told, as_of="2026-12-31")), f"{PLAN_ID}-8")

    assert shown and [point.text for point in shown.points] == ["1.315 lao động", "trong đó xuất khẩu 115 lao động"]


def test_a_doubted_result_is_not_told_to_be_of_a_withdrawn_article(tmp_path: Path) -> None:
    target = news("05/3/2021", targets=["(9) Không để xảy ra cháy rừng"])
    loaded = site(tmp_path, target, news("10/2/2026", results=["(9) Xảy ra 02 vụ cháy rừng, thiệt hại 1,5 ha"]), as_of="2026-12-31")

    assert "W171" in codes(loaded) and "C181" not in codes(loaded)


def test_a_line_without_a_number_gives_its_parts_one(tmp_path: Path) -> None:
    lines = ["(1) 90% hộ dân dùng nước sạch", FOREST.removeprefix("(4) "), "(2) 70% trường học đạt chuẩn"]
    portal = portal_of(site(tmp_path, news("05/3/2021", targets=lines), as_of="2021-12-31"))

    assert [portal.target(id).number for id in portal.ids("targets")] == ["1", "3a", "3b", "2"]


def test_a_whole_keeps_its_number_and_its_part_has_a_letter(tmp_path: Path) -> None:
    lines = ["(4) Đến năm 2025, 70% lao động qua đào tạo, trong đó 35% có bằng cấp, chứng chỉ"]
    result = news("10/2/2026", results=["(4) Năm 2025, 72% lao động qua đào tạo, trong đó 30% có bằng cấp, chứng chỉ"])
    portal = portal_of(site(tmp_path, news("05/3/2021", targets=lines), result, as_of="2026-12-31"))
    whole, part = (portal.target(f"{PLAN_ID}-{number}") for number in ("4", "4a"))

    assert (whole.parts, part.part_of) == ((part.id,), whole.id)
    assert (whole.standing.state, part.standing.state) == (State.EXCEEDED, State.BELOW)


def test_a_told_part_of_a_result_never_judges_the_whole(tmp_path: Path) -> None:
    first = news("05/3/2021", targets=["(1) Đến năm 2025, tổng đàn gia súc đạt 12.500 con"])
    result = news("10/2/2026", results=["(1) Năm 2025, tổng đàn gia súc khoảng 12.700 con (trâu 3.200, bò 9.500)"])
    target = portal_of(site(tmp_path, first, result, as_of="2026-12-31")).target(f"{PLAN_ID}-1")

    assert len(target.results) == 3
    assert target.standing.state is State.UNKNOWN  # "khoảng" proves nothing, and 3.200 is not the whole


def test_parts_of_a_result_stand_only_where_they_speak_of_the_same(tmp_path: Path) -> None:
    first = news("05/3/2021", targets=["(2) Đến năm 2025, 70% lao động qua đào tạo, trong đó 35% có bằng cấp"])
    result = news("10/2/2026", results=["(2) Năm 2025, 60% lao động qua đào tạo, 20% hộ có nước sạch"])
    loaded = site(tmp_path, first, result, as_of="2026-12-31")
    portal = portal_of(loaded)
    whole, part = (portal.target(f"{PLAN_ID}-{number}") for number in ("2", "2a"))

    assert ([portal.result(id).statement.value for id in whole.results], part.results) == ([60], ())
    assert [portal.result(id).statement.value for id in portal.plan(PLAN_ID).results] == [20]
    assert codes(loaded).count("W171") == 1


def test_parts_of_a_result_in_another_order_find_their_targets(tmp_path: Path) -> None:
    result = news("10/2/2026", results=["(4) Năm 2025, tỷ lệ che phủ rừng đạt 61%; trồng rừng mới 360 ha"])
    portal = portal_of(site(tmp_path, SET, result, as_of="2026-12-31"))

    assert [[portal.result(id).statement.value for id in portal.target(f"{PLAN_ID}-{n}").results] for n in ("4a", "4b")] == [[360], [61]]


def test_a_sentence_told_again_and_published_keeps_its_numbers(tmp_path: Path) -> None:
    lines = [FOREST.removeprefix("(4) ")]
    first = news("05/3/2021", targets=lines)
    published = published_promises(portal_of(site(tmp_path / "a", first, as_of="2021-12-31")))
    again = news("10/6/2022", targets=lines)
    above = news("05/3/2021", targets=["90% hộ dân dùng nước sạch", *lines])
    loaded = site(tmp_path / "b", above, again, as_of="2022-12-31", files={FILE: published})
    portal = portal_of(loaded)

    assert [portal.target(id).number for id in portal.ids("targets")] == ["2", "1a", "1b"]
    assert all(len(portal.target(f"{PLAN_ID}-{number}").citations) == 1 for number in ("1a", "1b"))
    assert not {"C107", "C109", "C110", "W170"} & set(codes(loaded))


def test_an_unread_result_of_a_number_with_parts_is_told_once_and_holds_no_article(tmp_path: Path) -> None:
    loaded = site(tmp_path, SET, news("10/2/2023", results=["(4) Tặng 6 suất quà, mỗi suất 310.000 đồng"]), as_of="2023-12-31")

    assert "T109" in codes(loaded) and "C108" not in codes(loaded)
    assert portal_of(loaded).has_article("tin/2023/02/tin-2")


def test_a_time_at_either_end_is_of_both_parts(tmp_path: Path) -> None:
    behind = news("10/2/2024", results=["(4) Trồng rừng mới 360 ha, tỷ lệ che phủ rừng đạt 61%, năm 2023"])
    before = news("10/2/2025", results=["(4) Năm 2024, trồng rừng mới 370 ha; tỷ lệ che phủ rừng đạt 62%"])
    portal = portal_of(site(tmp_path, SET, behind, before, as_of="2026-12-31"))

    for number in ("4a", "4b"):
        said = [portal.result(id).statement for id in portal.target(f"{PLAN_ID}-{number}").results]
        assert [one.period and one.period.end and one.period.end.year for one in said] == [2023, 2024]


@pytest.mark.parametrize(
    ("text", "quotes", "indicator"),
    [
        ("(4) Sáp nhập 236 thôn, còn 118 thôn", ["Sáp nhập 236 thôn", "còn 118 thôn"], "thôn"),
        ("(4) Giảm 118 thôn; còn 118 thôn", ["Giảm 118 thôn", "còn 118 thôn"], "thôn"),
        ("(4) Xóa 40 nhà tạm; còn 12 nhà", ["Xóa 40 nhà tạm", "nhà tạm: còn 12 nhà"], "nhà tạm"),
    ],
)
def test_a_part_of_what_is_left_invents_no_words(tmp_path: Path, text: str, quotes: list[str], indicator: str) -> None:
    portal = portal_of(site(tmp_path, news("05/3/2021", targets=[text]), as_of="2021-12-31"))
    found = [portal.target(id).statement for id in portal.ids("targets")]
    assert [one.quote for one in found] == quotes
    assert found[-1].indicator == indicator


def test_a_published_sentence_that_is_understood_at_last_as_two_is_not_missed(tmp_path: Path) -> None:
    unread, read = "Tặng 6 suất quà, mỗi suất 310.000 đồng", "Mở 5 lớp cho 300 học viên"
    before = published_promises(portal_of(site(tmp_path / "a", news("05/3/2021", targets=[f"(4) {unread}"]), as_of="2021-12-31")))
    files = {FILE: before.replace(unread, read)}
    loaded = site(tmp_path / "b", news("05/3/2021", targets=[f"(4) {read}"]), as_of="2021-12-31", files=files)
    assert not {"C109", "C110"} & set(codes(loaded))
    gone = site(tmp_path / "c", news("05/3/2021", targets=["(5) Trồng 350 ha rừng"]), as_of="2021-12-31", files=files)
    assert "C110" in codes(gone)


def test_the_address_of_the_whole_sentence_leads_to_its_first_part(tmp_path: Path) -> None:
    portal = portal_of(site(tmp_path, SET, as_of="2021-12-31"))
    whole = urls.target(f"{PLAN_ID}-4")
    assert list(parted(portal, ())) == [(whole, f"{PLAN_ID}-4a")]
    assert part_view(portal, f"{PLAN_ID}-4a", "https://thu.example").canonical == f"https://thu.example{urls.target(f'{PLAN_ID}-4a')}"
    settings = Settings(tmp_path, tmp_path, tmp_path, tmp_path, date(2021, 12, 31))
    assert urls.file_of(whole) in {artifact.path for artifact in artifacts(portal, settings, ())}
    assert list(parted(portal, {urls.file_of(whole)})) == []


def test_a_promise_that_became_a_part_of_its_sentence_is_still_stated(tmp_path: Path) -> None:
    one = news("05/3/2021", targets=["(4) Đến năm 2025, trồng rừng mới 350 ha"])
    published = published_promises(portal_of(site(tmp_path / "1", one, as_of="2021-12-31")), "", date(2021, 12, 31))
    assert "C110" not in codes(site(tmp_path / "2", SET, as_of="2021-12-31", files={FILE: published}))
    other = news("05/3/2021", targets=["(4) Đến năm 2025, trồng rừng mới 300 ha; tỷ lệ che phủ rừng đạt 62,3%"])
    assert "C110" in codes(site(tmp_path / "3", other, as_of="2021-12-31", files={FILE: published}))
