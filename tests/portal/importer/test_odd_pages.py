"""Pages that follow no template: layout tables of the nineties, pages of scripts, text of Word within a portal, clippings of chats."""

from __future__ import annotations

import pytest

from portal.importer.completeness import words
from portal.importer.found import Imported, ImportedMedia
from portal.importer.reading import ImportSource, import_bytes
from portal.source.reading.fields.frontmatter import split
from portal.source.reading.registries.registry import Registries
from tests.portal.importer.docx import photograph

FIRST = "Sáng 15/8/2023, Huyện ủy Thử tổ chức Hội nghị sơ kết công tác 6 tháng đầu năm 2023. Dự và chỉ đạo hội nghị có đồng chí Nguyễn Văn Mẫu, Chủ tịch UBND huyện; lãnh đạo các phòng, ban."
SECOND = "Theo báo cáo tại hội nghị, tốc độ tăng trưởng kinh tế đạt 8,5%, thu ngân sách đạt 120 tỷ đồng, bằng 65% kế hoạch năm; tỷ lệ hộ nghèo còn 5,2%. Công tác xây dựng nông thôn mới được quan tâm."
THIRD = "Kết luận hội nghị, đồng chí Nguyễn Văn Mẫu, Chủ tịch UBND huyện yêu cầu các cơ quan, đơn vị tập trung tháo gỡ khó khăn, đẩy nhanh tiến độ giải ngân vốn đầu tư công."
TABLES = (
    "<html><head><title>UBND HUYỆN - Chi tiết tin</title></head><body><table width=100%><tr><td><a href=/>Trang chủ</a> | <a href=/gt>Giới thiệu</a></td></tr><tr><td><table><tr>"
    "<td width=20%><b>Danh mục</b><br><a href=1>Tin trong huyện</a><br><a href=2>Tin trong tỉnh</a><br><a href=3>Văn bản mới</a></td><td width=60%><font class=tieude><b>Huyện Thử sơ kết "
    f"công tác 6 tháng đầu năm</b></font><br><i>Cập nhật: 16/08/2023 09:15:00 SA</i><br><br>{FIRST}<br><br><center><img src=a.jpg><br><i>Toàn cảnh hội nghị</i></center><br>{SECOND}<br>&nbsp;&nbsp;"
    f"{THIRD}<br><br><div align=right><b>Mai Hương</b></div><hr><b>CÁC TIN ĐÃ ĐƯA</b><br><a href=x1>» Khai giảng năm học mới (12/08/2023)</a><br><a href=x2>» Hội thao truyền thống (10/08/2023)"
    "</a></td><td>Thời tiết<br>Hà Nội 30 độ</td></tr></table></td></tr><tr><td align=center>© UBND huyện. Địa chỉ: thị trấn Mẫu</td></tr></table></body></html>"
)
SCRIPTS = (
    '<html><head><meta property="og:title" content="Huyện Thử sơ kết công tác 6 tháng đầu năm - Báo điện tử"><meta property="og:site_name" content="Báo điện tử"><meta property='
    '"article:published_time" content="2023-08-15T17:30:00Z"></head><body><div id=root><div><a href=/>Home</a><a href=/a>Tin</a></div><div class=c1><div class=c2><h1>Huyện Thử sơ kết công tác 6 '
    f"tháng đầu năm</h1><div><span>Thứ tư, 16/08/2023 00:30</span><span>Lượt xem: 123</span></div><div>{FIRST}</div><div><div>{SECOND}</div><figure><div><img data-src=/a.jpg src="
    '"data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"></div><figcaption><p>Toàn cảnh hội nghị. <b>Ảnh: CTV</b></p></figcaption></figure>'
    f"<div>{THIRD}</div><div><strong>Bài, ảnh: Mai Hương</strong></div></div><div><span>Chia sẻ</span></div></div><div class=c10><h3>Tin liên quan</h3><div><a href=q>{SECOND[:90]}</a></div>"
    f"<div><a href=q2>{THIRD[:90]}</a></div></div></div></div></body></html>"
)
WORD = (
    '<html><head><meta name="GENERATOR" content="Microsoft SharePoint"></head><body><div id="DeltaPlaceHolderMain"><div class="news-title">Huyện Thử sơ kết công tác 6 tháng đầu năm</div>'
    f'<div>16/08/2023 - 14:05</div><div class="ExternalClass1"><p class="MsoNormal"><span style="font-family:Times">{FIRST}</span></p><p align="center"><img src="/a.jpg" alt="IMG_2033.JPG"></p>'
    f'<p class="MsoNormal" align="center"><i><span>Toàn cảnh hội nghị</span></i></p><p class="MsoNormal"><span>{SECOND}</span></p><p><span>{THIRD}</span></p>'
    '<p style="text-align:right"><b>Mai Hương</b></p></div></div></body></html>'
)
CHAT = f"<div>Huyện Thử sơ kết công tác 6 tháng đầu năm<br><br>{FIRST}<br><img src=a.jpg><br>Toàn cảnh hội nghị<br><br>{SECOND}<br>{THIRD}<br>Mai Hương</div>"
PAGES = {"tables": TABLES, "scripts": SCRIPTS, "word": WORD, "chat": CHAT}


@pytest.fixture
def made(registries: Registries, request: pytest.FixtureRequest) -> Imported:
    """The page of this name, imported."""
    source = ImportSource(
        "x.html", PAGES[request.param].encode(), "", lambda address: ImportedMedia("a.jpg", photograph()) if address.endswith("a.jpg") else None
    )
    return import_bytes(source, registries, hints=False)[0]


@pytest.mark.parametrize("made", PAGES, indirect=True)
def test_an_odd_page_gives_its_article(made: Imported) -> None:
    lines = [line for line in split(made.text).body.split("\n") if line and not line.startswith("![")]
    assert made.lost == []
    assert words(" ".join(lines)) == words(" ".join((FIRST, SECOND, THIRD)))
    assert made.title == "Huyện Thử sơ kết công tác 6 tháng đầu năm"
    assert "đơn vị: Huyện ủy Thử" in made.text and "tác giả: Mai Hương" in made.text
    assert len(made.files) == 1 and "chú thích: Toàn cảnh hội nghị" in made.text


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("tables", "cập nhật ghi tại nguồn 16/8/2023"),
        ("scripts", "ngày đăng: 16/8/2023 00:30"),
        ("word", "ngày đăng: 16/8/2023 14:05"),
        ("chat", "sự kiện 15/8/2023"),
    ],
)
def test_an_odd_page_gives_the_day_it_tells(registries: Registries, name: str, day: str) -> None:
    assert day in import_bytes(ImportSource("x.html", PAGES[name].encode()), registries)[0].text
