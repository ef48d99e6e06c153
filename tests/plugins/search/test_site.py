"""What of a site search may find: each page as an IndexedDocument, read from a Portal."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.search.abbreviations import Abbreviations
from plugins.search.document import IndexedDocument
from plugins.search.postings import Analyzer
from plugins.search.site import Searchable
from tests.tinysite import UNITS, load_site

MERGED = """\
- mã: thi-tran-cu
  tên: Thị trấn Nà Cũ
  tên ngắn: TT Nà Cũ
  tên khác: Phố huyện
  loại: Địa bàn
  cấp: Xã
  thuộc: tinh-mau
  đến ngày: 30/6/2025
  kết thúc do: Hợp nhất
  đơn vị kế tiếp: [phuong-moi]
- mã: phuong-moi
  tên: Phường Pha Mới
  loại: Địa bàn
  cấp: Xã
  thuộc: tinh-mau
  từ ngày: 01/7/2025
"""


@pytest.fixture
def site(tmp_path: Path) -> Searchable:
    loaded = load_site(tmp_path, {"du-lieu/don-vi.yml": UNITS + MERGED})
    assert loaded.portal is not None and not loaded.problems, loaded.problems
    return Searchable(loaded.portal)


def unit(site: Searchable, id: str) -> IndexedDocument:
    (url,) = [entry.url for entry in site.entries() if entry.url == f"/don-vi/{id}/"]
    return site.read(url)


def test_a_unit_is_found_by_the_names_of_those_it_came_from(site: Searchable) -> None:
    assert unit(site, "phuong-moi").names == ("Thị trấn Nà Cũ", "TT Nà Cũ")
    assert unit(site, "xa-mot").names == ("Huyện Thử",)


def test_a_unit_is_found_by_its_own_names_and_those_of_its_successors(site: Searchable) -> None:
    assert unit(site, "thi-tran-cu").names == ("TT Nà Cũ", "Phố huyện", "Phường Pha Mới")
    assert unit(site, "huyen-thu").names == ("Xã Một", "Xã Hai")
    assert unit(site, "huyen-uy-thu").names == ()


@pytest.mark.parametrize(
    ("id", "key"), [("phuong-moi", "na cu"), ("thi-tran-cu", "pha moi"), ("xa-hai", "huyen thu"), ("huyen-thu", "xa hai")]
)
def test_the_index_leads_from_either_name_to_the_unit(site: Searchable, id: str, key: str) -> None:
    assert key in Analyzer(Abbreviations({})).postings(unit(site, id))


DECREE = """\
---
tiêu đề: Xã Một công bố một văn bản
ngày đăng: 10/8/2025
đơn vị: Xã Một
văn bản:
  - số: 12/KH-UBND
    loại: kế hoạch
    trích yếu: Kế hoạch số 12/KH-UBND ngày 05/8/2025 của Ủy ban nhân dân xã về phòng cháy rừng
    ngày: 05/8/2025
---

Một.
"""


def test_a_document_is_named_as_on_its_page_and_its_whole_title_is_still_found(tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {"tin/2025/08/van-ban.md": DECREE})
    assert loaded.portal is not None and not loaded.problems, loaded.problems
    site = Searchable(loaded.portal)
    (found,) = [site.read(entry.url) for entry in site.entries() if entry.kind == "document"]
    assert found.title == "Kế hoạch 12/KH-UBND: Về phòng cháy rừng"
    assert "ngày 05/8/2025 của Ủy ban nhân dân xã" in found.body and "uy ban" in Analyzer(Abbreviations({})).postings(found)


def test_who_filters_by_a_successor_finds_what_its_predecessor_did_and_not_the_other_way(site: Searchable) -> None:
    assert unit(site, "thi-tran-cu").units == ("thi-tran-cu", "phuong-moi")
    assert unit(site, "phuong-moi").units == ("phuong-moi",)
    assert unit(site, "huyen-thu").units == ("huyen-thu", "xa-mot", "xa-hai")
