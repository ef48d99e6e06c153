"""The miniature demo and the pages of it that stand for their kind."""

from datetime import date
from pathlib import Path

import pytest

from portal.source.load import load_portal
from tests.conftest import AS_OF
from tests.golden import pages


@pytest.fixture(scope="session")
def golden_pages(mini_content: Path) -> dict[str, str]:
    """Name of the golden file → address."""
    loaded = load_portal(mini_content, date.fromisoformat(AS_OF))
    assert loaded.portal is not None
    return pages.chosen(loaded.portal.facts)
