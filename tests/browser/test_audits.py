"""Lighthouse finds nothing to better in accessibility, good practice and findability.

What is audited is the portal as it is published: the identity of `content/` is fictional, so that its pages ask not to
be indexed. Here a copy without `hư cấu` is built, and the audit of indexing counts like any other. The search page is
not for search engines even then, and says so; that one audit, on that one page, is expected to fail.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import audits
from tests.conftest import AS_OF
from tools import site_map
from tools.browser import serve

# A group of its own: these start a Chromium each, and need not wait for the other browser tests.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("audits")]

# The pages most readers come to, by kind; of each kind the fullest page.
AUDITED = ("", "tin/*/*/*", "ke-hoach/*")
POOR = '<!doctype html><html><head><meta charset="utf-8"></head><body><img src="data:,"></body></html>'
FICTIONAL = "hư cấu: có\n"


@pytest.fixture(autouse=True)
def _program() -> None:
    if not audits.is_at_hand():
        pytest.skip("không có Node, Lighthouse (node_modules) hoặc Chromium")


@pytest.fixture
def poor_page(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "index.html").write_text(POOR)
    with serve(tmp_path) as origin:
        yield f"{origin}/"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`content/` built for a body that is not fictional."""
    folder = tmp_path_factory.mktemp("published")
    content, output = folder / "content", folder / "site"
    shutil.copytree(audits.ROOT / "content", content)
    identity = content / "du-lieu" / "co-quan.yml"
    told = identity.read_text(encoding="utf-8")
    assert FICTIONAL in told
    identity.write_text(told.replace(FICTIONAL, ""), encoding="utf-8")
    command = [sys.executable, "-m", "portal", "build", "--as-of", AS_OF, "--content", str(content), "--output", str(output)]
    ended = subprocess.run(command, cwd=audits.ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return output


@pytest.fixture(scope="module")
def address(published: Path) -> Iterator[str]:
    with serve(published) as origin:
        yield origin


def test_poor_page_is_seen(poor_page: str) -> None:
    names = {fault.split(":")[0] for fault in audits.audit_faults(poor_page)}
    assert names >= {"accessibility document-title", "accessibility html-has-lang", "seo meta-description"}


@pytest.mark.parametrize("kind", AUDITED)
def test_page_passes_every_audit(published: Path, address: str, kind: str) -> None:
    assert audits.audit_faults(address + site_map.fullest(published, kind)) == []


def test_search_page_passes_every_audit_but_that_of_being_indexed(address: str) -> None:
    faults = audits.audit_faults(f"{address}/tim-kiem/")
    assert [fault.split(":")[0] for fault in faults] == ["seo is-crawlable"]
