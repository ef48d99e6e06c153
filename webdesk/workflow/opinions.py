"""Owns what people write to a consultation by its public form: taken while it is open, within limits, and who wrote is forgotten in time.

Nothing of it is shown to anybody but the desk's people.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.crypto import salted_hmac

from portal.desk import clock
from portal.domain.asof import begins, ends, moment
from portal.domain.identity import Identity
from portal.source.reading.draft import read_draft
from portal.source.reading.faults import Report
from portal.source.reading.fields.values import Entries
from portal.source.reading.files import Unreadable
from portal.source.reading.registries.files import read_kind
from portal.source.reading.registries.registry import FILES
from portal.store.kept_article import kept_article
from portal.text.day import format_day, months_later
from portal.text.invisible import without_invisible
from portal.text.normalise import nfc
from webdesk.models import Office, Opinion
from webdesk.workflow.content_files import ContentFiles, NoArticle
from webdesk.workflow.log import note
from webdesk.workflow.pieces import Stage, piece_of
from webdesk.workflow.services import Services

LONGEST = {"name": 100, "contact": 120, "part": 200, "words": 5_000}  # letters
HOURLY, HOURLY_ALL = 10, 300  # opinions of one address, and of all, within an hour
DAY = timedelta(days=1)
NAMES = {"name": "Họ tên", "contact": "Cách liên hệ", "part": "Điều, khoản", "words": "Ý kiến"}
NO_WORDS = "Chưa có ý kiến nào: viết ý kiến vào ô này."
NO_CONSENT = "Cần đánh dấu đồng ý thì cơ quan mới được giữ ý kiến của anh chị."
TOO_LONG = "{name} dài {letters} chữ, tối đa {most}: rút gọn, hoặc gửi phần còn lại thành ý kiến khác."
TOO_OFTEN = "Nơi này đã nhận nhiều ý kiến trong một giờ qua. Chữ đã viết vẫn còn trong ô: giữ lại và gửi sau."


@dataclass(frozen=True, slots=True)
class Asked:
    """A consultation as its article says it, for readers of now. `closes`: the first moment after it, None without an end."""

    path: str
    title: str
    opens: datetime | None
    closes: datetime | None
    over: bool  # its outcome is told, or readers do not have the article (any more)

    @property
    def until(self) -> str:
        """The end in words: "hết ngày 10/12/2026", "17:00 ngày 10/12/2026"."""
        if self.closes is None:
            return ""
        whole_day = self.closes.time() == time()
        return f"hết ngày {format_day(self.closes - DAY)}" if whole_day else f"{self.closes:%H:%M} ngày {format_day(self.closes)}"

    @property
    def is_open(self) -> bool:
        """Whether opinions are taken now."""
        now = moment(clock.as_of(os.environ))
        return not self.over and self.closes is not None and now < self.closes and (self.opens is None or self.opens <= now)


class NotTaken(Exception):
    """An opinion that is not taken. `faults`: by box, in words for its writer."""

    def __init__(self, faults: Mapping[str, str], status: int = 422) -> None:
        super().__init__(" ".join(faults.values()))
        self.faults, self.status = faults, status


def asked_of(services: Services, path: str) -> Asked | None:
    """The consultation that an article opens, None for all other articles."""
    try:
        piece = piece_of(services.files, path)
    except NoArticle:
        return None
    entries = read_draft(path, piece.file).entries
    given = entries.entries("consultation")
    if given is None or piece.out in (Stage.DRAFT, Stage.REVIEW, Stage.SCHEDULED):
        return None
    opens, closes = given.day("opens"), given.day("closes")
    own = piece.out is not Stage.PUBLISHED or bool(given.text("outcome"))
    over = own or _is_reported(services, entries.text("id") or path.removesuffix(".md"))
    return Asked(
        path, entries.text("title"), begins(opens, _hour(given, "opens")) if opens else None,
        ends(closes, _hour(given, "closes")) if closes else None, over,
    )  # fmt: skip


def _is_reported(services: Services, id: str) -> bool:
    """Whether another article tells its outcome, as far as the last build knew it."""
    article = kept_article(services.place.state, services.place.content, id)
    return article is not None and article.consultation is not None and bool(article.consultation.outcome)


def office_of(files: ContentFiles) -> Identity | None:
    """Who runs the portal and where it is, as its registry says; None where that cannot be read."""
    path = FILES["identity"]
    try:
        found = read_kind("identity", files.registry(path), Report(path))
    except Unreadable:
        return None
    return found.identity if found else None


def _hour(given: Entries, key: str) -> str:
    at = given.clock(key)
    return f"{at:%H:%M}" if at else ""


def receive(asked: Asked, sent: Mapping[str, str], address: str) -> Opinion:
    """Keep what somebody sent; it waits for a person. Raises NotTaken."""
    said = {name: plain(sent.get(name, ""), lines=name == "words") for name in LONGEST}
    faults = {name: TOO_LONG.format(name=NAMES[name], letters=len(said[name]), most=most)
              for name, most in LONGEST.items() if len(said[name]) > most}  # fmt: skip
    if not said["words"]:
        faults["words"] = NO_WORDS
    if sent.get("consent") != "1":
        faults["consent"] = NO_CONSENT
    if faults:
        raise NotTaken(faults)
    origin = salted_hmac("webdesk.gop-y", address).hexdigest()[:64]
    _measure(origin)
    return Opinion.objects.create(path=asked.path, **said, named=bool(said["name"]) and sent.get("named") == "1", origin=origin)


def _measure(origin: str) -> None:
    """Raises NotTaken when too many came within an hour."""
    lately = Opinion.objects.filter(at__gt=timezone.now() - timedelta(hours=1))
    if lately.filter(origin=origin).count() >= HOURLY or lately.count() >= HOURLY_ALL:
        raise NotTaken({"words": TOO_OFTEN}, 429)


def plain(text: str, *, lines: bool = False) -> str:
    """Typed text as letters alone: no control characters, nothing invisible, one blank between words; `lines`: paragraphs stay."""
    seen = without_invisible(nfc(text.replace("\r\n", "\n").replace("\r", "\n")))[0]
    rows = ["".join(letter if letter.isprintable() else " " for letter in row) for row in seen.split("\n")]
    whole = [" ".join(row.split()) for row in rows]
    return "\n".join(row for row in whole if row) if lines else " ".join(row for row in whole if row)


# ---- forgetting


def forget_people(services: Services) -> int:
    """Remove who wrote, some months after each consultation's end, and every address after a day; the number of people."""
    Opinion.objects.filter(at__lt=timezone.now() - DAY).exclude(origin="").update(origin="")
    months, now = Office.here().opinion_months, moment(clock.as_of(os.environ))
    kept = Opinion.objects.filter(forgotten=False)
    return sum(_forget(services, path, months, now) for path in sorted(set(kept.values_list("path", flat=True))))


def _forget(services: Services, path: str, months: int, now: datetime) -> int:
    asked, kept = asked_of(services, path), Opinion.objects.filter(path=path, forgotten=False)
    last = max(one.at for one in kept)
    end = asked.closes if asked and asked.closes else last
    if months_later(end, months) > now:
        return 0
    count = kept.update(name="", contact="", named=False, forgotten=True)
    note("đồng hồ", "xóa người góp ý", path, f"họ tên, cách liên hệ của {count} ý kiến: hết hạn giữ {months} tháng")
    return count
