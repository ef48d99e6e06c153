"""Pages of the common platforms, and of an unknown one: the article is complete, the furniture gone, the facts right."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from portal.importer.completeness import words
from portal.importer.found import Imported, ImportedMedia, NotImported
from portal.importer.page import read_page
from portal.importer.reading import ImportSource, import_bytes
from portal.importer.understand import imported as understood
from portal.source.reading.fields.frontmatter import split
from portal.source.reading.registries.registry import Registries
from tests.portal.importer.docx import photograph
from tests.portal.importer.dress import TEMPLATES, Piece

PARAGRAPHS = (
    "Sáng ngày 19/11/2020, Huyện ủy Thử tổ chức hội thảo góp ý vào đề án tổ chức bộ máy của huyện giai đoạn 2020 – 2025. Đồng chí Đàm Hữu Mẫu – Phó Bí thư Thường trực Huyện ủy chủ trì hội thảo.",
    "Công tác cán bộ là khâu then chốt của công tác xây dựng Đảng và hệ thống chính trị; xây dựng đội ngũ cán bộ là nhiệm vụ quan trọng hàng đầu.",
    "Tại hội thảo, các đại biểu đã tập trung trao đổi, thảo luận thực trạng, nguyên nhân tồn tại, xây dựng mục tiêu, giải pháp thực hiện đề án.",
    "Kết luận hội thảo, đồng chí Đàm Hữu Mẫu – Phó Bí thư Thường trực Huyện ủy đánh giá cao ý kiến tham gia của các đại biểu.",
)
CAPTION = "Đồng chí Đàm Hữu Mẫu phát biểu tại hội thảo"
PIECE = Piece(
    "Hội thảo góp ý vào đề án tổ chức bộ máy của huyện Thử", PARAGRAPHS, "19/11/2020", section="Xây dựng Đảng", author="Tin: Kiều Mẫu. Ảnh: Trung Mẫu",
    pictures={0: ("/anh/a.jpg", CAPTION)},
)  # fmt: skip


def files(address: str) -> ImportedMedia | None:
    """The one picture of the page."""
    return ImportedMedia("a.jpg", photograph()) if address.endswith("a.jpg") else None


@pytest.fixture
def dressed(registries: Registries) -> Callable[..., Imported]:
    """An article in a template, imported."""

    def one(template: str, piece: Piece = PIECE) -> Imported:
        return understood(read_page(TEMPLATES[template](piece).encode(), "trang.html", files), registries)

    return one


@pytest.mark.parametrize("template", TEMPLATES)
def test_body_is_whole_and_furniture_is_gone(dressed: Callable[..., Imported], template: str) -> None:
    made = dressed(template)
    body = split(made.text).body.split("<!--")[0]
    text = "\n".join(line for line in body.split("\n") if not line.startswith("!["))
    assert made.lost == []
    assert words(text) == words("\n".join(PARAGRAPHS))


@pytest.mark.parametrize("template", TEMPLATES)
def test_what_the_page_tells_is_read(dressed: Callable[..., Imported], template: str) -> None:
    found: dict[str, str] = {}
    for one in dressed(template).findings:
        if one.certain:
            found.setdefault(one.field, one.value)
    assert found["title"] == PIECE.title
    assert found["published"].split()[0] == "19/11/2020"
    assert (found["author"], found["photographer"]) == ("Kiều Mẫu", "Trung Mẫu")
    assert found["unit"] == "Huyện ủy Thử"
    assert (found["chair"], found["concluded_by"]) == ("Đàm Hữu Mẫu – Phó Bí thư Thường trực Huyện ủy",) * 2
    assert found.get("section", "Xây dựng Đảng") == "Xây dựng Đảng"


@pytest.mark.parametrize("template", TEMPLATES)
def test_each_fact_is_told_once(dressed: Callable[..., Imported], template: str) -> None:
    told = [(one.field, one.value) for one in dressed(template).findings if one.certain]
    assert len(told) == len(set(told))


@pytest.mark.parametrize("template", TEMPLATES)
def test_picture_stands_at_its_place_with_its_caption(dressed: Callable[..., Imported], template: str) -> None:
    lines = [line for line in split(dressed(template).text).body.split("\n") if line]
    assert lines[1].startswith("![](/anh/2020/11/") and lines[1].endswith(f'-1.jpg "{CAPTION}")')


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_page_without_a_day_gives_none(dressed: Callable[..., Imported], template: str) -> None:
    undated = Piece(PIECE.title, [text.replace("Sáng ngày 19/11/2020", "Vừa qua") for text in PARAGRAPHS])
    made = dressed(template, undated)
    assert made.path.startswith("tin/chua-ro-ngay/")
    assert "ngày đăng:" not in made.text.split("---\n")[1]


def test_a_list_of_news_is_no_article(registries: Registries) -> None:
    links = "".join(f"<li><a href='/{n}'>Tin số {n} của huyện trong tháng</a></li>" for n in range(40))
    with pytest.raises(NotImported, match="Không thấy bài viết"):
        import_bytes(
            ImportSource("index.html", f"<html><head><script></script></head><body><nav>x</nav><ul>{links}</ul></body></html>".encode()),
            registries,
        )


@pytest.mark.parametrize("item", [
    "<div><h3><a href=/{n}>Tin số {n} của huyện về công tác năm</a></h3><span>1{n}/8/2023</span><p>{text}</p></div>", "<li><a href=/{n}>Tin số {n} của huyện về công tác năm</a><p>{text}</p></li>",
    "<p><a href=/{n}><b>Tin số {n} của huyện về công tác năm</b></a></p><p>{text}</p>",
])  # fmt: skip
def test_a_list_of_news_with_summaries_is_no_article(registries: Registries, item: str) -> None:
    items = "".join(item.format(n=number, text=PARAGRAPHS[2]) for number in range(8))
    page = f"<html><head><script></script></head><body><nav>x</nav><h1>Tin tức sự kiện</h1>{items}</body></html>"
    with pytest.raises(NotImported, match="Không thấy bài viết"):
        import_bytes(ImportSource("index.html", page.encode()), registries)


def test_a_short_notice_is_an_article(registries: Registries) -> None:
    page = f"<html><head><script></script></head><body><nav>x</nav><h1>Thông báo lịch tiếp dân</h1><span>16/8/2023 08:00</span><div><p>{PARAGRAPHS[2]}</p></div><p>Các tin khác</p></body></html>"
    (made,) = import_bytes(ImportSource("x.html", page.encode()), registries)
    assert "ngày đăng: 16/8/2023 08:00" in made.text and PARAGRAPHS[2] in made.text


def test_pictures_side_by_side_have_the_captions_below_them(registries: Registries) -> None:
    table = "<table><tr><td><img src=/anh/a.jpg></td><td><img src=/x/a.jpg></td></tr><tr><td>Đại biểu dự hội nghị</td><td>Quang cảnh</td></tr></table>"
    page = TEMPLATES["unknown"](PIECE).replace(f"{PARAGRAPHS[2]}</p>", f"{PARAGRAPHS[2]}</p>{table}")
    text = understood(read_page(page.encode(), "x.html", files), registries).text
    assert '"Đại biểu dự hội nghị")' in text and '"Quang cảnh")' in text


@pytest.mark.parametrize(("html", "shown"), [
    ("<ul><p>Dòng thụt vào bằng thẻ danh sách</p></ul>", "Dòng thụt vào"), ("<ul><li>Một</li><p>Dòng lạc giữa các mục</p><li>Hai</li>chữ rơi</ul>", "Dòng lạc giữa các mục"),
    ("<table><tr>chữ ngoài ô<td>Trong ô</td><td>Hai</td></tr><tr><td>1</td><td>2</td></tr></table>", "chữ ngoài ô"), ("<dl><dt>Khóa</dt><dd>Nghĩa của khóa</dd></dl>", "Nghĩa của khóa"),
    ("<div>Chữ <div>lồng <b>đậm<p>đoạn</p></b></div> cuối</div>", "cuối"), ("<p>Một<p>Hai<ul>Ba<li>Bốn</ul>", "Ba"), ("<center><font><p>Giữa</font></center>", "Giữa"),
])  # fmt: skip
def test_broken_html_loses_no_word(registries: Registries, html: str, shown: str) -> None:
    page = TEMPLATES["unknown"](PIECE).replace(f"{PARAGRAPHS[2]}</p>", f"{PARAGRAPHS[2]}</p>{html}")
    made = understood(read_page(page.encode(), "x.html", files), registries)
    assert made.lost == [] and shown in made.text


def test_a_video_is_told(registries: Registries) -> None:
    page = TEMPLATES["unknown"](PIECE).replace(
        f"{PARAGRAPHS[2]}</p>", f"{PARAGRAPHS[2]}</p><iframe src='https://mau.example/video'></iframe>"
    )
    dropped = understood(read_page(page.encode(), "x.html", files), registries).dropped
    assert "https://mau.example/video" in [drop.text for drop in dropped]


def test_addresses_with_a_query_become_aliases(registries: Registries) -> None:
    page = TEMPLATES["unknown"](PIECE).replace(
        "<head>", '<head><link rel="canonical" href="http://mau.example/Pages/tin.aspx?id=12&amp;c=3">'
    )
    text = understood(read_page(page.encode(), "x.html"), registries).text
    assert "địa chỉ cũ: /Pages/tin.aspx?id=12&c=3" in text


def test_two_days_that_differ_make_neither_certain(registries: Registries) -> None:
    page = TEMPLATES["unknown"](Piece(PIECE.title, PARAGRAPHS)).replace(
        "<head>", '<head><meta property="article:published_time" content="2020-11-19T08:00:00+07:00"><script type="application/ld+json">'
        '{"@type":"NewsArticle","headline":"x","datePublished":"2019-01-02"}</script>',
    )  # fmt: skip
    made = understood(read_page(page.encode(), "x.html"), registries)
    assert [one.value for one in made.findings if one.field == "published" and one.certain] == []
    assert {one.value.split()[0] for one in made.findings if one.field == "published"} == {"19/11/2020", "02/01/2019"}


def test_pasted_word_is_cleaned(imported: Callable[..., Imported]) -> None:
    html = (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body><!--StartFragment--><p class=MsoNormal align=center><b><span style='font-size:14.0pt'>"
        "Huyện Thử họp bàn chuyển đổi số<o:p></o:p></span></b></p><p class=MsoNormal><span style='mso-fareast-language:VI'>Ngày 12/4/2016, Huyện ủy Thử tổ chức "
        "hội nghị bàn về chuyển đổi số trên địa bàn huyện với các phòng, ban.<o:p></o:p></span></p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>"
        "<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span></span><![endif]>"
        "Rà soát hạ tầng</p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;</span></span>Tập huấn cán bộ</p><!--EndFragment--></body></html>"
    )
    made = imported(html.encode(), "dan.html")
    assert made.title == "Huyện Thử họp bàn chuyển đổi số"
    assert "- Rà soát hạ tầng\n- Tập huấn cán bộ" in made.text
    assert "mso" not in made.text and "<span" not in made.text


def test_pasted_google_docs_keeps_bold_and_lists(imported: Callable[..., Imported]) -> None:
    html = (
        '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:700">Xã Một làm đường mới</span></p>'
        '<p dir="ltr"><span style="font-weight:400">Ngày 05/5/2016, Huyện ủy Thử tổ chức hội nghị triển khai làm đường giao thông nông thôn ở </span>'
        '<span style="font-weight:700">xã Một</span><span style="font-weight:400">, có đông đảo người dân tham dự.</span></p>'
        '<ul><li dir="ltr"><p dir="ltr"><span>Dài 3 km</span></p></li><li dir="ltr"><p><span>Rộng 5 m</span></p></li></ul></b>'
    )
    made = imported(html.encode(), "gdocs.html")
    assert made.title == "Xã Một làm đường mới"
    assert "**xã Một**, có đông đảo" in made.text and "- Dài 3 km\n- Rộng 5 m" in made.text
