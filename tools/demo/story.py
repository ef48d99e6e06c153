"""Owns the Story: one article before it is written, with all that other articles need to know of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from tools.demo import dates
from tools.demo.matter import Row, Value
from tools.demo.moments import Moment
from tools.demo.setting import Setting

LED = frozenset({"tin-ngan", "phan-anh", "anh", "thong-bao"})  # kinds that begin with the issue's own words


@dataclass(slots=True)
class Story:
    """One article to come. `extra` are entries of its head that its kind does not give it by itself."""

    number: int
    kind: str  # a key of the frames: "so-ket", "plan.final" …
    published: datetime
    happened: date
    subject: str
    unit: str  # id of the body
    unit_name: str
    issue: str  # id of what it is about
    turn: int  # how many stories of that issue came before
    setting: Setting
    title: str = ""
    path: str = ""
    period: str = ""
    moment: Moment | None = None
    link: tuple[str, str] | None = None  # title and address of an earlier article
    plan: tuple[str, str] | None = None  # full name and kind of a running plan it may name
    pictures: tuple[Row, ...] = ()
    extra: dict[str, Value] = field(default_factory=dict)
    file: str = ""  # the attached text of its document, below the content folder
    body: str = ""  # a body written elsewhere (the corners)
    headed: frozenset[str] = frozenset()  # figures of its issue that its title tells
    english: bool = False
    open: bool = False  # its consultation has not closed at the as-of date

    @property
    def last_day(self) -> date:
        """The last day of what it announces."""
        given = self.extra.get("expires")
        return given if isinstance(given, date) else dates.ends(self.happened, self.number)

    @property
    def url(self) -> str:
        """Its address."""
        return f"/{self.path.removesuffix('.md')}/"
