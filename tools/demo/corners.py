"""Owns the articles every portal must be able to show: drafts, withdrawals, corrections, coming and cancelled meetings.

Each is an ordinary story with something special in its head; refuses the long and the many (giants).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random

from tools.demo import places, units
from tools.demo.agenda import Agenda, body_for
from tools.demo.bodies import has_event
from tools.demo.lexicon import lexicon
from tools.demo.matter import Value
from tools.demo.matter import day as written
from tools.demo.papers import ASKING
from tools.demo.prose import capital
from tools.demo.setting import Occasion
from tools.demo.story import Story
from tools.demo.units import Body
from tools.demo.voices import make_voice

UNFEATURED = frozenset({"thong-bao", "anh", *ASKING})  # kinds that the front page shows elsewhere


class Corners:
    """The makers of special stories, sharing an agenda and a running number."""

    def __init__(self, agenda: Agenda, as_of: date, start: date, small: bool) -> None:
        self.agenda = agenda
        self.number = 0
        self.small = small  # a miniature: one of each
        self.as_of = as_of
        self.start = start
        self.rng = Random(f"{agenda.seed}/corners")

    def one(self, kind: str, ago: int, topic: str, **extra: Value) -> Story:
        """A story told so many days before the as-of date (after it, when negative)."""
        day = max(self.as_of - timedelta(days=ago), self.start + timedelta(days=3))
        subject = lexicon().subjects[topic]
        self.number += 1
        body = self._body(kind, day, topic)
        story = self.agenda.story(self.number, subject, Occasion(kind, body, day))
        told = 8 if not has_event(kind) or kind == "sap-dien-ra" else 12 if story.setting.session == "sáng" else 17
        story.published = datetime.combine(day, time(told, self.rng.randrange(60)))
        story.extra |= extra
        return story

    def _body(self, kind: str, day: date, topic: str) -> Body:
        if day >= places.MERGER:
            return units.bodies()[f"{places.SEAT}-ub"]
        return body_for(lexicon().subjects[topic], kind, day, self.rng)

    def workflow(self) -> Iterator[Story]:
        """A draft, one waiting for approval, one dated in the future: none of them is published."""
        yield self.one("tin-ngan", 1, "giao-duc", status="Bản nháp")
        if not self.small:
            yield self.one("so-ket", 0, "tai-chinh", status="Chờ duyệt")
        yield self.one("trien-khai", -5, "y-te")

    def withdrawal(self) -> Iterator[Story]:
        """An article that was taken back, with the reason."""
        day = self.as_of - timedelta(days=388)
        why = "Nội dung chưa được cơ quan cung cấp thông tin xác nhận; sẽ đăng lại khi có đủ căn cứ."
        yield self.one("tin-ngan", 395, "ha-tang", status="Đã rút", withdrawn={"date": day, "note": why})

    def replacement(self) -> Iterator[Story]:
        """An article replaced by another, and one corrected by a third."""
        old, new = self.one("van-ban", 150, "cai-cach-hanh-chinh"), self.one("van-ban", 139, "cai-cach-hanh-chinh")
        wrong = self.one("tap-huan", 70, "chuyen-doi-so")
        wrong.extra["changes"] = [{"date": self.as_of - timedelta(days=66), "note": "Sửa số học viên tham gia và chức vụ của một đại biểu"}]
        correction = self.one("dinh-chinh", 66, "chuyen-doi-so")
        unfiled = f"Kế hoạch Bồi dưỡng kỹ năng số cho người dân năm {wrong.happened.year}"  # no file describes it: its two articles do
        wrong.extra["plans"] = [{"name": unfiled, "stage": "Triển khai"}]
        correction.extra["plans"] = [{"name": unfiled}]
        for story in (old, new, wrong):
            self.agenda.name(story)
        old.extra["replaced_by"] = new.path
        correction.extra |= {"kind": "Đính chính", "corrects": wrong.path}
        correction.setting.words["cu"] = wrong.title
        yield from (old, new, wrong, correction)

    def undated(self) -> Iterator[Story]:
        """An article taken over from elsewhere without the day it was published."""
        if self.small:
            return
        story = self.one("hoi-thao", 300, "nong-nghiep")
        basis = f"ngày diễn ra hội thảo {written(story.happened)}"
        source = {"name": "Bản tin của Trung tâm Dịch vụ nông nghiệp"}
        yield replace(story, extra=story.extra | {"date": "", "date_basis": {"text": basis}, "source": source})

    def notices(self) -> Iterator[Story]:
        """One notice that is over, two that are current: what citizens look for first is when the power is off."""
        yield self.one("thong-bao", 60, "y-te")
        self.agenda.choice.ask("ha-tang/mat-dien")
        yield self.one("thong-bao", 2, "ha-tang", expires=self.as_of + timedelta(days=4))
        if self.small:
            return
        yield self.one("thong-bao", 2, "cai-cach-hanh-chinh", expires=self.as_of + timedelta(days=12))

    def meetings(self) -> Iterator[Story]:
        """Coming meetings, one postponed and then held, one cancelled, one never reported, one put off into the future."""
        coming = ((3, 6, "chuyen-doi-so"), (6, 13, "nong-nghiep"), (2, 27, "giam-ngheo"))
        for ago, ahead, topic in coming[: 1 if self.small else 3]:
            yield self._called(self.one("sap-dien-ra", ago, topic), self.as_of + timedelta(days=ahead), "Sẽ diễn ra")
        yield self._called(self.one("sap-dien-ra", 110, "doan-the"), self.as_of - timedelta(days=96), "Sẽ diễn ra")
        yield from self._postponed()
        yield from self._cancelled()

    def _postponed(self) -> Iterator[Story]:
        first, then = self.as_of - timedelta(days=56), self.as_of - timedelta(days=35)
        called = self._called(self.one("sap-dien-ra", 70, "moi-truong"), first, "Sẽ diễn ra")
        off = self._follow("hoan", 58, called, then, "Hoãn", old_date=first)
        held = self.one("hoi-thao", 35, "moi-truong")
        held.setting = replace(called.setting, words=called.setting.words | {"ngay": f"ngày {written(held.happened)}"}, day=held.happened)
        event = {
            "id": _event(called)["id"],
            "name": _event(called)["name"],
            "date": written(then),
            "state": "Đã diễn ra",
            "place": capital(held.setting.hall),
        }
        held.extra["event"] = event
        yield from (called, off, held)
        if self.small:
            return
        later = self._called(self.one("sap-dien-ra", 24, "van-hoa-du-lich"), self.as_of - timedelta(days=1), "Sẽ diễn ra")
        yield from (later, self._follow("hoan", 4, later, self.as_of + timedelta(days=19), "Hoãn", old_date=self.as_of - timedelta(days=1)))

    def _cancelled(self) -> Iterator[Story]:
        when = self.as_of + timedelta(days=9)
        called = self._called(self.one("sap-dien-ra", 21, "viec-lam"), when, "Sẽ diễn ra")
        if not self.small:
            yield called
        yield self._follow("huy", 5, called, when, "Hủy")

    def _called(self, story: Story, when: date, state: str) -> Story:
        """Make a story the announcement of a meeting on a day."""
        words = story.setting.words
        name = make_voice(self.rng, story, titled=True).tell("sap-dien-ra.name")
        short = f"{name.split()[0].lower()} {name.split()[1]} về {words['work']}"
        why = self.rng.choice(lexicon().frames["reasons"])
        words |= {"ten": name[0].lower() + name[1:], "tenngan": short, "ngaysau": written(when), "lydo": why}
        id = f"sk-{when:%Y%m}-{story.number}"
        story.extra["event"] = {
            "id": id, "name": name, "date": written(when), "session": story.setting.session.capitalize(), "time": story.setting.hour,
            "place": capital(story.setting.hall), "state": state,
        }  # fmt: skip
        return story

    def _follow(self, kind: str, ago: int, called: Story, when: date, state: str, **more: Value) -> Story:
        """The news that a meeting announced before will not be as announced."""
        story = self.one(kind, ago, called.subject)
        words = called.setting.words
        story.setting = replace(called.setting, words=words | {"ngaysau": written(when)}, day=story.happened)
        story.issue = called.issue
        if units.bodies()[called.unit].lives(story.happened):
            story.unit, story.unit_name = called.unit, called.unit_name
        reason = words["lydo"][0].upper() + words["lydo"][1:]
        story.extra["event"] = {**_event(called), "date": written(when), "state": state, "reason": reason, **more}
        return story

    def all(self) -> list[Story]:
        """Every special story."""
        makers: tuple[Callable[[], Iterator[Story]], ...] = (
            self.workflow, self.withdrawal, self.replacement, self.undated, self.notices, self.meetings,
        )  # fmt: skip
        return [story for maker in makers for story in maker()]


def _event(story: Story) -> dict[str, Value]:
    event = story.extra["event"]
    assert isinstance(event, dict)
    return event


def feature(stories: list[Story], as_of: date) -> None:
    """The three newest plain news are featured for some days; older ones were."""
    plain = [s for s in stories if not s.extra and s.published.date() <= as_of and s.kind not in UNFEATURED]
    for place, story in enumerate(reversed(plain[-3:])):
        story.extra["featured"] = as_of + timedelta(days=5 + place)
    for story in plain[:-3:40]:
        story.extra["featured"] = story.published.date() + timedelta(days=6)
