"""Pictures on pages: which forms are named where, and what replaces one that cannot be shown."""

from dataclasses import replace

import pytest

from plugins.images.cache import Cache
from plugins.images.find import missing, pictures, without
from portal.views.card import card_view
from portal.views.pictures import lead_and_gallery, lead_picture
from portal.views.text import printed
from tests.plugins.district import PROMISE, district, loaded
from tests.plugins.images.samples import from_a_phone, saved, scene

PATH = "tin/2016/03/de-an-can-bo.md"
ID = "tin/2016/03/de-an-can-bo"
FILES = {
    "anh/2016/hop.jpg": from_a_phone(),
    "anh/2016/hai.png": saved(scene(500, 300), "PNG"),
    "anh/2016/hong.jpg": b"khong phai anh",
    "anh/nhap.jpg": saved(scene(700, 300)),
    "van-ban/10-nq.pdf": b"%PDF-1.4 x",
    "van-ban/khong-ai-nhac.pdf": b"%PDF-1.4 y",
    "tin/2020/05/nhap.md": """\
        ---
        tiêu đề: Bài còn viết dở
        ngày đăng: 02/5/2020
        đơn vị: Huyện ủy Suối Ngàn
        trạng thái: Bản nháp
        ---

        ![Ảnh nháp](/anh/nhap.jpg)
        """,
}
SHOWN = PROMISE.replace(
    "nguồn: Báo",
    "ảnh:\n  - tệp: anh/2016/hop.jpg\n    mô tả: Toàn cảnh <hội nghị>\n    chú thích: Hội nghị sáng 05/3\n"
    "  - tệp: anh/2016/hai.png\n    mô tả: Ảnh hai\n  - tệp: anh/2016/hong.jpg\n    mô tả: Ảnh hỏng\nnguồn: Báo",
).replace(
    "Sáng 05/3,",
    '![Sơ đồ "một"](/anh/2016/hai.png "Sơ đồ Đề án")\n\n![Hỏng](/anh/2016/hong.jpg)\n\n'
    "[Xem to](/anh/2016/hai.png) [tệp](/van-ban/10-nq.pdf) Sáng 05/3,",
)


@pytest.fixture
def content(tmp_path):
    return tmp_path / "content"


@pytest.fixture
def portal(content):
    return district(content, {**FILES, PATH: SHOWN})


def test_only_files_that_published_content_names_are_known(portal):
    assert set(portal.ids("pictures")) == {"anh/2016/hop.jpg", "anh/2016/hai.png"}
    assert set(portal.ids("attachments")) == {"van-ban/10-nq.pdf"}
    assert portal.has_attachment("van-ban/10-nq.pdf") and not portal.has_attachment("van-ban/khong-ai-nhac.pdf")


def test_a_broken_picture_is_told_with_its_file_and_the_article_is_published(content):
    found = loaded(content, {**FILES, PATH: SHOWN})
    told = [(problem.path, problem.code) for problem in found.problems if problem.code.startswith("P")]
    assert told == [("anh/2016/hong.jpg", "P101")]
    assert found.code == 0 and found.portal.has_article(ID)


def test_the_lead_picture_has_avif_and_webp_in_widths_and_a_jpeg_for_all(portal):
    lead = lead_picture(portal, portal.article(ID))
    digest = portal.picture("anh/2016/hop.jpg").digest
    assert lead.src == f"/anh/{digest}-900.jpg"
    assert (lead.width, lead.height) == (900, 1600)
    assert [(source.type, source.srcset) for source in lead.sources] == [
        ("image/avif", f"/anh/{digest}-360.avif 360w, /anh/{digest}-720.avif 720w, /anh/{digest}-900.avif 900w"),
        ("image/webp", ", ".join(f"/anh/{digest}-{width}.webp {width}w" for width in (240, 360, 720, 900))),
    ]
    assert (lead.alt, lead.caption) == ("Toàn cảnh <hội nghị>", "Hội nghị sáng 05/3")


def test_a_picture_that_stands_in_the_text_is_not_shown_again_in_the_gallery(portal, tmp_path):
    assert lead_and_gallery(portal, portal.article(ID), portal.body(ID))[1] == ()
    apart = district(tmp_path / "b", {**FILES, PATH: SHOWN.replace('![Sơ đồ "một"](/anh/2016/hai.png "Sơ đồ Đề án")', "")})
    _, (picture,) = lead_and_gallery(apart, apart.article(ID), apart.body(ID))
    assert picture.alt == "Ảnh hai" and picture.srcset and picture.large.endswith("-500.jpg")


def test_a_card_shows_the_picture_without_its_caption(portal):
    picture = card_view(portal, ID).picture
    assert picture.src.endswith("-900.jpg") and picture.srcset and not picture.caption
    assert card_view(portal, "tin/2017/12/so-ket").picture is None


def test_a_picture_of_the_text_is_a_figure_with_its_title_as_caption(portal):
    html = printed(portal, portal.body(ID).html)
    digest = portal.picture("anh/2016/hai.png").digest
    webp = f"/anh/{digest}-360.webp 360w, /anh/{digest}-500.webp 500w"
    assert f'<figure class="figure">\n<picture><source type="image/webp" srcset="{webp}"' in html
    assert f'src="/anh/{digest}-500.jpg" width="500" height="300" alt="Sơ đồ &quot;một&quot;" loading="lazy"' in html
    assert '<figcaption class="figure-caption">Sơ đồ Đề án</figcaption>' in html
    assert f'<a href="/anh/{digest}-500.jpg">Xem to</a>' in html
    assert "[Ảnh: Hỏng]" in html
    assert "hai.png" not in html and "hong.jpg" not in html


def test_no_page_names_a_derived_file_that_is_not_made(portal, content, tmp_path):
    import re

    cache = Cache(tmp_path / "cache", content)
    for picture in missing(portal, cache):
        assert cache.derive(picture) == (picture.file, "")
    made = {artifact.path for artifact in pictures(portal, cache)}
    named = printed(portal, portal.body(ID).html) + repr(lead_picture(portal, portal.article(ID))) + repr(card_view(portal, ID).picture)
    assert set(re.findall(r"(?<=/)anh/[\w-]+\.\w+", named)) == made
    assert missing(portal, cache) == []


def test_only_pictures_that_an_article_begins_with_are_covers(portal, tmp_path):
    covers = {file for file in portal.ids("pictures") if portal.picture(file).cover}
    assert covers == {"anh/2016/hop.jpg"}
    broken = district(tmp_path / "b", {**FILES, "anh/2016/hop.jpg": b"", PATH: SHOWN})
    assert broken.picture("anh/2016/hai.png").cover
    withdrawn = SHOWN.replace("nguồn: Báo", "rút bài:\n  ngày: 06/3/2016\n  lý do: Sai\nnguồn: Báo")
    assert list(district(tmp_path / "c", {**FILES, PATH: withdrawn}).ids("pictures")) == []


def test_two_files_with_the_same_bytes_are_one_cover(tmp_path):
    twice = {**FILES, "anh/2016/hai.png": FILES["anh/2016/hop.jpg"], PATH: SHOWN}
    portal = district(tmp_path / "content", twice)
    paths = [artifact.path for artifact in pictures(portal, Cache(tmp_path / "cache", tmp_path))]
    assert len(paths) == len(set(paths)) == 8


def test_a_picture_that_could_not_be_derived_is_shown_on_no_page(portal):
    left = without(portal, {"anh/2016/hop.jpg"})
    assert lead_picture(left, left.article(ID)).alt == "Ảnh hai"
    assert lead_picture(without(portal, set(portal.ids("pictures"))), portal.article(ID)) is None


def test_a_deleted_cache_is_made_again_with_the_same_bytes(portal, content, tmp_path):
    cache = Cache(tmp_path / "cache", content)
    for picture in missing(portal, cache):
        cache.derive(picture)
    before = {file.name: file.read_bytes() for file in (tmp_path / "cache").iterdir()}
    for file in (tmp_path / "cache").iterdir():
        file.unlink()
    for picture in missing(portal, cache):
        cache.derive(picture)
    assert {file.name: file.read_bytes() for file in (tmp_path / "cache").iterdir()} == before != {}


def test_a_picture_that_vanished_meanwhile_is_told(portal, content, tmp_path):
    cache = Cache(tmp_path / "cache", content)
    (picture, *_) = missing(portal, cache)
    gone = replace(picture, file="anh/khong-con.jpg")
    assert cache.derive(gone) == ("anh/khong-con.jpg", "FileNotFoundError")


def test_a_lead_picture_that_stands_in_the_text_is_shown_there_only(tmp_path):
    within = SHOWN.replace("Sáng 05/3,", "![Hội nghị](/anh/2016/hop.jpg)\n\nSáng 05/3,", 1)
    portal = district(tmp_path / "b", {**FILES, PATH: within})
    lead, _ = lead_and_gallery(portal, portal.article(ID), portal.body(ID))
    assert lead is None
    assert lead_picture(portal, portal.article(ID)) is not None
