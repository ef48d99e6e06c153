"""The files of the checkout that the house rules are held against."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# Made by set-up, by a build or by a tool; never ours to keep in order.
MADE = {".git", ".venv", ".portal", ".bien-tap", ".fonts", "node_modules", "output", "public", "artefacts", "__pycache__"}
CACHES = {".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis", ".import_linter_cache", ".npm"}


def files(*folders: str, suffix: str = "") -> Iterator[Path]:
    """Every file of our own under the folders (the whole checkout by default), sorted, whose name ends in `suffix`."""
    for folder in folders or (".",):
        yield from sorted(path for path in _walk(ROOT / folder) if path.name.endswith(suffix))


def _walk(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if path.is_symlink() or path.name in MADE | CACHES or path.name.startswith("output-"):
            continue
        if path.is_dir():
            yield from _walk(path)
        elif path.is_file():
            yield path


def name(path: Path) -> str:
    """The file as the checkout calls it: `portal/urls.py`."""
    return path.relative_to(ROOT).as_posix()


def text(path: Path) -> str:
    """The content as UTF-8; what is not text (a font, a picture) is empty."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""
