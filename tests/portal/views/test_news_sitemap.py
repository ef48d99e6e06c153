"""The site map of fresh news: what was published within 48 hours before the moment that is looked from, and nothing else."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from plugins.builder.settings import Settings
from plugins.pages import news_sitemap as pages
from portal.domain.asof import AsOf
from portal.domain.portal import Portal
from portal.text.dates import TZ
from portal.views.news_sitemap import FRESH, news_sitemap
from tests.sitekit import news, portal_of

HOST = "https://thu.example"
SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "news": "http://www.google.com/schemas/sitemap-news/0.9"}
NOW = datetime(2026, 5, 20, 10, 0, tzinfo=TZ)
FILES = {
    "tin/2026/05/moi.md": news("20/5/2026 08:30", title="Tin <mới> & “nóng”", plan=""),
    "tin/2026/05/vua-du.md": news("18/5/2026 10:00", plan=""),
    "tin/2026/05/vua-qua.md": news("18/5/2026 09:59", plan=""),
    "tin/2026/05/khong-gio.md": news("18/5/2026", plan=""),
    "tin/2026/05/sap-dang.md": news("20/5/2026 10:01", plan=""),
    "tin/2026/05/cu.md": news("17/5/2026", plan=""),
    "tin/2026/05/rut.md": news("19/5/2026", plan="", head="rút bài:\n  ngày: 20/5/2026\n  lý do: Sai số liệu"),
}


def of(root: Path, now: datetime = NOW) -> Portal:
    from tests.tinysite import load_site

    return portal_of(load_site(root, FILES, AsOf.of(now)))


def told(text: str) -> dict[str, str]:
    """Addresses with their days."""
    found = ElementTree.fromstring(text).findall("s:url", SPACES)
    return {url.findtext("s:loc", "", SPACES): url.findtext("news:news/news:publication_date", "", SPACES) for url in found}


def test_only_what_is_two_days_old_stands_there(tmp_path: Path) -> None:
    assert told(news_sitemap(of(tmp_path), NOW.isoformat(), HOST)) == {
        f"{HOST}/tin/2026/05/moi/": "2026-05-20T08:30:00+07:00",
        f"{HOST}/tin/2026/05/vua-du/": "2026-05-18T10:00:00+07:00",
        f"{HOST}/tin/2026/05/khong-gio/": "2026-05-18",
    }


def test_titles_and_the_name_of_the_portal_are_text(tmp_path: Path) -> None:
    root = ElementTree.fromstring(news_sitemap(of(tmp_path), NOW.isoformat(), HOST))
    first = root.find("s:url/news:news", SPACES)

    assert first is not None
    assert first.findtext("news:title", "", SPACES) == "Tin <mới> & “nóng”"
    assert first.findtext("news:publication/news:name", "", SPACES) == "Trang thông tin điện tử huyện Thử"
    assert first.findtext("news:publication/news:language", "", SPACES) == "vi"


def test_a_quiet_week_leaves_it_empty_and_well_formed(tmp_path: Path) -> None:
    later = NOW + timedelta(days=7)
    assert told(news_sitemap(of(tmp_path, later), later.isoformat(), HOST)) == {}


@given(hours=st.integers(0, 100))
def test_whatever_the_hour_nothing_older_than_the_limit_stands_there(hours: int, tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    now = NOW + timedelta(hours=hours)
    portal = of(tmp_path_factory.mktemp("site"), now)
    for day in told(news_sitemap(portal, now.isoformat(), HOST)).values():
        at = datetime.fromisoformat(day)
        assert (at if at.tzinfo else at.replace(tzinfo=TZ) + timedelta(days=1)) >= now - FRESH


def test_the_page_is_asked_anew_each_hour_and_a_day_means_its_last(tmp_path: Path) -> None:
    portal = of(tmp_path)

    def hour(as_of: date) -> str:
        (artifact,) = pages.artifacts(portal, Settings(Path(), Path(), Path(), Path(), as_of))
        return str(artifact.args[0])

    assert hour(AsOf.of(NOW)) == hour(AsOf.of(NOW + timedelta(minutes=59))) != hour(AsOf.of(NOW + timedelta(minutes=60)))
    assert hour(date(2026, 5, 20)) == "2026-05-20T23:00:00+07:00"
