"""Owns where and when a story plays: the words its title and its body share. Refuses to compose either."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from tools.demo import people, places, units
from tools.demo.issues import Issue
from tools.demo.lexicon import lexicon
from tools.demo.places import DISTRICT, MERGER, Commune
from tools.demo.units import Body

HOURS = {"sáng": ("7 giờ 30", "8 giờ", "8 giờ", "8 giờ 30"), "chiều": ("13 giờ 30", "14 giờ", "14 giờ")}
CHAIRS = {
    "party": (
        ("huyen-uy", "Bí thư Huyện ủy"),
        ("huyen-uy-pho", "Phó Bí thư Thường trực Huyện ủy"),
        ("uv-tv", "Ủy viên Ban Thường vụ Huyện ủy"),
    ),
    "committee": (("ubnd", "Chủ tịch UBND huyện"), ("ubnd-pho-1", "Phó Chủ tịch UBND huyện"), ("ubnd-pho-2", "Phó Chủ tịch UBND huyện")),
    "council": (("hdnd", "Chủ tịch HĐND huyện"), ("hdnd-pho", "Phó Chủ tịch HĐND huyện")),
    "front": (("mttq", "Chủ tịch Ủy ban MTTQ huyện"), ("mttq-pho", "Phó Chủ tịch Ủy ban MTTQ huyện")),
    "xa.party": (("{}-du", "Bí thư Đảng ủy xã"), ("{}-du-pho", "Phó Bí thư Thường trực Đảng ủy xã")),
    "xa.committee": (("{}-ub", "Chủ tịch UBND xã"), ("{}-ub-pho", "Phó Chủ tịch UBND xã")),
    "xa.council": (("{}-hd", "Chủ tịch HĐND xã"), ("{}-hd-pho", "Phó Chủ tịch HĐND xã")),
    "xa.front": (("{}-mt", "Chủ tịch Ủy ban MTTQ xã"), ("{}-mt-pho", "Phó Chủ tịch Ủy ban MTTQ xã")),
}
HALLS = {
    "huyen": ("Hội trường UBND huyện", "Hội trường Huyện ủy", "Nhà văn hóa trung tâm huyện", "Hội trường Trung tâm Chính trị huyện"),
    "xa": ("Hội trường UBND {xa}", "Nhà văn hóa {xa}", "Hội trường UBND {xa}", "Hội trường Đảng ủy {xa}"),
}
ON_THE_SPOT = frozenset({"ra-mat", "giam-sat", "doi-thoai", "tiep-xuc"})  # kinds that are held where people live
VISITS = ON_THE_SPOT | {"tin-ngan", "phan-anh", "guong", "anh"}  # kinds that tell of one place
CLOSE = VISITS - {"tin-ngan"}  # kinds that name no neighbouring commune, where what they tell of has villages
TOP = frozenset({"ubnd", "huyen-uy", "hdnd", "mttq"})
SOCIAL = frozenset({"giao-duc", "y-te", "van-hoa-du-lich", "viec-lam", "giam-ngheo", "chuyen-doi-so", "doan-the"})


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything two voices must agree on."""

    words: dict[str, str]
    chair: tuple[str, str]  # name, post
    session: str  # "sáng" or "chiều"
    hour: str
    hall: str
    others: tuple[str, ...]  # further places of the same tier
    speakers: tuple[tuple[str, str], ...]  # people who answer for such places, "bà …, Trưởng thôn …", and their place
    day: date


def place_of(body: Body, day: date) -> Commune | None:
    """The commune a body belongs to, None for the district's."""
    return next((commune for commune in places.communes_on(day) if body.id == commune.id or body.id.startswith(f"{commune.id}-")), None)


def spoken(body: Body) -> str:
    """How a body is called in running text."""
    if body.short.startswith(("UBND", "HĐND", "Ủy ban MTTQ")):
        return body.short if body.level == "commune" else f"{body.short} {DISTRICT}"
    return body.name


def tier_of(commune: Commune | None) -> str:
    """What kind of place it is: "huyện", "xã", "thị trấn"."""
    return "huyện" if commune is None else "xã" if commune.name.startswith("xã") else "thị trấn"


def scale_of(commune: Commune | None) -> float:
    """How many communes of old its territory is worth."""
    return 9.0 if commune is None else 3.0 if commune.start == MERGER else 1.0


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a story reports: of which kind, by which body, on which day."""

    kind: str
    body: Body
    day: date


def make_setting(rng: Random, issue: Issue, occasion: Occasion, told: date, seed: int) -> Setting:
    """The shared words of a story; `told` is a day of the year it speaks of."""
    kind, body, day = occasion.kind, occasion.body, occasion.day
    commune = place_of(body, told)
    focus, village, others = _spots(commune, issue, told, rng)
    session = rng.choice(("sáng", "sáng", "chiều"))
    hall = rng.choice(HALLS["xa" if commune else "huyen"]).format(xa=commune.name if commune else "")
    if kind in ON_THE_SPOT:
        hall = f"Nhà văn hóa {village}" + ("" if commune else f", {focus}")
    words = {
        "work": rng.choice(issue.lists["work"] or ("",)), "model": rng.choice(issue.lists["model"] or ("",)),
        "host": spoken(body), "hall": hall, "noi0": focus, "thon": village,
        "xa": commune.name if commune else focus, "chuyenmon": _office(issue.topic, commune, told, body), **_territory(commune),
        **_hero(people.person(seed, f"truong/{village}", people.term(told)).polite, village, _is_about_somebody(kind, issue), rng),
    }  # fmt: skip
    visited = None if commune or kind not in VISITS else next(c for c in places.communes_on(told) if c.name == focus)
    if visited and kind in CLOSE and not issue.wide:
        others = tuple(name for name in places.villages(visited.id) if name != village)
    speakers = _hosts_of(visited, village, issue.wide, told, seed) if visited else _speakers(commune, others, told, seed)
    return Setting(words, _chair(rng, body, commune, told, seed), session, rng.choice(HOURS[session]), hall, others, speakers, day)


def _is_about_somebody(kind: str, issue: Issue) -> bool:
    return kind == "guong" or any("nguoi0" in line for lines in issue.lists.values() for line in lines)


def _hero(head: str, village: str, about: bool, rng: Random) -> dict[str, str]:
    """Who a story keeps coming back to: somebody it is about, else the head of the village, who is told as such."""
    hero = people.villager(rng)
    shown, post = (hero, "") if about else (head, f"Trưởng {village}")
    return {"nguoi0": shown, "nguoi0.vai": post, "tuoi0": str(people.age_of(shown, rng))}


def _spots(commune: Commune | None, issue: Issue, day: date, rng: Random) -> tuple[str, str, tuple[str, ...]]:
    """The place a story dwells on, a village of it, and the other places it may name, in a drawn order."""
    if commune is None:
        living = list(places.communes_on(day))
        rng.shuffle(living)
        return living[0].name, rng.choice(places.villages(living[0].id)), tuple(other.name for other in living[1:])
    if issue.wide and commune.start == MERGER:
        areas = places.areas(commune.id)
        area = rng.choice(areas)
        return f"khu vực {area.bare}", rng.choice(places.villages(area.id)), tuple(f"khu vực {a.bare}" for a in areas if a is not area)
    pool = list(places.villages(commune.id))
    rng.shuffle(pool)
    return pool[0], pool[0], tuple(pool[1:])


def _chair(rng: Random, body: Body, commune: Commune | None, day: date, seed: int) -> tuple[str, str]:
    if commune is None and body.kind == "front" and body.id not in TOP:
        role = body.role if " " in body.role.removeprefix("Chủ tịch ").removesuffix("Hội") else f"Chủ tịch {body.short}"
        return people.holder(seed, body.id, people.term(day)), role
    arm = body.kind if body.kind in ("party", "council", "front") else "committee"
    post, role = rng.choice(CHAIRS[f"xa.{arm}" if commune else arm])
    key = post.format(commune.id) if commune else post
    return people.holder(seed, key, people.term(day)), role.replace(" xã", f" {tier_of(commune)}") if commune else role


def _speakers(commune: Commune | None, others: tuple[str, ...], day: date, seed: int) -> tuple[tuple[str, str], ...]:
    if commune is None:
        by_name = {other.name: other for other in places.communes_on(day)}
        heads = [(f"{by_name[name].id}-ub", f"Chủ tịch UBND {name}", name) for name in others[:8]]
    else:
        heads = [(f"truong/{name}", f"Trưởng {name}", place) for name, place in _headed(commune, others)[:8]]
    return _answering(heads, day, seed)


def _hosts_of(visited: Commune, village: str, wide: bool, day: date, seed: int) -> tuple[tuple[str, str], ...]:
    """Who answers where a delegation or a reporter comes to: the chairman of the commune, the heads of its other villages."""
    names = [name for name in places.villages(visited.id) if name != village]
    heads = [(f"truong/{name}", f"Trưởng {name}", visited.name if wide else name) for name in names[:5]]
    return _answering([(f"{visited.id}-ub", f"Chủ tịch UBND {visited.name}", visited.name), *heads], day, seed)


def _answering(heads: list[tuple[str, str, str]], day: date, seed: int) -> tuple[tuple[str, str], ...]:
    return tuple((f"{people.person(seed, key, people.term(day)).polite}, {post}", place) for key, post, place in heads)


def _headed(commune: Commune, others: tuple[str, ...]) -> list[tuple[str, str]]:
    """Villages whose heads speak, and the place each speaks of: the village, or the area it lies in."""
    villages = [(name, name) for name in others if name.startswith("thôn")]
    areas = places.areas(commune.id)
    return villages or [(name, f"khu vực {area.bare}") for pair in zip(*map(_two_of, areas), strict=True) for name, area in pair]


def _two_of(area: Commune) -> list[tuple[str, Commune]]:
    return [(name, area) for name in places.villages(area.id)[:3]]


def _office(topic: str, commune: Commune | None, day: date, teller: Body) -> str:
    """Who knows the trade: an office of the district other than who tells, one of a new commune, or an official of an old one."""
    if commune is None:
        hosts = (*lexicon().subjects[topic].lists["hosts"][0].split(), "van-phong-ubnd")
        found = [body for id in hosts if id not in TOP and (body := units.heir(id, day)) and body.id != teller.id]
        return (found[0].short or found[0].name) if found else "cơ quan chuyên môn của huyện"
    if commune.start == MERGER:
        return f"Phòng {'Văn hóa - Xã hội' if topic in SOCIAL else 'Kinh tế'} {commune.name}"
    return f"công chức chuyên môn {commune.name}"


def _territory(commune: Commune | None) -> dict[str, str]:
    if commune is None:
        return {
            "dia": DISTRICT, "huyen": f"huyện {DISTRICT}", "dia_ban": "huyện", "toan": "toàn huyện", "coso": "các xã, thị trấn",
            "dungdau": "Bí thư Đảng ủy, Chủ tịch UBND các xã, thị trấn",
        }  # fmt: skip
    tier = tier_of(commune)
    return {
        "dia": commune.bare, "huyen": commune.name, "dia_ban": tier, "toan": f"toàn {tier}", "coso": "các thôn, tổ dân phố",
        "dungdau": "Bí thư Chi bộ, Trưởng các thôn, tổ dân phố",
    }  # fmt: skip
