"""Owns the pages that are there whatever is published (lists, contact, feeds) and the services elsewhere, as IndexedDocuments.

Both come from tables that are there already: page types, static pages, «việc thường tìm» and «liên kết web» of the identity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from plugins.search.document import IndexedDocument
from plugins.search.record_names import RecordNames
from plugins.search.synonyms import Group
from portal import urls
from portal.domain.portal import Portal
from portal.text.fold import fold
from portal.text.plain import plain
from portal.views.page_types import PAGE_TYPES, PageType

CALLED = {
    "lists": ("tin mới", "bài mới", "tin tức mới nhất"),
    "units": ("danh bạ cơ quan", "cơ cấu tổ chức", "bộ máy", "các xã", "danh bạ điện thoại"),
    "documents": (
        "văn bản pháp luật", "văn bản chỉ đạo", "nghị quyết, quyết định", "tra cứu văn bản", "văn bản mới", "văn bản mới ban hành",
    ),
    "events": ("lịch họp", "hội nghị", "hội thảo", "lịch công tác", "cuộc họp", "họp"),
    "consultations": ("lấy ý kiến dự thảo", "góp ý dự thảo văn bản", "dự thảo", "dự thảo đang lấy ý kiến", "lấy ý kiến nhân dân"),
    "notices": ("thông báo mới", "thông báo mới nhất"),
    "contact": ("liên lạc", "thông tin liên hệ", "đường dây nóng", "giờ làm việc", "số điện thoại", "địa chỉ", "ban biên tập"),
    "feeds": ("RSS", "kênh tin", "theo dõi tin", "nhận tin mới"),
    "calendar": ("lịch iCalendar", "thêm vào lịch"),
    "data": ("tải dữ liệu", "CSV", "JSON", "API"),
    "accessibility": ("chữ to", "chữ to dễ đọc", "người khiếm thị", "mắt kém", "cỡ chữ", "trợ năng"),
    "site-map": ("sitemap", "mục lục", "bản đồ trang", "bản đồ trang web", "sơ đồ trang web"),
    "english": ("English", "tiếng Anh"),
    "targets": ("chỉ tiêu", "kết quả thực hiện"),
    "plans": ("đề án", "chương trình", "kế hoạch"),
}
_ONLINE = re.compile(r"truc tuyen|dich vu cong|nop ho so|mot cua|thu tuc")
_HOURS = re.compile(r"^\W*((?:giờ|thời gian) (?:làm việc|mở cửa|tiếp dân|tiếp công dân|hành chính))\s*:\s*(\S.*)$", re.I | re.M)
CONTACT = "lien-he"  # the static page
SELF = ("", "cơ quan", "trang này")  # what is asked of nobody is asked of the owner


class FixedPages:
    """The fixed pages and services of one Portal."""

    def __init__(self, portal: Portal, names: RecordNames, groups: list[Group]) -> None:
        self._portal = portal
        self._names_of = names
        self._groups = groups

    def pages(self) -> dict[str, str]:
        """Address by id: the types of pages that lead somewhere now, and the static pages."""
        found = {f"type-{type.name}": type.url for type in self._types() if type.shown(self._portal)}
        taken = set(found.values())
        return found | {id: urls.page(id) for id in self._portal.ids("pages") if urls.page(id) not in taken}

    def hidden(self) -> list[str]:
        """The addresses of types of pages that lead nowhere now."""
        return [type.url for type in self._types() if not type.shown(self._portal)]

    def _types(self) -> Iterator[PageType]:
        return (type for type in PAGE_TYPES if type.url and type.links and type.name != "search")

    def services(self) -> dict[str, str]:
        """Address by id: links to other sites; those within this site are no services."""
        identity = self._portal.identity()
        links = {link.url: link.name for link in (*identity.common_tasks, *identity.web_links)}
        return {f"{at}": url for at, url in enumerate(links) if urlsplit(url).scheme in ("http", "https")}

    def page(self, id: str) -> IndexedDocument:
        """A page as an IndexedDocument."""
        type = next((type for type in self._types() if f"type-{type.name}" == id), None)
        own = id if type is None else urls.file_of(type.url).split("/")[0] if type.url.count("/") == 2 else ""
        page = self._portal.page(own) if own in self._portal.ids("pages") else None
        url = type.url if type else urls.page(id)
        titles = [*dict.fromkeys((*([page.title] if page else []), *(type.links.values() if type else ())))]
        body = plain(page.html) if page else ""
        names = (*titles[1:], *CALLED.get(type.name if type else "", ()), *self._tasks_at(url))
        keys = self._names_of.plain((titles, 13), (names, 12))
        facts = self._of_owner() if url == urls.CONTACT else ()
        return IndexedDocument(
            url, titles[0], "page", body="\n".join((page.summary if page else "", body, ", ".join(names))), names=names,
            keys=(*keys, *((name, 10, -1) for name in SELF if url == urls.CONTACT)), facts=facts,
        )  # fmt: skip

    def hours(self) -> Iterator[tuple[str, str, str]]:
        """The hours on the contact page, as a fact of the owner."""
        if CONTACT in self._portal.ids("pages"):
            found = _HOURS.search(plain(self._portal.page(CONTACT).html))
            yield from [("hours", found[1].capitalize(), found[2])] if found else []

    def _tasks_at(self, url: str) -> Iterator[str]:
        return (link.name for link in self._portal.identity().common_tasks if link.url == url)

    def _of_owner(self) -> tuple[tuple[str, str, str], ...]:
        identity = self._portal.identity()
        rows = [
            *self.hours(),
            ("phone", "Điện thoại", identity.phone),
            ("address", "Địa chỉ", identity.address),
            ("email", "Thư điện tử", identity.email),
        ]
        return tuple((code, f"{label} ({identity.owner})", value) for code, label, value in rows if value)

    def service(self, id: str) -> IndexedDocument:
        """A link to another site as an IndexedDocument; the first that takes applications is found by every procedure."""
        identity = self._portal.identity()
        links = {link.url: link.name for link in (*identity.common_tasks, *identity.web_links)}
        url = self.services()[id]
        takes = id == next((at for at, other in self.services().items() if _ONLINE.search(fold(links[other]))), None)
        procedures = [words for words, is_procedure in self._groups if is_procedure] if takes else []
        keys = self._names_of.plain(([links[url]], 13), ((word for words in procedures for word in words), 12))
        host = urlsplit(url).hostname or url
        place = f"{'Nơi nộp hồ sơ, thủ tục' if takes else 'Liên kết'} ở trang khác: {host}."
        body = "\n".join((place, *(f"{', '.join(words)}." for words in procedures)))
        return IndexedDocument(url, links[url], "service", unit=host, body=body, keys=keys)
