"""Old addresses, the site map for machines, and robots.txt."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from portal import urls
from portal.domain.portal import Portal
from portal.views import sitemap as maps
from portal.views.redirect import has_page, hosting_map, redirects, server_map
from portal.views.sitemap import robots, sitemap, sitemap_part
from tests.sitekit import news, portal_of, site
from tests.tinysite import IDENTITY, article

HOST = "https://thu.example"
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def of(root: Path, *articles: str, **files: str) -> Portal:
    return portal_of(site(root, *articles, as_of="2024-12-31", files=files))


@pytest.mark.parametrize(
    ("alias", "address"),
    [
        ("tin/2016/11/x.md", "/tin/2016/11/x/"),
        ("/tin/2016/11/x/", "/tin/2016/11/x/"),
        ("tin/2016/11/x", "/tin/2016/11/x/"),
        ("https://cu.example/Pages/a.html", "/Pages/a.html"),
        ("/Default.aspx?id=5&l=vi", "/Default.aspx?id=5&l=vi"),
        ("/", ""),
        ("../../etc/passwd", ""),
        ("/a; return 200", ""),
        ("/a//b/", ""),
        ("/Tin tức/bài 1/", "/Tin%20t%E1%BB%A9c/b%C3%A0i%201/"),
        ("/Tin%20t%E1%BB%A9c/b%C3%A0i%201/", "/Tin%20t%E1%BB%A9c/b%C3%A0i%201/"),
        ("/tin/2016/11/x/index.html", "/tin/2016/11/x/"),
        ("content\\tin\\x.md", ""),
        ("/Trang.aspx?tên=Định Hóa", "/Trang.aspx?t%C3%AAn=%C4%90%E1%BB%8Bnh%20H%C3%B3a"),
        ("/%2e%2e/x", ""),
        ("www.cu.example/a/", "/a/"),
        ("javascript:x", ""),
        ("mailto:a@b.example", ""),
        ("/a/, /b/", ""),
        ("/a/ , /b/", ""),
    ],
)
def test_an_old_address_is_read_as_file_or_address_and_nothing_that_climbs(alias: str, address: str) -> None:
    assert urls.old(alias) == address


@pytest.mark.parametrize(
    ("address", "page"),
    [("/a/b/", True), ("/a/b.html", True), ("/a.aspx", False), ("/a/?id=1", False), ("/t%E1%BB%87p/", True), ("/.git/", False)],
)
def test_only_plain_addresses_have_a_page(address: str, page: bool) -> None:
    assert has_page(address) is page


def test_moved_articles_are_found_from_their_old_addresses_but_take_no_living_page(tmp_path: Path) -> None:
    text = article(địa_chỉ_cũ="\n  - tin/2023/05/cu.md\n  - /tin/\n  - /Pages/x.aspx?id=5")
    portal = of(tmp_path, **{"tin/2024/05/moi.md": text})
    pairs = tuple(redirects(portal, {urls.file_of(urls.NEWS)}))

    assert pairs == (("/tin/2023/05/cu/", "tin/2024/05/moi"), ("/Pages/x.aspx?id=5", "tin/2024/05/moi"))
    assert hosting_map(portal, pairs) == "/tin/2023/05/cu/ /tin/2024/05/moi/ 301\n"
    assert server_map(portal, pairs) == "/tin/2023/05/cu/ /tin/2024/05/moi/;\n/Pages/x.aspx?id=5 /tin/2024/05/moi/;\n"


def located(xml: str) -> dict[str, str]:
    """address → lastmod."""
    root = ElementTree.fromstring(xml)
    return {str(item.findtext(f"{SPACE}loc")): item.findtext(f"{SPACE}lastmod") or "" for item in root}


def test_the_site_map_is_absolute_and_dates_come_from_the_content(tmp_path: Path) -> None:
    edited = article(cập_nhật="\n  - ngày: 20/6/2024\n    nội dung: Sửa số liệu")
    portal = of(tmp_path, news("05/3/2024", stage="triển khai"), **{"tin/2024/05/a.md": edited})
    found = located(sitemap(portal, HOST))

    assert all(address.startswith(f"{HOST}/") for address in found)
    assert found[f"{HOST}/tin/2024/05/a/"] == "2024-06-20"
    assert found[f"{HOST}/tin/2024/03/tin-1/"] == "2024-03-05"
    assert found[f"{HOST}/tin/2024/03/"] == "2024-03-05"
    assert found[f"{HOST}/don-vi/huyen-uy-thu/"] == "2024-05-10"
    assert not [address for address in found if re.search("tim-kiem|404|chuyen-muc/tin-xa|chu-de/mot-cua", address)]


def test_a_withdrawn_article_is_in_no_site_map(tmp_path: Path) -> None:
    portal = of(tmp_path, **{"tin/2024/05/a.md": article(rút_bài="\n  ngày: 12/5/2024\n  lý do: Sai")})

    assert f"{HOST}/tin/2024/05/a/" not in located(sitemap(portal, HOST))


def test_a_build_without_an_address_gives_that_of_the_published_portal(tmp_path: Path) -> None:
    portal = of(tmp_path, **{"du-lieu/co-quan.yml": f"{IDENTITY}địa chỉ cổng: {HOST}/\n"})

    assert f"{HOST}/" in located(sitemap(portal))


def test_more_addresses_than_one_file_may_hold_are_split_without_loss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    portal = of(tmp_path, *(news(f"{day:02}/3/2024") for day in range(1, 11)))
    whole = located(sitemap(portal, HOST))
    monkeypatch.setattr(maps, "LIMIT", 7)
    parts = list(located(sitemap(portal, HOST)))
    split = {address: day for n in range(1, len(parts) + 1) for address, day in located(sitemap_part(portal, n, HOST)).items()}

    assert parts == [f"{HOST}/sitemap-{n}.xml" for n in range(1, -(-len(whole) // 7) + 1)]
    assert split == whole


def test_nothing_is_to_be_indexed_while_the_identity_is_fictional(tmp_path: Path) -> None:
    real = of(tmp_path / "b", **{"du-lieu/co-quan.yml": IDENTITY.replace("hư cấu: có\n", f"địa chỉ cổng: {HOST}\n")})

    assert robots(of(tmp_path / "a")) == "User-agent: *\nDisallow: /\n"
    assert robots(real) == f"User-agent: *\nDisallow: /tim-kiem/\nSitemap: {HOST}/sitemap.xml\nSitemap: {HOST}/sitemap-tin-moi.xml\n"
