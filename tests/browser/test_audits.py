"""Lighthouse finds nothing to better in accessibility, good practice and findability."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import audits
from tools import site_map
from tools.browser import serve

# A group of its own: these start a Chromium each, and need not wait for the other browser tests.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("audits")]

# The pages most readers come to, by kind; of each kind the fullest page.
AUDITED = ("", "tin/*/*/*", "ke-hoach/*")
POOR = '<!doctype html><html><head><meta charset="utf-8"></head><body><img src="data:,"></body></html>'


@pytest.fixture(autouse=True)
def _program() -> None:
    if not audits.is_at_hand():
        pytest.skip("không có Node, Lighthouse (node_modules) hoặc Chromium")


@pytest.fixture
def poor_page(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "index.html").write_text(POOR)
    with serve(tmp_path) as origin:
        yield f"{origin}/"


def test_poor_page_is_seen(poor_page: str) -> None:
    names = {fault.split(":")[0] for fault in audits.audit_faults(poor_page)}
    assert names >= {"accessibility document-title", "accessibility html-has-lang", "seo meta-description"}


@pytest.mark.parametrize("kind", AUDITED)
def test_page_passes_every_audit(built_site: Path, origin: str, kind: str) -> None:
    assert audits.audit_faults(origin + site_map.fullest(built_site, kind)) == []
