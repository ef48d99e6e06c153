"""Owns what strains a page: a title of eight letters and one of three hundred, twelve pictures, eight thousand words, 200 targets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from tools.demo import people, pictures, places, quantities, sections
from tools.demo.almanac import feast
from tools.demo.bodies import listed
from tools.demo.corners import Corners
from tools.demo.figures import places_table
from tools.demo.issues import Issue
from tools.demo.lexicon import lexicon, rows
from tools.demo.matter import Row, Value
from tools.demo.pictures import Shot
from tools.demo.prose import Voice, capital
from tools.demo.story import Story
from tools.demo.voices import make_voice
from tools.demo.wording import slots_of

SHORT_TITLE = "Hội xuân"
NO_FESTIVAL = ("bieu-do", "hoi-truong", "mot-cua")
WORDS, SMALL_WORDS = 8000, 1200
OLD_COMMUNES = 3.0  # of which the commune that tells the history was made
TARGETS, SMALL_TARGETS = 200, 20
GIANT_PLAN, GIANT_DAY, GIANT_REPORT = "bo-chi-tieu-2021-2025", date(2021, 2, 5), date(2026, 1, 16)
GIANT_NAME = "Thực hiện bộ chỉ tiêu phát triển kinh tế - xã hội đến từng xã, thị trấn huyện Sơn Khê giai đoạn 2021 - 2025"


def giants(corners: Corners, shots: list[Shot]) -> list[Story]:
    """The two giant articles."""
    festival = corners.one("anh", _since_tet(corners.as_of), "van-hoa-du-lich")
    festival.title = SHORT_TITLE
    festival.extra["section"] = sections.name_of("van-hoa-xa-hoi")
    seen = [shot for shot in shots if shot.scene not in NO_FESTIVAL]
    festival.pictures = tuple(pictures.picture_row(festival, shot) for shot in seen[:12])
    history = corners.one("phan-anh", 46, "chinh-quyen-co-so")
    history.title = lexicon().frames["giant.title"][0]
    history.body = long_body(history, corners.agenda.seed, SMALL_WORDS if corners.small else WORDS)
    return [festival, history, *_report(corners)]


def _since_tet(as_of: date) -> int:
    """How many days ago people went to the last spring fair, a week after Tết."""
    days = [(as_of - feast("tet", year)).days - 7 for year in (as_of.year, as_of.year - 1)]
    return next(ago for ago in days if ago > 0)


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
    """Eight thousand words in chapters, one an issue, with tables, lists, quotations and footnotes."""
    rng = Random(f"{seed}/long")
    blocks = ["Bài viết tổng hợp quá trình xây dựng, phát triển của địa phương qua từng lĩnh vực, dựa trên các báo cáo đã công bố[^1]."]
    issues = [issue for issue in lexicon().issues.values() if not issue.seasons and not issue.wide]
    rng.shuffle(issues)
    chapter = 0
    while sum(len(block.split()) for block in blocks) < words:
        blocks += _chapter(story, issues[chapter % len(issues)], chapter, rng)
        chapter += 1
    notes = [
        f"[^{number}]: Theo báo cáo tổng hợp số {number * 7}/BC-UBND, lưu tại Văn phòng HĐND và UBND." for number in range(1, chapter + 2)
    ]
    return "\n\n".join([*blocks, "\n".join(notes)]) + "\n"


def _chapter(story: Story, issue: Issue, number: int, rng: Random) -> list[str]:
    told = _for_chapter(story, issue, number, rng)
    voice = make_voice(rng, told, slots_of(told))
    voice.turns = (number, number)
    said, fact = _said(voice), _stated(voice)
    blocks = [f"## {number + 1}. {capital(told.setting.words['work'])}", f"{fact('fact')} {fact('fact')}[^{number + 2}]", fact("fact")]
    blocks += [f"### Cách làm ở cơ sở\n\n{fact('scene')} {said('story')}", f"> {said('quote')}"]
    if number % 3 == 0:
        blocks.append(places_table(told, voice))
    work = told.setting.words["work"]
    if number % 2 == 0:
        blocks.append(f"Về {work}, những việc đã làm được:\n\n" + listed([fact("fact").rstrip(".") for _ in range(2)]))
    else:
        blocks.append(f"Về {work}, các việc cần làm tiếp:\n\n" + listed([fact("do") for _ in range(3)]))
    return [*blocks, f"### Khó khăn và bài học\n\n{fact('lack')} {fact('lack')} {said('voiceof')}", f"{said('wish')} {said('doing')}"]


def _said(voice: Voice) -> Callable[[str], str]:
    def said(role: str) -> str:
        voice.begin()
        return capital(voice.tell(role))

    return said


def _stated(voice: Voice) -> Callable[[str], str]:
    def stated(role: str) -> str:
        voice.begin()
        return capital(voice.phrase(role))

    return stated


def _for_chapter(story: Story, issue: Issue, number: int, rng: Random) -> Story:
    work = issue.lists["work"][number // len(lexicon().issues) % len(issue.lists["work"])]
    village = rng.choice(story.setting.others)
    spots = {"thon": village, "noi0": village, "nguoi0": people.villager(rng), "nguoi0.vai": ""}
    words = story.setting.words | {"work": work} | spots | quantities.draw(issue, rng, OLD_COMMUNES, 0.5)
    return replace(story, issue=issue.id, turn=number, setting=replace(story.setting, words=words))


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
