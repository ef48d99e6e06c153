"""Owns what strains a page: a title of eight letters and one of three hundred, twelve pictures, eight thousand words, 200 targets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from tools.demo import pictures, places, sections
from tools.demo.corners import Corners
from tools.demo.figures import places_table
from tools.demo.lexicon import Lexicon, lexicon, rows
from tools.demo.matter import Row, Value
from tools.demo.pictures import Shot
from tools.demo.prose import Voice, capital
from tools.demo.setting import Setting, make_voice
from tools.demo.story import Story

SHORT_TITLE = "Hội xuân"
NO_FESTIVAL = ("bieu-do", "hoi-truong", "mot-cua")
WORDS, SMALL_WORDS = 8000, 1200
TARGETS, SMALL_TARGETS = 200, 20
GIANT_PLAN, GIANT_DAY, GIANT_REPORT = "bo-chi-tieu-2021-2025", date(2021, 2, 5), date(2026, 1, 16)
GIANT_NAME = "Thực hiện bộ chỉ tiêu phát triển kinh tế - xã hội đến từng xã, thị trấn huyện Sơn Khê giai đoạn 2021 - 2025"


def giants(corners: Corners, shots: list[Shot]) -> list[Story]:
    """The two giant articles."""
    festival = corners.one("anh", 270, "van-hoa-du-lich")
    festival.title = SHORT_TITLE
    festival.extra["section"] = sections.name_of("van-hoa-xa-hoi")
    seen = [shot for shot in shots if shot.scene not in NO_FESTIVAL]
    festival.pictures = tuple(pictures.picture_row(festival, shot, corners.rng) for shot in seen[:12])
    history = corners.one("phan-anh", 46, "chinh-quyen-co-so")
    history.title = lexicon().frames["giant.title"][0]
    history.body = long_body(history, corners.agenda.seed, SMALL_WORDS if corners.small else WORDS)
    return [festival, history, *_report(corners)]


def _report(corners: Corners) -> list[Story]:
    """The article that publishes the results of the plan of two hundred targets."""
    ago = (corners.as_of - GIANT_REPORT).days
    if ago < 0 or corners.start >= GIANT_REPORT:
        return []
    story = corners.one("van-ban", ago, "chinh-quyen-co-so")
    count = SMALL_TARGETS if corners.small else TARGETS
    story.title = f"Công khai kết quả thực hiện {count} chỉ tiêu đến từng xã, thị trấn giai đoạn 2021 - 2025"
    _, told = _lines(_spots(), count, Random(f"{corners.agenda.seed}/giant"))
    story.extra["plans"] = [{"name": f"Kế hoạch {GIANT_NAME}", "stage": "Tổng kết", "results": told}]
    return [story]


def long_body(story: Story, seed: int, words: int) -> str:
    """Eight thousand words in chapters, one a topic, with tables, lists, quotations and footnotes."""
    rng = Random(f"{seed}/long")
    lex = lexicon()
    blocks = ["Bài viết tổng hợp quá trình xây dựng, phát triển của địa phương qua từng lĩnh vực, dựa trên các báo cáo đã công bố[^1]."]
    chapter = 0
    subjects = list(lex.subjects)
    while sum(len(block.split()) for block in blocks) < words:
        blocks += _chapter(story, subjects[chapter % len(subjects)], chapter, rng, lex)
        chapter += 1
    notes = [
        f"[^{number}]: Theo báo cáo tổng hợp số {number * 7}/BC-UBND, lưu tại Văn phòng HĐND và UBND." for number in range(1, chapter + 2)
    ]
    return "\n\n".join([*blocks, "\n".join(notes)]) + "\n"


def _chapter(story: Story, topic: str, number: int, rng: Random, lex: Lexicon) -> list[str]:
    subject = lex.subjects[topic]
    work = subject.lists["work"][number // len(lex.subjects) % len(subject.lists["work"])]
    voice = make_voice(rng, subject, _for_chapter(story, subject.name, work), told=True)
    said = _said(voice)
    heading = subject.name if number < len(lex.subjects) else f"{subject.name}: {work}"
    blocks = [
        f"## {number + 1}. {heading}",
        f"{said('context')} {said('gain')}[^{number + 2}]",
        f"{said('fact')} {said('deed')} {said('fact')}",
    ]
    blocks += [f"### Cách làm ở cơ sở\n\n{said('broad.story')} {said('deed')} {said('story')}", f"> {voice.tell('quote')}"]
    if number % 3 == 0:
        blocks.append(places_table(story, voice))
    if number % 2 == 0:
        blocks.append("Những việc đã làm được:\n\n" + "\n".join(f"- {capital(voice.phrase('gain'))};" for _ in range(4)))
    else:
        steps = "\n".join(f"{step}. {capital(voice.phrase('task'))};" for step in range(1, 5))
        blocks.append(f"Các việc cần làm tiếp:\n\n{steps}")
    blocks += [
        f"### Khó khăn và bài học\n\n{said('lack')} {said('cause')} {said('broad.event')}",
        f"{said('discuss')} {said('task')} {said('official')}",
    ]
    return blocks


def _said(voice: Voice) -> Callable[[str], str]:
    return lambda role: capital(voice.tell(role))


def _for_chapter(story: Story, name: str, work: str) -> Setting:
    words = story.setting.words | {"work": work, "topic": name[0].lower() + name[1:]}
    return replace(story.setting, words=words)


def giant_plan(seed: int, small: bool) -> Row:
    """A plan of two hundred targets: ten for every commune of 2021, ten for the district."""
    rng = Random(f"{seed}/giant")
    day = GIANT_DAY
    lines, _ = _lines(_spots(), SMALL_TARGETS if small else TARGETS, rng)
    row: dict[str, Value] = {
        "mã": GIANT_PLAN, "loại": "Kế hoạch", "tên": GIANT_NAME,
        "cơ quan ban hành": "ubnd", "số": "18/KH-UBND", "ngày ban hành": day, "giai đoạn": "2021 - 2025",
        "chủ đề": ["Chính quyền cơ sở và dân chủ ở cơ sở"],
        "tóm tắt": f"Kế hoạch giao {len(lines)} chỉ tiêu, mỗi xã, thị trấn mười chỉ tiêu, để từng nơi tự theo dõi và báo cáo.",
        "quá trình": [{"ngày": day, "bước": "Ban hành", "văn bản": "18/KH-UBND"}, {"ngày": day + timedelta(days=26), "bước": "Triển khai"}],
        "chỉ tiêu": lines,
    }  # fmt: skip
    return row


def _spots() -> list[str]:
    return [*(commune.name for commune in places.communes_on(GIANT_DAY)), f"toàn huyện {places.DISTRICT}"]


def _lines(spots: list[str], count: int, rng: Random) -> tuple[list[str], list[str]]:
    """Targets, and what was reported on three of four of them."""
    targets: list[str] = []
    results: list[str] = []
    for spot in spots:
        for frame, low, high in rows(lexicon().frames["giant.measured"]):
            number, goal = len(targets) + 1, rng.randint(int(low), int(high))
            targets.append(f"({number}) Đến năm 2025, {spot} {_joined(frame.replace('{v}', str(goal)))}")
            done = max(1, round(goal * rng.choice((0.94, 1, 1, 1.03, 1.06))) - frame.startswith("tỷ lệ hộ nghèo"))
            if rng.random() < 0.75:
                results.append(_reported(number, frame, spot, min(done, 100) if "%" in frame else done))
    return targets[:count], [line for line in results if int(line[1 : line.index(")")]) <= count]


def _reported(number: int, frame: str, spot: str, done: int) -> str:
    said = frame.replace("{v}", str(done)).replace("ít nhất ", "").replace("trên ", "").replace("giảm xuống còn dưới", "còn")
    return f"({number}) {spot[0].upper()}{spot[1:]} {_joined(said)}, tính đến 31/12/2025"


def _joined(frame: str) -> str:
    return f"có {frame}" if frame.startswith(("ít nhất", "trên", "tỷ lệ")) or frame[0].isdigit() else frame
