"""Random histories: whatever was edited, added, removed, renamed, broken and mended, the tree is a clean build's."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from tests.plugins.incremental.histories import Life, differences, tree
from tests.tinysite import TOPICS, UNITS, article

DAYS = st.dates(date(2021, 1, 1), date(2026, 12, 31))
UNIT = st.sampled_from(["Huyện ủy Thử", "Huyện Thử", "Xã Một"])
PLANS = ("Đề án Nước sạch giai đoạn 2021 - 2025", "Kế hoạch Đường liên xã năm 2024")
FIGURE = st.integers(10, 99)


def mention(kind: str, plan: str, figure: int, year: int) -> str:
    """The front-matter lines of one plan with one target or one result."""
    said = f"(1) Đến năm 2025, {figure}% hộ có nước sạch" if kind == "chỉ tiêu" else f"{figure}% hộ có nước sạch, tính đến 31/12/{year}"
    return f"\n  - tên: {plan}\n    {kind}:\n      - {said}"


class Histories(RuleBasedStateMachine):
    """Edits as staff make them, in any order; after each build the tree is compared with a clean one."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.life = Life(Path(self._folder.name))
        self.number = 0

    def teardown(self) -> None:
        self._folder.cleanup()

    def some(self, data: Any) -> str:
        return str(data.draw(st.sampled_from(self.life.articles())))

    @initialize()
    def begin(self) -> None:
        for month in (1, 2, 3):
            self.life.write(f"tin/2024/{month:02}/tin.md", article(tiêu_đề=f"Tin tháng {month}", ngày_đăng=f"15/{month}/2024"))
        self.life.build()

    @rule(day=DAYS, unit=UNIT, topic=st.sampled_from(["can-bo", "mot-cua", ""]))
    def add(self, day: date, unit: str, topic: str) -> None:
        self.number += 1
        path = f"tin/{day:%Y/%m}/bai-{self.number}.md"
        self.life.write(path, article(tiêu_đề=f"Bài {self.number}", ngày_đăng=f"{day:%d/%m/%Y}", đơn_vị=unit, chủ_đề=topic))

    @rule(day=DAYS, kind=st.sampled_from(["chỉ tiêu", "kết quả"]), plan=st.sampled_from(PLANS), figure=FIGURE)
    def add_about_a_plan(self, day: date, kind: str, plan: str, figure: int) -> None:
        self.number += 1
        told = mention(kind, plan, figure, day.year - 1)
        self.life.write(f"tin/{day:%Y/%m}/ke-hoach-{self.number}.md", article(ngày_đăng=f"{day:%d/%m/%Y}", kế_hoạch=told))

    @precondition(lambda self: self.life.articles())
    @rule(data=st.data())
    def edit_the_body(self, data: Any) -> None:
        path = self.some(data)
        self.life.write(path, self.life.read(path) + f"\nThêm câu {self.life.ways.__len__()}.\n")

    @precondition(lambda self: self.life.articles())
    @rule(data=st.data())
    def edit_the_title(self, data: Any) -> None:
        path = self.some(data)
        self.life.write(path, self.life.read(path).replace("tiêu đề: ", "tiêu đề: Sửa ", 1))

    @precondition(lambda self: len(self.life.articles()) > 1)
    @rule(data=st.data())
    def remove(self, data: Any) -> None:
        self.life.remove(self.some(data))

    @precondition(lambda self: self.life.articles())
    @rule(data=st.data())
    def rename(self, data: Any) -> None:
        self.number += 1
        path = self.some(data)
        self.life.rename(path, f"{path.rsplit('/', 1)[0]}/doi-ten-{self.number}.md")

    @precondition(lambda self: self.life.articles())
    @rule(data=st.data())
    def break_or_mend(self, data: Any) -> None:
        path = self.some(data)
        text = self.life.read(path)
        self.life.write(path, text[4:] if text.startswith("---\n") else f"---\n{text}")

    @rule(name=st.sampled_from(["Huyện ủy Thử", "Huyện ủy Thử (đổi tên)"]))
    def rename_a_unit(self, name: str) -> None:
        self.life.write("du-lieu/don-vi.yml", UNITS.replace("tên: Huyện ủy Thử\n", f"tên: {name}\n  tên ngắn: Huyện ủy Thử\n"))

    @rule(words=st.sampled_from(["Công tác cán bộ", "Cán bộ, công chức"]))
    def rename_a_topic(self, words: str) -> None:
        self.life.write("du-lieu/chu-de.yml", TOPICS.replace("tên: Công tác cán bộ", f"tên: {words}"))

    @rule(given=st.booleans())
    def describe_a_plan(self, given: bool) -> None:
        text = f"tên: {PLANS[0]}\nsố: 5/ĐA-HU\ncơ quan ban hành: Huyện ủy Thử\n"
        self.life.write("du-lieu/ke-hoach/nuoc-sach.yml", text + ("mục tiêu: Nước sạch cho mọi nhà\n" if given else ""))

    @rule(day=st.dates(date(2023, 1, 1), date(2027, 6, 30)))
    def another_day(self, day: date) -> None:
        self.life.as_of = day

    @rule(url=st.sampled_from(["", "https://thu.example"]))
    def another_address(self, url: str) -> None:
        self.life.settings |= {"SITEURL": url, "PORTAL_CARDS": bool(url)}

    @rule()
    def build_and_compare(self) -> None:
        self.life.build()
        assert differences(tree(self.life.output), self.life.clean()) == []


QUICK = settings(max_examples=4, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck))
LONG = settings(max_examples=150, stateful_step_count=25, deadline=None, derandomize=False, suppress_health_check=list(HealthCheck))

TestHistories = Histories.TestCase
TestHistories.settings = QUICK


@pytest.mark.long
class TestThousandsOfHistories(Histories.TestCase):
    """Thousands of steps, for `make test-long`."""

    settings = LONG
