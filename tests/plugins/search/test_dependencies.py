"""What the digest of a page stands for is all that its IndexedDocument is made of, and no more than it must be."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from plugins.search.dependencies import Dependencies
from plugins.search.document import Corpus, IndexedDocument, Vocabulary
from plugins.search.site import FIXED, KINDS, Searchable
from plugins.search.update import update
from portal.domain.dependency_tracker import DependencyTracker
from portal.domain.portal import Portal
from tests.plugins.district import REGISTRIES, district

TOPICS, UNITS, SECTIONS = "du-lieu/chu-de.yml", "du-lieu/don-vi.yml", "du-lieu/chuyen-muc.yml"
UNITS_TEXT = (
    dedent(REGISTRIES[UNITS])
    + """\
- mã: xa-mot
  tên: Xã Một
  loại: Địa bàn
  cấp: Xã
  đến ngày: 30/6/2019
  kết thúc do: Sáp nhập
  đơn vị kế tiếp: [xa-hai]
- mã: xa-hai
  tên: Xã Hai
  loại: Địa bàn
  cấp: Xã
"""
)
OF_A_COMMUNE = """\
---
tiêu đề: Xã Một mở đường
ngày đăng: 20/12/2018
đơn vị: Xã Một
chủ đề: Công tác cán bộ
văn bản:
  - tên: Kế hoạch mở đường
    số: 10/KH-UBND
    cơ quan ban hành: Xã Một
    ngày: 01/12/2018
---

Xã mở đường.
"""
TO_COME = """\
---
tiêu đề: Xã Hai sắp họp dân
ngày đăng: 20/6/2020
đơn vị: Xã Hai
sự kiện:
  loại: hội nghị
  ngày: 10/8/2020
  tình trạng: sắp diễn ra
---

Xã mời dự.
"""
IDENTITY = "du-lieu/co-quan.yml"
SERVICE = "việc thường tìm:\n  - tên: Nộp hồ sơ trực tuyến\n    địa chỉ: https://nop.example\n"
FILES: dict[str, str | bytes] = {
    UNITS: UNITS_TEXT,
    IDENTITY: dedent(REGISTRIES[IDENTITY]) + SERVICE,
    "tin/2018/12/mo-duong.md": OF_A_COMMUNE,
    "tin/2020/06/hop-dan.md": TO_COME,
}
KIND_OF = {"card": "article", "has": "any"}  # a card is part of its article
ELSEWHERE = {"group", "place", "abbreviations"}  # what lists pages, not what one says, and what begins the index anew


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    return district(tmp_path, FILES)


def test_every_record_a_document_takes_is_in_its_digest(portal: Portal) -> None:
    made_of = Dependencies(portal)
    tracker = DependencyTracker(portal)
    site = Searchable(tracker)
    site.entries()
    seen = set()
    for kind, id in [*site.pages()]:
        tracker.dependencies.clear()
        site.read(Searchable(portal).place(kind, id)[0])
        taken = {(KIND_OF.get(name[0], name[0]), *name[1:]) for name in tracker.dependencies if name[0] not in ELSEWHERE}
        assert taken <= set(made_of.each(kind, id)), (kind, id)
        seen.add(kind)
    assert seen == {*KINDS, *FIXED}


def test_one_page_among_few_is_made_of_what_it_is_among_all(portal: Portal) -> None:
    made_of = Dependencies(portal)
    assert all([*made_of.each(*page)] == [*made_of.one(*page)] for page in Searchable(portal).pages())


def read_after(tmp_path: Path, path: str, old: str, new: str) -> set[str]:
    """The pages that are read again after an edit of a registry; the index is compared with a clean one."""
    cache = tmp_path / "cache"
    _indexed(Searchable(district(tmp_path / "a", FILES)), cache)
    text = str(FILES.get(path, REGISTRIES[path]))
    assert old in text
    site = Searchable(district(tmp_path / "b", {**FILES, path: text.replace(old, new)}))
    files, read = _indexed(site, cache)
    assert files == _indexed(site, None)[0]
    return read


def _indexed(site: Searchable, cache: Path | None) -> tuple[dict[str, bytes], set[str]]:
    read: list[str] = []

    def reader(url: str) -> IndexedDocument:
        read.append(url)
        return site.read(url)

    with update(Corpus(site.entries, reader, Vocabulary()), cache) as index:
        return {file.path: file.content() for file in index.files()}, set(read)


def test_another_name_of_a_topic_or_section_is_read_in_its_own_page_alone(tmp_path: Path) -> None:
    assert read_after(tmp_path / "a", TOPICS, "Công tác cán bộ", "Cán bộ\n          tên khác: Công tác cán bộ") == {"/chu-de/can-bo/"}
    assert read_after(tmp_path / "b", SECTIONS, "Xây dựng Đảng", "Đảng") == set()


def test_another_name_of_a_unit_is_read_where_its_line_is_told(tmp_path: Path) -> None:
    read = read_after(tmp_path, UNITS, "tên: Xã Hai", "tên: Xã Ba\n  tên khác: Xã Hai")
    assert {"/don-vi/xa-hai/", "/don-vi/xa-mot/"} <= read
    assert any("mo-duong" in url for url in read) and not any("de-an-can-bo" in url or "huyen" in url for url in read)
