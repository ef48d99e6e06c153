"""The vectors that these tests share with tests/js/fold.test.mjs."""

import json
from pathlib import Path
from typing import Any

VECTORS = Path(__file__).resolve().parents[2] / "vectors"


def read(name: str) -> list[Any]:
    """The rows of tests/vectors/<name>.json."""
    rows: list[Any] = json.loads((VECTORS / f"{name}.json").read_text("utf-8"))
    return rows
