"""Owns an article's front matter: which entries its kind brings. Refuses the body."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from tools.demo import dates, people, places, sections, units
from tools.demo.bodies import attendees, event_name, has_event
from tools.demo.lexicon import lexicon
from tools.demo.matter import Row, Value
from tools.demo.matter import day as written
from tools.demo.moments import STAGES
from tools.demo.papers import ASKING, paper_of
from tools.demo.prose import capital
from tools.demo.story import Story
from tools.demo.voices import make_voice

KIND_NAMES = {
    "phan-anh": "Bài phản ánh", "guong": "Bài phản ánh", "anh": "Phóng sự ảnh", "van-ban": "Giới thiệu văn bản",
    "gop-y": "Lấy ý kiến dự thảo",
    "thong-bao": "Thông báo", "plan.consultation": "Lấy ý kiến dự thảo",
}  # fmt: skip
STATES = {"planned": "Sẽ diễn ra", "postponed": "Hoãn", "cancelled": "Hủy", "held": "Đã diễn ra"}


def head_of(story: Story, seed: int) -> dict[str, Value]:
    """The entries of a story's head, in the order staff write them."""
    rng = Random(f"{seed}/head/{story.number}")
    entries: dict[str, Value] = {"title": story.title, "date": story.published, "unit": _unit(story, rng)}
    if rng.random() < 0.5 or story.kind in ("thong-bao", *ASKING):
        entries["section"] = _section(story)
    if not story.moment and story.kind != "thong-bao" and rng.random() < 0.85:
        entries["topics"] = [lexicon().subjects[story.subject].name]
    if story.kind in KIND_NAMES:
        entries["kind"] = KIND_NAMES[story.kind]
    if rng.random() < 0.06:
        entries["kicker"] = story.unit_name
    entries |= _event(story, rng) | _people(story, rng) | _plan(story) | _papers(story, rng) | _times(story, rng)
    if story.pictures:
        entries["images"] = list(story.pictures)
    if story.kind in ("so-ket", "tong-ket") and rng.random() < 0.3:
        entries["results"] = _loose_results(story, rng)
    return entries | _credits(story, rng) | story.extra


def _loose_results(story: Story, rng: Random) -> list[str]:
    """Figures that stand on no plan."""
    of = len(places.communes_on(story.happened)) if story.happened < places.MERGER else 12
    voice = make_voice(rng, story, {"of": str(of), "coso0": story.setting.words["coso"].removeprefix("các ")})
    return [capital(voice.say(line)) for line in lexicon().subjects[story.subject].lists["le"]]


def _unit(story: Story, rng: Random) -> str:
    body = units.bodies()[story.unit]
    return body.short if body.short and rng.random() < 0.4 and body.level == "commune" else body.name


def _section(story: Story) -> str:
    if story.kind == "thong-bao":
        return sections.name_of("thong-bao")
    if story.kind in ASKING:
        return sections.name_of("gop-y-du-thao")
    return sections.name_of("tin-co-so" if story.kind == "tin-ngan" else sections.OF_TOPIC[story.subject])


def _event(story: Story, rng: Random) -> dict[str, Value]:
    if not has_event(story.kind):
        return {}
    name = event_name(story)
    if rng.random() < 0.25:
        return {"event": f"{name}, {story.setting.hour} {story.setting.session} {written(story.happened)}"}
    return {"event": event_row(story, name)}


def event_row(story: Story, name: str) -> Row:
    """The meeting as a mapping."""
    return {
        "name": name, "date": written(story.happened), "session": story.setting.session.capitalize(), "time": story.setting.hour,
        "place": capital(story.setting.hall),
    }  # fmt: skip


def _people(story: Story, rng: Random) -> dict[str, Value]:
    if not has_event(story.kind) or rng.random() < 0.15:
        return {}
    name, role = story.setting.chair
    key = rng.choice(("chair", "chair", "concluded_by", "speakers"))
    entries: dict[str, Value] = {key: f"{name} – {role}"}
    if rng.random() < 0.25:
        entries["attendees"] = attendees(story)
    if rng.random() < 0.15:
        voice = make_voice(rng, story)
        entries["conclusions"] = [capital(voice.phrase("do")) for _ in range(2)]
    return entries


def _plan(story: Story) -> dict[str, Value]:
    told = story.moment
    if told is None:
        return {"plans": [{"name": story.plan[0]}]} if story.plan else {}
    mention: dict[str, Value] = {
        "name": told.scheme.aliases[0] if told.scheme.aliases and story.number % 5 == 0 else told.scheme.full,
        "stage": STAGES[told.stage], "targets": told.targets, "results": told.results, "note": told.note,
    }  # fmt: skip
    return {"plans": [mention]}


def _papers(story: Story, rng: Random) -> dict[str, Value]:
    if story.kind in ASKING:
        return {"documents": [paper_of(story)]} if story.file else {}
    if story.kind != "van-ban" and not (story.kind == "plan.issued" and (story.file or rng.random() < 0.5)):
        return {}
    return {"documents": [paper_of(story)]}


def _times(story: Story, rng: Random) -> dict[str, Value]:
    day = story.happened
    if story.kind == "thong-bao":
        return {"starts": dates.begins(day), "expires": dates.ends(day, story.number)}
    if story.kind not in ASKING:
        return {}
    closes = day + timedelta(days=30)
    where = f"Văn phòng HĐND và UBND {story.setting.words['huyen']}; gopy@sonkhe.example"
    outcome = f"Đã nhận {rng.randint(18, 96)} ý kiến; tiếp thu {rng.randint(9, 17)} ý kiến, giải trình các ý kiến còn lại"
    return {"consultation": {"closes": closes, "where": where, "outcome": "" if story.open else outcome}}


def _credits(story: Story, rng: Random) -> dict[str, Value]:
    frames = lexicon().frames
    if story.kind in ("thong-bao", "gop-y"):
        return {}
    org = (
        "Trung tâm VH-TT&TT"
        if date(2019, 7, 1) <= story.happened < places.MERGER
        else "Đài TT-TH"
        if story.happened < places.MERGER
        else "Ban Biên tập"
    )
    pen = rng.choice(frames["pen"])
    entries: dict[str, Value] = {"author": f"{pen} ({org})" if rng.random() < 0.6 else pen}
    if rng.random() < 0.04:
        entries["credits"] = f"Biên tập: {people.name(rng)}"
    if rng.random() < 0.12:
        entries["source"] = "Trang thông tin điện tử Sơn Khê"
    elif rng.random() < 0.05:
        entries["source"] = {"name": "Bản tin nội bộ Sơn Khê", "url": f"https://bantin.sonkhe.example/{story.number}"}
    return entries
