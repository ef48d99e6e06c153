"""`portal docs`: the pages of docs/ that are generated from code, so that they stay correct. `--check` only compares."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from portal.desk.field_docs import errors_page, front_matter_page, json_schema
from portal.desk.services import Services
from portal.desk.setting_docs import settings_page
from portal.desk.view_docs import templates_page

ROOT = Path(__file__).resolve().parents[2]


def arguments(parser: argparse.ArgumentParser, tree: Callable[..., None]) -> None:
    """Add the command's arguments."""
    parser.add_argument("--check", action="store_true", help="chỉ so sánh, không ghi")
    parser.add_argument("--into", type=Path, default=ROOT / "docs", help="thư mục tài liệu (mặc định: docs)")


def run(given: argparse.Namespace, services: Services) -> int:
    """Write the pages, or report which are out of date."""
    pages = generated(services)
    stale = [name for name, text in pages.items() if not _same(given.into / name, text)]
    if given.check:
        if stale:
            print(f"Tài liệu đã cũ: {', '.join(stale)}. Chạy `portal docs`.", file=sys.stderr)
        return 1 if stale else 0
    given.into.mkdir(parents=True, exist_ok=True)
    for name in stale:
        (given.into / name).write_text(pages[name], encoding="utf-8")
    return 0


def _same(file: Path, text: str) -> bool:
    return file.is_file() and file.read_text(encoding="utf-8") == text


def generated(services: Services) -> dict[str, str]:
    """Return every generated page, by file name below docs/."""
    return {
        "front-matter.md": "\n".join(front_matter_page()) + "\n",
        "errors.md": "\n".join(errors_page()) + "\n",
        "settings.md": "\n".join(settings_page(services.settings())) + "\n",
        "templates.md": "\n".join(templates_page(services.templates())) + "\n",
        "article.schema.json": json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n",
    }
