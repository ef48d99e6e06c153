"""Every kind of page of the miniature demo is correct HTML; `test_modes` looks at them in Chromium."""

from pathlib import Path
from shutil import copyfile

import pytest

from tests.browser import markup
from tools import site_map


def test_every_kind_of_page_is_correct_html(mini_site: Path, tmp_path: Path) -> None:
    if not markup.is_at_hand():
        pytest.skip("không có Node hoặc html-validate (node_modules)")
    pages = site_map.addresses(mini_site)
    kinds = sorted({site_map.kind(address) for address in pages})
    for number, address in enumerate(site_map.fullest(mini_site, kind) for kind in kinds):
        copyfile(pages[address], tmp_path / f"{number}-{address.strip('/').replace('/', '_').removesuffix('.html') or 'trang-chu'}.html")
    assert markup.html_faults(tmp_path) == []
