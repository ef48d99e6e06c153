"""The committed scripts of the desk are those that `make client` makes."""

from __future__ import annotations

import pytest

from tools.bundle import ESBUILD
from tools.desk_client import STATIC, heading, made


def test_the_editor_is_made_of_its_modules_as_they_are() -> None:
    assert (STATIC / "editor.js").read_text(encoding="utf-8").startswith(heading() + "\n")


def test_the_scripts_are_those_that_the_locked_packages_give() -> None:
    if not ESBUILD.exists():
        pytest.skip("không có các gói npm (npm)")
    for path, data in made().items():
        assert path.read_bytes() == data, f"{path.name}: make client"

