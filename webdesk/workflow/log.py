"""Owns the log: every entry is added with the seal of the one before it, and the whole can be checked and exported."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import connection, transaction
from django.utils import timezone

from webdesk.models import LogEntry

HEADINGS = ("Số", "Lúc", "Ai", "Việc", "Bài", "Nội dung", "Địa chỉ mạng", "Dấu niêm")
TICK = timedelta(microseconds=1)


def note(who: AbstractBaseUser | AnonymousUser | str, what: str, path: str = "", words: str = "", address: str = "") -> LogEntry:
    """Add one entry."""
    with transaction.atomic():
        _one_at_a_time()
        last = LogEntry.objects.order_by("-id").first()
        entry = LogEntry(at=timezone.now(), who=name_of(who), what=what, path=path, words=words, address=address[:60])
        entry.seal = entry.sealed(last.seal if last else "")
        entry.save()
    return entry


def _one_at_a_time() -> None:
    """Let nobody else add an entry until this transaction ends: two after the same one would break the seals. SQLite has one writer."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"lock table {LogEntry._meta.db_table} in share row exclusive mode")


def name_of(who: AbstractBaseUser | AnonymousUser | str) -> str:
    """A person as the log and the screens call them."""
    if isinstance(who, str):
        return who
    full = getattr(who, "first_name", "").strip()
    return f"{full} ({who.get_username()})" if full else who.get_username() or "?"


def broken(entries: Iterable[LogEntry]) -> int | None:
    """The number of the first entry, oldest first, whose seal does not fit; None when all do."""
    before = ""
    for entry in entries:
        if entry.seal != entry.sealed(before):
            return entry.pk
        before = entry.seal
    return None


def exported(entries: Iterable[LogEntry]) -> Iterator[str]:
    """The log as CSV for a spreadsheet (UTF-8 with BOM), oldest first. A cell never begins as a formula would."""
    yield "\ufeff" + csv_row(HEADINGS)
    for entry in entries:
        at = timezone.localtime(entry.at).isoformat(timespec="seconds")
        yield csv_row((str(entry.pk), at, entry.who, entry.what, entry.path, entry.words, entry.address, entry.seal))


def csv_row(cells: Iterable[str]) -> str:
    """One line of CSV; no cell begins as a formula would."""
    text = io.StringIO()
    csv.writer(text).writerow(f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell for cell in cells)
    return text.getvalue()
