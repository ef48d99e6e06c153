"""What tests of the importer share: a small content folder of a fictional district, its registries, and the way through all steps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from portal.importer.found import Imported
from portal.importer.reading import ImportSource, import_bytes
from portal.source.load import no_last_good
from portal.source.reading.registries.files import read_registries
from portal.source.reading.registries.registry import Registries
from portal.source.reading.tree import walk
from tests import tinysite


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder that may be written to."""
    return tinysite.write_site(tmp_path / "content", {})


@pytest.fixture
def registries(content: Path) -> Registries:
    """Its registries."""
    return read_registries(content, walk(content), no_last_good, [])


@pytest.fixture
def imported(registries: Registries) -> Callable[..., Imported]:
    """Import some bytes: `imported(data, "a.docx")`."""

    def one(data: bytes, origin: str = "bai.docx", **others: object) -> Imported:
        return import_bytes(ImportSource(origin, data), registries, **others)[0]  # type: ignore[arg-type] # passed on as they are

    return one
