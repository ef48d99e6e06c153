"""Everything staff do, as rules of a machine: articles of every kind, registries, plans, pictures, moves, slips and mends.

A machine says in `after` what follows: nothing while several edits are gathered, else a build that is compared.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from portal.__main__ import main
from tests.histories.folder import Folder
from tests.histories.tally import Tally
from tests.tinysite import IDENTITY, SECTIONS, TOPICS, UNITS, article

DAYS = st.dates(date(2023, 10, 1), date(2026, 12, 31))
UNIT = st.sampled_from(["Huyện ủy Thử", "Huyện Thử", "Xã Một", "Ban Lễ hội"])
TOPIC = st.sampled_from(["can-bo", "mot-cua", "can-bo, mot-cua", ""])
TITLE = st.sampled_from(["Tin chung", "Bài {}", "Thông báo {}", "Lấy ý kiến dự thảo {}", "TIÊU ĐỀ VIẾT TOÀN CHỮ HOA {}"])
FIGURE = st.integers(80, 99)
SENTENCES = (
    "({}) {}% hộ có nước sạch",
    "({}) {}% hộ có nước sạch",
    "({}) {} xã đạt chuẩn nông thôn mới",
    "({}) Trồng rừng mới {} ha; tỷ lệ che phủ rừng 62,3%",
    "({}) Tặng {} suất quà, mỗi suất 500.000 đồng",  # cannot be understood
    "{1}% hộ có nước sạch",
    "{1} xã đạt chuẩn nông thôn mới",
    "Trồng rừng mới {1} ha, trong đó 5 ha rừng phòng hộ",
)
NAMES = ("Đề án Nước sạch giai đoạn 2021 - 2025", "Kế hoạch 12/KH-UBND về đường liên xã năm 2024", "Chương trình Trồng rừng")
STAGES = ("", "Dự thảo", "Lấy ý kiến", "Ban hành", "Sơ kết", "Tổng kết", "Thôi thực hiện")
EVENTS = (
    "Hội nghị tổng kết", "Hội thảo giống lúa ngày 5/3/2024", "Hội nghị triển khai ngày 30/12/2026",
    "\n  tên: Lễ hội xuân\n  ngày: 20/3/2024\n  cơ quan tổ chức: Ban Lễ hội",
    "\n  tên: Lễ hội xuân\n  ngày: 25/3/2024\n  ngày cũ: 20/3/2024\n  cơ quan tổ chức: Ban Lễ hội",
    "\n  tên: Hội chợ\n  ngày: 20/12/2026\n  tình trạng: Sẽ diễn ra\n  mã: hoi-cho",
    "\n  tên: Hội chợ cuối năm\n  ngày: 22/12/2026\n  tình trạng: Hoãn\n  mã: hoi-cho",
)  # fmt: skip
FILED = """tên: Kế hoạch 12/KH-UBND về đường liên xã năm 2024
số: 12/KH-UBND
ngày: 20/1/2024
cơ quan ban hành: Huyện Thử
chủ đề: Một cửa
chỉ tiêu:
  - (1) Đến năm 2024, 90% đường liên xã được cứng hóa
  - (2) Đến năm 2026, 95% đường liên xã có đèn
"""
FOLLOWS = "tên: Kế hoạch Đường liên xã năm 2027\nngày: 2/1/2026\ncơ quan ban hành: Huyện Thử\nthay thế: 12/KH-UBND\n"
HOST = "- mã: {}\n  tên: {}\n  loại: Cơ quan Đảng\n  cấp: Huyện\n  thuộc: huyen-thu\n"
LAW = "- mã: nd-1\n  tên: Nghị định về đường\n  số: 1/2024/NĐ-CP\n  từ ngày: 1/3/2024\n"
SHORT = "- viết tắt: HTX\n  viết đủ: Hợp tác xã\n- viết tắt: UBND\n  viết đủ: Ủy ban nhân dân\n"
LINES = (
    "cập nhật:\n  - ngày: 1/11/2026\n    nội dung: Sửa số liệu", "cập nhật:\n  - ngày: 3/12/2026\n    nội dung: Sửa sau",
    "nổi bật đến: 1/1/2027", "nổi bật đến: 22/11/2026", "hết hạn: 25/11/2026", "có hiệu lực từ: 1/12/2026", "trạng thái: nháp",
    "ghi chú lạ: x",
    "rút bài:\n  ngày: 10/11/2026\n  lý do: Sai số liệu", "loại bài: Thông báo", "tít dẫn: Tin nhanh", "tóm tắt: Tóm tắt riêng",
    "địa chỉ cũ: /tin/2020/01/cu/", "mã bài: ma-chung", "ngôn ngữ: en", "phát biểu: Lò Thị A – Bí thư", "chuyên mục: Tin xã",
    "lấy ý kiến:\n  hạn góp ý: 30/11/2026\n  nơi nhận: Văn phòng", "lấy ý kiến:\n  kết quả: Đã tiếp thu 12 ý kiến",
    "văn bản:\n  - số: 5/QĐ-UBND\n    ngày ban hành: 2/3/2024\n    cơ quan ban hành: Huyện Thử\n    trích yếu: Quyết định về đèn",
    "văn bản:\n  - số: 12/KH-UBND\n    trích yếu: Kế hoạch về đường\n    kế hoạch: Kế hoạch 12/KH-UBND về đường liên xã năm 2024",
    "văn bản:\n  - trích yếu: Danh sách đăng ký\n    tệp: van-ban/ds.csv",
)  # fmt: skip
BODIES = (
    "\n<script>alert(1)</script>\n", "\nMột đoạn nữa.\n", "\n## Một đề mục\n\n- một\n- hai\n", "\n[Tệp](/tep/ds.csv).\n",
    "\nCán bộ HTX và UBND họp.\n", "\n[Bài khác](/tin/2026/12/sau/), [bài nữa](/tin/2024/05/a.md).\n",
)  # fmt: skip
FAULTS = (("Huyện", "Huiện"), ("---\n", ""), ("tiêu đề:", "tieu  đề"), ("ngày đăng: ", "ngày đăng: 31/"))
REGISTRY = {
    "du-lieu/don-vi.yml": (
        UNITS + HOST.format("ban-le-hoi", "Ban Lễ hội"), UNITS + HOST.format("le-hoi", "Ban Lễ hội"),
        UNITS.replace("tên: Huyện ủy Thử\n", "tên: Huyện ủy Mới\n  tên khác: Huyện ủy Thử\n") + HOST.format("ban-le-hoi", "Ban Lễ hội"),
        UNITS.replace("  đến ngày: 30/6/2025\n", "  đến ngày: 25/11/2026\n") + HOST.format("ban-le-hoi", "Ban Lễ hội"),
        UNITS, UNITS.replace("tên: Huyện ủy Thử\n", "tên: Huyện ủy Mới\n") + HOST.format("ban-le-hoi", "Ban Lễ hội"),  # names lost
    ),
    "du-lieu/chu-de.yml": (
        TOPICS, TOPICS.replace("tên: Một cửa", "tên: Một cửa, một dấu\n  tên khác: Một cửa"), "khong phai: [danh muc",
        TOPICS.split("- mã: mot-cua")[0],
    ),
    "du-lieu/chuyen-muc.yml": (SECTIONS, SECTIONS.replace("tên: Tin xã\n", "tên: Tin từ xã\n  tên khác: Tin xã\n")),
    "du-lieu/co-quan.yml": (
        IDENTITY, IDENTITY.replace("0000 000 000", "0000 111 111"), IDENTITY.replace("điện tử huyện", "của huyện"),
        IDENTITY.replace("thu.example,2016", "thu.example,2017"), IDENTITY.replace("điện thoại:", "điện thoai la:"),
    ),
    "du-lieu/can-cu.yml": (LAW, LAW + "  đến ngày: 24/11/2026\n", "- mã: ../la\n", ""),
    "du-lieu/tu-cung-nghia.yml": ("- từ: [một tin, mẩu tin]\n", "- từ: [một tin, mẩu tin, tin ngắn]\n  thủ tục: có\n", ""),
    "du-lieu/viet-tat.yml": (SHORT, SHORT.replace("Hợp tác xã", "Hợp tác xã nông nghiệp"), ""),
    "du-lieu/ke-hoach/duong.yml": (FILED, FILED.replace("95%", "96%"), FILED.replace("chủ đề: Một cửa", "dự thảo: có"), ""),
    "du-lieu/ke-hoach/duong-moi.yml": (FOLLOWS, FOLLOWS.replace("2/1/2026", "22/11/2026"), ""),
    "trang/gioi-thieu.md": ("---\ntiêu đề: Giới thiệu\n---\nLời giới thiệu ![Ảnh](/anh/0.png).\n", ""),
    "van-ban/ds.csv": ("a,b\n", "a,b\n1,2\n", ""),
    "van-ban/la.docx~": ("x", ""),
}  # fmt: skip


def edit(**given: Any) -> Callable[[Callable[..., None]], Any]:
    """A rule after which the machine says what follows."""

    def wrap(function: Callable[..., None]) -> Any:
        @functools.wraps(function)
        def done(self: Edits, **drawn: Any) -> None:
            function(self, **drawn)
            self.follow()

        return rule(**given)(done)

    return wrap


class Edits(RuleBasedStateMachine):
    """Edits in any order. `files` is the folder, `as_of` the day it is looked at from."""

    files: Folder
    as_of = date(2026, 11, 21)

    def __init__(self) -> None:
        super().__init__()
        self.number = self.gathered = 0
        self.tally = Tally()

    def after(self) -> bool:
        """Build and compare; return whether the build started from stored state."""
        raise NotImplementedError

    def follow(self) -> None:
        """Compare, unless edits are gathered."""
        self.tally.edits += 1
        self.gathered -= 1
        if self.gathered < 0:
            self.gathered = 0
            self.tally.begun += self.after()
            self.tally.builds += 1

    def begin_site(self) -> None:
        """Six articles in a row, a plan of its own file, and one an article founds."""
        self.files.write("du-lieu/don-vi.yml", REGISTRY["du-lieu/don-vi.yml"][0])
        for number in range(6):
            text = article(tiêu_đề=f"Tin {number}", ngày_đăng=f"15/{number + 1}/2024", chủ_đề="can-bo")
            self.files.write(f"tin/2024/0{number + 1}/tin.md", text)
        self.files.write("du-lieu/ke-hoach/duong.yml", FILED)
        plan = f"\n  - tên: {NAMES[0]}\n    chỉ tiêu:\n      - (1) Đến năm 2025, 90% hộ có nước sạch"
        self.files.write("tin/2021/03/de-an.md", article(ngày_đăng="5/3/2021", kế_hoạch=plan))

    def some(self, data: Any) -> str:
        """One of the articles."""
        return str(data.draw(st.sampled_from(self.files.articles())))

    def add(self, day: date, body: str = "Thân bài.", **keys: str) -> None:
        """A new article."""
        self.number += 1
        keys = {"tiêu_đề": f"Bài {self.number}", **keys}
        self.files.write(f"tin/{day:%Y/%m}/bai-{self.number}.md", article(body, ngày_đăng=f"{day:%d/%m/%Y}", **keys))

    @rule(count=st.integers(1, 3))
    def gather(self, count: int) -> None:
        """The next few edits come before one build."""
        self.gathered = count

    # ---- articles come and go

    @edit(day=DAYS, unit=UNIT, topic=TOPIC, title=TITLE, event=st.sampled_from(("", "", *EVENTS)), data=st.data())
    def write(self, day: date, unit: str, topic: str, title: str, event: str, data: Any) -> None:
        places = [f"/{path.removesuffix('.md')}/" for path in self.files.articles()]
        link = data.draw(st.sampled_from(["", "/tin/2020/01/khong-co/", "/tin/2020/01/cu/", *places]))
        body = f"Xem [bài trước]({link})." if link else "Thân bài."
        self.add(day, body, tiêu_đề=title.format(self.number), đơn_vị=unit, chủ_đề=topic, **({"sự_kiện": event} if event else {}))

    @edit(day=DAYS, pictures=st.lists(st.integers(0, 4), min_size=1, max_size=3, unique=True), inside=st.booleans())
    def show_pictures(self, day: date, pictures: list[int], inside: bool) -> None:
        for number in pictures:
            if number != 4 and not (self.files.content / f"anh/{number}.png").exists():
                self.files.paint(f"anh/{number}.png", number % 2)  # two of the same bytes
        names = [f"anh/{number}.png" for number in pictures]
        listed = "".join(f"\n  - tệp: {name}\n    mô tả: Ảnh {name}" for name in names)
        body = "\n\n".join(f"![Ảnh](/{name})" for name in names) if inside else "Thân bài."
        self.add(day, body, **({} if inside else {"ảnh": listed}))

    @edit(number=st.integers(0, 5), how=st.sampled_from(["exchange", "break", "remove"]))
    def picture(self, number: int, how: str) -> None:
        file = f"anh/{number}.png"
        if how == "remove":
            (self.files.content / file).unlink(missing_ok=True)
        elif how == "break":
            self.files.write(file, b"khong phai anh")
        else:
            self.files.paint(file, 10 + self.files.ticks % 5)

    @edit(day=DAYS, unit=UNIT, plan=st.sampled_from(NAMES), figures=st.lists(FIGURE, max_size=2), data=st.data())
    def tell_of_a_plan(self, day: date, unit: str, plan: str, figures: list[int], data: Any) -> None:
        stage = data.draw(st.sampled_from(STAGES))
        said = data.draw(st.sampled_from(["chỉ tiêu", "kết quả", "kết quả chung"]))
        told = f"\n  - tên: {plan}" + (f"\n    bước: {stage}" if stage else "")
        forms = data.draw(st.lists(st.sampled_from(SENTENCES), min_size=len(figures), max_size=len(figures)))
        lines = [form.format(number, figure) for form, (number, figure) in zip(forms, enumerate(figures, 1), strict=True)]
        if lines and said != "kết quả chung":
            told += f"\n    {said}:" + "".join(f"\n      - {line}" for line in lines)
        bare = "".join(f"\n  - {line.removeprefix('(1) ').removeprefix('(2) ')}" for line in lines)
        given = {"kết_quả": bare} if lines and said == "kết quả chung" else {}
        self.add(day, đơn_vị=unit, kế_hoạch=told, **given)

    @edit(day=DAYS, field=st.sampled_from(["đính_chính_cho", "thay_bằng"]), data=st.data())
    def refer(self, day: date, field: str, data: Any) -> None:
        self.add(day, **{field: data.draw(st.sampled_from([*self.files.articles(), "tin/2020/01/khong-co.md"]))})

    @precondition(lambda self: len(self.files.articles()) < 40)
    @edit(day=st.dates(date(2024, 1, 1), date(2026, 12, 20)))
    def write_many(self, day: date) -> None:
        for _ in range(43):
            self.add(day, chủ_đề="can-bo")

    @precondition(lambda self: len(self.files.articles()) > 3)
    @edit(data=st.data(), count=st.integers(1, 2))
    def remove(self, data: Any, count: int) -> None:
        for _ in range(count):
            self.files.remove(self.some(data))

    @edit(data=st.data(), by=st.sampled_from(["hand", "portal move"]), month=st.integers(1, 12))
    def move(self, data: Any, by: str, month: int) -> None:
        self.number += 1
        old, new = self.some(data), f"tin/2024/{month:02}/chuyen-{self.number}.md"
        if by == "hand":
            self.files.rename(old, new)
        elif main(["move", "--content", str(self.files.content), old, new]) == 0:
            self.files.settle(new)

    # ---- articles change

    def reword(self, path: str, old: str, new: str) -> None:
        """Other words, where the file is read at all."""
        text = self.files.read(path)
        if old in text:
            self.files.write(path, text.replace(old, new, 1))

    @edit(data=st.data(), word=st.sampled_from(["Tin", "Bản tin", "Thông báo", "Tin chung"]))
    def retitle(self, data: Any, word: str) -> None:
        path = self.some(data)
        lines = self.files.read(path).split("\n")
        told = word if word == "Tin chung" else f"{word} {self.files.ticks}"
        self.files.write(path, "\n".join(f"tiêu đề: {told}" if line.startswith("tiêu đề:") else line for line in lines))

    @edit(data=st.data(), more=st.sampled_from(BODIES))
    def rewrite(self, data: Any, more: str) -> None:
        path = self.some(data)
        text = self.files.read(path)
        self.files.write(path, text.replace(more, "") if more in text else text + more)

    @edit(data=st.data(), word=st.sampled_from(["Đoạn mới ở trên.", "Khác."]))
    def rewrite_above(self, data: Any, word: str) -> None:
        self.reword(self.some(data), "---\nĐoạn đầu.", f"---\n{word}\n\nĐoạn đầu.")

    @edit(data=st.data(), figure=FIGURE)
    def correct_a_figure(self, data: Any, figure: int) -> None:
        path = self.some(data)
        before, said, after = self.files.read(path).partition("% hộ")
        self.files.write(path, f"{before[:-2]}{figure}{said}{after}" if said else before)

    @edit(data=st.data(), day=DAYS)
    def redate(self, data: Any, day: date) -> None:
        path = self.some(data)
        lines = self.files.read(path).split("\n")
        self.files.write(path, "\n".join(f"ngày đăng: {day:%d/%m/%Y}" if line.startswith("ngày đăng:") else line for line in lines))

    @edit(data=st.data(), line=st.sampled_from(LINES))
    def mark(self, data: Any, line: str) -> None:
        """A line more, or one less."""
        path = self.some(data)
        text = self.files.read(path)
        self.files.write(path, text.replace("tiêu đề:", f"{line}\ntiêu đề:", 1) if line not in text else text.replace(f"{line}\n", "", 1))

    @edit(data=st.data(), fault=st.sampled_from(FAULTS))
    def slip(self, data: Any, fault: tuple[str, str]) -> None:
        self.reword(self.some(data), *fault)

    @edit()
    def mend_all(self) -> None:
        for path in self.files.articles():
            text = self.files.read(path)
            mended = text if text.startswith("---\n") else f"---\n{text}"
            for right, wrong in (pair for pair in FAULTS if pair[1]):
                mended = mended.replace(wrong, right)
            mended = mended.replace(BODIES[0], "")
            if mended != text:
                self.files.write(path, mended)

    # ---- everything else

    @edit(data=st.data(), path=st.sampled_from(sorted(REGISTRY)))
    def register(self, data: Any, path: str) -> None:
        text = data.draw(st.sampled_from(REGISTRY[path]))
        if text:
            self.files.write(path, text)
        else:
            (self.files.content / path).unlink(missing_ok=True)

    @edit(day=st.sampled_from([date(2026, 11, 21), date(2026, 11, 22), date(2026, 12, 21), date(2024, 5, 1), date(2027, 12, 1)]))
    def another_day(self, day: date) -> None:
        self.as_of = day
