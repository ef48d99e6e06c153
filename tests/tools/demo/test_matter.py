"""The matter of the demo: said once, true to the calendar, at one with itself. Six hundred articles of ten years are read."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median

import pytest

from portal.desk.services import DemoContent
from tools.demo import dates, write_demo
from tools.demo.almanac import feast, read_seasons
from tools.demo.bodies import has_event, write_body
from tools.demo.calendar import open_day, working
from tools.demo.lexicon import lexicon
from tools.demo.places import communes, communes_on, villages
from tools.demo.script import Script, make_script
from tools.demo.setting import CLOSE
from tools.demo.voices import make_voice

AS_OF = date(2026, 11, 21)
MOST_TWICE = 0.05
SHORT_TITLE = 70
ENDING = re.compile(r"(?<=[.!?])”?\s+(?=[“A-ZĐÂÊÔƠƯÁÀẢÃẠẤ-Ỹ0-9])")
# A word may well stand twice in Vietnamese; these never do.
STUTTER = re.compile(r"\b((?:tình trạng|thôn|xã|huyện|đồng chí|công tác|tại|ở|của|và|là|phải|ngày|năm) )\1|%%|  |\(\)|,[.:;,]", re.I)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    root = tmp_path_factory.mktemp("matter") / "content"
    write_demo(root, DemoContent(articles=600, years=10, seed=1, as_of=AS_OF))
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in sorted(root.glob("tin/*/*/*.md"))}


@pytest.fixture(scope="module")
def script() -> Script:
    return make_script(600, 10, 1, AS_OF)


def body_of(text: str) -> str:
    return text.split("\n---\n", 1)[1]


def sentences(body: str) -> list[str]:
    """What a body says, in sentences of four words or more: headings, tables and addresses of links are none."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", body)
    lines = [re.sub(r"^(>|-|\d+\.)\s*", "", line.strip()) for line in plain.splitlines() if line.strip() and line[0] not in "#|["]
    found = [part.strip() for line in lines for part in ENDING.split(line)]
    return [sentence for sentence in found if len(sentence.split()) >= 4]


def test_hardly_a_sentence_is_said_twice(articles: dict[str, str]) -> None:
    said = Counter(sentence for text in articles.values() for sentence in sentences(body_of(text)))
    twice = sum(count for count in said.values() if count > 1)
    assert twice <= MOST_TWICE * sum(said.values()), said.most_common(12)


def test_a_sentence_that_is_said_twice_is_counted() -> None:
    body = "Đường vào thôn đã xong. Xem [tin cũ](/tin/a/).\n\n> Đường vào thôn đã xong.\n\n| a | b |\n\n## Một tiêu đề dài hơn\n"
    assert Counter(sentences(body))["Đường vào thôn đã xong."] == 2
    assert sentences("Ba từ thôi. Câu này có bốn từ.") == ["Câu này có bốn từ."]


def test_titles_are_short_mostly_and_long_now_and_then(articles: dict[str, str]) -> None:
    titles = [re.search(r"^(?:tiêu đề|title): (.+)$", text, re.M)[1] for text in articles.values()]  # type: ignore[index]
    lengths = [len(title) for title in titles]
    assert median(lengths) <= SHORT_TITLE
    assert sum(length > SHORT_TITLE for length in lengths) > 10


def test_nothing_stutters(articles: dict[str, str]) -> None:
    faults = [f"{path}: {found[0]!r}" for path, text in articles.items() if (found := STUTTER.search(re.sub(r"^ +", "", text, flags=re.M)))]
    assert faults == []


def test_every_slot_of_every_line_can_be_filled() -> None:
    """No line of an issue names a figure that the issue does not draw, and no figure takes the name of a word every story has."""
    everyday = script_words()
    roles = lexicon().frames.keys() | lexicon().issues["moi-truong/trong-cay"].lists.keys()
    for issue in (*lexicon().issues.values(), *lexicon().notices.values()):
        drawn = {name.rstrip("*") for name, _ in issue.figures}
        assert not drawn & (everyday | roles), issue.id
        for line in (line for lines in issue.lists.values() for line in lines):
            asked = {slot.lstrip("^").lower() for slot in re.findall(r"\{([^{}#%.][^{}]*)\}", line)}
            assert asked <= drawn | everyday, (issue.id, line)


def script_words() -> set[str]:
    """The words of a story, but for the figures of its issue."""
    story = make_script(24, 2, 1, AS_OF).stories[0]
    figures = {name.rstrip("*") for name, _ in lexicon().issue(story.issue).figures}
    return (set(story.setting.words) - figures) | {"hour", "kyhop", "suki", "ky"} | make_voice(Random(1), story).makers.keys()


def test_what_is_of_a_season_is_told_in_it(script: Script) -> None:
    told = [story for story in script.stories if lexicon().issue(story.issue).seasons and story.kind not in ("hoan", "huy")]
    assert len(told) > 40
    assert [story.title for story in told if lexicon().issue(story.issue).share(story.happened) is None] == []


def test_a_field_is_planted_bit_by_bit() -> None:
    """On the day a story tells, no more is done than the season has come."""
    many = make_script(2000, 10, 1, AS_OF).stories
    sown = [story for story in many if story.issue in ("nong-nghiep/lua-xuan", "nong-nghiep/gat-mua")]
    for story in sown:
        words = {name: int(story.setting.words[name].replace(".", "")) for name in ("ha", "xong")}
        share = lexicon().issue(story.issue).share(story.happened) or 0
        assert words["xong"] <= words["ha"] * min(1, share + 0.06) + 5, (story.happened, words)
    assert len(sown) > 2


def test_no_office_meets_on_a_feast(script: Script) -> None:
    tet = [story.title for story in script.stories if -2 <= (story.happened - feast("tet", story.happened.year)).days <= 5]
    assert tet == []
    assert working(date(2026, 2, 18)) == date(2026, 2, 13), "the Friday before Tết 2026"
    assert not open_day(date(2025, 4, 30))


def test_a_meeting_is_told_when_it_is_over(script: Script) -> None:
    for story in script.stories:
        if story.published.date() == story.happened and has_event(story.kind) and story.kind != "sap-dien-ra":
            begun = 8 if story.setting.session == "sáng" else 14
            assert story.published.hour >= begun, story.title


def test_a_place_does_not_visit_itself(script: Script) -> None:
    for story in script.stories:
        assert story.setting.words["noi0"] not in story.setting.others, story.title
        if story.kind == "giam-sat":
            assert story.setting.words["host"] != story.setting.words["noi0"]


def test_who_speaks_speaks_for_their_own_place(articles: dict[str, str]) -> None:
    """A commune's chairman asks for nothing in another commune."""
    asked = re.compile(r"Chủ tịch UBND ((?:xã|thị trấn) [^,]+), (?:đề nghị|kiến nghị|mong|nói ngay)([^.]*)\.")
    known = [commune.name for commune in communes()]
    spoken = [found for text in articles.values() for found in asked.finditer(body_of(text))]
    assert len(spoken) > 50
    assert [found[0] for found in spoken if any(f" {name} " in f"{found[2]} " for name in known if name != found[1])] == []


def test_what_a_title_counts_is_told_below_it(script: Script) -> None:
    told = [story for story in script.stories if story.headed]
    assert len(told) > 40
    for story in told:
        figures = {story.setting.words[name] for name in story.headed}
        assert all(figure.lower() in write_body(story, 1).lower() for figure in figures), (story.title, figures)


def test_head_and_body_name_the_same_attendees(articles: dict[str, str]) -> None:
    named = re.compile(r"(?:còn có|cùng dự có|dự kiến gồm|dự gồm|phần gồm|hội trường là) ([^.]*)")
    heads = [(found[1], named.search(body_of(text))) for text in articles.values() if (found := re.search(r"thành phần dự: (.+)", text))]
    told = [(head, body[1]) for head, body in heads if body]
    assert len(told) > 20
    assert [pair for pair in told if not pair[1].startswith(pair[0])] == []


def test_the_title_of_a_contest_names_who_won(articles: dict[str, str]) -> None:
    told = re.compile(r"(?:tiêu đề|title): Đội (.+) nhất hội thi")
    titled = [(found[1], body_of(text)) for text in articles.values() if (found := told.match(text[4:]))]
    won = [(winner, found[1]) for winner, body in titled if (found := re.search(r"quả, đội ([^,.]+) giải Nhất", body))]
    assert won and [pair for pair in won if pair[0] != pair[1]] == []


def test_opinions_are_answered_after_the_last_day_for_them(articles: dict[str, str]) -> None:
    asking = [text for text in articles.values() if "hạn góp ý: " in text and "giải trình công khai trước ngày" in text]
    assert len(asking) > 5
    for text in asking:
        closes, answered = (written_day(text, pattern) for pattern in (r"hạn góp ý: ([\d/]+)", r"giải trình công khai trước ngày ([\d/]+)"))
        assert closes < answered or closes.month == 12, text


def written_day(text: str, pattern: str) -> date:
    """A day as a text writes it, in the year of its address if it has none."""
    found = re.search(pattern, text)
    published = re.search(r"(?:ngày đăng|date): \d+/\d+/(\d{4})", text)
    assert found and published
    day, month, year = (*found[1].split("/"), published[1])[:3]
    return date(int(year), int(month), int(day))


def test_a_notice_names_no_day_after_its_last(script: Script) -> None:
    notices = [story for story in script.stories if story.kind == "thong-bao"]
    assert len(notices) > 8
    for story in notices:
        days = re.findall(r"ngày (\d{2})/(\d{1,2})\b(?!/)", write_body(story, 1))
        assert all(date(story.happened.year, int(month), int(day)) <= story.last_day for day, month in days), story.title
        assert dates.begins(story.happened).weekday() < 5


def test_nobody_of_seventy_is_called_a_young_man(articles: dict[str, str]) -> None:
    """Ông and bà are over fifty, anh and chị are not."""
    spoken = re.compile(r"\b(ông|bà|anh|chị) [^,.“”]+, [^,.“”]+, (\d+) tuổi", re.I)
    ages = [(found[1].lower(), int(found[2])) for text in articles.values() for found in spoken.finditer(body_of(text))]
    assert len(ages) > 20
    assert [age for age in ages if (age[0] in ("ông", "bà")) != (age[1] > 50)] == []


def test_a_village_lies_in_one_commune() -> None:
    for day in (date(2017, 1, 1), date(2024, 1, 1), AS_OF):
        named = [village for commune in communes_on(day) for village in villages(commune.id)]
        assert len(named) == len(set(named)) >= 180, day


def test_where_a_delegation_comes_to_its_own_people_answer(script: Script) -> None:
    seen = [story for story in script.stories if story.kind == "giam-sat" and story.setting.words["noi0"].startswith("xã")]
    assert len(seen) > 10
    for story in seen:
        commune = next(c for c in communes_on(story.happened) if c.name == story.setting.words["noi0"])
        own = {commune.name, *villages(commune.id)}
        assert {place for _, place in story.setting.speakers} <= own, story.title


def test_what_is_told_of_one_commune_names_no_neighbour(script: Script, articles: dict[str, str]) -> None:
    told = [story for story in script.stories if story.kind in CLOSE and story.setting.words["noi0"].startswith("xã") and not story.body]
    assert len(told) > 60
    for story in told:
        text = re.sub(r"\[[^\]]*\]\([^)]*\)", "", body_of(articles[story.path]))  # a link leads elsewhere
        others = [c.name for c in communes_on(story.happened) if c.name != story.setting.words["noi0"]]
        assert [name for name in others if re.search(rf"{name}\b", text, re.I)] == [], story.path


def test_feasts_of_the_moon_fall_where_the_calendar_has_them() -> None:
    assert [feast("tet", year) for year in (2017, 2023, 2026)] == [date(2017, 1, 28), date(2023, 1, 22), date(2026, 2, 17)]
    assert feast("thu", 2025) == date(2025, 10, 6)
    assert abs((feast("tet", 2035) - date(2035, 2, 8)).days) <= 1, "a year behind the table, by the cycle of nineteen"


def test_a_season_is_a_span_of_days() -> None:
    spring, before_tet = read_seasons("01-25..03-20, tet-25..tet-1")
    assert spring.share(date(2024, 1, 24)) is None and spring.share(date(2024, 3, 20)) == 1
    assert before_tet.share(feast("tet", 2024)) is None and before_tet.share(feast("tet", 2024) - timedelta(days=1)) == 1
    with pytest.raises(ValueError, match="no season"):
        read_seasons("mùa xuân")


def test_the_same_matter_is_written_wherever_it_is_written(tmp_path: Path, articles: dict[str, str]) -> None:
    write_demo(tmp_path / "again", DemoContent(articles=600, years=10, seed=1, as_of=AS_OF))
    assert {path.relative_to(tmp_path / "again").as_posix() for path in (tmp_path / "again").glob("tin/*/*/*.md")} == articles.keys()
    sample = sorted(articles)[::97]
    assert [(tmp_path / "again" / path).read_text("utf-8") for path in sample] == [articles[path] for path in sample]


def test_the_desks_demo_is_written_on_a_day_whose_oldest_article_links_to_none(tmp_path: Path) -> None:
    write_demo(tmp_path, DemoContent(120, years=3, seed=1, as_of=date(2026, 11, 30)))
    assert len(list(tmp_path.glob("tin/**/*.md"))) == 120
