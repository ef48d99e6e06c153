"""The built site keeps the rules of `built_rules`, and each rule sees its bad sample."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath

import pytest

from tests.house import built_rules as rules
from tests.house import file_rules

Rule = Callable[[Path, Path], Iterator[str]]

LARGEST_CSS = 12 * 1024
BAD_SAMPLES: list[tuple[Rule, str]] = [
    (rules.broken_links, '<a href="/tin/2016/">2016</a>'),
    (rules.broken_links, '<a href="khong-co.html">Tin</a>'),
    (rules.broken_links, '<a href="#khong-co">Lên đầu</a>'),
    (rules.broken_links, '<img src="/anh/khong-co.webp" alt="">'),
    (rules.foreign_loads, '<script src="https://example.org/dem.js"></script>'),
    (rules.foreign_loads, '<link rel="stylesheet" href="//example.org/a.css">'),
    (rules.inline_code, '<p style="color: red">Đỏ</p>'),
    (rules.inline_code, '<button onclick="print()">In</button>'),
]
GOOD = """<html lang="vi"><head><link rel="canonical" href="https://example.gov.vn/"></head><body id="dau">
<a href="/">Trang chủ</a> <a href="index.html#dau">Lên đầu</a> <a href="https://example.org/">Nơi khác</a>
<a href="mailto:a@example.org">Thư</a></body></html>"""


def by_kind(faults: list[str]) -> str:
    """The same fault on many pages is one line with its first page: `103 × /rss/ leads nowhere (index.html)`."""
    first: dict[str, str] = {}
    count: Counter[str] = Counter()
    for fault in faults:
        page, _, what = fault.partition(": ")
        first.setdefault(what, page)
        count[what] += 1
    return "\n".join(f"{number} × {what} ({first[what]})" for what, number in count.most_common(60))


@pytest.mark.parametrize(("rule", "body"), BAD_SAMPLES)
def test_rule_sees_its_bad_sample(tmp_path: Path, rule: Rule, body: str) -> None:
    page = tmp_path / "index.html"
    page.write_text(f"<html><body>{body}</body></html>")
    assert list(rule(tmp_path, page))


@pytest.mark.parametrize("rule", {rule: None for rule, _ in BAD_SAMPLES})
def test_rule_is_content_with_a_good_page(tmp_path: Path, rule: Rule) -> None:
    page = tmp_path / "index.html"
    page.write_text(GOOD)
    assert not list(rule(tmp_path, page))


@pytest.mark.parametrize("rule", {rule: None for rule, _ in BAD_SAMPLES})
def test_every_built_page_keeps_the_rule(built_site: Path, rule: Rule) -> None:
    pages = sorted(built_site.rglob("*.html"))
    assert len(pages) > 20
    faults = [fault for page in pages for fault in rule(built_site, page)]
    assert not faults, by_kind(faults)


def test_all_style_is_layered_and_within_its_budget(built_site: Path) -> None:
    sheets = sorted(built_site.rglob("*.css"))
    assert sheets
    assert rules.gzipped(sheets) <= LARGEST_CSS
    for sheet in sheets:
        assert not list(file_rules.unlayered(PurePath(sheet.name), sheet.read_text(encoding="utf-8")))


def test_no_file_of_the_site_is_empty_or_temporary(built_site: Path) -> None:
    files = [path for path in built_site.rglob("*") if path.is_file()]
    assert not [path for path in files if not path.stat().st_size or path.suffix == ".tmp"]
