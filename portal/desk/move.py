"""`portal move`: moves an article; its old address and its id are kept, so that no link and no feed breaks.

An article that was renamed by hand is moved afterwards by the same command with its old and its new name.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from portal import urls
from portal.desk.relinking import relinked
from portal.desk.services import Services
from portal.source.reading.draft import read_draft
from portal.source.reading.fields.frontmatter import FENCE, FrontMatter, split
from portal.source.reading.fields.node import Node
from portal.source.reading.fields.schema import key_of, keys
from portal.source.reading.filenames import field, misnamed
from portal.source.reading.tree import located, walk
from portal.store.last_good import LastGood
from portal.store.stamps import memory_of
from portal.text.path import is_below
from portal.text.percent import encoded
from portal.text.slug import slug

STATE = Path(__file__).resolve().parents[2] / ".portal"
HOST = re.compile(r"^https?://[^/]+", re.I)


def arguments(parser: argparse.ArgumentParser, tree: Callable[..., None]) -> None:
    """Add the command's arguments."""
    tree(parser)
    parser.add_argument("old", help="tệp đang có, ví dụ tin/2016/04/a.md")
    parser.add_argument("new", help="tên mới, ví dụ tin/2016/05/b.md")


def run(given: argparse.Namespace, services: Services) -> int:
    """Move; after any obstacle nothing is done."""
    root: Path = given.content
    old = below(root, given.old)
    new = below(root, given.new, name=old.rpartition("/")[2])
    source = located(root, old)
    renamed = not source.is_file() and (root / new).is_file()  # by hand, earlier
    fault = obstacle(root, old, new, renamed=renamed)
    if fault:
        print(fault, file=sys.stderr)
        return 1
    before = (root / new if renamed else source).read_bytes().decode("utf-8")
    text = moved_text(before, old, new)
    target = root / new
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(text.encode())
    carry_last_good(root, old, new)
    if not renamed:
        source.unlink()
    print(f"{urls.article(old)} → {urls.article(new)}")
    for link in led_elsewhere(before, text, old, new):
        print(f"Xem lại liên kết trong bài: {link}", file=sys.stderr)
    return 0


def carry_last_good(root: Path, old: str, new: str) -> None:
    """Move the last good text too: an article that is held stays on the site, at its new place."""
    kept = LastGood(memory_of(STATE, root.resolve()) / "last-good")
    with suppress(OSError):  # the next build reports a store that cannot be written
        text = kept.read(old)
        if text is not None and split(text).root is not None:
            kept.keep([(new, moved_text(text, old, new).encode())])


def below(root: Path, word: str, name: str = "") -> str:
    """Return a path below the content folder from any form: a path, an address of the site, a folder for `name`."""
    path = Path(word)
    if path.is_absolute() and path.is_relative_to(root):
        word = path.relative_to(root).as_posix()
    elif (root / word).is_absolute() and path.exists() and path.resolve().is_relative_to(root.resolve()):
        word = path.resolve().relative_to(root.resolve()).as_posix()
    place = field(HOST.sub("", word))
    if name and place.endswith("/"):
        return f"{place}{name}"
    return place if "." in place.rpartition("/")[2] else urls.article_path(encoded(place))


def obstacle(root: Path, old: str, new: str, *, renamed: bool = False) -> str:
    """Return why the move is impossible, "" if it is not."""
    if not is_below(old) or (not renamed and not located(root, old).is_file()):
        return f"Không có tệp {old} trong thư mục nội dung."
    if not (new.startswith("tin/") and new.endswith(".md")) or ".." in new.split("/"):
        return f"Tên mới phải nằm trong thư mục tin và kết thúc bằng .md: {new}"
    if wrong := misnamed(new):
        ending = "" if wrong in new.split("/")[:-1] else ".md"
        return f"Tên tệp và thư mục phải là chữ thường không dấu, ví dụ {slug(wrong) or 'bai'}{ending}"
    if not renamed and (root / new).exists():
        return f"Đã có tệp {new}."
    if other := claimed(root, urls.article(new), {old, new}):
        return f"{urls.article(new)} là địa chỉ cũ của {other}: chọn tên khác, hoặc bỏ địa chỉ cũ ấy trong tệp đó."
    source = root / new if renamed else located(root, old)
    try:
        unread = split(source.read_bytes().decode("utf-8")).root is None
    except UnicodeDecodeError:
        unread = True
    return f"Không đọc được phần đầu của {old}; chạy `portal check` để biết lỗi." if unread else ""


def claimed(root: Path, address: str, but: set[str]) -> str:
    """Return the article with this old address; "" for none."""
    sign = address.rstrip("/").rpartition("/")[2].encode()
    for path in walk(root).articles:
        data = b"" if path in but else located(root, path).read_bytes()
        if sign in data and address in map(urls.old, aliases_of(data.decode("utf-8", errors="replace"))):
            return path
    return ""


def aliases_of(text: str) -> list[str]:
    """Return the old addresses in an article's text."""
    matter = split(text)
    return _texts(_find(matter.root, "aliases")) if matter.root else []


def moved_text(text: str, old: str, new: str) -> str:
    """Return the article's text with its id and old addresses added, and its links relative to its new place."""
    matter = split(text)
    assert matter.root is not None
    ending = "\r" if "\r\n" in text else ""
    lines = text.split("\n")
    end = [number for number, line in enumerate(matter.text.split("\n")) if FENCE.match(line)][1]
    known = [alias for alias in aliases_of(text) if urls.old(alias) not in (urls.article(new), urls.article(old))]
    entry = _entry([*known, urls.article(old)])
    added = [] if _find(matter.root, "id") or misnamed(old) else [f"mã bài: {old.removesuffix('.md')}"]
    place = _extent(lines, matter, end)
    if place:
        lines[place[0] : place[1]] = [line + ending for line in entry]
        end += len(entry) - (place[1] - place[0])
        entry = []
    body = relinked("\n".join(lines[end:]), old, new)
    return "\n".join([*lines[:end], *(line + ending for line in (*added, *entry)), body])


def _entry(addresses: list[str]) -> list[str]:
    return ["địa chỉ cũ:", *(f"  - {one}" for one in addresses)] if len(addresses) > 1 else [f"địa chỉ cũ: {addresses[0]}"]


def _extent(lines: list[str], matter: FrontMatter, end: int) -> tuple[int, int] | None:
    """Return the lines from the old addresses to the next entry."""
    pair = next((key for key, _ in matter.root.pairs or () if _is(key.text, "aliases")), None) if matter.root else None
    if pair is None:
        return None
    last = pair.line
    while last < end and (not lines[last].strip() or lines[last][0] in " \t-"):
        last += 1
    return pair.line - 1, last


def led_elsewhere(before: str, after: str, old: str, new: str) -> list[str]:
    """Return links that the article had at its old place and lacks at its new one."""
    now = set(read_draft(new, after).links)
    own = {urls.article(old), urls.article(new)}
    return [link for link in read_draft(old, before).links if link not in now and link not in own]


def _texts(node: Node | None) -> list[str]:
    if node is None:
        return []
    parts = [item.text for item in node.items] if node.items is not None else node.text.split(";")
    return [part.strip() for part in parts if part.strip()]


def _find(root: Node, name: str) -> Node | None:
    return next((value for key, value in root.pairs or () if _is(key.text, name)), None)


def _is(key: str, name: str) -> bool:
    item = keys("article").get(key_of(key))
    return item is not None and item.name == name
