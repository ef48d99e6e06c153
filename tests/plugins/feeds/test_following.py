"""Which feeds there are, in which forms; what people read of them; and all feeds of a whole site as feed readers see them."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest

from plugins.feeds.files import make_feed
from portal import urls
from portal.views.feed import NONE
from portal.views.follow import follow_view
from portal.views.following import DOCUMENTS, WHOLE, feed_keys, feeds_of, followed, has_feed, silent_keys
from tests.plugins.district import AUTHORITY, ORIGIN, PLAN, REGISTRIES, district

PAPERS = """\
---
tiêu đề: Huyện ủy ban hành hai văn bản
ngày đăng: 10/02/2018 09:00
đơn vị: Huyện ủy Suối Ngàn
văn bản:
  - số: 12-NQ/HU
    loại: nghị quyết
    trích yếu: Nghị quyết số 12-NQ/HU ngày 05/02/2018 của Huyện ủy Suối Ngàn về công tác cán bộ
    ngày: 05/02/2018
    cơ quan ban hành: Huyện ủy Suối Ngàn
  - loại: báo cáo
    trích yếu: Báo cáo không số
---

Một.
"""
WITH_PAPERS = {"tin/2018/02/van-ban.md": PAPERS}


def identity(**given: str) -> dict[str, str]:
    """The registry of the portal's identity with more lines."""
    more = "".join(f"        {key.replace('_', ' ')}: {value}\n" for key, value in given.items())
    return {"du-lieu/co-quan.yml": REGISTRIES["du-lieu/co-quan.yml"].rstrip() + "\n" + more}


def test_none_is_offered_that_tells_nothing(tmp_path):
    portal = district(tmp_path)
    assert set(feed_keys(portal)) == {
        WHOLE, ("targets",), ("section", "xay-dung-dang"), ("unit", "huyen-suoi-ngan"), ("unit", "huyen-uy-suoi-ngan"),
        ("topic", "can-bo"), ("plan", PLAN),
    }  # fmt: skip
    assert not has_feed(portal, ("section", "thoi-su")) and feeds_of(portal, ("section", "thoi-su")) == ()
    assert followed(portal, ("section", "thoi-su"), DOCUMENTS) == ()


NUMBERED = {
    "du-lieu/ke-hoach/de-an-moi.yml": """
        mã: de-an-moi
        loại: Đề án
        tên: Giữ rừng đầu nguồn
        số: 7/ĐA-UBND
        """
}


def test_a_plan_with_a_page_has_rss_before_there_is_anything_to_tell(tmp_path):
    portal = district(tmp_path, NUMBERED)
    assert portal.plan("de-an-moi").page and not has_feed(portal, ("plan", "de-an-moi"))
    told = feedparser.parse(make_feed(NONE, portal, ("plan", "de-an-moi"), "rss.xml", ""))
    assert not told.bozo and "Giữ rừng đầu nguồn" in told.feed.title and told.entries == []


def test_every_page_of_the_contract_has_a_feed_told_of_or_silent(tmp_path):
    portal = district(tmp_path, NUMBERED)
    told, silent = [*feed_keys(portal)], [*silent_keys(portal)]
    assert len({*told, *silent}) == len(told) + len(silent)
    pages = {(kind, id) for kind in ("section", "unit", "topic", "plan") for id in portal.ids(f"{kind}s")}
    assert pages | {WHOLE, ("targets",), DOCUMENTS} == {*told, *silent}
    assert {("plan", "de-an-moi"), ("section", "thoi-su")} <= {*silent}


@pytest.mark.parametrize("form", urls.FEED_FORMS)
def test_every_form_names_itself_and_holds_the_same_entries(tmp_path, form):
    portal = district(tmp_path)
    text = make_feed(NONE, portal, ("unit", "huyen-uy-suoi-ngan"), form, "")
    assert f"{ORIGIN}/don-vi/huyen-uy-suoi-ngan/{form}".encode() in text
    ids = re.findall(rf"tag:{re.escape(AUTHORITY)}:tin/[\w/-]+", text.decode())
    assert ids == [f"tag:{AUTHORITY}:tin/2017/12/so-ket", f"tag:{AUTHORITY}:tin/2016/03/de-an-can-bo"]


@pytest.mark.parametrize("form", urls.FEED_FORMS)
def test_a_hub_is_named_where_the_office_has_one(tmp_path, form):
    files = identity(trạm_websub="https://hub.example/")
    assert b"https://hub.example/" in make_feed(NONE, district(tmp_path / "a", files), WHOLE, form, "")
    assert b"hub" not in make_feed(NONE, district(tmp_path / "b"), WHOLE, form, "")


def test_e_mail_and_zalo_are_explained_where_the_office_has_them(tmp_path):
    files = identity(zalo="https://zalo.me/123", nhận_tin_qua_thư="https://thu.suoi-ngan.example/dang-ky")
    ways = [(way.text, way.href) for way in follow_view(district(tmp_path / "a", files), ("topic", "can-bo")).ways]
    assert ways == [("Thư điện tử", "https://thu.suoi-ngan.example/dang-ky"), ("Zalo", "https://zalo.me/123")]
    assert follow_view(district(tmp_path / "b"), ("topic", "can-bo")).ways == ()


def test_the_page_of_a_feed_gives_its_whole_address_and_its_latest_entries(tmp_path):
    view = follow_view(district(tmp_path), ("topic", "can-bo"))
    assert view.addresses[0].whole == f"{ORIGIN}/chu-de/can-bo/rss.xml"
    assert [(link.text, link.href) for link in view.latest] == [("Suối Ngàn ban hành Đề án cán bộ", "/tin/2016/03/de-an-can-bo/")]
    assert view.all and view.all.href == "/rss/"


def test_the_feed_of_documents_names_each_once_by_what_a_register_has(tmp_path):
    found = feedparser.parse(make_feed(NONE, district(tmp_path, WITH_PAPERS), DOCUMENTS, "rss.xml", ""))
    titles = {entry.title: entry for entry in found.entries}
    assert set(titles) == {"Nghị quyết 12-NQ/HU: Về công tác cán bộ", "Báo cáo không số"}
    resolution = titles["Nghị quyết 12-NQ/HU: Về công tác cán bộ"]
    assert "Ngày ban hành: 05/02/2018" in resolution.summary and "Cơ quan ban hành: Huyện ủy Suối Ngàn" in resolution.summary
    assert resolution.id.startswith(f"tag:{AUTHORITY}:van-ban/12-nq-hu")
    assert resolution.published == "Sat, 10 Feb 2018 09:00:00 +0700"  # when readers were told, not the day on the paper


# ---- a whole site


def feeds(site: Path) -> list[Path]:
    return sorted(file for name in urls.FEED_FORMS for file in site.rglob(name))


def test_every_feed_of_the_district_is_read_by_a_feed_reader(mini_site):
    found = [file for file in feeds(mini_site) if file.suffix == ".xml"]
    assert len(found) > 60
    ids: dict[str, str] = {}
    for file in found:
        read = feedparser.parse(file.read_bytes())
        assert not read.bozo, (file, read.get("bozo_exception"))
        assert read.feed.title and read.feed.link and all(entry.id and entry.link and entry.title for entry in read.entries), file
        for entry in read.entries:
            assert ids.setdefault(entry.id, entry.link) == entry.link  # one id, one page, in whichever feed


def test_every_json_feed_says_what_the_others_say(mini_site):
    for file in (file for file in feeds(mini_site) if file.suffix == ".json"):
        told = json.loads(file.read_bytes())
        atom = feedparser.parse(file.with_name("atom.xml").read_bytes())
        assert told["version"] == "https://jsonfeed.org/version/1.1"
        assert [item["id"] for item in told["items"]] == [entry.id for entry in atom.entries]


def test_every_feed_has_all_forms_and_a_page_that_explains_it(mini_site):
    told = [file.parent for file in feeds(mini_site) if file.name == "rss.xml" and feedparser.parse(file.read_bytes()).entries]
    assert len(told) > 30
    for folder in told:
        assert all((folder / form).is_file() for form in urls.FEED_FORMS), folder
        page = mini_site / ("rss" if folder == mini_site else folder.relative_to(mini_site) / "theo-doi") / "index.html"
        assert "rss.xml</a>" in page.read_text(encoding="utf-8"), page


def test_no_page_leads_to_a_feed_that_is_not_there_or_empty(mini_site):
    feed = re.compile(r'href="(/[^"]*(?:rss\.xml|atom\.xml|feed\.json))"')
    named = {href for page in mini_site.rglob("*.html") for href in feed.findall(page.read_text("utf-8"))}
    assert len(named) > 60
    assert [href for href in named if not (mini_site / urls.file_of(href)).is_file()] == []
    rss = [href for href in named if href.endswith("rss.xml")]
    assert [href for href in rss if not feedparser.parse((mini_site / urls.file_of(href)).read_bytes()).entries] == []


def test_a_browser_is_told_how_a_feed_looks_and_the_style_is_there(mini_site):
    assert f'<?xml-stylesheet type="text/css" href="{urls.FEED_STYLE}"?>' in (mini_site / "rss.xml").read_text("utf-8")
    style = (mini_site / urls.file_of(urls.FEED_STYLE)).read_text("utf-8")
    root = ElementTree.fromstring((mini_site / "rss.xml").read_bytes())
    assert root.tag == "rss" and "channel>title" in style.replace(" ", "")
