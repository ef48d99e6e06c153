"""Whatever day a site is looked at from: every page can be made, and no page leads to one that is not there.

What is referenced may not be published, set, issued or in force yet, be withdrawn or be held: no page may stumble over it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from plugins import pages
from plugins.builder.run import Run
from plugins.builder.settings import Settings
from plugins.feeds import files as feeds
from plugins.incremental.artifact import Artifact
from plugins.incremental.fragments import FragmentCache
from plugins.opendata import files as opendata
from portal import urls
from portal.domain.portal import Portal
from portal.source.load import load_portal
from portal.views.data.documents import TABLES
from portal.views.page_types import PAGE_TYPES
from portal.views.sitemap import entries
from tests.sitekit import PLAN, PLAN_ID, news, paths
from tests.theme.example_site import THEME
from tests.tinysite import UNITS, write_site

HREF = re.compile(r'(?:href|src)="(/[^"#?]*)')
OTHERS = ("anh/", "tep/", "assets/", "tim-kiem/")  # made by other outlets


def artifacts(portal: Portal, content: Path, day: date, memory: Path) -> list[Artifact]:
    """Every page, feed and table of open data."""
    settings = Settings(content, memory / "output", THEME, memory / "state", day)
    run = cast(Run, SimpleNamespace(settings=settings, portal=portal, lengths={}, version="", since=lambda version: None))
    made = [artifact for kind in (*pages.modules(PAGE_TYPES), "articles") for artifact in pages.module(kind).artifacts(portal, settings)]
    cache = FragmentCache(memory / "opendata", "", "", lambda version: None)
    return [*made, *feeds.artifacts(run, portal), *opendata.artifacts(cache, "", portal)]


def strings(thing: Any) -> Iterator[str]:
    """Every text of a view."""
    if isinstance(thing, str):
        yield thing
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from strings(getattr(thing, field.name))
    elif isinstance(thing, tuple):
        for part in thing:
            yield from strings(part)


def links(view: Any) -> Iterator[str]:
    """Every address on this site that a view leads to."""
    for text in strings(view):
        if text.startswith("/") and not re.search(r"[\s<]", text):
            yield re.split(r"[#?]", text)[0]
        elif '="/' in text:
            yield from HREF.findall(text)


def faults(content: Path, day: date, memory: Path) -> Iterator[str]:
    """What is wrong with the site as a day sees it."""
    loaded = load_portal(content, day)
    assert loaded.portal is not None
    made = artifacts(loaded.portal, content, day, memory)
    known = {artifact.path for artifact in made}
    for artifact in made:
        view = artifact.make(loaded.portal, *artifact.args)
        for link in links(view) if is_dataclass(view) else ():
            file = link[1:] + "index.html" if link.endswith("/") else link[1:]
            if file not in known and not file.startswith(OTHERS):
                yield f"{day}: {artifact.path} leads to {link}"
    yield from (f"{day}: {fault}" for fault in broken_keys(loaded.portal))


def broken_keys(portal: Portal) -> Iterator[str]:
    """Keys of the open data that lead to no row."""
    rows = {table.name: list(table.rows(portal, "")) for table in TABLES}
    ids = {name: {row[0] for row in found} for name, found in rows.items()}
    for table in TABLES:
        for place, column in enumerate(table.columns):
            if column.of:
                wrong = {row[place] for row in rows[table.name] if row[place]} - ids[column.of]
                yield from (f"{table.name}.{column.name}: {key}" for key in wrong)


def days(first: date, last: date, count: int, seed: int) -> list[date]:
    chosen = random.Random(seed)
    return [first, *(first + timedelta(days=chosen.randrange((last - first).days)) for _ in range(count - 2)), last]


@pytest.mark.parametrize("day", days(date(2024, 6, 1), date(2028, 1, 1), 30, seed=11), ids=str)
def test_the_district_can_be_seen_from_any_day(mini_content: Path, tmp_path: Path, day: date) -> None:
    assert not list(faults(mini_content, day, tmp_path))


def indexed(portal: Portal, made: list[Artifact]) -> set[str]:
    """The pages that search engines may show, but sections and topics of which nothing is told."""
    metas = {f"/{one.path.removesuffix('index.html')}": one.make(portal, *one.args).meta for one in made if one.path.endswith("index.html")}
    empty = {urls.section(id) for id in portal.ids("sections") if not portal.count("section", id)}
    tables = [("topic",), ("plans", "topic"), ("documents", "topic")]
    empty |= {urls.topic(id) for id in portal.ids("topics") if not any(portal.count(*key, id) for key in tables)}
    return {url for url, meta in metas.items() if "noindex" not in meta.robots} - empty


@pytest.mark.parametrize("day", [date(2024, 12, 1), date(2026, 11, 21), date(2028, 1, 1)], ids=str)
def test_the_site_map_names_every_page_there_is(mini_content: Path, tmp_path: Path, day: date) -> None:
    portal = load_portal(mini_content, day).portal
    assert portal is not None
    named = list(entries(portal))
    assert sorted(url for url, _ in named) == sorted(indexed(portal, artifacts(portal, mini_content, day, tmp_path)))
    assert all(told <= day.isoformat() for _, told in named)
    assert {"/gop-y/", "/thong-bao/"} <= {url for url, _ in named}


# Everything here is told before what it names is there: see `test_nothing_stumbles_over_what_is_not_there_yet`.
LATER_PLAN = """\
tên: Nghị quyết Đầu tư 2027
ngày: 10/6/2024
thay thế: {plan}
chỉ tiêu:
  - (1) Đến năm 2026, 100% số xã có đường nhựa
  - (2) trong đó ít nhất 80% đạt chuẩn
  - (3) Đến năm 2026, 60% hộ dân dùng nước sạch
kết quả:
  - (3) Năm 2024, 55% hộ dân dùng nước sạch
quá trình:
  - ngày: 10/6/2024
    bước: Ban hành
    bài: tin/2024/08/tin-4.md
văn bản:
  - số: 9-NQ/HU
    ngày ban hành: 10/6/2024
    trích yếu: Nghị quyết đầu tư
"""
OLD_PLAN = f"""\
tên: {PLAN}
thay bằng: nghi-quyet-dau-tu
quá trình:
  - ngày: 5/3/2024
    bước: Triển khai
    bài: tin/2024/07/tin-3.md
"""
NEW_UNITS = f"""\
{UNITS}- mã: xa-ba
  tên: Xã Ba
  loại: Địa bàn
  cấp: Xã
  thuộc: xa-mot
  từ ngày: 01/7/2025
"""
ON_LATER = {"plan": "Nghị quyết Đầu tư 2027"}
CONSULTED = "lấy ý kiến:\n  hết hạn: 30/6/2024\nvăn bản:\n  - số: 1-KH/HU\n    trích yếu: Kế hoạch một\n    kế hoạch: nghi-quyet-dau-tu"
THIRD, FOURTH = "tin/2024/07/tin-3.md", "tin/2024/08/tin-4.md"
WITHDRAWN = f"thay bằng: {FOURTH}\nrút bài:\n  ngày: 6/7/2024\n  lý do: nhầm"
FORWARD = [
    news("05/3/2024", **ON_LATER, results=["(1) 20% số xã có đường nhựa", "(2) trong đó 10% đạt chuẩn"], head=f"thay bằng: {THIRD}"),
    news("06/3/2024", **ON_LATER, targets=["(2) trong đó ít nhất 80% đạt chuẩn"], unit="Xã Ba", head=f"đính chính cho: {THIRD}"),
    news("05/7/2024", **ON_LATER, results=["(3) 57% hộ dân dùng nước sạch"], head=WITHDRAWN),
    news("05/8/2024", targets=["(1) 90% hộ dân dùng nước sạch"], head=f"đính chính cho: {THIRD}"),
    news("01/4/2024", **ON_LATER, stage="lấy ý kiến", head=CONSULTED),
    news("02/7/2024", **ON_LATER, head="lấy ý kiến:\n  kết quả: 12 ý kiến"),
    news("03/3/2024", plan="", head="sự kiện: Hội nghị bàn việc xã, ngày 20/8/2024", unit="Xã Ba"),
    news("03/8/2024", plan="", head="sự kiện: Hội nghị bàn việc xã, ngày 20/8/2024", unit="Xã Ba"),
    news("04/8/2024", plan="Kế hoạch Không ai biết", title="Một bài hỏng", unit="Không có"),
]
FILES = {
    "du-lieu/don-vi.yml": NEW_UNITS,
    "du-lieu/ke-hoach/nghi-quyet-dau-tu.yml": LATER_PLAN.format(plan=PLAN_ID),
    f"du-lieu/ke-hoach/{PLAN_ID}.yml": OLD_PLAN,
}


@pytest.fixture(scope="module")
def forward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("forward"), {**paths(FORWARD), **FILES})


@pytest.mark.parametrize("day", [date(2024, 3, 5) + timedelta(days=9 * step) for step in range(22)], ids=str)
def test_nothing_stumbles_over_what_is_not_there_yet(forward: Path, tmp_path: Path, day: date) -> None:
    assert not list(faults(forward, day, tmp_path))
