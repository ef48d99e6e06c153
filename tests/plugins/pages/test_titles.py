"""No two pages have one title or one description: in the district, and where names, titles and figures repeat on purpose."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from plugins.builder.settings import Settings
from plugins.pages import module, modules
from plugins.rendering.environment import environment
from portal.domain.portal import Portal
from portal.views.head import described
from portal.views.page_types import PAGE_TYPES
from portal.views.titles import article_title, unit_title
from tests.sitekit import news, portal_of, site
from tests.theme.example_site import THEME, example_site
from tests.tinysite import IDENTITY

AS_OF = date(2026, 6, 1)
SETTINGS = Settings(Path(), Path(), THEME, Path(), AS_OF)
TITLE = re.compile(r"<title>(.*?)</title>", re.S)
DESCRIPTION = re.compile(r'<meta name="description" content="(.*?)">', re.S)
UNITS = (
    "mã: tinh · tên: Tỉnh Mẫu · loại: Địa bàn · cấp: Tỉnh",
    "mã: huyen · tên: Huyện Mẫu · loại: Địa bàn · cấp: Huyện · thuộc: tinh · đến ngày: 30/6/2025 · đơn vị kế tiếp: [moi]",
    "mã: cu · tên: Xã Mây · loại: Địa bàn · cấp: Xã · thuộc: huyen · đến ngày: 30/6/2025 · đơn vị kế tiếp: [moi]",
    "mã: moi · tên: Xã Mây · loại: Địa bàn · cấp: Xã · thuộc: tinh · từ ngày: 01/7/2025",
    "mã: cu-ub · tên: Ủy ban nhân dân xã Mây · loại: UBND · cấp: Xã · thuộc: cu · chức năng: Quản lý nhà nước. · đến ngày: 30/6/2025",
    "mã: moi-ub · tên: Ủy ban nhân dân xã Mây · loại: UBND · cấp: Xã · thuộc: moi · chức năng: Quản lý nhà nước. · từ ngày: 01/7/2025",
    "mã: gio-ub · tên: Ủy ban nhân dân xã Gió · loại: UBND · cấp: Xã · thuộc: tinh · chức năng: Quản lý nhà nước.",
    "mã: tram-1 · tên: Trạm Y tế · loại: Đơn vị sự nghiệp · cấp: Xã · thuộc: moi-ub",
    "mã: tram-2 · tên: Trạm Y tế · loại: Đơn vị sự nghiệp · cấp: Xã · thuộc: gio-ub",
)
ONE, TWO = "cải cách hành chính năm 2026", "Đến năm 2026, 100% hồ sơ được giải quyết đúng hạn"


def registry(*rows: str) -> str:
    """Rows of a registry file, each told in one line."""
    return "".join("- " + row.replace(" · ", "\n  ") + "\n" for row in rows)


def told(unit: str, day: str) -> str:
    """An article that says of each unit what it says of every other."""
    plan = f"Kế hoạch {ONE}"
    paper = f"  - số: 05/KH-UBND\n    loại: kế hoạch\n    trích yếu: Cải cách\n    ngày: {day}\n    cơ quan ban hành: {unit}"
    head = f"chủ đề: Thông báo\nchuyên mục: Thông báo\nvăn bản:\n{paper}"
    return news(day, unit=unit, title="Thông báo lịch tiếp công dân", plan=plan, stage="ban hành", targets=[f"(1) {TWO}"], head=head)


FILES = {
    "du-lieu/co-quan.yml": IDENTITY,
    "du-lieu/don-vi.yml": registry(*UNITS),
    "du-lieu/ke-hoach/a.yml": "loại: kế hoạch\ntên: Kế hoạch cải cách hành chính năm 2026\ncơ quan ban hành: moi-ub\n",
    "du-lieu/ke-hoach/b.yml": "loại: kế hoạch\ntên: Kế hoạch cải cách hành chính năm 2026\ncơ quan ban hành: gio-ub\n",
    "du-lieu/chuyen-muc.yml": registry("mã: thong-bao-tin · tên: Thông báo"),
    "du-lieu/chu-de.yml": registry("mã: thong-bao-chung · tên: Thông báo"),
    "tin/2026/01/a.md": told("moi-ub", "05/01/2026"),
    "tin/2026/01/b.md": told("gio-ub", "05/01/2026"),
    "tin/2026/01/c.md": news("05/01/2026", unit="moi-ub", title="Thông báo lịch tiếp công dân", plan=""),
    "tin/2026/02/d.md": news("05/02/2026", unit="moi-ub", title="Thông báo lịch tiếp công dân", plan=""),
    "tin/2026/02/e.md": news("06/02/2026", unit="moi-ub", title="Tin khác", plan=""),
}


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    return portal_of(site(tmp_path_factory.mktemp("alike"), as_of=AS_OF.isoformat(), files=FILES))


def twice(pages: Mapping[str, str], pattern: re.Pattern[str]) -> dict[str, list[str]]:
    """What stands in the heads of several pages, and of which; "" is what a page lacks."""
    found: dict[str, list[str]] = defaultdict(list)
    for path, html in pages.items():
        said = pattern.search(html)
        found[unescape(said[1]).casefold() if said else ""].append(path)
    return {words: paths for words, paths in found.items() if len(paths) > 1 or not words}


def test_names_that_repeat_are_told_apart_by_what_pages_are_made_of(portal: Portal) -> None:
    env, shown = environment(THEME), example_site()
    pages = {
        artifact.path: env.get_template(artifact.template).render(view=artifact.make(portal, *artifact.args), site=shown)
        for name in ("articles", *modules(PAGE_TYPES))
        for artifact in module(name).artifacts(portal, SETTINGS)
        if artifact.template
    }

    assert len(pages) > 50
    assert twice(pages, TITLE) == {}
    assert {words: paths for words, paths in twice(pages, DESCRIPTION).items() if not all(map(is_article, paths))} == {}


def is_article(path: str) -> bool:
    """An article's description is its summary as written: different titles over the same words are a question to staff (W191)."""
    return bool(re.fullmatch(r"tin/\d{4}/\d{2}/.+/index\.html", path))


def test_no_title_and_no_description_of_the_district_stands_twice(mini_site: Path) -> None:
    pages = {str(file.relative_to(mini_site)): file.read_text(encoding="utf-8") for file in mini_site.rglob("*.html")}
    pages = {path: html for path, html in pages.items() if 'http-equiv="refresh"' not in html}

    assert len(pages) > 200
    assert twice(pages, TITLE) == {}
    assert twice(pages, DESCRIPTION) == {}


def test_units_are_told_apart_by_the_unit_above_and_their_last_day(portal: Portal) -> None:
    assert unit_title(portal, "cu-ub") == "Ủy ban nhân dân xã Mây (đến 30/6/2025)"
    assert unit_title(portal, "moi-ub") == "Ủy ban nhân dân xã Mây"
    assert unit_title(portal, "moi") == "Xã Mây, tỉnh Mẫu"
    assert unit_title(portal, "tram-2") == "Trạm Y tế, Ủy ban nhân dân xã Gió"


def test_articles_are_told_apart_by_day_and_on_one_day_by_their_place(portal: Portal) -> None:
    names = [article_title(portal, f"tin/2026/{name}") for name in ("01/a", "01/b", "01/c", "02/d", "02/e")]

    assert names == [
        *(f"Thông báo lịch tiếp công dân (05/01/2026, bài {place})" for place in (1, 2, 3)),
        "Thông báo lịch tiếp công dân (05/02/2026)", "Tin khác",
    ]  # fmt: skip


def test_a_description_names_its_page_once() -> None:
    assert described("Chủ đề Y tế", "tin về y tế.") == "Chủ đề Y tế. Tin về y tế."
    assert described("Xã Mây", "Xã Mây ở phía bắc.") == "Xã Mây ở phía bắc."
    assert described("Đến năm 2025, 91% số hộ có nước sạch. " * 3, "Đạt 86%.") == "Đạt 86%. " + "Đến năm 2025, 91% số hộ có nước sạch. " * 3
    assert described("Xã Mây", " ") == "Xã Mây"
