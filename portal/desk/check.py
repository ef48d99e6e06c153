"""`portal check`: reports every fault of the content, also what a build could not make a page of. Builds nothing.

If the site was built before, the last good texts of that build replace broken files, as in a build. With files, it reports only on those,
in full, and how each sentence in them was understood. With `--fix` it first rewrites the keys of the articles in one spelling (fix.py).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from portal.desk import clock
from portal.desk.chosen import chosen
from portal.desk.configuration import ROOT, read_configuration
from portal.desk.fix import LANGUAGES, fix
from portal.desk.services import Services
from portal.desk.telling import format_problem, headline, next_change, overview
from portal.domain.problem import Problem, holding
from portal.source.checking.duplicates import duplicate_stories
from portal.source.checking.waiting import WAITING
from portal.source.load import Loaded, load_portal
from portal.source.reading.tree import require, walk
from portal.store.last_good import LastGood
from portal.store.stamps import memory_of
from portal.text.numbers import format_number


def arguments(parser: argparse.ArgumentParser, tree: Callable[..., None]) -> None:
    """Add the command's arguments."""
    tree(parser)
    parser.add_argument("files", nargs="*", metavar="TỆP", help="chỉ kiểm tra tệp hoặc thư mục này (mặc định: toàn bộ)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="json: cho máy đọc")
    parser.add_argument("--all", action="store_true", help="in đầy đủ từng lưu ý, và cách hiểu từng câu")
    parser.add_argument("--readings", action="store_true", help="in cách hiểu từng câu («Hiểu là: …»), kể cả khi không nêu tệp")
    parser.add_argument("--quiet", action="store_true", help="không in cách hiểu từng câu")
    parser.add_argument("--fix", choices=LANGUAGES, help="trước hết viết lại các khóa của bài theo tiếng Việt (vi) hoặc tiếng Anh (en)")


def run(given: argparse.Namespace, services: Services) -> int:
    """Check; return 0 complete, 3 with errors, 1 if nothing could be built, 2 if a file is missing."""
    require(given.content)
    files, faults = chosen(given.content, walk(given.content), given.files)
    if faults:
        print("\n".join(faults), file=sys.stderr)
        return 2
    if given.fix:
        for path in fix(given.content, given.fix, files):
            print(f"Đã viết lại các khóa: {path}", file=sys.stderr)
    raw = read_configuration("pelicanconf.py", given.content, ROOT / "output", {})
    kept = LastGood(memory_of(Path(raw["PORTAL_STATE"]).resolve(), given.content.resolve()) / "last-good")
    loaded = load_portal(given.content, clock.as_of(os.environ), kept.read)
    pages = services.trial(raw, loaded, files)
    loaded.problems = sorted({*loaded.problems, *duplicate_stories(loaded.drafts.values()), *pages})
    loaded = only(loaded, files)
    print(as_json(loaded) if given.format == "json" else as_text(loaded, given, files))
    return loaded.code


def only(loaded: Loaded, files: Sequence[str]) -> Loaded:
    """Return the problems of some files; of everything if none is named, or nothing could be read at all."""
    if not files or loaded.portal is None:
        return loaded
    return replace(
        loaded,
        problems=[problem for problem in loaded.problems if problem.path in files],
        held=[path for path in loaded.held if path in files],
        understood=[line for line in loaded.understood if line[0] in files],
    )


def as_json(loaded: Loaded) -> str:
    """Return JSON: problems, what is held, and how each statement was understood."""
    understood = [{"path": path, "line": line, "understood": text} for path, line, text in loaded.understood]
    found = {"problems": [asdict(problem) for problem in loaded.problems], "held": loaded.held, "understood": understood, "next": None}
    if loaded.next:
        found["next"] = {"at": loaded.next.at.isoformat(), **dict(loaded.next.counts)}
    return json.dumps(found, ensure_ascii=False, indent=1)


def as_text(loaded: Loaded, given: argparse.Namespace, files: Sequence[str]) -> str:
    """Return the report for people."""
    readings = (files or given.all or given.readings) and not given.quiet
    parts = [f"{path}:{line}  {text}" for path, line, text in loaded.understood] if readings else []
    parts += [next_change(loaded.next.words)] if loaded.next and not files else []
    parts += _of_files(loaded, files) if files else [overview(loaded.problems, whole=given.all)]
    figures = [format_number(len([p for p in loaded.problems if p.severity == word])) for word in ("error", "warning")]
    checked = f"{len(files)} tệp" if files else f"{format_number(len(loaded.tree.articles))} bài"
    return "\n".join([*(part for part in parts if part), "Đã kiểm tra {}: {} lỗi, {} lưu ý.".format(checked, *figures)])


def _of_files(loaded: Loaded, files: Sequence[str]) -> list[str]:
    """Return everything about the files, and where readers will find each article."""
    found = [headline(problem) if problem.code == WAITING else format_problem(problem) for problem in loaded.problems]
    return [*found, *(_fate(loaded, path) for path in files if path in loaded.tree.articles)]


def _fate(loaded: Loaded, path: str) -> str:
    """Return what happens to an article if the site is built now."""
    own = [problem for problem in loaded.problems if problem.path == path]
    if path in loaded.held or holding(own):
        return f"{path}: bài tạm giữ; sửa các lỗi trên thì bài lên trang."
    if loaded.portal is None or _waits(own):
        return ""
    urls = (article.url for article in loaded.portal.facts.articles.values() if article.path == path)
    return next((f"{path}: sẽ lên trang ở {url}" for url in urls), "")


def _waits(problems: Sequence[Problem]) -> bool:
    return any(problem.code == WAITING for problem in problems)
