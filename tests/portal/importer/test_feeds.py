"""Saved feeds and page archives, and this portal's own pages brought back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from portal.importer.completeness import words
from portal.importer.found import Imported, ImportedMedia, NotImported
from portal.importer.page import read_page
from portal.importer.places import loader_of
from portal.importer.reading import ImportSource, import_bytes
from portal.importer.understand import imported as understood
from portal.source.load import load_portal, no_last_good
from portal.source.reading.draft import read_draft
from portal.source.reading.fields.frontmatter import split
from portal.source.reading.registries.files import read_registries
from portal.source.reading.registries.registry import Registries
from portal.source.reading.tree import walk
from tests.portal.importer.docx import photograph
from tests.portal.importer.office_files import LEAD, MORE, TEXT

CONTENT = Path(__file__).resolve().parents[3] / "content"
ITEM = (
    "<item><title>Huyện Thử họp bàn chuyển đổi số</title><link>https://mau.example/tin.aspx?id=5</link><pubDate>Thu, 14 Apr 2016 01:30:00 +0000</pubDate>"
    f"<author>Nguyễn Văn Mẫu</author><content:encoded><![CDATA[<p>{LEAD}</p><p>{TEXT}</p><p>{MORE}</p><script>x</script>]]></content:encoded></item>"
)
RSS = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Cổng</title>{ITEM}{ITEM.replace("id=5", "id=6")}</channel></rss>'
ATOM = (
    '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Cổng</title><entry><title>Xã Một làm đường mới</title>'
    f'<link href="https://mau.example/tin/1"/><published>2016-04-14T08:30:00+07:00</published><content type="html">&lt;p&gt;{LEAD}&lt;/p&gt;&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>'
)


def test_each_entry_of_a_feed_is_an_article_with_its_day_in_vietnam(registries: Registries) -> None:
    first, second = import_bytes(ImportSource("rss.xml", RSS.encode()), registries)
    assert "ngày đăng: 14/4/2016 08:30" in first.text and "tác giả: Nguyễn Văn Mẫu" in first.text
    assert "địa chỉ cũ: /tin.aspx?id=5" in first.text and "địa chỉ cũ: /tin.aspx?id=6" in second.text
    assert words(split(first.text).body.split("<!--")[0]) == words(" ".join((LEAD, TEXT, MORE)))


def test_atom_is_read_too(registries: Registries) -> None:
    (made,) = import_bytes(ImportSource("atom.xml", ATOM.encode()), registries)
    assert made.path == "tin/2016/04/xa-mot-lam-duong-moi.md" and TEXT in made.text


def test_a_feed_that_gives_only_the_beginning_says_so(registries: Registries) -> None:
    short = RSS.replace(TEXT, "").replace(MORE, "").replace(LEAD, "Chỉ có vài chữ đầu của bài viết.")
    made = import_bytes(ImportSource("rss.xml", short.encode()), registries)
    assert all(any("chỉ có phần đầu" in doubt for doubt in one.doubts) for one in made)


def test_a_saved_feed_brings_the_files_of_its_folder(registries: Registries, tmp_path: Path) -> None:
    (tmp_path / "uploads").mkdir()
    (tmp_path / "uploads" / "a.jpg").write_bytes(photograph())
    (tmp_path / "uploads" / "b.pdf").write_bytes(b"%PDF-1.4")
    item = (
        '<item><title>Họp &amp;amp; bàn</title><link>https://mau.example/1</link><pubDate>05/11/2024 14:30</pubDate><description>&lt;p&gt;&lt;img src="/uploads/a.jpg"&gt;&lt;/p&gt;'
        f"{TEXT}</description><enclosure url='https://mau.example/uploads/a.jpg' type='image/jpeg'/><enclosure url='https://mau.example/uploads/b.pdf' type='application/pdf'/></item>"
    )
    feed = f"<rss version='2.0'><channel>{item}</channel></rss>".encode()
    (made,) = import_bytes(ImportSource("rss.xml", feed, "", loader_of(tmp_path, tmp_path / "rss.xml")), registries)
    assert made.title == "Họp & bàn" and "ngày đăng: 05/11/2024 14:30" in made.text
    assert sorted(made.files) == ["anh/2024/11/hop-ban-1.jpg", "van-ban/2024/11/b.pdf"] and "[b.pdf](/van-ban/2024/11/b.pdf)" in made.text
    assert not any("không được lấy" in doubt for doubt in made.doubts)


def test_what_accompanies_an_entry_is_told_if_it_cannot_be_fetched(registries: Registries) -> None:
    media = (
        '<enclosure url="https://mau.example/1.jpg" type="image/jpeg"/><media:content url="https://mau.example/2.png"/>'
        '<enclosure url="https://mau.example/3.pdf" type="application/pdf"/><category>Tin</category><category>chuyện lạ</category>'
    )
    feed = RSS.replace("</item>", f"{media}</item>").replace("<rss ", '<rss xmlns:media="http://search.yahoo.com/mrss/" ')
    made = import_bytes(ImportSource("rss.xml", feed.encode()), registries)[0]
    for name in ("1.jpg", "2.png"):
        assert [doubt for doubt in made.doubts if f"https://mau.example/{name} (lệnh nhập không tải từ mạng" in doubt]
    assert [doubt for doubt in made.doubts if "3.pdf" in doubt and "van-ban/" in doubt]
    assert [one.value for one in made.findings if one.field == "topics"] == ["chuyện lạ"]
    assert "chủ đề: chuyện lạ" in made.text.split("<!--")[1] and "chủ đề" not in made.text.split("<!--")[0]


def test_a_feed_without_entries_is_refused(registries: Registries) -> None:
    with pytest.raises(NotImported, match="không có mục nào"):
        import_bytes(ImportSource("rss.xml", b"<rss version='2.0'><channel></channel></rss>"), registries)


def test_a_page_archive_brings_its_pictures(imported: Callable[..., Imported]) -> None:
    from email.message import EmailMessage

    archive = EmailMessage()
    archive["MIME-Version"] = "1.0"
    archive.set_content(
        f"<html><body class=MsoNormal><p><b>Tin lưu từ Word</b></p><p>{LEAD}</p><img src='cid:anh1'><p>{TEXT}</p></body></html>",
        subtype="html",
    )
    archive.add_related(photograph(), "image", "jpeg", cid="<anh1>")
    made = imported(archive.as_bytes(), "tin.mht")
    assert made.title == "Tin lưu từ Word" and list(made.files.values()) == [photograph()]


def test_pages_of_one_article_are_joined(registries: Registries, tmp_path: Path) -> None:
    from portal.importer.profile import read_profile

    profile = read_profile("title: h1\nbody: .than\nnext: a.tiep\n", "thu")
    (tmp_path / "2.html").write_text(f"<html><body><h1>Bài dài</h1><div class=than><p>{MORE}</p></div></body></html>", encoding="utf-8")
    page = tmp_path / "1.html"
    page.write_text(
        f"<html><body><h1>Bài dài hai trang</h1><div class=than><p>{LEAD}</p><p>{TEXT}</p></div><a class=tiep href=2.html>Trang sau</a></body></html>",
        encoding="utf-8",
    )
    made = understood(read_page(page.read_bytes(), "1.html", loader_of(tmp_path, page), profile), registries)
    assert [line for line in split(made.text).body.split("\n") if line][:3] == [LEAD, TEXT, MORE]


def test_a_wrong_profile_says_what_is_wrong() -> None:
    from portal.importer.profile import profile_named, read_profile

    with pytest.raises(NotImported, match="khóa lạ: than"):
        read_profile("than: .x\n", "sai")
    with pytest.raises(NotImported, match="nukeviet"):
        profile_named("khong-co")


def test_our_own_pages_give_the_same_articles_again(built_site: Path) -> None:
    registries = read_registries(CONTENT, walk(CONTENT), no_last_good, [])
    loaded = load_portal(CONTENT, date(2026, 11, 21))
    assert loaded.portal is not None
    for path in sorted(loaded.tree.articles):
        article, body = loaded.portal.article(path.removesuffix(".md")), loaded.portal.body(path.removesuffix(".md"))
        page = built_site / article.card.url.strip("/") / "index.html"
        made = understood(read_page(page.read_bytes(), page.name, lambda address: ImportedMedia("", b"")), registries)
        again = read_draft(made.path, made.text)
        assert again.body is not None and again.body.html == body.html
        assert again.entries.text("title") == article.card.title
        unit = loaded.portal.unit(article.card.unit)
        assert again.entries.text("unit") == unit.name
