"""Owns where and when a story plays: the words its title and its body share. Refuses to compose either."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

from tools.demo import people, places
from tools.demo.lexicon import Subject, lexicon
from tools.demo.matter import day as written
from tools.demo.places import DISTRICT, Commune
from tools.demo.prose import Voice
from tools.demo.units import Body

SESSIONS = ("sáng", "chiều", "")
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
    "xa": ("Hội trường UBND xã", "Nhà văn hóa xã", "nhà văn hóa thôn", "Hội trường Đảng ủy xã"),
}


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything two voices must agree on."""

    words: dict[str, str]
    chair: tuple[str, str]  # name, post
    session: str
    hall: str
    others: tuple[str, ...]  # further places of the same tier


def place_of(body: Body, day: date) -> Commune | None:
    """The commune a body belongs to, None for the district's."""
    return next((commune for commune in places.communes_on(day) if body.id == commune.id or body.id.startswith(f"{commune.id}-")), None)


def spoken(body: Body) -> str:
    """How a body is called in running text."""
    if body.short.startswith(("UBND", "HĐND", "Ủy ban MTTQ")):
        return body.short if body.level == "commune" else f"{body.short} {DISTRICT}"
    return body.name


def make_setting(rng: Random, subject: Subject, body: Body, told: date, seed: int, kind: str, period: str) -> Setting:
    """The shared words of a story told on a day by a body."""
    commune = place_of(body, told)
    tier = "xa" if commune else "huyen"
    main, others = _spots(commune, told, rng)
    village = rng.choice(places.villages(commune.id if commune else _id_of(main, told)))
    arm = body.kind if body.kind in ("party", "council", "front") else "committee"
    post, role = rng.choice(CHAIRS[f"xa.{arm}" if commune else arm])
    key = post.format(commune.id) if commune else post
    if commune and commune.bare == "Chợ Khê":
        role = role.replace(" xã", " thị trấn")
    chair = (people.holder(seed, key, people.term(told)), role)
    session = rng.choice(SESSIONS)
    hall = rng.choice(HALLS[tier])
    frames = lexicon().frames
    words = {
        "work": rng.choice(subject.lists["work"]), "group": rng.choice(subject.lists["group"]), "model": rng.choice(subject.lists["model"]),
        "topic": subject.name[0].lower() + subject.name[1:], "host": spoken(body), "noi": hall,
        "mot0": main, "thon": village if commune else f"{village}, {main}", "nguoi0": people.villager(rng),
        "suki": frames.get(f"{kind}.word", ("hội nghị",))[0], "ky": period, **_territory(commune), **_dates(told, session, rng),
    }  # fmt: skip
    return Setting(words, chair, session, hall, others)


def _spots(commune: Commune | None, day: date, rng: Random) -> tuple[str, tuple[str, ...]]:
    """The main place of a story and the others it may name, in a drawn order."""
    pool = list(places.villages(commune.id)) if commune else [other.name for other in places.communes_on(day)]
    rng.shuffle(pool)
    return (commune.name, tuple(pool)) if commune else (pool[0], tuple(pool[1:]))


def _id_of(name: str, day: date) -> str:
    return next(commune.id for commune in places.communes_on(day) if commune.name == name)


def _territory(commune: Commune | None) -> dict[str, str]:
    if commune is None:
        return {
            "dia": DISTRICT, "huyen": f"huyện {DISTRICT}", "dia_ban": "huyện", "toan": "toàn huyện", "coso": "các xã, thị trấn",
            "dungdau": "Bí thư Đảng ủy, Chủ tịch UBND các xã, thị trấn",
        }  # fmt: skip
    tier = commune.name.split()[0] if commune.name.startswith("xã") else "thị trấn"
    return {
        "dia": commune.bare, "huyen": commune.name, "dia_ban": tier, "toan": f"toàn {tier}", "coso": "các thôn, tổ dân phố",
        "dungdau": "Bí thư Chi bộ, Trưởng các thôn, tổ dân phố",
    }  # fmt: skip


def _dates(told: date, session: str, rng: Random) -> dict[str, str]:
    full = written(told)
    short = full.rsplit("/", 1)[0]
    shown = full if rng.random() < 0.5 else short
    ngay = f"{session} {shown}" if session and rng.random() < 0.5 else f"{session} ngày {shown}".strip()
    return {
        "ngay": ngay, "nam": str(told.year), "namsau": str(told.year + 1), "nam3": str(told.year + 3),
        "thang": str(told.month) if told.month > 2 else f"0{told.month}",
    }  # fmt: skip


def make_voice(rng: Random, subject: Subject, setting: Setting, more: dict[str, str] | None = None, told: bool = False) -> Voice:
    """A voice for a title or a body of that setting; `told`: the main place and the plan's full name were said already."""
    words = setting.words | (more or {})
    long, short = words.pop("kehoach", ""), words.pop("kehoach.ngan", "")
    spots = iter(setting.others if told else (setting.words["mot0"], *setting.others))
    name, role = setting.chair
    chair, plan = iter([f"đồng chí {name} - {role}"]), iter([] if told else [long])
    makers: dict[str, Callable[[], str]] = {
        "mot": lambda: next(spots, "") or rng.choice(setting.others),
        "nguoi": lambda: people.villager(rng),
        "chu": lambda: next(chair, f"đồng chí {name}"),
        "daibieu": lambda: voice.tell("attendees"),
        "kehoach": lambda: next(plan, short),
    }
    voice = Voice(rng, lexicon().frames, subject.lists, words, makers)
    return voice
