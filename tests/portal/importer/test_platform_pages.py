"""Pages in the structure of public themes and of sites of the nineties (`pages/`): the whole article, its facts, nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.importer.completeness import words
from portal.importer.found import Imported, ImportedMedia
from portal.importer.reading import ImportSource, import_bytes
from portal.source.reading.fields.frontmatter import split
from portal.source.reading.registries.registry import Registries
from tests.portal.importer.docx import photograph

PAGES = {file.stem: file.read_text("utf-8") for file in sorted(Path(__file__).with_name("pages").glob("*.html"))}
TITLE = "Huyện ủy Thử sơ kết công tác 9 tháng, triển khai nhiệm vụ quý IV năm 2024"
CAPTION = "Quang cảnh hội nghị sơ kết"
PARAGRAPHS = (
    "Sáng 05/11/2024, Huyện ủy Thử tổ chức hội nghị sơ kết công tác 9 tháng đầu năm, triển khai nhiệm vụ quý IV năm 2024. Đồng chí Nguyễn Văn Mẫu – Bí thư Huyện ủy chủ trì hội nghị.",
    "Theo báo cáo tại hội nghị, tốc độ tăng trưởng kinh tế 9 tháng đạt 8,5%, thu ngân sách đạt 120 tỷ đồng, bằng 65% kế hoạch năm; tỷ lệ hộ nghèo còn 5,2%. Công tác xây dựng nông thôn mới được quan tâm.",
    "Thảo luận tại hội nghị, các đại biểu tập trung đánh giá kết quả đạt được, chỉ rõ tồn tại, hạn chế và đề ra giải pháp thực hiện trong thời gian tới.",
    "Kết luận hội nghị, đồng chí Nguyễn Văn Mẫu – Bí thư Huyện ủy yêu cầu các cơ quan, đơn vị tập trung tháo gỡ khó khăn, đẩy nhanh tiến độ giải ngân vốn đầu tư công.",
)
BESIDE = {"nukeviet-4": "Tải về: bao-cao.pdf", "newspaper": "Thử"}  # a file below the text, the place before its first words
UPDATED_ONLY, NO_CAPTION = {"webforms"}, {"nineties"}


def filled(page: str) -> bytes:
    """The page of a name, with the article in it."""
    html = PAGES[page].replace("{TITLE}", TITLE).replace("{CAPTION}", CAPTION)
    for number, text in enumerate(PARAGRAPHS, 1):
        html = html.replace(f"{{P{number}}}", text)
    return html.encode()


def files(address: str) -> ImportedMedia | None:
    """The one picture of the pages, in any size."""
    return ImportedMedia("a.jpg", photograph()) if "/a.jpg" in f"/{address}" or "/a-640" in address else None


@pytest.fixture
def made(registries: Registries, request: pytest.FixtureRequest) -> Imported:
    """The page of this name, imported."""
    return import_bytes(ImportSource("x.html", filled(request.param), "", files), registries, hints=False)[0]


def certain(made: Imported, field: str) -> list[str]:
    """The certain values of a field."""
    return [one.value for one in made.findings if one.field == field and one.certain]


@pytest.mark.parametrize(("made", "page"), [(page, page) for page in PAGES], indirect=["made"])
def test_a_platforms_page_gives_its_article_and_no_furniture(made: Imported, page: str) -> None:
    lines = [line.split("](")[0] for line in split(made.text).body.split("\n") if line and not line.startswith("![")]
    assert made.lost == []
    assert words(" ".join(lines)) == words(" ".join([*PARAGRAPHS, BESIDE.get(page, "")]))
    assert made.title == TITLE and certain(made, "author") == ["Mai Hương"]
    assert len(made.files) == 1 and (f"chú thích: {CAPTION}" in made.text) == (page not in NO_CAPTION)


@pytest.mark.parametrize(("made", "page"), [(page, page) for page in PAGES], indirect=["made"])
def test_a_platforms_page_gives_its_day_and_its_facts(made: Imported, page: str) -> None:
    assert certain(made, "updated" if page in UPDATED_ONLY else "published")[0] == "05/11/2024 14:30"
    assert certain(made, "unit") == ["Huyện ủy Thử"] and certain(made, "chair") == ["Nguyễn Văn Mẫu – Bí thư Huyện ủy"]
    assert certain(made, "kicker") == [] and set(certain(made, "section")) <= {"Xây dựng Đảng"}
    assert set(certain(made, "source")) <= {"Văn phòng Huyện ủy Thử"} and set(certain(made, "photographer")) <= {"Mai Hương", "Trung Mẫu"}


@pytest.mark.parametrize("title", ["UBND huyện Thử họp phiên thường kỳ tháng 11", "Đảng bộ huyện Thử tổ chức đại hội lần thứ XX"])
def test_a_title_may_begin_with_the_name_of_a_body(registries: Registries, title: str) -> None:
    page = filled("vnpt-portal").replace(TITLE.encode(), title.encode())
    assert import_bytes(ImportSource("x.html", page), registries)[0].title == title
