"""Front matter and registries made to break a parser are reported quickly, each with one fault; ids name no other place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from time import monotonic

import pytest

from portal.source.load import load_portal
from tests.tinysite import AS_OF, GOOD, IDENTITY, REGISTRIES, SECTIONS, TOPICS, UNITS, article, load_site, write_site

GOOD_PLACE = "tin/2024/05/tin-thuong.md"
PLACE = "tin/2024/05/hong.md"
MANY = 100_000
DEEP = "[" * 2_000 + "]" * 2_000
LAUGHS = ["[&a [x, x, x, x, x, x, x, x, x]", *(f"&{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True))]
YAML = {
    "2,000 lists in one another": (f"chủ đề: {DEEP}", "F160"),
    "100,000 lists in one another": (f"chủ đề: {'[' * MANY}{']' * MANY}", "F160"),
    "100,000 lists that do not end": (f"chủ đề: [{'[' * MANY}", "F160"),
    "1,000 keys in one another": ("\n".join(f"{' ' * depth}tên:" for depth in range(1_000)), "F160"),
    "1,000 lists by dashes": ("chủ đề:\n  " + "- " * 1_000 + "x", "F160"),
    "100,000 lists by dashes": ("chủ đề:\n  " + "- " * MANY + "x", "F160"),
    "many keys": ("\n".join(f"khóa {number}: x" for number in range(MANY)), "F160"),
    "many items": ("chủ đề:\n" + "\n".join("  - x" for _ in range(MANY)), "F160"),
    "many items within the lines": ("chủ đề:\n" + "\n".join("  - x" for _ in range(3_000)), "F160"),
    "many keys within the lines": ("\n".join(f"khóa {number}: x" for number in range(3_000)), "F160"),
    "many items in a line": (f"chủ đề: [{', '.join(['x'] * 3_000)}]", "F160"),
    "a long line": (f"tóm tắt: {'x' * 200_000}", "F160"),
    "a long line of blanks": (f"tóm tắt: x{' ' * 200_000}x", "F160"),
    "a long line without a colon": (f"x{' ' * 200_000}x", "F160"),
    "a long text over lines": ("tóm tắt: |\n" + "\n".join(["  chữ" * 10] * 4_000), "F160"),
    "laughs": (f"chủ đề: {', '.join(LAUGHS)}]", "F161"),
    "a list in itself": ("chủ đề: [&a [*a]]", "F161"),
    "an alias of nothing": ("chủ đề: [*a]", "F161"),
    "a tag that makes an object": ("chủ đề: [!!python/object/apply:os.system [ls]]", "F161"),
    "a tag of one's own": ("chủ đề: [!x y]", "F161"),
    "a list as a key": ("chủ đề: [{[a]: b}]", "F103"),
    "a merge": ("<<: x", "T102"),
    "a list that does not end": ("chủ đề:\n  - [a, b", "T104"),
    "a tab before a key": ("\ttrạng thái: Bản nháp", "F103"),
    "a key twice": ("đơn vị: Huyện ủy Thử", "F104"),
    "not a number": ("cập nhật:\n  - ngày: nan\n    nội dung: x", "T107"),
    "an endless number": ("nổi bật đến: 1e999", "T107"),
}


@pytest.mark.parametrize("name", YAML)
def test_front_matter_that_breaks_parsers_holds_its_article_alone(name: str, tmp_path: Path) -> None:
    lines, code = YAML[name]
    text = article().replace("---\nĐoạn", f"{lines}\n---\nĐoạn")
    begun = monotonic()
    loaded = load_site(tmp_path, {GOOD_PLACE: GOOD, PLACE: text})
    assert monotonic() - begun < 5
    assert loaded.portal and loaded.portal.ids("articles") == (GOOD_PLACE.removesuffix(".md"),)
    assert (loaded.code, loaded.held) == (3, [PLACE])
    assert code in {problem.code for problem in loaded.problems}
    assert len(loaded.problems) < 10, [problem.code for problem in loaded.problems]
    assert all(len(problem.message) < 500 for problem in loaded.problems)


REGISTRY = {
    "2,000 lists in one another": (DEEP, "F160"),
    "laughs": (f"{', '.join(LAUGHS)}]", "F161"),
    "a tag": ("!!python/object:x []", "F161"),
    "many keys": ("\n".join(f"khóa {number}: x" for number in range(2_000)), "F160"),
    "many items": ("[" + "x," * (MANY + 1) + "]", "F160"),
    "an unknown key": ("- mã: a\n  tên: A\n  cân nặng: x\n", "T102"),
    "text": ("chỉ có chữ", "F103"),
    "nothing": ("", ""),
    "two documents": ("- mã: a\n  tên: A\n--- # hai\n- mã: b\n  tên: B\n", "F103"),
    "ids twice": ("- mã: a\n  tên: A\n  loại: Địa bàn\n  cấp: Xã\n" * 2, "C103"),
    "an id that climbs": ("- mã: ../../victim\n  tên: A\n", "T160"),
}
KINDS = {"du-lieu/don-vi.yml": UNITS, "du-lieu/chu-de.yml": TOPICS, "du-lieu/chuyen-muc.yml": SECTIONS, "du-lieu/co-quan.yml": IDENTITY}


@pytest.mark.parametrize("name", [name for name in REGISTRY if name != "nothing"])
@pytest.mark.parametrize("path", KINDS)
def test_a_broken_registry_gives_way_to_its_last_good_text(path: str, name: str, tmp_path: Path) -> None:
    text, code = REGISTRY[name]
    root = write_site(tmp_path / "broken", {GOOD_PLACE: GOOD, path: text})
    whole = load_portal(write_site(tmp_path / "whole", {GOOD_PLACE: GOOD}), AS_OF)
    loaded = load_portal(root, AS_OF, {path: KINDS[path]}.get)
    assert loaded.code == 3 and loaded.portal and whole.portal
    assert {problem.path for problem in loaded.problems} == {path}
    assert "N190" in {problem.code for problem in loaded.problems}
    if path != "du-lieu/co-quan.yml":
        assert code in {problem.code for problem in loaded.problems} or (code == "C103" and path != "du-lieu/don-vi.yml")
    facts, wanted = loaded.portal.facts, whole.portal.facts
    assert (facts.identity, facts.units, facts.topics, facts.sections) == (wanted.identity, wanted.units, wanted.topics, wanted.sections)


@pytest.mark.parametrize("name", ["2,000 lists in one another", "laughs", "a tag", "many keys", "two documents"])
@pytest.mark.parametrize("path", KINDS)
def test_a_registry_that_was_never_good_stops_the_build(path: str, name: str, tmp_path: Path) -> None:
    assert load_site(tmp_path, {GOOD_PLACE: GOOD, path: REGISTRY[name][0]}).code == 1


RINGS: dict[str, Mapping[str, str]] = {
    "a unit in itself": {"du-lieu/don-vi.yml": UNITS.replace("tên: Tỉnh Khác", "tên: Tỉnh Khác\n  thuộc: tinh-khac")},
    "three units": {
        "du-lieu/don-vi.yml": UNITS.replace("tên: Tỉnh Mẫu", "tên: Tỉnh Mẫu\n  thuộc: huyen-uy-thu")
        .replace("tên: Tỉnh Khác", "tên: Tỉnh Khác\n  thuộc: xa-trung-khac")
    },
    "topics": {"du-lieu/chu-de.yml": TOPICS.replace("  tên khác", "  thuộc chủ đề: mot-cua\n  tên khác") + "  thuộc chủ đề: can-bo\n"},
    "sections": {"du-lieu/chuyen-muc.yml": SECTIONS + "  thuộc: tin-xa\n"},
}  # fmt: skip


@pytest.mark.parametrize("name", RINGS)
def test_records_in_a_circle_are_told_and_stand_in_none(name: str, tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {GOOD_PLACE: GOOD, **RINGS[name]})
    assert loaded.portal and "C113" in {problem.code for problem in loaded.problems}
    facts = loaded.portal.facts
    of = {id: one.parent for id, one in facts.sections.items()}
    for parents in ({id: unit.parent for id, unit in facts.units.items()}, {id: one.broader for id, one in facts.topics.items()}, of):
        for id in parents:
            seen = set()
            while id:
                assert id not in seen
                seen.add(id)
                id = parents[id]


CLIMBS = [
    "../../victim", "/etc/victim", "a/../b", "A", "xã một", "a.b", "index.html", "a b", "-a", "a-", "con", "NUL", "lpt1", "..", "a\\b",
    "x" * 300, "%2e%2e",
]  # fmt: skip


@pytest.mark.parametrize("id", CLIMBS)
def test_an_id_that_names_another_place_is_refused_wherever_it_stands(id: str, tmp_path: Path) -> None:
    files = {
        "du-lieu/don-vi.yml": f"{UNITS}- mã: {id}\n  tên: Xã Ba\n  loại: Địa bàn\n  cấp: Xã\n",
        "du-lieu/chu-de.yml": f"{TOPICS}- mã: {id}\n  tên: Ba\n", "du-lieu/chuyen-muc.yml": f"{SECTIONS}- mã: {id}\n  tên: Ba\n",
        "du-lieu/can-cu.yml": f"- mã: {id}\n  tên: Luật Ba\n", "du-lieu/ke-hoach/ba.yml": f"mã: {id}\ntên: Đề án Ba\n",
        PLACE: article(mã_bài=id), "tin/2024/05/hop.md": article(sự_kiện=f"\n  tên: Hội nghị\n  mã: {id}"),
    }  # fmt: skip
    loaded = load_site(tmp_path, {GOOD_PLACE: GOOD, **files})
    assert loaded.portal
    wrong = {problem.path for problem in loaded.problems if problem.code in ("T160", "T161")}
    assert wrong == files.keys()
    assert set(loaded.held) == {PLACE, "tin/2024/05/hop.md"}
    facts = loaded.portal.facts
    assert id not in {*facts.units, *facts.topics, *facts.sections, *facts.laws, *facts.plans, *facts.articles, *facts.events}


@pytest.mark.parametrize("id", ["tin", "du-lieu", "tin/2024", "tin/2024/05", "don-vi", "en", "chi-tieu/chua-co-ket-qua", "rss"])
def test_an_article_takes_no_page_of_the_portal(id: str, tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {GOOD_PLACE: GOOD, PLACE: article(mã_bài=id)})
    assert ([problem.code for problem in loaded.problems], loaded.held) == (["T161"], [PLACE])


@pytest.mark.parametrize("id", ["tin/2016/04/hop", "bai-1", "2016", "a--b", "xa-tan-phu/tin/1"])
def test_an_ordinary_id_is_taken(id: str, tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {PLACE: article(mã_bài=id)})
    assert loaded.portal and loaded.portal.ids("articles") == (id,) and not loaded.problems


@pytest.mark.parametrize("number", ["../../x", "a/b", "1 2", "x" * 60, ".."])
def test_a_number_of_a_target_names_no_other_place(number: str, tmp_path: Path) -> None:
    plan = f"\n  - tên: Đề án Nước sạch\n    chỉ tiêu:\n      - số: {number}\n        câu: Đến năm 2025, 90% số hộ có nước sạch"
    loaded = load_site(tmp_path, {PLACE: article(kế_hoạch=plan)})
    assert "T162" in {problem.code for problem in loaded.problems} and loaded.held == [PLACE]


@pytest.mark.parametrize("name", ["Trang Mới.md", "index.html.md", "con.md", "tin.md", "du-lieu.md", "trang_a.md"])
def test_a_page_takes_no_other_place(name: str, tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {GOOD_PLACE: GOOD, f"trang/{name}": "---\ntiêu đề: A\n---\nB\n"})
    assert loaded.code == 3 and loaded.portal and not loaded.portal.ids("pages")


def test_two_pages_of_one_name_are_told(tmp_path: Path) -> None:
    page = "---\ntiêu đề: A\n---\nB\n"
    loaded = load_site(tmp_path, {GOOD_PLACE: GOOD, "trang/a/x.md": page, "trang/b/x.md": page})
    assert {problem.code for problem in loaded.problems} == {"C103", "N191"}


def test_a_broken_page_gives_way_to_its_last_good_text(tmp_path: Path) -> None:
    good = "---\ntiêu đề: A\n---\nChữ tốt\n"
    root = write_site(tmp_path, {GOOD_PLACE: GOOD, "trang/gioi-thieu.md": "---\ntiêu đề: A\nlạc lõng\n---\nChữ hỏng\n"})
    loaded = load_portal(root, AS_OF, {"trang/gioi-thieu.md": good}.get)
    assert loaded.portal and "Chữ tốt" in loaded.portal.page("gioi-thieu").html and loaded.code == 3


def test_two_plan_files_of_one_id_are_told(tmp_path: Path) -> None:
    plan, other = "mã: nuoc\ntên: Đề án Nước sạch\n", "mã: nuoc\ntên: Đề án Rừng xanh\n"
    loaded = load_site(tmp_path, {GOOD_PLACE: GOOD, "du-lieu/ke-hoach/a.yml": plan, "du-lieu/ke-hoach/b.yml": other})
    assert {problem.code for problem in loaded.problems} == {"C103", "N191"}
    assert loaded.portal and loaded.portal.plan("nuoc").path == "du-lieu/ke-hoach/a.yml"


def test_the_registries_of_these_tests_are_good(tmp_path: Path) -> None:
    assert REGISTRIES.keys() >= KINDS.keys() and not load_site(tmp_path, {GOOD_PLACE: GOOD}).problems




@pytest.mark.parametrize("span", ["0000 - 9999", "2025 - 2016", "1016 - 2020", "2016 - 2020, tầm nhìn 9999", "nan - 2020", "9" * 5_000])
def test_a_period_that_cannot_be_is_told(span: str, tmp_path: Path) -> None:
    plan = f"mã: nuoc\ntên: Đề án Nước sạch\ngiai đoạn: {span}\n"
    found = load_site(tmp_path, {GOOD_PLACE: GOOD, "du-lieu/ke-hoach/nuoc.yml": plan}).problems
    assert {problem.code for problem in found} == {"T114", "N191"}
    assert all(len(problem.message) < 600 for problem in found)


@pytest.mark.parametrize("years", ["0000 - 9999", "2025 - 2020", "9999 - 9999"])
def test_a_period_in_a_plans_name_that_cannot_be_is_told(years: str, tmp_path: Path) -> None:
    name = f"Đề án Nước sạch giai đoạn {years}"
    loaded = load_site(tmp_path, {PLACE: article(kế_hoạch=f"\n  - tên: {name}\n    bước: Ban hành")})
    assert {problem.code for problem in loaded.problems} == {"C106", "W160"}
    assert loaded.portal and [loaded.portal.plan(id).period for id in loaded.portal.ids("plans")] == [None]
    filed = load_site(tmp_path / "filed", {GOOD_PLACE: GOOD, "du-lieu/ke-hoach/nuoc.yml": f"mã: nuoc\ntên: {name}\n"})
    assert [problem.code for problem in filed.problems if problem.code != "C105"] == ["W160"]


@pytest.mark.parametrize(
    "said",
    ["Đến năm 2025, {}% số hộ đạt", "số: 1\n        câu: Đến năm 2025, {} hộ đạt", "số: 1\n        mức: {}\n        nội dung đo: hộ"],
)
@pytest.mark.parametrize("number", ["9" * 5_000, "9" * 19, "1" + ".000" * 7])
def test_a_number_that_counts_nothing_is_told(said: str, number: str, tmp_path: Path) -> None:
    plan = f"\n  - tên: Đề án Nước sạch\n    chỉ tiêu:\n      - {said.format(number)}"
    loaded = load_site(tmp_path, {PLACE: article(kế_hoạch=plan)})
    assert "F160" in {problem.code for problem in loaded.problems} and loaded.code == 3


def test_a_large_budget_is_a_number(tmp_path: Path) -> None:
    plan = "\n  - tên: Đề án Nước sạch\n    chỉ tiêu:\n      - Đến năm 2025, chi 2.550.000.000.000.000 đồng"
    assert "F160" not in {problem.code for problem in load_site(tmp_path, {PLACE: article(kế_hoạch=plan)}).problems}
