"""`portal suggest`: sentences for targets and results found in an article's text, for a person to confirm. Never writes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from portal.desk.chosen import chosen
from portal.desk.services import Services
from portal.source.reading.draft import read_draft, reference
from portal.source.reading.fields.frontmatter import split
from portal.source.reading.tree import located, require, walk
from portal.text.plain import plain
from portal.text.sentence import explain
from portal.text.sentence.suggest import suggest

WORDS = {"target": "chỉ tiêu", "result": "kết quả"}


def arguments(parser: argparse.ArgumentParser, tree: Callable[..., None]) -> None:
    """Add the command's arguments."""
    tree(parser)
    parser.add_argument("article", type=Path, metavar="BÀI", help="bài trong thư mục nội dung, hoặc một tệp chữ bất kỳ")


def run(given: argparse.Namespace, services: Services) -> int:
    """Print suggestions; return 0 even if there are none, 1 if the file is missing or is not text."""
    file, fault = _meant(given.article, given.content)
    if fault:
        print(fault, file=sys.stderr)
        return 1
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        print(f"Không đọc được {file} (cần tệp UTF-8).", file=sys.stderr)
        return 1
    print(suggested(text, file.name))
    return 0


def _meant(word: Path, content: Path) -> tuple[Path, str]:
    """Return the file that is meant, relative to the current or the content folder; an error sentence if there is none."""
    if word.is_file():
        return word, ""
    require(content)
    paths, faults = chosen(content, walk(content), [str(word)])
    if len(paths) == 1:
        return located(content, paths[0]), ""
    return word, faults[0] if faults else f"«{word}» là nhiều tệp: ghi rõ một bài."


def suggested(text: str, name: str) -> str:
    """Return lines for the front matter, each with its quotation and how it is understood."""
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
