"""`portal move`: an article to another place, its old address and its id kept, so that no link and no feed breaks."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from portal import urls
from portal.source.frontmatter import FENCE, FrontMatter, split
from portal.source.node import Node
from portal.source.schema import key_of, keys
from portal.text.slug import slug


def arguments(parser: argparse.ArgumentParser, tree: Callable[..., None]) -> None:
    """The command's own words."""
    tree(parser)
    parser.add_argument("old", help="tệp đang có, ví dụ tin/2016/04/a.md")
    parser.add_argument("new", help="tên mới, ví dụ tin/2016/05/b.md")


def run(given: argparse.Namespace) -> int:
    """Move; nothing is done when anything stands in the way."""
    root: Path = given.content
    old, new = (below(root, word) for word in (given.old, given.new))
    fault = obstacle(root, old, new)
    if fault:
        print(fault, file=sys.stderr)
        return 1
    text = moved_text((root / old).read_bytes().decode("utf-8"), old)
    target = root / new
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(text.encode())
    (root / old).unlink()
    print(f"{urls.article(old)} → {urls.article(new)}")
    return 0


def below(root: Path, word: str) -> str:
    """A path below the content folder, however it was written."""
    path = Path(word)
    if path.is_absolute() and path.is_relative_to(root):
        return path.relative_to(root).as_posix()
    return word.replace("\\", "/").removeprefix("content/")


def obstacle(root: Path, old: str, new: str) -> str:
    """Why the move cannot be made, "" when it can."""
    if not (root / old).is_file():
        return f"Không có tệp {old}."
    if not (new.startswith("tin/") and new.endswith(".md")):
        return f"Tên mới phải nằm trong thư mục tin và kết thúc bằng .md: {new}"
    stem = Path(new).stem
    if stem != slug(stem, 200):
        return f"Tên tệp phải là chữ thường không dấu, ví dụ {slug(stem)}.md"
    if (root / new).exists():
        return f"Đã có tệp {new}."
    if split((root / old).read_bytes().decode("utf-8")).root is None:
        return f"Không đọc được phần đầu của {old}; chạy `portal check` để biết lỗi."
    return ""


def moved_text(text: str, old: str) -> str:
    """The article's text with its id and its old address written in."""
    matter = split(text)
    assert matter.root is not None
    lines = text.split("\n")
    end = [number for number, line in enumerate(matter.text.split("\n")) if FENCE.match(line)][1]
    added = []
    if _find(matter.root, "id") is None:
        added.append(f"mã bài: {old.removesuffix('.md')}")
    added += _with_alias(lines, matter, urls.article(old))
    return "\n".join([*lines[:end], *added, *lines[end:]])


def _with_alias(lines: list[str], matter: FrontMatter, address: str) -> list[str]:
    """Lines to add for one more old address; an existing list or line is extended in place."""
    assert matter.root is not None
    known = _find(matter.root, "aliases")
    if known is None:
        return [f"địa chỉ cũ: {address}"]
    if known.items is None:
        lines[known.line - 1] += f"; {address}"
    else:
        last = known.items[-1].line - 1
        indent = lines[last][: lines[last].index("-")]
        lines[last] += f"\n{indent}- {address}"
    return []


def _find(root: Node, name: str) -> Node | None:
    known = keys("article")
    return next((value for key, value in root.pairs or () if (item := known.get(key_of(key.text))) and item.name == name), None)
