"""Pictures from file to page: every kind of file, told or shown, and nothing published but pixels."""

import hashlib
import io
import random
from dataclasses import replace

import pytest
from PIL import Image, ImageCms, ImageDraw
from PIL.ExifTags import GPS, IFD, Base

from plugins.images.cache import Cache
from plugins.images.derive import derived
from plugins.images.find import missing, pictures, without
from portal.source.media import look_at_attachment
from portal.source.picture import MEGAPIXELS, look_at_picture
from portal.store.workers import share_out
from portal.views.card import card_view
from portal.views.pictures import forms, gallery, lead_picture, with_pictures
from tests.plugins.district import PROMISE, district, loaded

PATH = "tin/2016/03/de-an-can-bo.md"
ID = "tin/2016/03/de-an-can-bo"


def saved(image, form="JPEG", **more):
    out = io.BytesIO()
    image.save(out, form, **more)
    return out.getvalue()


def scene(width=1600, height=900, mode="RGB"):
    """A red left half, a blue right half, and some noise as a photograph has it."""
    image = Image.new("RGB", (width, height), (200, 30, 30))
    draw = ImageDraw.Draw(image)
    draw.rectangle((width // 2, 0, width, height), fill=(30, 30, 200))
    dice = random.Random(7)
    for _ in range(300):
        x, y = dice.randrange(width), dice.randrange(height)
        draw.ellipse((x, y, x + 9, y + 9), fill=(dice.randrange(255), 120, 60))
    return image.convert(mode)


def from_a_phone():
    """Lying on its side, with the place it was taken at."""
    exif = Image.Exif()
    exif[Base.Orientation] = 6
    exif[Base.Make] = "MAY ANH CUA TOI"
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (22.0, 8.0, 47.0)
    return saved(scene(), exif=exif, comment=b"BI MAT", xmp=b"<x:xmpmeta>BI MAT</x:xmpmeta>")


def codes(data, file="anh/x.jpg"):
    picture, problems = look_at_picture(file, data)
    return [problem.code for problem in problems], picture


def opened(data):
    return Image.open(io.BytesIO(data))


# ---- what a file is


def test_a_picture_is_known_as_it_is_to_be_seen():
    found, picture = codes(from_a_phone())
    assert found == []
    assert (picture.width, picture.height) == (900, 1600)
    assert picture.digest == codes(from_a_phone())[1].digest != codes(saved(scene()))[1].digest


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "P101"),
        (b"<html>khong phai anh</html>", "P101"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "P101"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', "P101"),
        (saved(scene())[:9000], "P101"),
        (saved(scene(), "PNG")[:-200], "P101"),
        (saved(scene(), "WEBP")[:-900], "P101"),
        (b"\xff\xd8\xff\xe0" + bytes(500), "P101"),
    ],
    ids=["empty", "html", "postscript", "svg", "half a jpeg", "half a png", "half a webp", "noughts"],
)
def test_what_cannot_be_read_is_told_and_not_shown(data, code):
    found, picture = codes(data)
    assert found[-1] == code
    assert picture is None


def test_a_hundred_megapixels_are_refused_without_being_decoded():
    huge = saved(Image.new("1", (10_000, 10_000)), "PNG")
    assert len(huge) < 100_000
    assert codes(huge, "anh/x.png") == (["P102"], None)
    assert MEGAPIXELS < 100


def test_a_bomb_of_pixels_is_refused():
    import struct
    import zlib

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    bomb = b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    assert codes(bomb, "anh/x.png") == (["P102"], None)


def test_another_format_than_the_name_says_is_shown_and_told():
    found, picture = codes(saved(scene(), "PNG"), "anh/x.jpg")
    assert found == ["P103"] and picture.width == 1600


def test_print_colours_are_shown_and_told():
    found, picture = codes(saved(scene(mode="CMYK")))
    assert found == ["P105"] and picture is not None
    red, _, blue = opened(derived(saved(scene(mode="CMYK")), forms(picture))[360, "webp"]).convert("RGB").getpixel((10, 100))
    assert red > 150 > blue


def test_a_moving_picture_is_its_first_frame_and_told():
    frames = [scene(400, 300), scene(400, 300).rotate(180)]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    found, picture = codes(data, "anh/x.gif")
    assert found == ["P104"]
    for made in derived(data, forms(picture)).values():
        assert not getattr(opened(made), "is_animated", False)
        assert opened(made).convert("RGB").getpixel((20, 150))[0] > 150


@pytest.mark.parametrize("form", ["WEBP", "PNG", "AVIF"])
def test_every_kind_of_moving_picture_is_its_first_frame(form):
    frames = [scene(400, 300), scene(400, 300).rotate(180)]
    data = saved(frames[0], form, save_all=True, append_images=frames[1:], duration=100)
    found, picture = codes(data, f"anh/x.{form.lower()}")
    assert found == ["P104"]
    made = opened(derived(data, forms(picture))[400, "jpg"]).getpixel((20, 150))
    assert made[0] > 150 > made[2]


def test_a_picture_too_tall_for_any_form_is_refused_with_a_way_out():
    (problem,) = look_at_picture("anh/x.png", saved(Image.new("1", (1000, 20_000)), "PNG"))[1]
    assert (problem.code, problem.message) == ("P107", "Ảnh quá dài so với bề ngang (1000 × 20000 điểm), nên không được đăng")
    assert "Cắt ảnh" in problem.hint
    found, picture = codes(saved(Image.new("1", (300, 16_383)), "PNG"), "anh/x.png")
    assert found == [] and derived(saved(Image.new("1", (300, 16_383)), "PNG"), forms(picture))
    lying = Image.Exif()
    lying[Base.Orientation] = 6
    assert codes(saved(Image.new("RGB", (20_000, 100)), exif=lying)) == (["P107"], None)


def test_every_fault_of_a_picture_names_the_file_and_says_what_to_do():
    told = [
        problem
        for data in (b"", saved(Image.new("1", (10_000, 10_000)), "PNG"), saved(scene(), "GIF"))
        for problem in look_at_picture("anh/2016/x.jpg", data)[1]
    ]
    assert [problem.code for problem in told] == ["P101", "P102", "P103"]
    assert all(problem.path == "anh/2016/x.jpg" and problem.hint for problem in told)


@pytest.mark.parametrize("seed", range(40))
def test_damaged_bytes_never_raise(seed):
    dice = random.Random(seed)
    data = bytearray(saved(scene(200, 150), dice.choice(["JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP"])))
    for _ in range(dice.randrange(1, 30)):
        data[dice.randrange(len(data))] = dice.randrange(256)
    picture, problems = look_at_picture("anh/x.jpg", bytes(data))
    assert picture is not None or problems
    if picture:
        assert all(opened(made).size for made in derived(bytes(data), forms(picture)).values())


def test_an_attachment_is_known_by_size_digest_and_format():
    seen = look_at_attachment("van-ban/a.pdf", b"%PDF-1.4 abc")
    assert (seen.record.size, seen.record.format) == (12, "PDF")
    assert seen.record.sha256 == hashlib.sha256(b"%PDF-1.4 abc").hexdigest()


@pytest.mark.parametrize("name", ["a.html", "a.svg", "a.exe", "a.js", "a", "a.HTM"])
def test_files_that_a_browser_would_run_are_not_offered(name):
    seen = look_at_attachment(f"van-ban/{name}", b"x")
    assert seen.record is None and [problem.code for problem in seen.problems] == ["P106"]


def test_a_photograph_that_tells_its_place_is_not_offered_as_it_is():
    for form in ("JPEG", "PNG"):
        exif = Image.Exif()
        exif[Base.Make] = "MAY ANH"
        exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (22.0, 8.0, 47.0)
        seen = look_at_attachment(f"van-ban/quyet-dinh.{form.lower()}".replace("jpeg", "jpg"), saved(scene(200, 100), form, exif=exif))
        assert seen.record is None and [problem.code for problem in seen.problems] == ["P108"], form
    scanned = look_at_attachment("van-ban/quyet-dinh.jpg", saved(scene(200, 100)))
    assert scanned.record is not None and not scanned.problems
    assert look_at_attachment("van-ban/hong.jpg", b"Exif").record is not None


# ---- what is derived


def test_derived_pictures_stand_upright_and_hold_pixels_alone():
    data = from_a_phone()
    _, picture = codes(data)
    made = derived(data, forms(picture))
    assert list(made) == [(360, "webp"), (720, "webp"), (900, "webp"), (900, "jpg")]
    for (width, _), form in made.items():
        image = opened(form)
        assert image.size == (width, round(1600 * width / 900))
        assert not image.getexif() and not image.info.get("comment") and not image.info.get("xmp")
        assert b"BI MAT" not in form and b"MAY ANH" not in form and b"Exif" not in form
        # turned by a quarter to the right: what was left is above
        above, below = image.convert("RGB").getpixel((20, 20)), image.convert("RGB").getpixel((20, image.height - 20))
        assert above[0] > above[2] and below[2] > below[0]


def test_nothing_is_scaled_up():
    data = saved(scene(300, 200))
    _, picture = codes(data)
    assert forms(picture) == ((300, "webp"), (300, "jpg"))
    assert opened(derived(data, forms(picture))[300, "webp"]).size == (300, 200)


def test_a_very_long_picture_keeps_at_least_a_line():
    data = saved(Image.new("RGB", (4000, 2)), "PNG")
    _, picture = codes(data, "anh/x.png")
    assert opened(derived(data, forms(picture))[360, "webp"]).size == (360, 1)


def test_transparency_stays_in_webp_and_lies_on_white_in_jpeg():
    data = saved(Image.new("RGBA", (800, 400), (255, 0, 0, 0)), "PNG")
    _, picture = codes(data, "anh/x.png")
    made = derived(data, forms(picture))
    assert opened(made[360, "webp"]).mode == "RGBA"
    assert opened(made[800, "jpg"]).getpixel((5, 5)) == (255, 255, 255)


def test_a_transparent_colour_of_a_palette_stays_transparent():
    drawing = Image.new("P", (800, 400), 0)
    drawing.putpalette([255, 0, 0, 0, 0, 255])
    drawing.paste(1, (400, 0, 800, 400))
    data = saved(drawing, "PNG", transparency=0)
    _, picture = codes(data, "anh/x.png")
    made = derived(data, forms(picture))
    assert opened(made[360, "webp"]).getpixel((20, 20))[3] == 0
    assert opened(made[800, "jpg"]).getpixel((20, 20)) == (255, 255, 255)
    assert opened(made[800, "jpg"]).getpixel((700, 20))[2] > 200


@pytest.mark.parametrize("mode", ["L", "LA", "P", "1", "I;16", "RGBA"])
def test_every_mode_becomes_a_picture(mode):
    grey = Image.new("I;16", (500, 300), 40_000) if mode == "I;16" else scene(500, 300).convert(mode)
    data = saved(grey, "PNG")
    found, picture = codes(data, "anh/x.png")
    assert found == []
    image = opened(derived(data, forms(picture))[500, "jpg"])
    assert image.mode == "RGB"
    if mode == "I;16":
        assert abs(image.getpixel((9, 9))[0] - 156) < 4


def test_a_profile_is_applied_and_a_broken_one_passed_over():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for icc in (profile, b"not a profile"):
        data = saved(scene(500, 300), icc_profile=icc)
        _, picture = codes(data)
        for made in derived(data, forms(picture)).values():
            assert not opened(made).info.get("icc_profile")


def test_the_same_bytes_give_the_same_bytes_however_many_work():
    data = saved(scene())
    picture = replace(codes(data)[1], cover=True)
    one, *more = share_out([data] * 3, lambda bytes: derived(bytes, forms(picture)), 2, least=2)
    assert [form for form in one if form[1] == "avif"] == [(360, "avif"), (720, "avif"), (1080, "avif")]
    assert more == [one, one] and derived(data, forms(picture)) == one


def test_a_cover_is_derived_as_avif_too_upright_and_without_its_place():
    data = from_a_phone()
    made = derived(data, forms(replace(codes(data)[1], cover=True)))
    image = opened(made[720, "avif"])
    assert (image.format, image.size) == ("AVIF", (720, 1280))
    assert not image.getexif() and not image.info.get("xmp") and b"BI MAT" not in made[720, "avif"]
    above, below = image.getpixel((20, 20)), image.getpixel((20, 1260))
    assert above[0] > 150 > above[2] and below[2] > 150 > below[0]
    clear = saved(Image.new("RGBA", (800, 400), (255, 0, 0, 0)), "PNG")
    assert opened(derived(clear, ((360, "avif"),))[360, "avif"]).getpixel((9, 9))[3] == 0


# ---- what pages show

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
    assert gallery(portal, portal.article(ID)) == ()
    apart = district(tmp_path / "b", {**FILES, PATH: SHOWN.replace('![Sơ đồ "một"](/anh/2016/hai.png "Sơ đồ Đề án")', "")})
    (picture,) = gallery(apart, apart.article(ID))
    assert picture.alt == "Ảnh hai" and picture.srcset and picture.large.endswith("-500.jpg")


def test_a_card_shows_the_picture_without_its_caption(portal):
    picture = card_view(portal, ID).picture
    assert picture.src.endswith("-900.jpg") and picture.srcset and not picture.caption
    assert card_view(portal, "tin/2017/12/so-ket").picture is None


def test_a_picture_of_the_text_is_a_figure_with_its_title_as_caption(portal):
    html = with_pictures(portal, portal.body(ID))
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
    named = with_pictures(portal, portal.body(ID)) + repr(lead_picture(portal, portal.article(ID))) + repr(card_view(portal, ID).picture)
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


STORED = {
    1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_270,
}  # how the pixels of an upright scene are stored by a camera held in each of EXIF's eight ways  # fmt: skip
CORNERS = {(0, 0): (250, 0, 0), (1, 0): (0, 250, 0), (0, 1): (0, 0, 250), (1, 1): (250, 250, 0)}


@pytest.mark.parametrize("held", STORED)
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_every_way_a_camera_may_have_been_held_is_turned_upright(held, form):
    image = Image.new("RGB", (1000, 900))
    for (x, y), colour in CORNERS.items():
        ImageDraw.Draw(image).rectangle((x * 500, y * 450, x * 500 + 500, y * 450 + 450), fill=colour)
    exif = Image.Exif()
    exif[Base.Orientation] = held
    data = saved(image if STORED[held] is None else image.transpose(STORED[held]), form, exif=exif)
    _, picture = codes(data)
    assert (picture.width, picture.height) == (1000, 900)
    made = opened(derived(data, ((360, "jpg"),))[360, "jpg"])
    for (x, y), colour in CORNERS.items():
        found = made.getpixel((90 + x * 180, 81 + y * 162))
        assert all(abs(one - other) < 40 for one, other in zip(found, colour, strict=True)), (x, y, found)
