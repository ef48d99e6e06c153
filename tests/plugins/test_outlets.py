"""Feeds, open data and pictures through the engine: every file of the contract, nothing written twice, exactly what changed."""

import json
import os
from datetime import date
from pathlib import Path

import feedparser
import pytest

from plugins import feeds, images, opendata
from plugins.builder.registration import register
from plugins.builder.run import Run, begin, finish
from portal.urls import FEED_FORMS
from tests.plugins.district import AS_OF, PLAN, PROMISE, REPORT, district, write
from tests.plugins.images.samples import saved, scene
from tests.plugins.images.test_showing import FILES

PATH = "tin/2016/03/de-an-can-bo.md"
THEME = Path(__file__).resolve().parents[2] / "theme"
WITH_PICTURE = PROMISE.replace("nguồn: Báo", "ảnh:\n  - tệp: anh/2016/hop.jpg\n    mô tả: Toàn cảnh\nnguồn: Báo")
NOTICE = """\
---
tiêu đề: Thông báo lịch tiếp công dân
ngày đăng: 02/6/2020
đơn vị: Huyện ủy Suối Ngàn
sự kiện: Hội nghị đối thoại, ngày 10/6/2020
---

Một.
"""


@pytest.fixture
def place(tmp_path):
    picture = {"anh/2016/hop.jpg": saved(scene(400, 300))}
    district(tmp_path / "content", {**FILES, **picture, PATH: WITH_PICTURE, "tin/2020/06/thong-bao.md": NOTICE})
    for file in (tmp_path / "content").rglob("*.*"):
        os.utime(file, (1_500_000_000, 1_500_000_000))
    return tmp_path


def build(place: Path, as_of: date = AS_OF, site_url: str = "", output: str = "output"):
    raw = {
        "PATH": place / "content", "OUTPUT_PATH": place / output, "THEME": THEME, "PORTAL_STATE": place / "state", "SITEURL": site_url,
        "PLUGINS": [images, feeds, opendata], "PORTAL_AS_OF": as_of, "PORTAL_WORKERS": 1,
    }  # fmt: skip
    register(raw["PLUGINS"])
    run: Run = begin(raw)
    return finish(run)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def edit(place: Path, path: str, text: str) -> None:
    write(place / "content", {path: text})


def test_every_address_of_the_contract_is_there(place):
    build(place)
    found = tree(place / "output").keys()
    wanted = {"rss.xml", "atom.xml", "feed.json", "chi-tieu/rss.xml", "lich.ics", "thong-bao/rss.xml", "du-lieu/datapackage.json"}
    names = ("tin", "don-vi", "chu-de", "ke-hoach", "chi-tieu", "ket-qua", "van-ban")
    wanted |= {f"du-lieu/{name}.{form}" for name in names for form in ("csv", "json")}
    wanted |= {"chuyen-muc/thoi-su/rss.xml", "don-vi/huyen-uy-suoi-ngan/rss.xml", "chu-de/can-bo/rss.xml"}
    wanted |= {f"ke-hoach/{PLAN}/rss.xml", f"ke-hoach/{PLAN}/chi-tieu.csv"}
    assert wanted <= found
    shown = {path.partition("-")[2] for path in found if path.startswith("anh/")}
    assert shown == {"360.avif", "400.avif", "240.webp", "360.webp", "400.webp", "400.jpg"}


def test_a_second_build_writes_nothing(place):
    build(place)
    second = build(place)
    assert (second.made, second.written, second.removed) == (0, [], 0)


def test_another_day_without_a_fact_writes_nothing(place):
    build(place)
    assert build(place, as_of=date(2020, 7, 1)).written == []


def test_a_deadline_that_passes_writes_the_files_that_tell_it_and_no_others(place):
    build(place, as_of=date(2018, 12, 31))
    written = build(place, as_of=date(2019, 1, 1)).written
    assert written == [
        *(f"chi-tieu/{form}" for form in sorted(FEED_FORMS)), "du-lieu/chi-tieu.csv", "du-lieu/chi-tieu.json", "du-lieu/datapackage.json",
        "du-lieu/dcat.jsonld", "du-lieu/dcat.ttl",
        *(f"ke-hoach/{PLAN}/{name}" for name in ("atom.xml", "chi-tieu.csv", "feed.json", "rss.xml")),
    ]  # fmt: skip


def test_one_edited_article_touches_its_feeds_and_no_data_but_its_own(place):
    build(place)
    edit(place, "tin/2017/12/so-ket.md", REPORT.replace("Huyện ủy sơ kết.", "Huyện ủy đã sơ kết."))
    written = set(build(place).written)
    assert {"rss.xml", "atom.xml", "feed.json", f"ke-hoach/{PLAN}/rss.xml"} <= written
    assert not {"chu-de/can-bo/rss.xml", "chi-tieu/rss.xml", "lich.ics", "du-lieu/chi-tieu.csv", "du-lieu/don-vi.csv"} & written


def test_a_changed_tree_is_what_a_clean_build_makes(place):
    build(place)
    edit(place, PATH, WITH_PICTURE.replace("ít nhất 80%", "ít nhất 85%").replace("anh/2016/hop.jpg", "anh/2016/hai.png"))
    edit(place, "tin/2020/06/tin.md", NOTICE.replace("Thông báo lịch tiếp", "Lịch tiếp"))
    (place / "content/tin/2020/06/thong-bao.md").unlink()
    build(place)
    build(place, output="clean")
    assert tree(place / "output") == tree(place / "clean")


def test_a_picture_put_in_the_place_of_another_has_another_address(place):
    build(place)
    before = {path for path in tree(place / "output") if path.startswith("anh/")}
    write(place / "content", {"anh/2016/hop.jpg": saved(scene(800, 600))})
    build(place)
    after = {path for path in tree(place / "output") if path.startswith("anh/")}
    assert len(after) == 8 and not before & after


def test_feeds_announce_pictures_that_are_there_with_their_length(place):
    build(place)
    files = tree(place / "output")
    for name in ("rss.xml", "atom.xml"):
        (picture,) = [one for entry in feedparser.parse(files[name]).entries for one in entry.enclosures]
        path = picture.href.removeprefix("https://suoi-ngan.example/")
        assert int(picture.length) == len(files[path]) and files[path].startswith(b"\xff\xd8")
    assert json.loads(files["feed.json"])["items"][2]["attachments"][0]["size_in_bytes"] == len(files[path])


def test_a_lost_cache_changes_nothing(place):
    build(place)
    before = tree(place / "output")
    for file in (place / "state" / "cache" / "pictures").iterdir():
        file.unlink()
    assert build(place).written == []
    assert tree(place / "output") == before


def test_another_site_address_stands_in_every_feed_and_row(place):
    build(place, site_url="https://thu.example")
    for path, data in tree(place / "output").items():
        if path.endswith((".xml", ".json", ".csv", ".ics")):
            assert b"https://suoi-ngan.example" not in data, path
