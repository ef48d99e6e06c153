"""Derived pictures: upright, in screen colours, nothing but pixels, and the same bytes from the same bytes."""

from dataclasses import replace

import pytest
from PIL import Image, ImageCms, ImageDraw
from PIL.ExifTags import Base

from plugins.images.derive import derived
from portal.store.workers import share_out
from portal.views.pictures import forms
from tests.plugins.images.samples import codes, from_a_phone, opened, saved, scene


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
