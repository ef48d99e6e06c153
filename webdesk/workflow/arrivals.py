"""Owns what comes into an article from elsewhere: a Word file, a clipping, photographs, attachments. Files are kept, people are asked."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import PurePosixPath

from portal.desk import clock
from portal.source.reading.fields.schema import TABLES
from portal.source.reading.registries.registry import Registries
from portal.source.reading.tree import PICTURES
from portal.text.dates import format_day
from portal.text.slug import slug
from webdesk.intake.apart import Unfit, apart
from webdesk.intake.article import Arrived, Suggestion, read_article, read_clipping
from webdesk.intake.attachment import attachment, is_picture, measured, readable_stem, safe_stem
from webdesk.intake.findings import suggested
from webdesk.intake.photo import Photo, prepared
from webdesk.models import Arrival
from webdesk.sheet.accepting import FRESH, accepted, is_bare, joined, untaken
from webdesk.sheet.article import Sheet, begun
from webdesk.sheet.values import AT, Value
from webdesk.workflow.acts import Doer, begin_text
from webdesk.workflow.log import note
from webdesk.workflow.media_files import ATTACHMENTS
from webdesk.workflow.pieces import Piece
from webdesk.workflow.services import Services

OWN = frozenset({"status", "withdrawn", "id", "aliases", "date_basis"})  # what a file from elsewhere never says
FORM = frozenset(item.name for item in TABLES["article"]) - OWN
SECONDS = 20  # of work, for one photograph
TEXT = "lời văn của bài"
SHORT, MANY = 400, 60  # letters of one thing that was left out; such things that are told


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as a browser sent it."""

    name: str
    data: bytes


@dataclass(slots=True)
class Came:
    """What came of some files: the form with them, what was not taken and why, and what was done to others."""

    sheet: Sheet
    refused: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    taken: int = 0


def registries_of(services: Services) -> Registries:
    """The registries as they stand now. Raises Unfit where they cannot be read."""
    found = services.room.ask(lambda loaded: loaded.rest.registries if loaded.rest else None)
    if found is None:
        raise Unfit("Danh mục của cổng đang có lỗi nên chưa đọc được tệp; báo người quản trị.")
    return found


def read(services: Services, origin: str, data: bytes) -> Arrived:
    """A file as a form, its pictures kept in the content folder. Raises Unfit."""
    measured(origin, len(data))
    return with_files(services, read_article(origin, data, registries_of(services)))


def with_files(services: Services, came: Arrived) -> Arrived:
    """What came, its files kept in the content folder."""
    places = dict(_kept(services, came))
    came.sheet = Sheet({name: _led(value, places) for name, value in came.sheet.values.items()}, _text(came.sheet.body, places))
    return came


def _kept(services: Services, came: Arrived) -> Iterator[tuple[str, str]]:
    """Each file's wished place and the one it has; a picture is made ready first."""
    for wished, data in came.files.items():
        path = wished
        if wished.startswith(f"{PICTURES}/"):
            try:
                photo = apart(prepared, data, makes=Photo, seconds=SECONDS)
                path, data = str(PurePosixPath(wished).with_suffix(photo.suffix)), photo.data
            except Unfit as why:
                came.doubts.append(f"Ảnh {PurePosixPath(wished).name} giữ nguyên như trong tệp: {why}")
        yield wished, services.media.keep(path, data)


def _led(value: Value, places: Mapping[str, str]) -> Value:
    if isinstance(value, dict):
        return {key: _led(part, places) for key, part in value.items()}
    if isinstance(value, list):
        return [_led(part, places) for part in value]
    return places.get(value, value)


def _text(body: str, places: Mapping[str, str]) -> str:
    for wished, path in places.items():
        body = body.replace(f"/{wished}", f"/{path}")
    return body


def begin_from(services: Services, doer: Doer, origin: str, data: bytes) -> Piece:
    """A new article of a file. Raises Unfit, Refused, NotWritten."""
    came = read(services, origin, data)
    day = clock.as_of(os.environ)
    values = {name: value for name, value in came.sheet.values.items() if name in FORM}
    if not came.published:
        values["date"] = format_day(day)
    name = slug(str(values.get("title", ""))) or safe_stem(origin, "bai")
    text = begun({**values, "status": "draft"}, came.sheet.body)
    with services.files.turn:
        path = services.files.free_path(f"tin/{day:%Y}/{day:%m}", name)
        piece = begin_text(services, doer, path, text, str(values.get("unit", "")))
    remember(doer, path, came)
    return piece


def bring_in(services: Services, doer: Doer, path: str, typed: Sheet, file: Upload) -> Sheet:
    """The form of an article with what a file says. Raises Unfit."""
    came = read(services, file.name, file.data)
    also = [Suggestion(name, _label(name), value, "", "tệp ghi khác ô đã điền") for name, value in untaken(typed, came.sheet)]
    came.suggestions = [*also, *came.suggestions]
    if not is_bare(typed.body):
        title = came.sheet.values.get("title", "")
        came.sheet.body = f"## {title}\n\n{came.sheet.body}" if title else came.sheet.body
        came.doubts.insert(0, "Bài đã có chữ nên phần chữ của tệp nằm bên dưới; xem lại rồi bỏ phần thừa.")
    remember(doer, path, came)
    return joined(typed, came.sheet, FORM)


def _label(name: str) -> str:
    return next(item.vi for item in TABLES["article"] if item.name == name)


def clip(services: Services, doer: Doer, path: str, data: bytes) -> tuple[str, Arrival | None]:
    """Pasted HTML as Markdown, and what a person is asked of it. Raises Unfit."""
    came = with_files(services, read_clipping("Chữ dán", data))
    return came.sheet.body, remember(doer, path, came)


def remember(doer: Doer, path: str, came: Arrived) -> Arrival | None:
    """Keep what a person is to decide; None where there is nothing."""
    note(doer.person, "đưa bài từ tệp", path, came.origin, doer.address)
    if not (came.suggestions or came.dropped or came.doubts):
        return None
    dropped = [(why, what[:SHORT]) for why, what in came.dropped[:MANY]]
    if len(came.dropped) > MANY:
        dropped.append(("còn nữa", f"{len(came.dropped) - MANY} chỗ khác"))
    return Arrival.objects.create(
        path=path, origin=came.origin[:300], suggestions=[asdict(one) for one in came.suggestions], dropped=dropped, doubts=came.doubts,
        by=doer.person,
    )  # fmt: skip


def from_text(services: Services, doer: Doer, path: str, sheet: Sheet) -> int:
    """Ask about what the article's own text says and its form does not, anew each time; how many things that are. Raises Unfit."""
    registries, day = registries_of(services), clock.as_of(os.environ)
    found = suggested(sheet, registries, day.date() if isinstance(day, datetime) else day)
    Arrival.objects.filter(path=path, origin=TEXT).delete()
    if found:
        Arrival.objects.create(path=path, origin=TEXT, suggestions=[asdict(one) for one in found], by=doer.person)
    return len(found)


def take(arrival: Arrival, number: int, sheet: Sheet) -> Sheet:
    """The form with one suggestion, which then is settled. Raises Unfit where it is settled already."""
    if not 0 <= number < len(arrival.suggestions):
        raise Unfit("Gợi ý này đã được nhận hoặc bỏ.")
    one = arrival.suggestions[number]
    plan = one["basis"] if one["field"] in ("targets", "results") else ""
    return Sheet({**sheet.values, **accepted(sheet.values, one["field"], one["value"], plan)}, sheet.body)


def settle_one(arrival: Arrival, number: int) -> None:
    """A suggestion was accepted or refused; an arrival with nothing more to decide is gone."""
    arrival.suggestions = [one for place, one in enumerate(arrival.suggestions) if place != number]
    if arrival.suggestions or arrival.dropped or arrival.doubts:
        arrival.save(update_fields=["suggestions"])
    else:
        arrival.delete()


def add_files(services: Services, doer: Doer, path: str, sheet: Sheet, files: Iterator[tuple[str, int, bytes]]) -> Came:
    """The form with pictures and attachments, each (name, size, bytes); what is not taken is told, and keeps no other from being taken."""
    came = Came(sheet)
    for name, size, data in files:
        try:
            measured(name, size)
            _add(services, doer, path, came, Upload(name, data))
        except Unfit as why:
            came.refused.append(str(why) if f"«{name}»" in str(why) else f"«{name}»: {why}")
    return came


def _add(services: Services, doer: Doer, path: str, came: Came, file: Upload) -> None:
    name, data = file.name, file.data
    day = f"{clock.as_of(os.environ):%Y/%m}"
    if is_picture(data):
        photo = apart(prepared, data, makes=Photo, seconds=SECONDS)
        kept = services.media.keep(f"{PICTURES}/{day}/{safe_stem(name, 'anh')}{photo.suffix}", photo.data)
        _append(came, "images", {"file": kept})
        came.pictures.append(kept)
        told = photo.told
    else:
        found = attachment(name, data)
        kept = services.media.keep(f"{ATTACHMENTS}/{day}/{safe_stem(name, 'tep')}{found.suffix}", data)
        _append(came, "documents", {"title": readable_stem(name), "file": kept})
        told = found.told
    came.taken += 1
    if told:
        came.told.append(f"«{name}»: {told}.")
    note(doer.person, "đưa tệp vào bài", path, f"{name} → {kept}", doer.address)


def _append(came: Came, name: str, new: dict[str, Value]) -> None:
    known = came.sheet.values.get(name)
    parts = known if isinstance(known, list) else []
    if any(isinstance(part, dict) and part.get("file") == new["file"] for part in parts):
        came.told.append(f"Tệp {new['file']} đã có trong bài.")
        return
    came.sheet = Sheet({**came.sheet.values, name: [*parts, {**new, AT: f"{FRESH}{len(parts)}"}]}, came.sheet.body)
