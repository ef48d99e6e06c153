"""`portal check`: tells every fault of the content, and how each sentence was understood. Builds nothing.

With `--fix` it first rewrites the keys of all articles in one spelling (fix.py).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict

from portal.desk import clock
from portal.desk.fix import LANGUAGES, fix
from portal.desk.telling import told_problems
from portal.source.load import Loaded, load_portal
from portal.text.numbers import format_number


def arguments(parser: argparse.ArgumentParser, tree: Callable[..., None]) -> None:
    """The command's own words."""
    tree(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="json: cho máy đọc")
    parser.add_argument("--quiet", action="store_true", help="không in cách hiểu từng câu")
    parser.add_argument("--fix", choices=LANGUAGES, help="trước hết viết lại các khóa của bài theo tiếng Việt (vi) hoặc tiếng Anh (en)")


def run(given: argparse.Namespace) -> int:
    """Check; 0 whole, 3 with errors, 1 when nothing could be built."""
    if not given.content.is_dir():
        print(f"Không có thư mục nội dung: {given.content}", file=sys.stderr)
        return 1
    if given.fix:
        for path in fix(given.content, given.fix):
            print(f"Đã viết lại các khóa: {path}", file=sys.stderr)
    loaded = load_portal(given.content, clock.as_of(os.environ))
    print(as_json(loaded) if given.format == "json" else as_text(loaded, given.quiet))
    return loaded.code


def as_json(loaded: Loaded) -> str:
    """For machines: problems, what is held, and how each statement was understood."""
    understood = [{"path": path, "line": line, "understood": text} for path, line, text in loaded.understood]
    found = {"problems": [asdict(problem) for problem in loaded.problems], "held": loaded.held, "understood": understood}
    return json.dumps(found, ensure_ascii=False, indent=1)


def as_text(loaded: Loaded, quiet: bool) -> str:
    """For people."""
    parts = [] if quiet else [f"{path}:{line}  {text}" for path, line, text in loaded.understood]
    parts += [told_problems(loaded.problems)] if loaded.problems else []
    errors = sum(problem.severity == "error" for problem in loaded.problems)
    warnings = sum(problem.severity == "warning" for problem in loaded.problems)
    figures = [format_number(number) for number in (len(loaded.tree.articles), errors, warnings)]
    return "\n".join([*parts, "Đã kiểm tra {} bài: {} lỗi, {} lưu ý.".format(*figures)])
