"""Chromium for one test run, and the built site behind a server; skipped, and named at the end, without a Chromium."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tools.browser import launched, serve
from tools.setup import chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    if path is None:
        pytest.skip("không có Chromium (no Chromium; apt install chromium)")
    with launched(path) as browser:
        yield browser


@pytest.fixture(scope="session")
def origin(built_site: Path) -> Iterator[str]:
    """The address of the built site."""
    with serve(built_site) as origin:
        yield origin
