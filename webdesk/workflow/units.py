"""Owns the wizards of units: a new one, renamed, merged, split, ended, from a day on. What comes of it is said before it is written."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from portal.desk import unit
from portal.desk.unit_edit import Refused as NotDone
from portal.desk.unit_edit import UnitEdit
from portal.source.reading.registries.registry import FILES
from portal.text.dates import read_date
from webdesk.workflow.acts import Act, Doer, NewText, Refused
from webdesk.workflow.log import note
from webdesk.workflow.people import Kind, rights_of
from webdesk.workflow.registries import put
from webdesk.workflow.services import Services

FILE = FILES["units"]
SEVERAL = re.compile(r"[;\n]")


@dataclass(frozen=True, slots=True)
class Wizard:
    """One kind of change. `ask`: what is asked besides the day and the legal basis."""

    slug: str
    name: str
    help: str
    day: str  # what the day is called
    run: Callable[[UnitEdit, Namespace], str]
    ask: tuple[str, ...]


NEW = ("name", "kind", "level", "parent")
WIZARDS = (
    Wizard("moi", "Đơn vị mới", "Một đơn vị chưa từng có trong danh mục.", "Từ ngày", unit.new_unit, NEW),
    Wizard("doi-ten", "Đổi tên", "Bài cũ giữ tên cũ; bài từ ngày ấy ghi tên mới.", "Từ ngày", unit.rename_unit, ("old", "name")),
    Wizard("sap-nhap", "Sáp nhập", "Một hay nhiều đơn vị nhập vào một đơn vị.", "Từ ngày", unit.merge_units, ("several", "into", "fresh")),
    Wizard("chia-tach", "Chia tách", "Một đơn vị chia thành hai đơn vị trở lên.", "Từ ngày", unit.split_unit, ("old", "after")),
    Wizard("ket-thuc", "Kết thúc", "Đơn vị thôi hoạt động, không có đơn vị kế tiếp.", "Ngày hoạt động cuối cùng", unit.end_unit, ("old",)),
)


def change(services: Services, doer: Doer, wizard: Wizard, sent: Mapping[str, str], *, sure: bool) -> str:
    """What comes of a change, in words; written only if `sure`. Raises Refused."""
    if not rights_of(doer.person).has(Kind.ADMINISTRATOR):
        raise Refused("Chỉ người quản trị đổi được danh mục đơn vị.")
    with services.files.turn:
        try:
            edit = UnitEdit(services.place.content / FILE)
            told = wizard.run(edit, _asked(wizard, sent))
            text = edit.checked()
            if sure:
                put(services, doer, FILE, NewText(text, Act.SAVED, told))
        except NotDone as fault:
            raise Refused(str(fault).replace("thêm --fresh", "chọn «thành lập mới»").replace(": ghi --into cho từng đơn vị", "")) from fault
    told = told.replace("chạy lệnh này cho đơn vị ấy", "làm tiếp ở đây cho đơn vị ấy")
    if sure:
        note(doer.person, f"đơn vị: {wizard.name.lower()}", FILE, told, doer.address)
    return told


def _asked(wizard: Wizard, sent: Mapping[str, str]) -> Namespace:
    def line(name: str) -> str:
        return " ".join(sent.get(name, "").split())

    def lines(name: str) -> list[str]:
        return [" ".join(part.split()) for part in SEVERAL.split(sent.get(name, "")) if part.strip()]

    given = Namespace(
        day=_day(line("day"), needed=wizard.slug != "moi"), basis=line("basis"), id="", name=line("name"), old=line("old"),
        into=line("into"), kind=line("kind"), level=line("level"), parent=line("parent"), fresh=sent.get("fresh") == "1",
    )  # fmt: skip
    if "several" in wizard.ask:
        given.old = lines("several")
    if "after" in wizard.ask:
        given.into = lines("after")
    if not all(sent.get(name, "").strip(" ;\n") for name in wizard.ask if name not in ("fresh", "parent")):
        raise Refused("Còn ô chưa điền.")
    return given


def _day(text: str, *, needed: bool) -> date | None:
    if not text and not needed:
        return None
    try:
        day = date.fromisoformat(text) if "-" in text else read_date(text)
    except ValueError:
        day = None
    if day is None:
        raise Refused("Ghi ngày, ví dụ 01/7/2025.")
    return day
