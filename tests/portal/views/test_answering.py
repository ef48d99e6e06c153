"""Who wants to comment on a draft gets the draft, the right mailbox and a letter that says what it is about."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest

from portal.views.article import article_view
from portal.views.consultation import consultations_view
from portal.views.home import home_view
from portal.views.rows import ConsultationRow
from tests.sitekit import portal_of, site
from tests.tinysite import IDENTITY, UNITS, article

TITLE = "Lấy ý kiến & góp ý: Quy chế?"


def asked(tmp_path: Path, where: str, more: str = "", files: dict[str, str] | None = None, as_of: str = "2026-05-12") -> ConsultationRow:
    """The row of a consultation that answers at `where`."""
    told = f"\n  hạn góp ý: 30/5/2026\n  nơi nhận: {where}" if where else "\n  hạn góp ý: 30/5/2026"
    text = article(tiêu_đề=TITLE, ngày_đăng="10/5/2026", lấy_ý_kiến=told + more)
    portal = portal_of(site(tmp_path, as_of=as_of, files={"tin/2026/05/a.md": text, **(files or {})}))
    row = article_view(portal, "tin/2026/05/a").consultation
    assert row
    assert consultations_view(portal).open == home_view(portal).consultations == (row,)
    return row


@pytest.mark.parametrize(
    "where",
    ["Văn phòng; gop-y@mau.example", "gop-y@mau.example.", "Hộp thư <gop-y@mau.example> hoặc trực tiếp", "Email:gop-y@mau.example,phòng 2"],
)
def test_the_mailbox_the_article_names_takes_the_letter(tmp_path: Path, where: str) -> None:
    row = asked(tmp_path, where)

    assert row.mail
    assert (row.mail.text, row.mail.href.split("?")[0]) == ("gop-y@mau.example", "mailto:gop-y@mau.example")
    assert unquote(row.mail.href).endswith(f"subject=Góp ý: {TITLE}")
    assert not set(row.mail.href.split("=", 1)[1]) & set(" &?#")


def test_where_only_a_place_is_told_no_mailbox_is_invented(tmp_path: Path) -> None:
    assert asked(tmp_path, "Văn phòng HĐND và UBND, số 1 đường Mẫu").mail is None


def test_where_no_way_is_told_the_unit_answers_and_else_the_portal(tmp_path: Path) -> None:
    mailed = UNITS.replace("  tên: Huyện ủy Thử\n", "  tên: Huyện ủy Thử\n  thư điện tử: huyen-uy@mau.example\n")
    unit, portal = (asked(tmp_path / name, "", files=files) for name, files in (("u", {"du-lieu/don-vi.yml": mailed}), ("p", {})))

    assert (unit.mail and unit.mail.text, portal.mail and portal.mail.text) == ("huyen-uy@mau.example", "thu@mau.example")


def test_the_draft_itself_stands_beside_the_letter(tmp_path: Path) -> None:
    draft = "\nvăn bản:\n  - tên: Dự thảo Quy chế\n    tệp: van-ban/du-thao.pdf\n  - tên: Tờ trình không có tệp"
    row = asked(tmp_path, "gop-y@mau.example", draft, {"van-ban/du-thao.pdf": "%PDF-1.4 thử"})

    assert [(found.title, found.file and found.file.href) for found in row.drafts] == [("Dự thảo Quy chế", "/tep/du-thao.pdf")]


def test_the_form_of_an_office_that_has_one_stands_at_the_articles_own_path(tmp_path: Path) -> None:
    served = IDENTITY + "trang góp ý: https://gop-y.mau.example/\n"
    row = asked(tmp_path / "a", "gop-y@mau.example", files={"du-lieu/co-quan.yml": served})

    assert (row.form, row.mail and row.mail.text) == ("https://gop-y.mau.example/tin/2026/05/a/", "gop-y@mau.example")
    assert asked(tmp_path / "c", "gop-y@mau.example").form == ""


def test_when_it_is_over_nobody_is_led_to_a_mailbox(tmp_path: Path) -> None:
    text = article(tiêu_đề=TITLE, ngày_đăng="10/5/2026", lấy_ý_kiến="\n  hạn góp ý: 30/5/2026\n  nơi nhận: gop-y@mau.example")
    served = {"du-lieu/co-quan.yml": IDENTITY + "trang góp ý: https://gop-y.mau.example/\n"}
    portal = portal_of(site(tmp_path, as_of="2026-06-01", files={"tin/2026/05/a.md": text, **served}))
    (row,) = consultations_view(portal).closed

    assert (row.form, row.mail, row.drafts, article_view(portal, "tin/2026/05/a").consultation) == ("", None, (), None)
