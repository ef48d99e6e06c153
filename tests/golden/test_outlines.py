"""Every kind of page of the miniature demo says what it said when people last read it.

After a change that is meant: `pytest tests/golden --update-golden`, then read the difference in git before committing it.
"""

from difflib import unified_diff
from pathlib import Path

import pytest

from portal import urls
from tests.golden.outline import outline
from tools import site_map

GOLDEN = Path(__file__).parent

# Kinds of page that a golden file stands for under another address: lists of the same make.
ALIKE = {"chu-de/*/*": "chuyen-muc/*/*", "ke-hoach/*/*": "van-ban/*/*", "ke-hoach/*/*/*": "ke-hoach/*/*"}


def test_outline_keeps_order_words_and_counts(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    items = "".join(f"<li><a href='/'>Tin {n}</a></li>" for n in range(9))
    facts = "<dl><dt>Hạn</dt><dd>2020</dd></dl>"
    page.write_text(f"<title>T</title><main><h1>Tin  tức</h1><p>Một <b>đoạn</b>.</p><ul>{items}</ul>{facts}</main>")

    assert outline(page).splitlines() == ["<title> T", "# Tin tức", "Một đoạn.", "- Tin 0", "- Tin 1", "- Tin 2", "… (9)", "Hạn", "  2020"]


def test_pages_say_what_they_said(mini_site: Path, golden_pages: dict[str, str], request: pytest.FixtureRequest) -> None:
    now = {name: f"{address}\n{outline(mini_site / urls.file_of(address))}" for name, address in golden_pages.items()}
    if request.config.getoption("--update-golden"):
        _write(now)
    known = {path.stem: path.read_text(encoding="utf-8") for path in GOLDEN.glob("*.txt")}
    changed = [line for name in sorted(known.keys() | now.keys()) for line in _difference(name, known.get(name, ""), now.get(name, ""))]
    assert not changed, "\n".join(["pytest tests/golden --update-golden writes them anew", *changed[:80]])


def test_every_kind_of_page_has_its_golden_file(mini_site: Path, golden_pages: dict[str, str]) -> None:
    kinds = {site_map.kind(address) for address in site_map.addresses(mini_site)}
    told = {site_map.kind(address) for address in golden_pages.values()}

    assert {kind for kind in kinds if kind not in told and ALIKE.get(kind) not in told} == set()


def _difference(name: str, before: str, after: str) -> list[str]:
    return list(unified_diff(before.splitlines(), after.splitlines(), f"{name}.txt", "now", n=0, lineterm=""))


def _write(outlines: dict[str, str]) -> None:
    for stale in GOLDEN.glob("*.txt"):
        stale.unlink()
    for name, text in outlines.items():
        (GOLDEN / f"{name}.txt").write_text(text, encoding="utf-8")
