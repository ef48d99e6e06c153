"""Owns the edits that change more than an article's text: facts, registries, theme, identity and the day.

Only our tree gets them: the peers' facts come prepared as data. Hugo builds a body edit of the same article at the same time; it builds
everything whatever the edit is.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

from bench.district import Article
from bench.edits import TELLS
from bench.ours import AS_OF

FactEdit = Callable[[Path, Sequence[Article], int], None]
"""Changes the copy of the project in a folder. Given: folder, articles sorted latest first, number of the round (from 1)."""

MOVED, PLAN, FIGURE, DOCUMENT = "moved article", "new plan", "new figure of a result", "new document"
CONSULTATION, CORRECTION, WITHDRAWAL = "new consultation", "correction", "withdrawal"
UNIT, TOPIC, IDENTITY, THEME = "renamed unit", "renamed topic", "identity", "theme: a template of all pages"
DAY, MONTH = "next day", "next month"
UNIT_ARTICLES = 300
"""Articles of the renamed unit, as near as there is one."""

QUANTITY = re.compile(r"(?<![\d/.,])\d+(?=[\d.,]* ?(?:%|[^\W\d]))")
"""A whole number that a unit follows: no date, no year of a date."""


def nth_plain(articles: Sequence[Article], number: int) -> Article:
    """The article of this number (from 0) among those that state nothing that others may state too."""
    plain = [article for article in articles if not any(article.facts.get(fact) for fact in (*TELLS, "kind"))]
    return plain[number % len(plain)]


def stating(entry: str, number: int) -> FactEdit:
    """An edit that adds `entry` to the front matter of a plain article; {n} in it is the round. Each `number` has articles of its own."""

    def change(folder: Path, articles: Sequence[Article], turn: int) -> None:
        path = folder / "content" / nth_plain(articles, 20 * number + turn).path
        opening, head, body = path.read_text("utf-8").split("---\n", 2)
        path.write_text(f"{opening}---\n{head}{entry.format(n=turn)}\n---\n{body}", "utf-8")

    return change


def restate(folder: Path, articles: Sequence[Article], turn: int) -> None:
    """Another figure in a result of a target that the article states. Raises ValueError when no article has one."""
    stated = [article for article in articles if any(result.get("target") for result in article.facts.get("results", ()))]
    paths = (folder / "content" / article.path for article in stated[3 * turn :])
    path = next((path for path in paths if path.exists() and "kết quả:\n" in path.read_text("utf-8")), None)
    if path is None:
        raise ValueError(f"{folder}: no article lists a result of a target")
    lines = path.read_text("utf-8").split("\n")
    said = next(number for number, line in enumerate(lines) if line.strip() == "kết quả:")
    figure = next(number for number in range(said + 1, len(lines)) if QUANTITY.search(lines[number]))
    last = [*QUANTITY.finditer(lines[figure])][-1]
    lines[figure] = f"{lines[figure][: last.start()]}{int(last[0]) + 1}{lines[figure][last.end() :]}"
    path.write_text("\n".join(lines), "utf-8")


def move(folder: Path, articles: Sequence[Article], turn: int) -> None:
    """`portal move` of a recent article to another name. Raises CalledProcessError."""
    old = nth_plain(articles, turn).path
    new = old.replace(".md", f"-chuyen-{turn}.md")
    subprocess.run([sys.executable, "-m", "portal", "move", "--as-of", AS_OF, old, new], cwd=folder, check=True, capture_output=True)


def rename_unit(folder: Path, articles: Sequence[Article], turn: int) -> None:
    """Another name for the unit with about UNIT_ARTICLES articles; its former one stays known, as articles name it."""
    counts = Counter(article.facts.get("unit") for article in articles)
    _rename(folder / "content/du-lieu/don-vi.yml", str(min(counts, key=lambda unit: abs(counts[unit] - UNIT_ARTICLES))), turn)


def rename_topic(folder: Path, articles: Sequence[Article], turn: int) -> None:
    """Another name for the topic of the most articles."""
    counts = Counter(topic for article in articles for topic in article.facts.get("topics", ()))
    _rename(folder / "content/du-lieu/chu-de.yml", str(counts.most_common(1)[0][0]), turn)


def _rename(registry: Path, id: str, turn: int) -> None:
    """Rename a registry row. Raises ValueError when it is not found."""
    head, mark, rest = registry.read_text("utf-8").partition(f"- mã: {id}\n")
    name = re.match(r"  tên: (.+)\n", rest)
    if not mark or name is None:
        raise ValueError(f"{registry}: no row {id}")
    row, end, after = rest[name.end() :].partition("\n- mã: ")
    former = f"  tên khác:\n    - {name[1]}\n"
    row = row.replace("  tên khác:\n", former, 1) if "  tên khác:\n" in row else former + row
    registry.write_text(f"{head}{mark}  tên: {name[1]} {turn}\n{row}{end}{after}", "utf-8")


def change_identity(folder: Path, _articles: Sequence[Article], turn: int) -> None:
    """Another telephone number at the foot of every page."""
    path = folder / "content/du-lieu/co-quan.yml"
    path.write_text(re.sub(r"(?m)^(điện thoại: .*?)\d{3}$", rf"\g<1>{100 + turn}", path.read_text("utf-8")), "utf-8")


def change_theme(folder: Path, _articles: Sequence[Article], turn: int) -> None:
    """A blank more in the template that all pages extend."""
    path = folder / "theme/templates/base.html"
    path.write_text(path.read_text("utf-8") + " " * turn, "utf-8")


def wait(_folder: Path, _articles: Sequence[Article], _turn: int) -> None:
    """Nothing but the day changes: see `as_of`."""


FACT_EDITS: dict[str, FactEdit] = {
    MOVED: move,
    PLAN: stating(
        "kế hoạch:\n  - tên: Kế hoạch Thử mới {n} giai đoạn 2026 - 2028\n"
        "    chỉ tiêu:\n      - Đến năm 2027, trồng mới 1{n} ha rừng", 1,
    ),
    FIGURE: restate,
    DOCUMENT: stating(
        "văn bản:\n  - số: 90{n}/KH-UBND\n    loại: Kế hoạch\n    cơ quan ban hành: Ủy ban nhân dân xã Sơn Khê\n"
        "    ngày ban hành: 16/11/2026\n    trích yếu: Việc thử thứ {n}", 2,
    ),
    CONSULTATION: stating("lấy ý kiến:\n  hạn góp ý: 1{n}/12/2026\n  nơi nhận: Văn phòng; gopy@sonkhe.example", 3),
    CORRECTION: stating("cập nhật:\n  - ngày: 20/11/2026\n    nội dung: Sửa số liệu, lần {n}", 4),
    WITHDRAWAL: stating("rút bài:\n  ngày: 20/11/2026\n  lý do: Đăng nhầm bản cũ, lần {n}", 5),
    UNIT: rename_unit, TOPIC: rename_topic, IDENTITY: change_identity, THEME: change_theme, DAY: wait, MONTH: wait,
}  # fmt: skip


def as_of(turn: int, case: str = "") -> str:
    """The day of a build, ISO. Each round ends a month after it began, as a build of an earlier day starts anew."""
    days = 30 * (turn - 1) + {DAY: 1, MONTH: 30}.get(case, 0)
    return (date.fromisoformat(AS_OF) + timedelta(days=days)).isoformat()
