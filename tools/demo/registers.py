"""Owns the files of du-lieu and trang: identity, units, plans, and the two pages about the portal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random

from portal.text.slug import slug
from tools.demo import places, sections, units
from tools.demo.giants import GIANT_PLAN, giant_plan
from tools.demo.keys import VIETNAMESE
from tools.demo.lexicon import lexicon
from tools.demo.matter import Row, Value, registry
from tools.demo.moments import STAGES, Moment, target_lines
from tools.demo.pages import identity, page
from tools.demo.places import DISTRICT, MERGER, PROVINCE
from tools.demo.schemes import Scheme
from tools.demo.script import SMALL, Script
from tools.demo.units import ENDINGS, KINDS, LEVELS, Body


def files(script: Script) -> Iterator[tuple[str, str]]:
    """Path and text of every registry and page."""
    seed, as_of, small = script.seed, script.as_of, len(script.stories) < SMALL
    yield "du-lieu/co-quan.yml", registry(identity(seed, as_of))
    yield "du-lieu/don-vi.yml", registry([unit_row(body, seed, as_of) for body in _bodies(script, small)])
    yield "du-lieu/chuyen-muc.yml", registry(sections.section_rows())
    yield "du-lieu/chu-de.yml", registry(sections.topic_rows())
    yield "du-lieu/viet-tat.yml", registry(sections.abbreviation_rows())
    if laws := sections.law_rows(as_of):
        yield "du-lieu/can-cu.yml", registry(laws)
    if as_of >= MERGER:
        yield f"du-lieu/ke-hoach/{GIANT_PLAN}.yml", registry(giant_plan(seed, small))
    yield "trang/gioi-thieu.md", page("gioi-thieu", seed, as_of)
    yield "trang/lien-he.md", page("lien-he", seed, as_of)
    by_id = {scheme.id: scheme for scheme in script.schemes}
    for scheme in script.schemes:
        yield (
            f"du-lieu/ke-hoach/{scheme.id}.yml",
            registry(plan_row(scheme, script.logs.get(scheme.id, []), seed, by_id.get(scheme.replaced_by))),
        )


def _bodies(script: Script, small: bool) -> list[Body]:
    """The bodies of don-vi.yml; a miniature leaves out those of old communes that nobody names, but for a committee that was renamed."""
    known = list(units.known_on(script.as_of).values())
    named = {story.unit for story in script.stories} | set(_renamed())
    kept = [
        body
        for body in known
        if not small or body.level != "commune" or body.kind == "territory" or body.id in named or body.start == MERGER
    ]
    ids = {body.id for body in kept}
    return [replace(body, after=tuple(id for id in body.after if id in ids)) for body in kept]


def _renamed() -> Iterator[str]:
    """The committees of a commune that was renamed, under its old name and its new one."""
    for commune in places.communes():
        if commune.ending == "renamed":
            yield from (f"{id}-ub" for id in (commune.id, *commune.after))


def unit_row(body: Body, seed: int, as_of: date) -> Row:
    """One entry of don-vi.yml."""
    basis = [text.split("|")[1].strip() for text in _bases() if body.end and text.startswith(body.end.isoformat())]
    row: dict[str, Value] = {
        "mã": body.id, "tên": body.name, "tên ngắn": body.short, "tên tiếng Anh": body.english, "loại": KINDS[body.kind],
        "cấp": LEVELS[body.level], "thuộc": body.parent, "từ ngày": body.start or "", "đến ngày": body.end or "", "căn cứ": basis,
        "kết thúc do": ENDINGS.get(body.ending, ""), "đơn vị kế tiếp": list(body.after), "chức năng": body.function,
    }  # fmt: skip
    if body.kind != "territory" and body.lives(as_of):
        row |= _contact(body, seed, as_of)
    return row


def _bases() -> tuple[str, ...]:
    return lexicon().frames["basis"]


def _contact(body: Body, seed: int, as_of: date) -> dict[str, Value]:
    rng = Random(f"{seed}/contact/{body.id}")
    commune = next((c for c in places.communes() if body.id.startswith(f"{c.id}-")), None)
    where = commune.name if commune else "thị trấn Chợ Khê" if as_of < MERGER else f"xã {DISTRICT}"
    name, role = units.leader(seed, body, as_of)
    phone = f"0000.3.555.{rng.randint(100, 999)}"
    box = slug(body.id).replace("-", "")
    return {
        "địa chỉ": f"{where[0].upper()}{where[1:]}, tỉnh {PROVINCE}", "điện thoại": phone, "thư điện tử": f"{box}@sonkhe.example",
        "lãnh đạo": [f"{name} – {role} – {phone} – {box}.ld@sonkhe.example"],
    }  # fmt: skip


def plan_row(scheme: Scheme, log: list[tuple[Moment, str]], seed: int, after: Scheme | None = None) -> Row:
    """One plan file. What an article tells is left to the article; only what none tells stands here."""
    draft = scheme.fate in ("drafting", "consultation")
    bare = scheme.fate == "bare"
    frames = lexicon().frames
    tell = Random(f"{seed}/row/{scheme.id}")
    tasks = [text for text in scheme.subject.lists["task"] if "{" not in text]
    row: dict[str, Value] = {
        "mã": scheme.id, "loại": scheme.kind, "tên": scheme.name, "tên khác": list(scheme.aliases),
        "cơ quan ban hành": "" if bare else scheme.unit, "cơ quan chủ trì": "" if bare else _drafter(scheme),
        "số": "" if draft else scheme.number,
        "ngày ban hành": "" if draft or bare else scheme.issue, "giai đoạn": f"{scheme.period[0]} - {scheme.period[1]}",
        "chủ đề": [scheme.subject.name],
    }  # fmt: skip
    if not bare and not scheme.annual:
        row |= {
            "tóm tắt": frames["plan.summary"][0].format(
                kind=scheme.kind,
                topic=scheme.subject.name.lower(),
                first=scheme.period[0],
                last=scheme.period[1],
                territory=scheme.territory,
            ),
            "các phần": list(frames["plan.parts"]),
            "mục tiêu": [text[0].upper() + text[1:] for text in scheme.subject.lists["goal"]],
            "giải pháp": [text[0].upper() + text[1:] for text in tell.sample(tasks, 4)],
            "ban chỉ đạo": f"Ban Chỉ đạo gồm {tell.randint(9, 17)} thành viên" if not draft and tell.random() < 0.5 else "",
        }  # fmt: skip
    if draft:
        row["dự thảo"] = "có"
    return row | _life(scheme, log, after)


def _drafter(scheme: Scheme) -> str:
    hosts = scheme.subject.lists["hosts"][0].split()
    if scheme.commune:
        return f"{scheme.commune}-kt" if scheme.subject.lists["arm"][0] == "committee" else ""
    found = units.heir(hosts[0], scheme.issue)
    return found.id if found else ""


def _life(scheme: Scheme, log: list[tuple[Moment, str]], after: Scheme | None) -> dict[str, Value]:
    """Steps no article tells, targets no article sets, and what replaced what."""
    told = [(moment, path) for moment, path in log if not path]
    stages: list[Row] = [_step(scheme, moment) for moment, _ in told]
    if after and after.issue.year > scheme.period[1]:
        stages.append({"ngày": after.issue, "bước": "Được thay thế", "ghi chú": f"Thay bằng {after.full}"})
    more: dict[str, Value] = {
        "quá trình": stages,
        "thay thế": [scheme.replaces] if scheme.replaces else [],
        "được thay bằng": scheme.replaced_by,
    }
    if scheme.fate in ("", "dropped") and not scheme.annual and not any(moment.stage == "issued" and path for moment, path in log):
        lines = target_lines(scheme, Random(0))
        more["chỉ tiêu"] = [line if isinstance(line, str) else {VIETNAMESE[f"statement.{k}"]: v for k, v in line.items()} for line in lines]
    return more


def _step(scheme: Scheme, moment: Moment) -> Row:
    step: dict[str, Value] = {"ngày": moment.day, "bước": STAGES[moment.stage]}
    if moment.stage == "issued" and scheme.number:
        step["văn bản"] = scheme.number
    return step
