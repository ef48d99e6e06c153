"""Owns changes of registries by an administrator: tried against all articles first, then a revision, the file, an entry of the log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from portal.desk.publish import live
from portal.source.reading.fields.schema import Field
from webdesk.models import Revision
from webdesk.newsroom.trial import Trial
from webdesk.sheet.registries import Registry
from webdesk.sheet.registry import Register, register
from webdesk.workflow.acts import Act, Doer, NewText, Refused, revise
from webdesk.workflow.content_files import digest_of
from webdesk.workflow.log import note
from webdesk.workflow.people import Kind, rights_of
from webdesk.workflow.services import Services

SHOWN = 5  # articles that a refusal names


class Faulty(Exception):
    """The text would have faults; nothing was written."""

    def __init__(self, trial: Trial, text: str) -> None:
        super().__init__("Còn lỗi nên chưa ghi gì.")
        self.trial, self.text = trial, text


class Unsure(Exception):
    """Something follows that a person has to see first; nothing was written."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change: `base`, the digest of the text it was made from; `edit`, old text → new text; `words`, what it is called."""

    base: str
    edit: Callable[[str], str]
    words: str
    act: Revision.Act = Act.SAVED


def text_of(services: Services, registry: Registry) -> str:
    """Its text as it stands; "" where there is none. Raises Unreadable."""
    return services.files.registry(registry.path)


def rows_of(services: Services, registry: Registry) -> Register | None:
    """Its rows as they stand; None where a form cannot show them. Raises Unreadable."""
    return register(text_of(services, registry), registry.table)


def is_fixed(services: Services, item: Field) -> bool:
    """Whether a value stays as it is: ids and codes once there, the others of that sort once something was published."""
    return item.fixed and (item.type in ("id", "codes") or live(services.place.public) is not None)


def allowed(doer: Doer) -> None:
    """Raises Refused for all but administrators."""
    if not rights_of(doer.person).has(Kind.ADMINISTRATOR):
        raise Refused("Danh mục do người quản trị đổi.")


def change(services: Services, doer: Doer, registry: Registry, change: Change, *, sure: bool) -> Trial:
    """Write a change of a registry; the warnings are those of the new text. Raises Refused, Unsure, Faulty, NotWritten."""
    allowed(doer)
    with services.files.turn:
        before = text_of(services, registry)
        if digest_of(before) != change.base:
            raise Refused("Danh mục vừa được người khác sửa. Mở lại danh mục rồi sửa tiếp; những chữ vừa gõ còn ở dưới để chép.")
        text = change.edit(before)
        trial = services.room.tried(registry.kind, (before, text))
        _judge(trial, text, sure=sure)
        if text != before:
            put(services, doer, registry.path, NewText(text, change.act, change.words))
    if text != before:
        note(doer.person, f"danh mục: {registry.name.lower()}", registry.path, change.words, doer.address)
    return trial


def _judge(trial: Trial, text: str, *, sure: bool) -> None:
    if trial.errors:
        raise Faulty(trial, text)
    if trial.held:
        few = "; ".join(path for path, _ in trial.held[:SHOWN]) + ("; …" if len(trial.held) > SHOWN else "")
        way = "Giữ tên cũ ở «tên khác», hoặc sửa các bài ấy trước."
        raise Refused(f"{len(trial.held)} bài đang dùng điều bị bỏ ({trial.held[0][1]}): {few}. {way} Chưa ghi gì.")
    if trial.moved and not sure:
        raise Unsure(f"{len(trial.moved)} bài sẽ đổi theo (chuyên mục, chủ đề hoặc nơi được xếp).")


def put(services: Services, doer: Doer, path: str, new: NewText) -> None:
    """Let a registry have a text. The old one is a revision, the new one another: nothing is lost."""
    know(services, path)
    revision = revise(doer, path, new.text, new.act, new.words)
    services.files.write_registry(path, new.text)
    revision.written = True
    revision.save(update_fields=["written"])
    services.room.forget()


def know(services: Services, path: str) -> None:
    """Keep the text that a registry has now, before it is replaced."""
    text = services.files.registry(path)
    last = Revision.objects.filter(path=path, written=True).order_by("-id").first()
    if last is None or last.text != text:
        Revision.objects.create(path=path, text=text, digest=digest_of(text), act=Act.ELSEWHERE, written=True)
