"""The real content, loaded once as of a fixed day, and the facts it is held against."""

from datetime import date
from pathlib import Path

import pytest

from portal.domain.portal import Portal
from portal.source.load import Loaded, load_portal

CONTENT = Path(__file__).resolve().parents[2] / "content"


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    """`content/` as it is understood on 21/11/2026."""
    return load_portal(CONTENT, date(2026, 11, 21))


@pytest.fixture(scope="session")
def portal(loaded: Loaded) -> Portal:
    """The Portal of the real content."""
    assert loaded.portal is not None, "\n".join(str(problem) for problem in loaded.problems)
    return loaded.portal
