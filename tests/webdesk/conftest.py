"""One demo desk for the tests of a process, on the miniature district."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.webdesk.kit import OpenDesk


@pytest.fixture(scope="module")
def desk(mini_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    """A demo desk with its own copy of the content; what one test writes the next may see."""
    opened = OpenDesk(tmp_path_factory.mktemp("desk"), mini_content, "--demo")
    yield opened
    opened.stop()
