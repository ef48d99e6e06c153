"""Every list of articles and every feed, by its values: who is in it, in which order."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from portal.domain.facts import Groups
from tests.tinysite import article, load_site

FILES = {
    "tin/2023/12/a.md": article(tiêu_đề="Tin một", ngày_đăng="31/12/2023 08:00", chủ_đề="Công tác cán bộ"),
    "tin/2024/01/b.md": article(tiêu_đề="Tin hai", ngày_đăng="01/01/2024 08:00", chủ_đề="Một cửa, cán bộ", đơn_vị="Tỉnh Mẫu"),
    "tin/2024/02/c.md": article(
        tiêu_đề="Tin ba", ngày_đăng="02/02/2024", chủ_đề="Một cửa", đơn_vị="Tỉnh Mẫu", nổi_bật_đến="30/6/2024", địa_chỉ_cũ="/tin-ba.htm"
    ),
    "tin/2024/02/d.md": article(tiêu_đề="Tin  BA", ngày_đăng="02/02/2024", nổi_bật_đến="29/5/2024"),
    "tin/2024/03/e.md": article(tiêu_đề="Cắt nước", ngày_đăng="03/3/2024", loại_bài="Thông báo", hết_hạn="04/3/2024"),
    "tin/2024/03/f.md": article(tiêu_đề="Cắt điện", ngày_đăng="03/3/2024", loại_bài="Thông báo", hết_hạn="30/6/2024"),
    "tin/2024/04/g.md": article(tiêu_đề="Đính chính", ngày_đăng="04/4/2024", đính_chính_cho="tin/2023/12/a.md"),
    "tin/2024/04/h.md": article(tiêu_đề="Tin rút", ngày_đăng="05/4/2024", rút_bài="06/4/2024: nhầm số liệu", chủ_đề="Một cửa"),
    "tin/2024/04/i.md": article(tiêu_đề="Tin sửa", ngày_đăng="01/4/2024", cập_nhật="07/4/2024: sửa số liệu"),
    "tin/2024/07/k.md": article(tiêu_đề="Tin mai", ngày_đăng="01/7/2024"),
}
ID = {path[-4]: path.removesuffix(".md") for path in FILES}
OF_DISTRICT, OF_PROVINCE = "g i f e d a", "c b"
LISTS = {
    ("all",): "g i f e d c b a",
    ("year", "2024"): "g i f e d c b", ("year", "2023"): "a",
    ("month", "2024-04"): "g i", ("month", "2024-03"): "f e", ("month", "2024-02"): "d c", ("month", "2024-01"): "b",
    ("month", "2023-12"): "a",
    ("unit", "huyen-uy-thu"): OF_DISTRICT, ("unit", "huyen-uy-thu", "2024"): "g i f e d", ("unit", "huyen-uy-thu", "2023"): "a",
    ("unit", "tinh-mau"): OF_PROVINCE, ("unit", "tinh-mau", "2024"): "c b",
    ("section", "xay-dung-dang"): OF_DISTRICT, ("section", "xay-dung-dang", "2024"): "g i f e d", ("section", "xay-dung-dang", "2023"): "a",
    ("section", "tin-xa"): OF_PROVINCE, ("section", "tin-xa", "2024"): "c b",
    ("topic", "can-bo"): "b a", ("topic", "can-bo", "2024"): "b", ("topic", "can-bo", "2023"): "a",
    ("topic", "mot-cua"): "c b", ("topic", "mot-cua", "2024"): "c b",
    ("kind", "news"): "i d c b a", ("kind", "news", "2024"): "i d c b", ("kind", "news", "2023"): "a",
    ("kind", "notice"): "f e", ("kind", "notice", "2024"): "f e", ("kind", "correction"): "g", ("kind", "correction", "2024"): "g",
    ("notice", "current"): "f", ("notice", "past"): "e", ("featured",): "c", ("withdrawn",): "h", ("updated", "articles"): "h i",
    ("corrects", ID["a"]): "g", ("titled", ID["c"]): "c d", ("titled", ID["d"]): "c d",
    ("aliased",): "c", ("alias", "/tin-ba.htm"): "c",
    ("feed", "all"): "i h g f e d c b a", ("feed", "kind", "notice"): "f e",
    ("feed", "unit", "huyen-uy-thu"): "i h g f e d a", ("feed", "unit", "tinh-mau"): "c b",
    ("feed", "section", "xay-dung-dang"): "i h g f e d a", ("feed", "section", "tin-xa"): "c b",
    ("feed", "topic", "can-bo"): "b a", ("feed", "topic", "mot-cua"): "h c b",
}  # fmt: skip
OTHERS: Groups = {
    ("years",): ("2024", "2023"),
    ("stamps", "2023"): ("2023-12-31 /tin/2023/12/a/",),
    ("stamps", "2024"): (
        "2024-04-04 /tin/2024/04/g/", "2024-04-07 /tin/2024/04/i/", "2024-03-03 /tin/2024/03/f/", "2024-03-03 /tin/2024/03/e/",
        "2024-02-02 /tin/2024/02/d/", "2024-02-02 /tin/2024/02/c/", "2024-01-01 /tin/2024/01/b/",
    ),
    ("units", "topic", "can-bo"): ("huyen-uy-thu", "tinh-mau"), ("counts", "topic", "can-bo"): ("1", "1"),
    ("units", "topic", "mot-cua"): ("tinh-mau",), ("counts", "topic", "mot-cua"): ("2",),
    ("units", "parent", "huyen-thu"): ("huyen-uy-thu",), ("units", "parent", "tinh-khac"): ("xa-trung-khac",),
    ("units", "parent", "tinh-mau"): ("huyen-thu", "xa-mot", "xa-hai", "xa-trung-mau"),
}  # fmt: skip
EXPECTED = {**OTHERS, **{key: tuple(ID[letter] for letter in letters.split()) for key, letters in LISTS.items()}}


def groups(root: Path, day: date = date(2024, 6, 1)) -> Groups:
    loaded = load_site(root, FILES, day)
    assert loaded.portal and not loaded.held
    return {key: ids for key, ids in loaded.portal.facts.groups.items() if ids}


def test_each_article_is_in_the_lists_of_its_values_and_in_no_other(tmp_path: Path) -> None:
    assert groups(tmp_path) == EXPECTED


def test_the_day_moves_what_ends_and_what_begins(tmp_path: Path) -> None:
    later = groups(tmp_path, date(2024, 7, 1))

    assert later["all",] == (ID["k"], *EXPECTED["all",])
    assert later["notice", "past"] == (ID["f"], ID["e"])
    assert ("notice", "current") not in later and ("featured",) not in later


def test_an_article_is_featured_to_the_end_of_its_last_day(tmp_path: Path) -> None:
    assert groups(tmp_path, date(2024, 6, 30))["featured",] == (ID["c"],)


# article → the newer and the older one of all; the three next to it in its unit, the four in its section: the window is shifted inwards
NEAR = {
    1: ("", "2", "2 3 4", "2 3 4 5"), 2: ("1", "3", "1 3 4", "1 3 4 5"), 3: ("2", "4", "2 4 5", "1 2 4 5"),
    5: ("4", "6", "4 6 7", "3 4 6 7"), 6: ("5", "7", "5 7 8", "4 5 7 8"),
    7: ("6", "8", "6 8 9", "5 6 8 9"), 8: ("7", "9", "6 7 9", "5 6 7 9"),
    9: ("8", "", "6 7 8", "5 6 7 8"),
}  # fmt: skip


def test_the_articles_next_to_each(tmp_path: Path) -> None:
    files = {f"tin/2024/05/tin-{one}.md": article(tiêu_đề=f"Tin {one}", ngày_đăng=f"{20 - one}/5/2024") for one in range(1, 10)}
    loaded = load_site(tmp_path, files)
    assert loaded.portal
    found = {number: loaded.portal.neighbours(f"tin/2024/05/tin-{number}") for number in NEAR}

    assert {
        number: (near.newer[-1:], near.older[-1:], " ".join(id[-1] for id in near.unit), " ".join(id[-1] for id in near.section))
        for number, near in found.items()
    } == NEAR
