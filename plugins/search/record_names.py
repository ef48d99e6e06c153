"""Owns what people call a unit, a paper, a page: the names that lead to it whatever the texts say, each with a rank.

Refuses to look at texts. Full names come before short ones, those that stand before those that ended, own names before those of kin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from portal.domain.plan import Plan
from portal.domain.portal import Portal
from portal.domain.unit import Unit, UnitKind
from portal.source.linking.plan_names import PERIOD, YEAR
from portal.text.fold import fold
from portal.views.card import plan_name

Key = tuple[str, int, int]  # name, rank, number of the fact it asks for or -1
FULL, SHORT, BELOW, BARE, OWN, PART, KIN = 15, 14, 13, 12, 11, 10, 9
ENDED = 3  # so much lower are units that are no more
_LEVELS = ("tỉnh", "thành phố", "huyện", "thị xã", "quận", "thị trấn", "xã", "phường", "đặc khu")
_PLACE = re.compile(rf"(?:{'|'.join(_LEVELS)}) (?=\S)", re.I)
_LEVEL = re.compile(rf" (?:{'|'.join(_LEVELS)})$", re.I)
_BRIEF = {"thị trấn": "TT", "thành phố": "TP", "thị xã": "TX"}
_SHORTER = (
    ("Ủy ban nhân dân", "Ủy ban"), ("Ủy ban Mặt trận Tổ quốc Việt Nam", "Mặt trận Tổ quốc"),
    ("Ủy ban Mặt trận Tổ quốc Việt Nam", "Mặt trận"), ("Ủy ban Mặt trận Tổ quốc Việt Nam", "Ủy ban Mặt trận"),
)  # fmt: skip
_BODY = re.compile(r"\s*(?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân|Đảng ủy|Huyện ủy|Ủy ban MTTQ|Mặt trận Tổ quốc).*$", re.I)
# What people leave out of a plan's name: where and when it holds, and the verb before what it is about.
_SCOPE = re.compile(
    rf",?(?: (?:trên địa bàn|ở|tại|của|cho))* (?P<place>{'|'.join(_LEVELS)})(?= )|,? trên địa bàn\b|,? {PERIOD.pattern}|,? {YEAR.pattern}",
    re.I,
)
_VERB = "xây dựng|phát triển|thực hiện|triển khai|đẩy mạnh|nâng cao|tăng cường|đổi mới|tiếp tục|công tác|chất lượng|hiệu quả"
_VERBS = re.compile(rf"^(?:(?:{_VERB}) )+", re.I)
_LIKE = ("chương trình", "đề án", "kế hoạch", "nghị quyết")  # what people call any plan
_PARTS = range(3, 8)  # words of a plan's name that are enough behind its kind: two are the words of news


class RecordNames:
    """The names of one Portal's records."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        shorts: dict[str, list[str]] = {}
        for pair in portal.abbreviations():
            shorts.setdefault(pair.short, []).append(pair.long)
        self._pairs = [(short, longs[0]) for short, longs in shorts.items() if len(longs) == 1] + [(b, a) for a, b in _BRIEF.items()]

    def forms(self, name: str) -> list[str]:
        """The name as it stands, with everything abbreviated that may be, and with everything written out."""
        brief = whole = name
        for short, long in sorted(self._pairs, key=lambda pair: -len(pair[1])):
            brief = re.sub(rf"(?<!\w){re.escape(long)}(?!\w)", short, brief, flags=re.I)
            whole = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", long, whole, flags=re.I)
        return [*dict.fromkeys((name, brief, whole))]

    def plain(self, *ranked: tuple[Iterable[str], int]) -> tuple[Key, ...]:
        """The keys of names that need no kin."""
        return _best((form, rank, -1) for names, rank in ranked for name in names if name for form in self.forms(name))

    def plan(self, plan: Plan) -> tuple[Key, ...]:
        """The keys of a plan: its names, and the beginnings of what it is about behind its kind («chương trình nông thôn mới»)."""
        subject = _subject(plan.name)
        about = [*dict.fromkeys((subject, _VERBS.sub("", subject)))]
        begun = [" ".join(words[:count]) for words in (one.split() for one in about) for count in _PARTS if count <= len(words)]
        mixed = [f"{kind} {one}" for kind in _LIKE for one in about if len(one.split()) in _PARTS]
        whole = (plan_name(plan.kind, plan.name), plan.name, *plan.aliases, plan.number)
        return self.plain((whole, SHORT), ([f"{plan.kind} {one}" for one in begun], PART), (mixed, PART - 1))

    def unit(self, id: str) -> tuple[Key, ...]:
        """The keys of a unit: its names, those of its kin, its leaders' posts."""
        unit = self._portal.unit(id)
        less = ENDED if self._portal.has_ended(id) else 0
        kin = [name for other in (*unit.predecessors, *unit.successors) for name in self._portal.unit(other).names[:2]]
        found = [(form, rank - less, -1) for name, rank in self._names(unit) for form in self.forms(name)]
        found += [(form, KIN - less, -1) for name in kin for form in self.forms(name)]
        posts = () if less else self._posts(unit)
        return _best([*found, *posts])

    def _names(self, unit: Unit) -> Iterator[tuple[str, int]]:
        yield unit.name, FULL
        yield from ((name, SHORT) for name in unit.names[1:])
        yield from ((unit.name.replace(long, short), SHORT) for long, short in _SHORTER if unit.name.startswith(long))
        above = [one.name for one in self._above(unit)]
        yield from ((f"{name} {place}", BELOW) for name in unit.names for place in above if place.casefold() not in name.casefold())
        place = self._territory(unit)
        yield from ((name, BARE) for name in _initials(unit, place))
        if unit.kind is UnitKind.TERRITORY:
            yield _PLACE.sub("", unit.name, count=1), BARE
        elif place and unit.name.casefold().endswith(place.name.casefold()):
            bare = unit.name[: -len(place.name)].strip()
            yield f"{bare} {_PLACE.sub('', place.name, count=1)}", BARE
            if unit.kind is UnitKind.COMMITTEE:
                yield place.name, KIN
            if self._is_own(place):
                brief = [bare.replace(long, short) for long, short in _SHORTER if bare.startswith(long)]
                yield from ((name, OWN) for one in (bare, *brief) for name in (one, f"{one} {place.name.split()[0]}"))

    def _above(self, unit: Unit) -> Iterator[Unit]:
        for _ in range(2):
            if unit.parent:
                unit = self._portal.unit(unit.parent)
                yield unit

    def _territory(self, unit: Unit) -> Unit | None:
        return next((one for one in (unit, *self._above(unit)) if one.kind is UnitKind.TERRITORY), None)

    def _is_own(self, place: Unit) -> bool:
        """Whether the portal is that place's own."""
        owner = self._portal.identity().owner_unit
        home = self._territory(self._portal.unit(owner)) if owner else None
        return home is not None and home.id == place.id

    def _posts(self, unit: Unit) -> Iterator[Key]:
        place = self._territory(unit)
        for number, leader in enumerate(unit.leaders):
            own = place is not None and self._is_own(place)
            above = [one.name for one in self._above(unit) if one.kind is not UnitKind.TERRITORY]
            bodies = [*unit.names, *above, *(f"{name[: -len(place.name)]}{place.name.split()[0]}" for name in above if place and own)]
            for post in (post for name in bodies for post in _posts(leader.role, name, unit.kind, place, own)):
                yield from ((form, FULL, number) for form in self.forms(post))


def _initials(unit: Unit, place: Unit | None) -> Iterator[str]:
    """What a unit of a place is called in writing: «TTYT Sơn Khê»; none of fewer than three letters."""
    ends = [unit.name.removeprefix(name) for name in unit.names[1:] if unit.name.startswith(f"{name} ")]
    for end in (*ends, *([f" {place.name}"] if place and unit.kind is not UnitKind.TERRITORY else [])):
        bare = _PLACE.sub("", end.strip(), count=1)
        head = _LEVEL.sub("", unit.name.removesuffix(bare).strip())
        letters = fold("".join(word[0] for word in head.split() if word[0].isalpha())).upper()
        if unit.name.endswith(bare) and len(letters) > 2:
            yield from (f"{letters} {bare}", f"{letters}{end}")


def _subject(name: str) -> str:
    """What a plan is about, without where and when."""
    ends = (found.start() for found in _SCOPE.finditer(name) if not found["place"] or name[found.end() :].lstrip()[:1].isupper())
    return name[: next(ends, None)]


def _posts(role: str, name: str, kind: UnitKind, place: Unit | None, is_own: bool) -> Iterator[str]:
    bare = _BODY.sub("", role)
    yield f"{bare} {name}"
    yield f"{role} {name}"
    if shared := _shared(role.casefold().split(), name.casefold().split()):  # Trưởng phòng + Phòng Kinh tế
        yield f"{role} {' '.join(name.split()[shared:])}"
    if place:
        yield f"{role} {place.name}"
        if kind in (UnitKind.COMMITTEE, UnitKind.PARTY):
            yield f"{bare} {place.name}"
        if is_own:
            level = place.name.split()[0]
            yield f"{role} {level}"
            if kind in (UnitKind.COMMITTEE, UnitKind.PARTY):
                yield f"{bare} {level}"


def _shared(before: list[str], after: list[str]) -> int:
    """How many words end the one and begin the other."""
    return next((count for count in range(len(after), 0, -1) if before[-count:] == after[:count]), 0)


def _best(keys: Iterable[Key]) -> tuple[Key, ...]:
    best: dict[tuple[str, int], int] = {}
    for name, rank, fact in keys:
        if name.strip():
            best[name.strip(), fact] = max(rank, best.get((name.strip(), fact), 0))
    return tuple([(name, rank, fact) for (name, fact), rank in best.items()])


def facts_of(unit: Unit) -> tuple[tuple[str, str, str], ...]:
    """What a question may ask of a unit; its leaders come first, numbered as in its keys."""
    leaders = [("who", leader.role, leader.name) for leader in unit.leaders]
    rows = (
        ("phone", "Điện thoại", unit.phone), ("address", "Địa chỉ", unit.address), ("email", "Thư điện tử", unit.email),
        ("site", "Trang thông tin", unit.site),
    )  # fmt: skip
    return (*leaders, *(row for row in rows if row[2]))
