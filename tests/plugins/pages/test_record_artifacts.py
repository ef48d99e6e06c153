"""The pages of plans, targets, documents, events, consultations and notices, rendered with the theme's templates."""

from __future__ import annotations

import marshal
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from plugins.pages import consultations, documents, events, feeds, notices, plans, targets
from plugins.rendering.environment import environment
from portal import urls
from portal.domain.dependency_tracker import DependencyTracker
from portal.domain.portal import Portal
from tests.portal.source.test_consultations import ANSWERED, ASKED
from tests.portal.source.test_events import CALLED, HELD, MOVED
from tests.portal.views.test_plan_pages import CHANGED, SET, TOLD
from tests.sitekit import PLAN_ID, news, portal_of, site
from tests.theme.example_site import THEME, example_site

KINDS: tuple[ModuleType, ...] = (plans, targets, documents, events, consultations, notices, feeds)
SETTINGS = Settings(Path(), Path(), THEME, Path(), date(2026, 1, 1))
OWN = re.compile(r"^/(ke-hoach|chi-tieu|van-ban|su-kien|gop-y|thong-bao)/")
DATA = re.compile(r"\.(xml|csv|ics|json)$")  # made by other outlets
LIVING = (
    SET, TOLD, CHANGED, ASKED, ANSWERED, CALLED, MOVED, HELD,
    news("10/2/2025", plan="", title="Thông báo cắt nước", head="hết hạn: 31/3/2025"),
    news("10/2/2026", plan="Kế hoạch trồng rừng năm 2026", stage="triển khai",
         head="văn bản:\n  - số: 7-KH/HU\n    ngày ban hành: 01/2/2026\n    trích yếu: Trồng rừng"),
)  # fmt: skip


def all_artifacts(portal: Portal) -> Iterator[Artifact]:
    for kind in KINDS:
        yield from kind.artifacts(portal, SETTINGS)


def rendered(portal: Portal) -> dict[str, str]:
    env, shown = environment(THEME), replace(example_site(), menu=(), footer=(), feeds=(), search="", languages=())
    return {
        artifact.path: env.get_template(artifact.template).render(view=artifact.make(portal, *artifact.args), site=shown)
        for artifact in all_artifacts(portal)
    }


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    return portal_of(site(tmp_path_factory.mktemp("site"), *LIVING, as_of="2026-06-01"))


@pytest.fixture(scope="module")
def pages(living: Portal) -> dict[str, str]:
    return rendered(living)


def test_an_empty_site_has_every_list_and_no_empty_block(tmp_path: Path) -> None:
    pages = rendered(portal_of(site(tmp_path, as_of="2026-01-01")))
    assert pages.pop("rss/index.html")  # the whole has its feed from the first day

    assert set(pages) == {
        f"{place}/index.html" for place in ("ke-hoach", "chi-tieu", "chi-tieu/chua-co-ket-qua", "van-ban", "su-kien", "gop-y", "thong-bao")
    }
    for html in pages.values():
        assert not re.search(r"<(ul|ol|table|tbody|dl)[^>]*>\s*</\1>", html)
        assert 'class="block"' not in html


def test_no_two_pages_claim_one_file(living: Portal) -> None:
    paths = [artifact.path for artifact in all_artifacts(living)]

    assert len(paths) == len(set(paths))


def test_every_link_between_these_pages_leads_to_one_of_them(pages: dict[str, str]) -> None:
    linked = {href for html in pages.values() for href in re.findall(r'href="([^"#]+)', html) if OWN.match(href) and not DATA.search(href)}

    assert linked
    assert {href for href in linked if urls.file_of(href) not in pages} == set()


def test_every_anchor_linked_on_another_page_is_there(pages: dict[str, str]) -> None:
    anchors = {pair for html in pages.values() for pair in re.findall(r'href="(/[^"#]+)#([^"]+)"', html) if OWN.match(pair[0])}

    for address, anchor in anchors:
        assert f'id="{anchor}"' in pages[urls.file_of(address)], (address, anchor)


def test_every_page_has_one_heading_of_its_own_and_no_anchor_twice(pages: dict[str, str]) -> None:
    for path, html in pages.items():
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert html.count("<h1") == 1, path
        assert len(ids) == len(set(ids)), (path, sorted(id for id in ids if ids.count(id) > 1))


def test_the_as_of_date_stands_on_no_page(pages: dict[str, str]) -> None:
    assert not [path for path, html in pages.items() if "01/6/2026" in html or "2026-06-01" in html]


def test_what_a_page_takes_can_be_remembered(living: Portal) -> None:
    for artifact in all_artifacts(living):
        tracker = DependencyTracker(living)
        artifact.make(tracker, *artifact.args)
        assert marshal.dumps(sorted(tracker.dependencies, key=repr), 2)


def test_a_day_that_changes_no_state_changes_no_page(tmp_path: Path, pages: dict[str, str]) -> None:
    assert rendered(portal_of(site(tmp_path, *LIVING, as_of="2026-06-02"))) == pages


def test_a_plan_page_stands_in_the_order_of_the_brief(pages: dict[str, str]) -> None:
    html = pages[f"ke-hoach/{PLAN_ID}/index.html"]
    places = [html.index(f'id="{anchor}"') for anchor in ("thong-tin-chung", "ket-qua", "chi-tieu", "qua-trinh", "tin-bai", "dieu-chinh")]

    assert places == sorted(places)


def test_the_states_rule_stands_on_the_page_of_a_target(pages: dict[str, str]) -> None:
    html = pages[f"chi-tieu/{PLAN_ID}-2/index.html"]

    assert "Cách đánh giá" in html
    assert "Kết quả mới nhất tốt hơn mức đề ra." in html


def test_one_more_plan_changes_only_the_lists_it_stands_in(tmp_path: Path, pages: dict[str, str]) -> None:
    name, plan = "Kế hoạch làm đường năm 2025", "ke-hoach-lam-duong-nam-2025"
    more = news("11/5/2026", plan=name, stage="triển khai", targets=["(1) 100% số thôn có đường"])
    after = rendered(portal_of(site(tmp_path, *LIVING, more, as_of="2026-06-01")))
    changed = {path.removesuffix("index.html") for path, html in after.items() if pages.get(path) != html}

    assert changed == {
        "ke-hoach/", "ke-hoach/buoc/trien-khai/", "ke-hoach/loai/ke-hoach/", "ke-hoach/co-quan/huyen-uy-thu/", "ke-hoach/nam/2026/",
        f"ke-hoach/{plan}/", f"ke-hoach/{plan}/ho-so/",
        "chi-tieu/", "chi-tieu/chua-co-ket-qua/", "chi-tieu/don-vi/huyen-uy-thu/", "chi-tieu/han/2025/", f"chi-tieu/{plan}-1/",
        # Silence is a state no target had before: the lists of the other states now lead to it.
        "chi-tieu/tinh-trang/vuot/", "chi-tieu/tinh-trang/chua-du-so-lieu-de-danh-gia/",
        # What tells its latest news: the feeds it stands in.
        "rss/", "chi-tieu/theo-doi/", f"ke-hoach/{plan}/theo-doi/", "don-vi/huyen-thu/theo-doi/", "don-vi/huyen-uy-thu/theo-doi/",
        "chuyen-muc/xay-dung-dang/theo-doi/",
    }  # fmt: skip
