"""Owns tables of figures in bodies: by place, and of a plan's results. Refuses to invent a figure of a target."""

from __future__ import annotations

from tools.demo.matter import Row
from tools.demo.moments import Moment
from tools.demo.promises import Promise, figure, target_sentence
from tools.demo.prose import Voice, capital
from tools.demo.story import Story

COLUMNS = (
    ("Số cuộc họp", 4, 18), ("Số lượt người tham gia", 120, 640), ("Số mô hình", 1, 7), ("Số công trình", 1, 9),
    ("Số hộ tham gia", 30, 260), ("Kinh phí (triệu đồng)", 40, 480),
)  # fmt: skip


def sentence_of(line: str | Row) -> str:
    """A statement's sentence without its number."""
    if isinstance(line, str):
        return line.split(") ", 1)[1] if line.startswith("(") else line
    return str(line["sentence"])


def places_table(story: Story, voice: Voice) -> str:
    """A small table of activities by place, with its total."""
    spots = list(dict.fromkeys((story.setting.words["noi0"], *story.setting.others)))[: voice.rng.randint(5, 8)]
    columns = sorted(voice.rng.sample(range(len(COLUMNS)), 2))
    values = [[voice.rng.randint(*COLUMNS[column][1:]) for column in columns] for _ in spots]
    names = [COLUMNS[column][0] for column in columns]
    lines = [f"| Địa bàn | {' | '.join(names)} |", "| --- | ---: | ---: |"]
    lines += [f"| {capital(spot)} | {row[0]} | {row[1]} |" for spot, row in zip(spots, values, strict=True)]
    totals = [sum(row[place] for row in values) for place in (0, 1)]
    lines.append("| **Cộng** | " + " | ".join(f"**{f'{total:,}'.replace(',', '.')}**" for total in totals) + " |")
    return capital(voice.tell("table.intro")) + "\n\n" + "\n".join(lines)


def results_table(moment: Moment, voice: Voice) -> str:
    """The figures of a report beside what was promised."""
    scheme = moment.scheme
    rows = [(promise, value) for promise, value in moment.figures if promise.form not in ("sub", "rate", "red", "rng")]
    if len(rows) < 2:
        return ""
    lines = ["| Chỉ tiêu | Kết quả |", "| --- | ---: |"]
    for promise, value in rows:
        said = target_sentence(promise, scheme.coso, scheme.period[0] - 1, 0)
        lines.append(f"| ({promise.number}) {said} | {_cell(value, promise)} |")
    return capital(voice.tell("rtable.intro")) + "\n\n" + "\n".join(lines)


def _cell(value: float, promise: Promise) -> str:
    text = figure(value, promise.form)
    if promise.form in ("com", "all"):
        return f"{text}/{promise.of}"
    return text + ("%" if promise.form in ("pct", "low", "plan") else "")
