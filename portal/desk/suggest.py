"""`portal suggest`: sentences for targets and results found in an article's text, for a person to confirm. Never writes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from portal.desk.services import Services
from portal.source.draft import read_draft, reference
from portal.source.frontmatter import split
from portal.text.plain import plain
from portal.text.sentence import explain
from portal.text.sentence.suggest import suggest

WORDS = {"target": "chỉ tiêu", "result": "kết quả"}


def arguments(parser: argparse.ArgumentParser, tree: Callable[..., None]) -> None:
    """The command's own words."""
    parser.add_argument("article", type=Path, help="tệp bài viết, hoặc một tệp chữ bất kỳ")


def run(given: argparse.Namespace, services: Services) -> int:
    """Print suggestions; 0 even when there are none."""
    try:
        text = given.article.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        print(f"Không đọc được {given.article} (cần tệp UTF-8).", file=sys.stderr)
        return 1
    print(suggested(text, given.article.name))
    return 0


def suggested(text: str, name: str) -> str:
    """What could stand in the front matter, each line with its quotation and how it is understood."""
    matter = split(text)
    draft = read_draft(f"tin/{name}", text) if matter.root else None
    prose = plain(draft.body.html) if draft and draft.body else text
    day = reference(draft.entries) if draft else None
    found = suggest([line for line in prose.split("\n") if line.strip()], reference=day)
    if not found:
        return "Không thấy chỉ tiêu hoặc kết quả nào trong lời văn."
    lines = ["Gợi ý (xem lại từng dòng rồi mới chép vào phần đầu bài):"]
    for item in found:
        plan = f"   kế hoạch: {item.plan_hint}" if item.plan_hint else ""
        lines += [f"- {WORDS[item.role]}: {item.quote}", f"   {explain(item.statement)}{plan}"]
    return "\n".join(lines)
