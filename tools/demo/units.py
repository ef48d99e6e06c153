"""Owns the bodies of the fictional district: their rows for don-vi.yml, and which body answers for what on a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from portal.text.fold import fold
from tools.demo import people, places
from tools.demo.lexicon import lexicon, rows
from tools.demo.places import DISTRICT, MERGER, PROVINCE, Commune

LEVELS = {"province": "Tỉnh", "district": "Huyện", "commune": "Xã"}
KINDS = {
    "territory": "Địa bàn", "party": "Cơ quan Đảng", "council": "Hội đồng nhân dân", "committee": "Ủy ban nhân dân",
    "office": "Phòng, ban chuyên môn", "front": "Mặt trận, đoàn thể", "service": "Đơn vị sự nghiệp", "vertical": "Ngành dọc",
}  # fmt: skip
ENDINGS = {"renamed": "Đổi tên", "merged": "Sáp nhập", "split": "Chia tách", "replaced": "Thay thế", "dissolved": "Giải thể"}
ARMS = {"party": "du", "committee": "ub", "front": "mt"}
COMMUNE_BODIES = (
    ("du", "Đảng ủy {}", "", "party", "Lãnh đạo Đảng bộ cấp xã.", "Bí thư Đảng ủy"),
    ("hd", "Hội đồng nhân dân {}", "HĐND {}", "council", "Quyết định các vấn đề của địa phương.", "Chủ tịch HĐND"),
    ("ub", "Ủy ban nhân dân {}", "UBND {}", "committee", "Quản lý nhà nước trên địa bàn.", "Chủ tịch UBND"),
    ("mt", "Ủy ban Mặt trận Tổ quốc Việt Nam {}", "Ủy ban MTTQ {}", "front", "Tập hợp khối đại đoàn kết ở cơ sở.", "Chủ tịch Ủy ban MTTQ"),
)
ENGLISH = {
    "du": "Party Committee", "hd": "People's Council", "ub": "People's Committee", "mt": "Fatherland Front Committee", "vp": "Office",
    "kt": "Economic Division", "vx": "Culture and Social Affairs Division", "hc": "Public Administration Service Centre",
}  # fmt: skip
NEW_BODIES = (
    ("vp", "Văn phòng HĐND và UBND {}", "", "office", "Tham mưu tổng hợp, phục vụ hoạt động của HĐND và UBND.", "Chánh Văn phòng"),
    ("kt", "Phòng Kinh tế {}", "", "office", "Tham mưu về tài chính, nông nghiệp, hạ tầng, môi trường.", "Trưởng phòng"),
    ("vx", "Phòng Văn hóa - Xã hội {}", "", "office", "Tham mưu về văn hóa, giáo dục, y tế, lao động.", "Trưởng phòng"),
    ("hc", "Trung tâm Phục vụ hành chính công {}", "", "service", "Tiếp nhận và trả kết quả thủ tục hành chính.", "Giám đốc"),
)


@dataclass(frozen=True, slots=True)
class Body:
    """One row of don-vi.yml."""

    id: str
    name: str
    short: str
    kind: str
    level: str
    parent: str
    start: date | None = None
    end: date | None = None
    ending: str = ""
    after: tuple[str, ...] = ()
    function: str = ""
    role: str = ""
    english: str = ""

    def lives(self, day: date) -> bool:
        """Whether it exists on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@cache
def bodies() -> dict[str, Body]:
    """Every body there ever was, by id."""
    found = [*_territories(), *_district_bodies(), *_commune_bodies()]
    return {body.id: body for body in found}


def _territories() -> list[Body]:
    new = tuple(commune.id for commune in places.communes() if commune.start == MERGER)
    end = MERGER - timedelta(days=1)
    tinh = Body("tinh", f"Tỉnh {PROVINCE}", PROVINCE, "territory", "province", "", english=f"{PROVINCE} Province (fictional)")
    huyen = Body(
        "huyen", f"Huyện {DISTRICT}", DISTRICT, "territory", "district", "tinh", None, end, "split", new, english="Son Khe District"
    )
    return [tinh, huyen, *(_commune(commune) for commune in places.communes())]


def _commune(commune: Commune) -> Body:
    name = commune.name[0].upper() + commune.name[1:]
    parent = "tinh" if commune.start == MERGER else "huyen"
    return Body(commune.id, name, "", "territory", "commune", parent, commune.start, commune.end, commune.ending, commune.after)


def _district_bodies() -> list[Body]:
    return [_listed(row) for row in rows(lexicon().frames["bodies"])]


def _listed(row: list[str]) -> Body:
    id, name, short, kind, parent, start, end, ending, after, function, role = row
    first, last = (date.fromisoformat(text) if text else None for text in (start, end))
    return Body(id, name, short, kind, "district", parent, first, last, ending, tuple(after.split()), function, role)


def _commune_bodies() -> list[Body]:
    return [
        _own(commune, row)
        for commune in places.communes()
        for row in (COMMUNE_BODIES + NEW_BODIES if commune.start == MERGER else COMMUNE_BODIES)
    ]


def _own(commune: Commune, row: tuple[str, ...]) -> Body:
    suffix, name, short, kind, function, role = row
    parent = f"{commune.id}-ub" if row in NEW_BODIES else commune.id
    english = f"{ENGLISH[suffix]} of {fold(commune.bare).title()} {'Commune' if commune.name.startswith('xã') else 'Township'}"
    after = (f"{commune.after[0]}-{suffix}",) if commune.ending == "renamed" else ()
    ending = "" if commune.end is None else "renamed" if after else "dissolved"
    return Body(
        f"{commune.id}-{suffix}", name.format(commune.name), short.format(commune.name), kind, "commune", parent,
        commune.start, commune.end, ending, after, function, role, english,
    )  # fmt: skip


def known_on(day: date) -> dict[str, Body]:
    """What a registry written on that day would hold: nothing of what is still to come."""
    return {
        id: body if body.end is None or body.end < day else replace(body, end=None, ending="", after=())
        for id, body in bodies().items()
        if body.start is None or body.start <= day
    }


def heir(id: str, day: date) -> Body | None:
    """The body of that id on a day, or what it was renamed to or merged into; None when there is none."""
    body: Body | None = bodies().get(id)
    while body and not body.lives(day):
        body = bodies()[body.after[0]] if body.after and body.end and body.end < day else None
    return body


def leader(seed: int, body: Body, day: date) -> tuple[str, str]:
    """Name and post of who leads a body on a day."""
    return people.holder(seed, body.id, people.term(day)), body.role
