"""The built site behind a server, for the tests that look at it in Chromium."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.browser import serve


@pytest.fixture(scope="session")
def origin(built_site: Path) -> Iterator[str]:
    """The address of the built site."""
    with serve(built_site) as origin:
        yield origin
