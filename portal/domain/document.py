"""Owns documents (văn bản) and consultations (lấy ý kiến góp ý)."""

from __future__ import annotations

from datetime import date

from portal.record import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """An official text. Its id consists of number, issuer and date, since every province has a 10-NQ/TU."""

    id: str
    kind: str
    title: str
    number: str = ""
    issuer: str = ""  # unit id, "" when only issuer_name is known
    issuer_name: str = ""
    day: date | None = None
    effective: date | None = None
    summary: str = ""
    file: str = ""  # below content/, "van-ban/10-nq-tu.pdf"
    draft: bool = False
    plan: str = ""  # plan id when the document is a plan's own text
    articles: tuple[str, ...] = ()  # ids of articles that mention it, newest first


@dataclass(frozen=True, slots=True)
class Consultation:
    """A draft that an article opens for comments; `closes` is its last day."""

    article: str
    closes: date | None
    where: str
    plan: str = ""
    outcome: str = ""
    open: bool = False  # at the as-of moment
    outcome_article: str = ""  # id of the article that reports the outcome, if it is not the opening one
    closes_at: str = ""  # "17:00"; "" is the end of the day
    opens: date | None = None  # its first day, if it differs from the day the article was published
    opens_at: str = ""
    awaited: bool = False  # it has not opened at the as-of moment
