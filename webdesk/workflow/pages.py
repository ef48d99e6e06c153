"""Owns the static pages (Giới thiệu, Liên hệ, …) as an administrator edits them: read as a file by hand is, then revision, file, log.

A page needs no second person: it is no news, and every text of it is kept to go back to.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils import timezone

from portal.domain.problem import Problem
from portal.source.linking.pages import parsed
from portal.source.reading.faults import Report
from portal.source.reading.ids import is_id
from portal.source.reading.tree import PAGES, located
from portal.views.static import TITLES
from webdesk.models import Writing
from webdesk.sheet.article import opened
from webdesk.workflow.acts import Act, Doer, NewText, Refused
from webdesk.workflow.content_files import digest_of
from webdesk.workflow.log import note
from webdesk.workflow.registries import allowed, know, put
from webdesk.workflow.services import Services

TABLE = "page"
MEANWHILE = "Trang vừa được người khác sửa. Mở lại trang rồi sửa tiếp; những chữ vừa gõ còn ở dưới để chép."


class Faulty(Exception):
    """The text would have faults; nothing was written."""

    def __init__(self, faults: tuple[Problem, ...]) -> None:
        super().__init__("Còn lỗi nên chưa ghi gì.")
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Page:
    """One static page, by the name of its file."""

    id: str

    @property
    def path(self) -> str:
        """Its file below the content folder."""
        return f"{PAGES}/{self.id}.md"

    @property
    def home(self) -> str:
        """Where its form is."""
        return f"/trang/{self.id}/"

    @property
    def name(self) -> str:
        """What people call it before it has a title."""
        return TITLES.get(self.id, self.id)


def pages(services: Services) -> list[tuple[Page, bool]]:
    """Every page and whether it is written; those that the menu wants are there without a file too."""
    folder = located(services.files.content, PAGES)
    written = {file.stem for file in folder.glob("*.md") if is_id(file.stem)} if folder.is_dir() else set()
    return [(Page(id), id in written) for id in (*TITLES, *sorted(written - TITLES.keys()))]


def text_of(services: Services, page: Page) -> str:
    """Its text as it stands; "" where there is none. Raises Unreadable."""
    return services.files.registry(page.path)


def is_page(path: str) -> bool:
    """Whether a file below the content folder is a static page."""
    return path.startswith(f"{PAGES}/")


def kept(services: Services, person: User, page: Page) -> Writing | None:
    """What a person typed and has not saved, if the page is still as it was then."""
    found = Writing.objects.filter(path=page.path, person=person).exclude(typed="").first()
    return found if found and found.base == digest_of(text_of(services, page)) else None


def keep(person: User, page: Page, base: str, text: str) -> None:
    """Keep what a person typed, for the preview and for later."""
    Writing.objects.update_or_create(path=page.path, person=person, defaults={"typed": text, "base": base, "at": timezone.now()})


def drop(person: User, page: Page) -> None:
    """Give up what a person typed."""
    Writing.objects.filter(path=page.path, person=person).delete()


def text_to_come(services: Services, path: str, person: int) -> str:
    """What a person typed of a page and has not saved, else its text."""
    typed = Writing.objects.filter(path=path, person=person).exclude(typed="").first()
    return typed.typed if typed else services.files.registry(path)


def checked(page: Page, text: str) -> tuple[Problem, ...]:
    """What there is to say of a text for it."""
    report = Report(page.path)
    parsed(page.path, text, {}, report)
    return tuple(report.problems)


def title_of(page: Page, text: str) -> str:
    """Its title, else what people call it."""
    sheet = opened(text, TABLE)
    return str(sheet.values.get("title", "")) if sheet else page.name


def remove(services: Services, doer: Doer, page: Page, base: str) -> None:
    """Take a page away; its text stays in its history. Raises Refused."""
    allowed(doer)
    with services.files.turn:
        if page.id in TITLES:
            raise Refused("Trang này luôn có: cơ quan nào cũng phải tự giới thiệu và cho cách liên hệ. Muốn bỏ lời thì xóa chữ trong ô.")
        if digest_of(text_of(services, page)) != base:
            raise Refused(MEANWHILE)
        know(services, page.path)
        services.files.remove_registry(page.path)
        services.room.forget()
    note(doer.person, "trang: bỏ", page.path, "lời còn trong lịch sử của trang", doer.address)


def save(services: Services, doer: Doer, page: Page, base: str, new: NewText) -> tuple[Problem, ...]:
    """Let a page have a text; the warnings are those of the text. Raises Refused, Faulty."""
    allowed(doer)
    with services.files.turn:
        before = text_of(services, page)
        if digest_of(before) != base:
            raise Refused(MEANWHILE)
        faults = checked(page, new.text)
        if errors := tuple(fault for fault in faults if fault.severity == "error"):
            raise Faulty(errors)
        if new.text != before:
            put(services, doer, page.path, new)
        drop(doer.person, page)
    if new.text != before:
        note(doer.person, "trang: quay lại bản cũ" if new.act is Act.TAKEN_BACK else "trang: sửa", page.path, new.words, doer.address)
    return faults
