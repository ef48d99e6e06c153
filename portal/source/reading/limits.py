"""Owns how much one file may hold: one table of limits, each with its Vietnamese name for messages.

No limit is near what an office writes; each is well below what makes a parser, a renderer or a browser fail. The code that reads something
checks its limit, and reports `F160` with `Limit.described`.
"""

from __future__ import annotations

from typing import NamedTuple

from portal.text.day import YEARS


class Limit(NamedTuple):
    """The maximum of one thing: its name, and its unit."""

    most: int
    name: str
    measure: str

    def described(self, found: int | None = None) -> str:
        """Return the words for a message: "danh sách lồng nhau 250 tầng, nhiều nhất 40 tầng"; without `found`, only the maximum."""
        have = f"{_grouped(found)} {self.measure}, " if found is not None else ""
        return f"{self.name} {have}nhiều nhất {_grouped(self.most)} {self.measure}"

    def passed(self, found: int) -> bool:
        """Return whether the limit is exceeded."""
        return found > self.most


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


# Files
ARTICLE_BYTES = Limit(2_000_000, "tệp bài viết dài", "byte")
REGISTRY_BYTES = Limit(20_000_000, "tệp danh mục dài", "byte")
PATH = Limit(1_000, "đường dẫn dài", "byte")

# Front matter and registries
YAML_DEPTH = Limit(20, "các dòng con lồng nhau", "tầng")
HEAD_LINES = Limit(5_000, "phần đầu bài có", "dòng")
KEYS = Limit(200, "một mục có", "khóa")
ITEMS = Limit(2_000, "một danh sách trong bài có", "mục")
REGISTRY_ITEMS = Limit(100_000, "một danh sách trong danh mục có", "mục")
VALUE = Limit(20_000, "một giá trị dài", "ký tự")
ID = Limit(120, "mã dài", "ký tự")
DIGITS = Limit(18, "một con số có", "chữ số")

# Bodies of articles and pages
BODY_DEPTH = Limit(20, "danh sách, trích dẫn lồng nhau", "tầng")
BODY_LINES = Limit(20_000, "thân bài có", "dòng")
BODY_MARKS = Limit(5_000, "số dấu * _ [ ] ` ~ < & \\ trong thân bài:", "dấu")
BODY_BRACKETS = Limit(1_500, "một đoạn văn có", "dấu [")
BODY_LINE = Limit(100_000, "một dòng của thân bài dài", "ký tự")
TABLE_COLUMNS = Limit(100, "bảng có", "cột")

FIRST_YEAR, LAST_YEAR = YEARS[0], YEARS[-1]
