"""Owns the question whether a citizen's own number is meant to be public: it is answered before review, and the answer is in the log."""

from __future__ import annotations

from collections.abc import Iterator

from portal.source.reading.privacy import digits
from webdesk.newsroom.room import Checked
from webdesk.sheet.article import opened
from webdesk.workflow.services import Services

PERSONAL = "W190"
SHOWN = 3  # last digits of a number that a refusal or the log may show
FEW = 3


def unanswered(services: Services, checked: Checked) -> str:
    """What is still to be answered of a text, as a sentence; "" for nothing. Numbers of offices in the registries are nobody's own."""
    phones = services.room.ask(lambda loaded: loaded.rest.registries.phones if loaded.rest else frozenset())
    found = [one for one in checked.problems if one.code == PERSONAL and digits(one.mark) not in phones]
    if not found:
        return ""
    what = "; ".join(dict.fromkeys(f"{one.message.partition(':')[0].lower()} (…{digits(one.mark)[-SHOWN:]})" for one in found[:FEW]))
    return f"Bài còn số chưa trả lời: {what}. Khi sửa bài: xóa, che bớt số ấy, hoặc bấm «Chủ ý đăng số này» ngay dưới chỗ có nó."


def meant(before: str, now: str) -> Iterator[str]:
    """The numbers that a new text says are meant to be public and the old one did not, masked."""
    old, new = ({digits(number): number for number in _numbers(text)} for text in (before, now))
    yield from (f"…{number[-SHOWN:]} ({len(number)} chữ số)" for number in new if number not in old)


def _numbers(text: str) -> list[str]:
    sheet = opened(text)
    found = sheet.values.get("public_numbers", []) if sheet else []
    return [str(one) for one in found] if isinstance(found, list) else [str(found)]
