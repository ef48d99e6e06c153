"""Owns the composing of an article's body: outlines become paragraphs, tables, lists and quotations."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tools.demo import figures
from tools.demo.lexicon import lexicon
from tools.demo.prose import Voice, capital
from tools.demo.story import LED, Story
from tools.demo.voices import make_voice
from tools.demo.wording import slots_of

RAW = frozenset({"fact", "lack", "scene"})  # roles whose sentences stand in the issue itself
NEEDS = {
    "wish": "ask",
    "voiceof": "ask",
    "ask2": "ask",
    "order": "do",
    "order0": "do",
    "doing": "do",
    "quote": "say",
    "selfsay": "say",
}  # roles that say something of the issue, and what they need unsaid of it
FILLERS = {
    "tin-ngan": ("fact", "lack", "voiceof", "quote", "doing"),
    "story": ("story", "walk", "fact", "quote", "voiceof"),
    "van-ban": ("docscope", "docreason", "fact", "docdate"),
    "gop-y": ("draft", "fact", "lack"),
    "plan.consultation": ("fact", "p_parts", "lack"),
    "plan.issued": ("fact", "p_steering", "p_solutions", "lack"),
    "event": ("fact", "lack", "wish", "next"),
}
BRIEF = {"thong-bao": 120, "hoan": 0, "huy": 0, "dinh-chinh": 0, "sap-dien-ra": 140, "tin-ngan": 190, "anh": 150}  # words enough
ENOUGH = (205, 300)
LISTED = (3, 4)
LEAST = 2  # lines worth a list


def write_body(story: Story, seed: int) -> str:
    """The Markdown of a story: always the same for the same seed and number."""
    rng = Random(f"{seed}/body/{story.number}")
    words = slots_of(story)
    words["attendees"] = attendees(story)
    if has_event(story.kind) and "ten" not in story.setting.words:
        name = event_name(story)
        words["ten"] = name[0].lower() + name[1:]
    voice = make_voice(rng, story, words)
    if story.headed:
        told = lexicon().issue(story.issue).tellers(story.headed, story.kind in LED)
        voice.first("lead" if story.kind in LED else "fact", rng.choice(told))
    outlines = lexicon().frames[f"{story.kind}.outline"]
    outline = outlines[(story.turn + story.number) % len(outlines)]
    if story.plan and "plan" not in outline.split() and rng.random() < 0.6:
        outline += " / plan"
    if story.link and rng.random() < 0.3:
        outline += " / link"
    blocks = [block for part in outline.split(" / ") if (block := _block(part.split(), story, voice))]
    _pad(blocks, story, voice)
    return "\n\n".join(blocks) + "\n"


def _pad(blocks: list[str], story: Story, voice: Voice) -> None:
    """Lengthen a text that came out short, before its closing paragraphs, with what its kind may still say."""
    wanted = BRIEF.get(story.kind, voice.rng.randint(*ENOUGH))
    kind = story.kind if story.kind in FILLERS else "story" if story.kind in (*LED, "guong") else "event"
    if story.kind == "thong-bao":
        return
    while sum(block.count(" ") for block in blocks) < wanted:
        roles = [role for role in FILLERS[kind] if voice.left(role)][:2]
        if not roles:
            break
        blocks.insert(max(2, len(blocks) - 2), _block(roles, story, voice))


def has_event(kind: str) -> bool:
    """Whether a kind of article reports a meeting."""
    if kind.startswith("plan."):
        return kind in ("plan.drafting", "plan.launched", "plan.interim", "plan.final")
    return f"{kind}.name" in lexicon().frames


def event_name(story: Story) -> str:
    """What the meeting of a story is called, in its head and its body alike."""
    voice = make_voice(Random(f"event/{story.number}"), story, slots_of(story))
    return capital(voice.tell(f"{story.kind}.name"))


def attendees(story: Story) -> str:
    """Who comes to the meeting of a story, in its head and its body alike."""
    return make_voice(Random(f"attendees/{story.number}"), story).tell("attendees")


def _block(roles: list[str], story: Story, voice: Voice) -> str:
    """One paragraph, or a paragraph with a table or list after it."""
    sentences: list[str] = []
    blocks: list[str] = []
    issue = lexicon().issue(story.issue)
    tried = bool(issue.lists["model"]) and not issue.seasons  # by households, over years
    for role in roles:
        role = "fact" if role == "story" and not tried and story.kind != "guong" else role
        maker = SPECIAL.get(role.split(":")[0])
        if maker is None:
            sentences += _sentence(role, story, voice)
            continue
        blocks += [" ".join(sentences)] if sentences else []
        sentences = []
        blocks.append(maker(story, voice, role))
    blocks += [" ".join(sentences)] if sentences else []
    return "\n\n".join(filter(None, blocks))


def _sentence(role: str, story: Story, voice: Voice) -> list[str]:
    lacking = (role == "plan" and not story.plan) or (role == "link" and not story.link)
    if lacking or not voice.left(NEEDS.get(role, role if role in RAW else "")):
        return []
    voice.begin()
    if role in RAW:
        return [capital(_told(role, story, voice))]
    if role == "lead":
        return [capital(_lead(story, voice))]
    if role == "link" and story.link:
        voice.words = {**voice.words, "lienket": f"[{story.link[0]}]({story.link[1]})"}
    return [capital(voice.tell(role))]


def _told(role: str, story: Story, voice: Voice) -> str:
    """A sentence of the issue: what is lacking mostly behind a word of turning, the first figure of a plan's article behind its subject."""
    turned = role == "lack" and voice.rng.random() < 0.7
    led = role == "fact" and story.kind.startswith(("plan.", "van-ban", "gop-y")) and voice.fresh("fact")
    before = voice.tell("but") if turned else voice.tell("about") if led else ""
    said = voice.phrase(role)
    return f"{before} {said[0].lower()}{said[1:]}" if before else said


def _lead(story: Story, voice: Voice) -> str:
    if story.kind in LED:
        return voice.phrase("lead")
    own = f"{story.kind}.lead"
    return voice.tell(own if own in voice.frames else "meet.lead")


def _heading(story: Story, voice: Voice, role: str) -> str:
    return f"## {voice.tell('heading.' + role.split(':')[1])}"


def _tasks(story: Story, voice: Voice, role: str) -> str:
    voice.begin()
    lines = [capital(voice.phrase("do")) for _ in range(voice.rng.randint(*LISTED)) if voice.left("do")]
    if len(lines) < LEAST:
        return ""
    return capital(voice.tell("tasks.intro")) + "\n\n" + listed(lines)


def listed(lines: list[str]) -> str:
    """Lines of a list: semicolons, and a full stop at the end."""
    return "\n".join(f"- {line};" for line in lines[:-1]) + f"\n- {lines[-1]}."


def _quote(story: Story, voice: Voice, role: str) -> str:
    if not voice.left("say"):
        return ""
    voice.begin()
    said = capital(voice.tell("quote"))
    return f"> {said}" if said.startswith("“") and voice.rng.random() < 0.5 else said


def _table(story: Story, voice: Voice, role: str) -> str:
    return figures.places_table(story, voice)


def _targets(story: Story, voice: Voice, role: str) -> str:
    lines = [figures.sentence_of(line) for line in story.moment.targets] if story.moment else []
    if not lines:
        return ""
    rows = [f"{place}. {capital(line)}{'.' if place == len(lines) else ';'}" for place, line in enumerate(lines, 1)]
    return capital(voice.tell("targets.intro")) + "\n\n" + "\n".join(rows)


def _results(story: Story, voice: Voice, role: str) -> str:
    lines = [figures.sentence_of(line) for line in story.moment.results] if story.moment else []
    if not lines:
        return ""
    intro = capital(voice.tell("results.intro"))
    if voice.rng.random() < 0.4:
        return f"{intro} {'; '.join(line[0].lower() + line[1:] for line in lines)}."
    return f"{intro}\n\n{listed([capital(line) for line in lines])}"


def _results_table(story: Story, voice: Voice, role: str) -> str:
    return figures.results_table(story.moment, voice) if story.moment else ""


def _items(story: Story, voice: Voice, role: str) -> str:
    """What a notice says in short: when, where, for whom."""
    return "\n".join("- " + voice.say(f"{item}.") for item in voice.phrases["item"])


Maker = Callable[[Story, Voice, str], str]
SPECIAL: dict[str, Maker] = {
    "H": _heading, "TASKS": _tasks, "TABLE": _table, "TARGETS": _targets, "RESULTS": _results, "RTABLE": _results_table, "quote": _quote,
    "ITEMS": _items,
}  # fmt: skip
