"""The examination of pictures and attachments: every file is shown or reported, none raises."""

import hashlib
import random

import pytest
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from plugins.images.derive import derived
from portal.source.linking.media import look_at_attachment
from portal.source.reading.picture import MEGAPIXELS, look_at_picture
from portal.views.pictures import forms
from tests.plugins.images.samples import codes, from_a_phone, opened, saved, scene


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
