"""Pictures of a whole built site: whatever staff put there, no page names a file that is not there, and no original gets out."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from plugins.images import derive
from tests.plugins.incremental.histories import Life, differences, tree
from tests.tinysite import article

NAMED = re.compile(rb"/(anh/[\w.-]+)")


def saved(image: Image.Image, form: str = "JPEG", **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **more)
    return out.getvalue()


def from_a_phone() -> bytes:
    exif = Image.Exif()
    exif[Base.Orientation] = 8
    exif[Base.Make] = "MAY ANH CUA TOI"
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (22.0, 8.0, 47.0)
    return saved(Image.new("RGB", (900, 600), (90, 120, 60)), exif=exif)


FILES = {
    "tot.jpg": saved(Image.new("RGB", (800, 500), (20, 90, 160))),
    "dien-thoai.jpg": from_a_phone(),
    "in.jpg": saved(Image.new("CMYK", (500, 300), (10, 90, 90, 0))),
    "nen-trong.png": saved(Image.new("RGBA", (500, 300), (0, 0, 0, 0)), "PNG"),
    "sau.png": saved(Image.new("I;16", (500, 300), 30_000), "PNG"),
    "dong.gif": saved(Image.new("L", (400, 300)), "GIF", save_all=True, append_images=[Image.new("L", (400, 300), 200)]),
    "doi-duoi.jpg": saved(Image.new("RGB", (400, 300)), "PNG"),
    "rong.jpg": b"",
    "cut.jpg": saved(Image.effect_noise((800, 500), 80))[:4_000],
    "khong-phai-anh.jpg": b"<html><script>1</script></html>",
    "qua-lon.png": saved(Image.new("1", (10_000, 10_000)), "PNG"),
    "qua-dai.png": saved(Image.new("1", (1_000, 20_000)), "PNG"),
}
TOLD = {"rong": "P101", "cut": "P101", "khong-phai-anh": "P101", "qua-lon": "P102", "qua-dai": "P107", "doi-duoi": "P103", "dong": "P104"}


@pytest.fixture
def life(tmp_path: Path) -> Life:
    life = Life(tmp_path)
    (life.content / "anh").mkdir()
    for name, data in FILES.items():
        (life.content / "anh" / name).write_bytes(data)
        lead = f"\n  - tệp: anh/{name}\n    mô tả: Ảnh {name}"
        slug = name.replace(".", "-")
        life.write(f"tin/2024/05/{slug}.md", article(f"Chữ.\n\n![Ảnh {name}](/anh/{name})", tiêu_đề=f"Bài {slug}", ảnh=lead))
    return life


def named(life: Life) -> set[str]:
    """Every picture that any file of the site names."""
    return {found.decode() for data in tree(life.output).values() for found in NAMED.findall(data)}


def pictures(life: Life) -> dict[str, bytes]:
    return {path: data for path, data in tree(life.output).items() if path.startswith("anh/")}


def test_every_article_is_published_and_shows_only_pictures_that_are_there(life: Life, capsys: pytest.CaptureFixture[str]) -> None:
    assert life.build() == 0
    told = "".join(capsys.readouterr())
    for name, code in TOLD.items():
        assert re.search(rf"anh/{name}\.\w+\S* +{code}", told), name
    assert named(life) == set(pictures(life)) and len(named(life)) > 20
    for name in FILES:
        page = (life.output / "tin/2024/05" / name.replace(".", "-") / "index.html").read_text(encoding="utf-8")
        shown = "<img" in page
        assert shown == (TOLD.get(name.partition(".")[0]) not in ("P101", "P102", "P107")), name
        assert shown or f"[Ảnh: Ảnh {name}]" in page


def test_no_original_and_nothing_a_camera_wrote_gets_out(life: Life) -> None:
    life.build()
    site = tree(life.output)
    assert not set(site.values()) & set(FILES.values())
    assert not [path for path, data in site.items() if b"MAY ANH CUA TOI" in data]
    for path, data in pictures(life).items():
        with Image.open(io.BytesIO(data)) as image:
            assert not image.getexif() and "exif" not in image.info, path
            assert image.mode in ("RGB", "RGBA") and not getattr(image, "is_animated", False), path


def test_a_picture_that_cannot_be_derived_is_told_and_left_out_of_every_page(
    life: Life, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    derived = derive.derived

    def failing(data: bytes, forms: object) -> object:
        if data == FILES["tot.jpg"]:
            raise MemoryError
        return derived(data, forms)  # type: ignore[arg-type]

    monkeypatch.setattr(derive, "derived", failing)
    assert life.build() == 0
    assert re.search(r"anh/tot\.jpg +P101", "".join(capsys.readouterr()))
    page = (life.output / "tin/2024/05/tot-jpg/index.html").read_text(encoding="utf-8")
    assert "<img" not in page and "[Ảnh: Ảnh tot.jpg]" in page
    assert named(life) == set(pictures(life))
    life.build()
    assert differences(tree(life.output), life.clean()) == []
