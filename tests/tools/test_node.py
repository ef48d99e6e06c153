"""Which Node is good enough for the JavaScript tests."""

from pathlib import Path

import pytest

from tools.setup import node


def program(folder: Path, says: str) -> str:
    path = folder / "node"
    path.write_text(f"#!/bin/sh\necho {says}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize("version", ["v20.19.0", "v20.20.2", "v24.1.0"])
def test_recent_node_is_used(tmp_path: Path, version: str) -> None:
    assert node._is_new_enough(program(tmp_path, version))


@pytest.mark.parametrize("version", ["v18.20.4", "v20.18.1", "v8.17.0", "nonsense"])
def test_old_or_odd_node_is_not_used(tmp_path: Path, version: str) -> None:
    assert not node._is_new_enough(program(tmp_path, version))


def test_missing_node_is_not_used() -> None:
    assert not node._is_new_enough(None)
