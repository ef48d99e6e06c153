"""Owns the composing of an article's body: outlines become paragraphs, tables, lists and quotations."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random

from tools.demo import figures
from tools.demo.lexicon import Subject, lexicon
from tools.demo.matter import day
from tools.demo.papers import paper_of
from tools.demo.prose import Voice, capital
from tools.demo.setting import make_voice
from tools.demo.story import Story

FEATURES = ("phan-anh", "guong", "anh")
FILLERS = {
    "event": ("broad.event", "fact", "deed", "gain"),
    "story": ("broad.story", "story", "deed", "fact"),
    "thong-bao": ("broad.notice", "notice"),
    "van-ban": ("docintro", "task", "fact", "gain"),
    "gop-y": ("consult", "task", "gain", "lack"),
    "plan.consultation": ("consult", "task", "gain", "lack"),
    "plan.issued": ("docintro", "task", "fact", "gain"),
    "sap-dien-ra": ("coming", "fact", "gain"),
}
BRIEF = {"thong-bao": 170, "hoan": 0, "huy": 0, "dinh-chinh": 0, "sap-dien-ra": 200}  # words enough for a kind that is short by nature


def write_body(story: Story, seed: int) -> str:
    """The Markdown of a story: always the same for the same seed and number."""
    rng = Random(f"{seed}/body/{story.number}")
    subject = lexicon().subjects[story.subject]
    words = plan_words(story)
    if story.kind == "thong-bao":
        words["tit"] = story.title[0].lower() + story.title[1:]
    if has_event(story.kind) and "ten" not in story.setting.words:
        name = event_name(story)
        words["ten"] = name[0].lower() + name[1:]
    voice = make_voice(rng, subject, story.setting, words, told=story.kind in FEATURES)
    outline = rng.choice(lexicon().frames[f"{story.kind}.outline"])
    if story.link and "link" not in outline and rng.random() < 0.5:
        outline += " / link"
    blocks = [block for part in outline.split(" / ") if (block := _block(part.split(), story, voice, subject))]
    _pad(blocks, story, voice, subject)
    return "\n\n".join(blocks) + "\n"


def _pad(blocks: list[str], story: Story, voice: Voice, subject: Subject) -> None:
    """Lengthen a text that came out short, before its closing paragraphs, with what its kind may still say."""
    wanted = BRIEF.get(story.kind, voice.rng.randint(310, 440))
    kind = "story" if story.kind in (*FEATURES, "tin-ngan") else story.kind if story.kind in FILLERS else "event"
    while (have := sum(block.count(" ") for block in blocks)) < wanted:
        roles = [role for role in FILLERS[kind] if voice.left(role)][: 2 if wanted - have > 60 else 1]
        if not roles:
            break
        if voice.rng.random() < 0.5:
            roles = [*roles[1:], roles[0]]
        blocks.insert(max(2, len(blocks) - 2), _block(roles, story, voice, subject))


def plan_words(story: Story) -> dict[str, str]:
    """The slots of the plan a story is about, or may name."""
    if story.moment:
        scheme = story.moment.scheme
        started = scheme.issue.year
        years = max(story.happened.year - started, 1)
        number = f"{scheme.kind} số {scheme.number}" if scheme.number else f"{scheme.kind} này"
        span = "01 năm" if years == 1 else f"{years} năm"
        shown = f" (số {scheme.number})" if scheme.number else ""
        return {"kehoach": scheme.full, "kehoach.ngan": scheme.kind, "vanban": number, "so": shown, "sonam": span}
    words = {"kehoach": story.plan[0], "kehoach.ngan": story.plan[1]} if story.plan else {}
    if story.kind == "van-ban":
        paper = paper_of(story)
        words["vanban"] = f"{paper['kind']} số {paper['number']}"
    return words


def has_event(kind: str) -> bool:
    """Whether a kind of article reports a meeting."""
    if kind.startswith("plan."):
        return kind in ("plan.drafting", "plan.launched", "plan.interim", "plan.final")
    return f"{kind}.name" in lexicon().frames


def event_name(story: Story) -> str:
    """What the meeting of a story is called, in its head and its body alike."""
    subject = lexicon().subjects[story.subject]
    voice = make_voice(Random(f"event/{story.number}"), subject, story.setting, plan_words(story))
    return capital(voice.tell(f"{story.kind}.name"))


def _block(roles: list[str], story: Story, voice: Voice, subject: Subject) -> str:
    """One paragraph, or a paragraph with a table or list after it."""
    sentences: list[str] = []
    blocks: list[str] = []
    for role in roles:
        maker = SPECIAL.get(role.split(":")[0])
        if maker is None:
            sentences += _sentence(role, story, voice)
            continue
        blocks += [" ".join(sentences)] if sentences else []
        sentences = []
        blocks.append(maker(story, voice, subject, role))
    blocks += [" ".join(sentences)] if sentences else []
    return "\n\n".join(filter(None, blocks))


def _sentence(role: str, story: Story, voice: Voice) -> list[str]:
    if role == "plan" and not (story.plan or story.moment):
        return []
    if role == "link" and not story.link:
        return []
    if role == "link" and story.link:
        voice.words = {**voice.words, "lienket": f"[{story.link[0]}]({story.link[1]})"}
    said = voice.tell(f"{story.kind}.lead" if role == "lead" else role)
    return [said if said.startswith("“") else capital(said)]


def _heading(story: Story, voice: Voice, subject: Subject, role: str) -> str:
    return f"## {voice.tell('heading.' + role.split(':')[1])}"


def _tasks(story: Story, voice: Voice, subject: Subject, role: str) -> str:
    count = voice.rng.randint(3, 5)
    lines = [capital(voice.phrase("task")) for _ in range(count)]
    ends = [";"] * (count - 1) + ["."]
    return voice.tell("tasks.intro") + "\n\n" + "\n".join(f"- {line}{end}" for line, end in zip(lines, ends, strict=True))


def _quote(story: Story, voice: Voice, subject: Subject, role: str) -> str:
    said = voice.tell("quote")
    return f"> {said}" if voice.rng.random() < 0.5 else said


def _table(story: Story, voice: Voice, subject: Subject, role: str) -> str:
    return figures.places_table(story, voice)


def _targets(story: Story, voice: Voice, subject: Subject, role: str) -> str:
    lines = [figures.sentence_of(line) for line in story.moment.targets] if story.moment else []
    if not lines:
        return ""
    listed = "\n".join(f"{place}. {capital(line)}{'.' if place == len(lines) else ';'}" for place, line in enumerate(lines, 1))
    return f"{voice.tell('targets.intro')}\n\n{listed}"


def _results(story: Story, voice: Voice, subject: Subject, role: str) -> str:
    lines = [figures.sentence_of(line) for line in story.moment.results] if story.moment else []
    if not lines:
        return ""
    if voice.rng.random() < 0.4:
        said = "; ".join(line[0].lower() + line[1:] for line in lines)
        return f"{voice.tell('results.intro').rstrip(':')}: {said}."
    return voice.tell("results.intro") + "\n\n" + "\n".join(f"- {capital(line)};" for line in lines[:-1]) + f"\n- {capital(lines[-1])}."


def _results_table(story: Story, voice: Voice, subject: Subject, role: str) -> str:
    return figures.results_table(story.moment) if story.moment else ""


def _notice(story: Story, voice: Voice, subject: Subject, role: str) -> str:
    first = story.happened + timedelta(days=2)
    hour = voice.rng.choice(("7 giờ 30 đến 11 giờ 30", "8 giờ đến 16 giờ 30", "13 giờ 30 đến 17 giờ"))
    lines = [
        f"- Thời gian: từ {hour}, bắt đầu ngày {day(first)}.",
        f"- Địa điểm: {story.setting.words['thon']}.",
        "- Đối tượng: các cơ quan, đơn vị và Nhân dân có liên quan.",
        f"- Liên hệ: bộ phận thường trực, điện thoại 0000.3.555.{voice.rng.randint(100, 999)}.",
    ]
    return "\n".join(lines)


Maker = Callable[[Story, Voice, Subject, str], str]
SPECIAL: dict[str, Maker] = {
    "H": _heading, "TASKS": _tasks, "TABLE": _table, "TARGETS": _targets, "RESULTS": _results, "RTABLE": _results_table, "quote": _quote,
    "N": _notice,
}  # fmt: skip
