"""The short way knows what the long way knows: after any edit, the Facts laid over the snapshot are those of a load of everything."""

from __future__ import annotations

import os
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from PIL import Image

from portal.domain.portal import Portal
from portal.source.load import Loaded, load_portal
from portal.store.last_good import LastGood
from portal.store.sources import Sources
from tests.tinysite import REGISTRIES, article

AS_OF = date(2026, 11, 21)
DAYS = st.dates(date(2023, 11, 1), date(2026, 12, 31))
UNIT = st.sampled_from(["Huyện ủy Thử", "Huyện Thử", "Xã Một"])
TOPIC = st.sampled_from(["can-bo", "mot-cua", ""])
EVENT = st.sampled_from(["", "Hội nghị tổng kết", "Hội thảo giống lúa ngày 5/3/2024", "Hội nghị triển khai ngày 30/12/2026"])
PLAN = "\n  - tên: Đề án Nước sạch giai đoạn 2021 - 2025\n    chỉ tiêu:\n      - (1) Đến năm 2025, 90% hộ có nước sạch"
NAMES = ("Đề án Nước sạch giai đoạn 2021 - 2025", "Kế hoạch 12/KH-UBND về đường liên xã năm 2024", "Chương trình Trồng rừng")
STAGES = ("", "Dự thảo", "Ban hành", "Sơ kết", "Tổng kết")
FIGURE = st.integers(80, 99)
FILED = """tên: Kế hoạch 12/KH-UBND về đường liên xã năm 2024
số: 12/KH-UBND
ngày: 20/1/2024
cơ quan ban hành: Huyện Thử
chủ đề: Một cửa
chỉ tiêu:
  - (1) Đến năm 2024, 90% đường liên xã được cứng hóa
  - (2) Đến năm 2026, 95% đường liên xã có đèn
"""
MARKS = ("cập nhật:\n  - 1/11/2026: Sửa số liệu", "nổi bật đến: 1/1/2027", "trạng thái: nháp", "ghi chú lạ: x")
COUNTS = frozenset({("latest", 1), ("latest", 2), ("latest", 5), ("latest", 20)})
TABLES = ("articles", "happenings", "plans", "targets", "results", "documents", "pictures", "attachments")


def names_of(portal: Portal) -> set[tuple[Any, ...]]:
    """Every look-up that a page might make of this Portal."""
    names: set[tuple[Any, ...]] = {("ids", table) for table in TABLES} | {("archive",), ("years", "all"), ("names", "years", "all")}
    for id in portal.ids("articles"):
        names |= {(name, id) for name in ("article", "card", "body", "place", "has", "neighbours")}
    names |= {(table.removesuffix("s"), id) for table in TABLES[1:] for id in portal.ids(table)}
    names |= {("has_picture", id) for id in portal.ids("pictures")} | {("turns",)}
    for key in portal.facts.groups:
        names |= {("names", of, *key) for of in ("years", "periods")}
        names |= {(name, *key) for name in ("group", "count", "any", "years", "periods")}
        names |= {("latest", count, *key) for count in (1, 2, 5, 20)}
        if key[0] == "month":
            names |= {("months", key[1][:4]), ("names", "months", key[1][:4])}
    return names


def answers(portal: Portal) -> dict[tuple[Any, ...], bytes]:
    """All of them with their digests."""
    return {name: portal.digest(name) for name in names_of(portal)}


def groups_of(portal: Portal) -> set[tuple[str, ...]]:
    """Every group that has anything in it."""
    return {key for key in portal.facts.groups if portal.facts.groups[key]}


def keep(sources: Sources, loaded: Loaded) -> None:
    """Remember a build the long way."""
    with sources.keeping(loaded, AS_OF, "x", workers=1):
        pass


class ShortWay(RuleBasedStateMachine):
    """Articles come, go and change; after each change the short way, where it is gone, is compared with the long one."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.content = Path(self.folder.name) / "content"
        self.state = Path(self.folder.name) / "state"
        self.number = self.ticks = self.short = 0

    def teardown(self) -> None:
        self.folder.cleanup()

    def write(self, path: str, text: str) -> None:
        target = self.content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        self.ticks += 1
        os.utime(target, (1_500_000_000 + self.ticks, 1_500_000_000 + self.ticks))

    def paths(self) -> list[str]:
        return sorted(path.relative_to(self.content).as_posix() for path in (self.content / "tin").rglob("*.md"))

    @initialize()
    def begin(self) -> None:
        for path, text in REGISTRIES.items():
            self.write(path, text)
        for number in range(6):
            text = article(tiêu_đề=f"Tin {number}", ngày_đăng=f"15/{number + 1}/2024", chủ_đề="can-bo")
            self.write(f"tin/2024/0{number + 1}/tin.md", text)
        self.write("du-lieu/ke-hoach/duong.yml", FILED)
        self.write("tin/2021/03/de-an.md", article(ngày_đăng="5/3/2021", kế_hoạch=PLAN))
        self.go_long()

    def go_long(self) -> None:
        sources = Sources(self.state, self.content)
        loaded = sources.load(AS_OF)
        keep(sources, loaded)
        assert loaded.portal is not None
        self.known = answers(loaded.portal)
        self.problems = loaded.problems

    def step(self) -> None:
        """Go the short way if it may be gone, and compare; else the long one."""
        sources = Sources(self.state, self.content)
        reloaded = sources.reload(AS_OF)
        if reloaded is None:
            return self.go_long()
        self.short += 1
        portal = reloaded.loaded().portal
        whole = load_portal(self.content, AS_OF, LastGood(self.state / "last-good").read)
        assert portal is not None and whole.portal is not None
        assert [portal.ids(table) for table in TABLES] == [whole.portal.ids(table) for table in TABLES]
        long = answers(whole.portal)
        wrong = [name for name, told in long.items() if portal.digest(name) != told]
        assert not wrong, [(name, portal.find(name), whole.portal.find(name)) for name in wrong]
        assert groups_of(portal) == groups_of(whole.portal)
        assert reloaded.problems == whole.problems
        moved = {name for name in self.known.keys() | long.keys() if self.known.get(name, portal.digest(name)) != portal.digest(name)}
        assert moved - reloaded.names(COUNTS) == set(), sorted(moved - reloaded.names(COUNTS), key=str)[:12]
        reloaded.version = "x"
        sources.keep_edits(reloaded)
        self.known = long
        return None

    @rule(day=DAYS, unit=UNIT, topic=TOPIC, event=EVENT, data=st.data())
    def add(self, day: date, unit: str, topic: str, event: str, data: Any) -> None:
        self.number += 1
        places = [f"/{path.removesuffix('.md')}/" for path in self.paths()]
        link = data.draw(st.sampled_from(["", "/tin/2020/01/khong-co/", *places]))
        given = {"sự_kiện": event} if event else {}
        body = f"Xem [bài trước]({link})." if link else "Thân bài."
        text = article(body, tiêu_đề=f"Bài {self.number}", ngày_đăng=f"{day:%d/%m/%Y}", đơn_vị=unit, chủ_đề=topic, **given)
        self.write(f"tin/{day:%Y/%m}/bai-{self.number}.md", text)
        self.step()

    @rule(day=DAYS, pictures=st.lists(st.integers(0, 4), min_size=1, max_size=2, unique=True), inside=st.booleans())
    def show_pictures(self, day: date, pictures: list[int], inside: bool) -> None:
        self.number += 1
        for number in pictures:
            if number != 4 and not (self.content / f"anh/{number}.png").exists():
                self.picture(number)
        names = [f"anh/{number}.png" for number in pictures]
        given = {} if inside else {"ảnh": "".join(f"\n  - tệp: {name}\n    mô tả: Ảnh {name}" for name in names)}
        body = "\n\n".join(f"![Ảnh](/{name})" for name in names) if inside else "Thân bài."
        text = article(body, tiêu_đề=f"Bài {self.number}", ngày_đăng=f"{day:%d/%m/%Y}", **given)
        self.write(f"tin/{day:%Y/%m}/bai-{self.number}.md", text)
        self.step()

    @rule(number=st.integers(0, 6))
    def picture(self, number: int) -> None:
        """A picture that comes, is exchanged for another, or is no picture at all."""
        file = self.content / f"anh/{number}.png"
        file.parent.mkdir(exist_ok=True)
        if number < 5:
            Image.new("RGB", (40 + self.ticks % 7, 30), (number, 90, 90)).save(file)
        else:
            file.write_bytes(b"khong phai anh")
        self.ticks += 1
        os.utime(file, (1_500_000_000 + self.ticks, 1_500_000_000 + self.ticks))

    @rule(day=DAYS, unit=UNIT, plan=st.sampled_from(NAMES), figures=st.lists(FIGURE, max_size=2), data=st.data())
    def tell_of_a_plan(self, day: date, unit: str, plan: str, figures: list[int], data: Any) -> None:
        self.number += 1
        stage = data.draw(st.sampled_from(STAGES))
        said = data.draw(st.sampled_from(["chỉ tiêu", "kết quả", "kết quả chung"]))
        told = f"\n  - tên: {plan}" + (f"\n    bước: {stage}" if stage else "")
        lines = [f"({number}) {figure}% hộ có nước sạch" for number, figure in enumerate(figures, 1)]
        if lines and said != "kết quả chung":
            told += f"\n    {said}:" + "".join(f"\n      - {line}" for line in lines)
        given = {"kết_quả": "".join(f"\n  - {line[4:]}" for line in lines)} if lines and said == "kết quả chung" else {}
        text = article(tiêu_đề=f"Bài {self.number}", ngày_đăng=f"{day:%d/%m/%Y}", đơn_vị=unit, kế_hoạch=told, **given)
        self.write(f"tin/{day:%Y/%m}/bai-{self.number}.md", text)
        self.step()

    @rule(data=st.data(), figure=FIGURE)
    def correct_a_figure(self, data: Any, figure: int) -> None:
        paths = [path for path in self.paths() if "% hộ" in (self.content / path).read_text(encoding="utf-8")]
        if paths:
            path = data.draw(st.sampled_from(paths))
            before, said, after = (self.content / path).read_text(encoding="utf-8").partition("% hộ")
            self.write(path, f"{before[:-2]}{figure}{said}{after}")
            self.step()

    @rule(data=st.data(), word=st.sampled_from(["Tin", "Bài", "Bản tin", "Thông báo"]))
    def retitle(self, data: Any, word: str) -> None:
        path = data.draw(st.sampled_from(self.paths()))
        lines = (self.content / path).read_text(encoding="utf-8").split("\n")
        self.write(path, "\n".join(f"tiêu đề: {word} {self.ticks}" if line.startswith("tiêu đề:") else line for line in lines))
        self.step()

    @rule(data=st.data(), day=DAYS)
    def redate(self, data: Any, day: date) -> None:
        path = data.draw(st.sampled_from(self.paths()))
        lines = (self.content / path).read_text(encoding="utf-8").split("\n")
        self.write(path, "\n".join(f"ngày đăng: {day:%d/%m/%Y}" if line.startswith("ngày đăng:") else line for line in lines))
        self.step()

    @rule(data=st.data())
    def remove(self, data: Any) -> None:
        paths = self.paths()
        if len(paths) > 3:
            (self.content / data.draw(st.sampled_from(paths))).unlink()
            self.step()

    @rule(data=st.data(), line=st.sampled_from(MARKS))
    def mark(self, data: Any, line: str) -> None:
        path = data.draw(st.sampled_from(self.paths()))
        text = (self.content / path).read_text(encoding="utf-8")
        self.write(path, text.replace("tiêu đề:", f"{line}\ntiêu đề:", 1) if line not in text else text.replace(f"{line}\n", "", 1))
        self.step()


ShortWay.TestCase.settings = settings(
    max_examples=12, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
)
TestShortWay = ShortWay.TestCase


def test_a_registry_saved_a_moment_before_each_build_is_never_taken_for_the_same(tmp_path: Path) -> None:
    content, state = tmp_path / "content", tmp_path / "state"
    for path, text in {**REGISTRIES, "tin/2024/01/tin.md": article()}.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text, encoding="utf-8")
    sources = Sources(state, content)
    keep(sources, sources.load(AS_OF))
    units = content / "du-lieu/don-vi.yml"
    units.write_text(units.read_text(encoding="utf-8").replace("tên: Xã Một", "tên: Xã Mốt"), encoding="utf-8")
    assert Sources(state, content).reload(AS_OF) is None
