"""Pages of documents, consultations and notices."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from portal.views.attachment import size_text
from portal.views.card import document_row
from portal.views.consultation import consultations_view
from portal.views.document import document_view, documents_by_view, documents_view
from portal.views.notice import notices_of_view, notices_view
from tests.portal.source.test_consultations import ANSWERED, ASKED
from tests.portal.source.test_documents import FILE, NAMED
from tests.sitekit import PLAN_ID, news, portal_of, site

PLAN_FILE = {f"du-lieu/ke-hoach/{PLAN_ID}.yml": FILE}
NUMBERED = "10-da-hu-huyen-uy-thu-2021-02-01"


def notice(day: str, expires: str, title: str = "Thông báo cắt nước") -> str:
    return news(day, plan="", title=title, head=f"hết hạn: {expires}")


def test_a_documents_page_tells_its_number_issuer_dates_plan_and_articles(tmp_path: Path) -> None:
    article = news("05/3/2021", head=NAMED.format(plan=PLAN_ID))
    view = document_view(portal_of(site(tmp_path, article, as_of="2021-12-31", files=PLAN_FILE)), NUMBERED)
    facts = {fact.label: fact.values[0].text for fact in view.facts}

    assert (facts["Số, ký hiệu"], facts["Cơ quan ban hành"], facts["Ngày ban hành"]) == ("10-ĐA/HU", "Huyện ủy Thử", "01/02/2021")
    assert view.summary == "Bốn nhóm giải pháp."
    assert [card.href for card in view.news] == ["/tin/2021/03/tin-1/"]
    assert view.plan is not None
    assert view.file is None


def test_a_subject_that_begins_with_its_kind_does_not_have_it_twice(tmp_path: Path) -> None:
    papers = "văn bản:\n  - loại: báo cáo\n    trích yếu: Báo cáo đánh giá 5 năm\n  - loại: kế hoạch\n    trích yếu: Phòng cháy mùa khô"
    portal = portal_of(site(tmp_path, news("05/3/2020", head=papers), as_of="2021-12-31"))
    rows = {row.title: row.kind for row in (document_row(portal, id) for id in portal.ids("documents"))}
    kickers = {view.title: view.kicker for view in (document_view(portal, id) for id in portal.ids("documents"))}

    assert rows == kickers == {"Báo cáo đánh giá 5 năm": "", "Phòng cháy mùa khô": "Kế hoạch"}


def test_a_documents_file_is_offered_with_format_size_and_sum(tmp_path: Path) -> None:
    named = "văn bản:\n  - số: 3-BC/HU\n    ngày ban hành: 01/3/2020\n    trích yếu: Báo cáo\n    tệp: van-ban/3-bc-hu.pdf"
    portal = portal_of(site(tmp_path, news("05/3/2020", head=named), as_of="2021-12-31", files={"van-ban/3-bc-hu.pdf": "%PDF-1.4 " * 300}))
    view = document_view(portal, portal.ids("documents")[0])

    assert view.file is not None
    assert (view.file.href, view.file.format, view.file.size) == ("/tep/3-bc-hu.pdf", "PDF", "2,6 KB")
    assert view.file.sha256 == sha256(b"%PDF-1.4 " * 300).hexdigest()
    assert documents_view(portal).parts[0].rows[0].file is not None


def test_a_file_that_is_not_there_is_not_offered(tmp_path: Path) -> None:
    named = "văn bản:\n  - số: 3-BC/HU\n    ngày ban hành: 01/3/2020\n    trích yếu: Báo cáo\n    tệp: van-ban/khong-co.pdf"
    portal = portal_of(site(tmp_path, news("05/3/2020", head=named), as_of="2021-12-31"))

    assert document_view(portal, portal.ids("documents")[0]).file is None


def test_the_list_of_documents_is_filtered_by_kind_issuer_and_year(tmp_path: Path) -> None:
    other = news("05/3/2020", head="văn bản:\n  - số: 3-BC/HU\n    loại: báo cáo\n    ngày ban hành: 01/3/2020\n    trích yếu: Báo cáo")
    portal = portal_of(site(tmp_path, other, as_of="2021-12-31", files=PLAN_FILE))
    view = documents_view(portal)

    assert [row.number for row in view.parts[0].rows] == ["10-ĐA/HU", "3-BC/HU"]
    assert {group.label: [choice.href for choice in group.choices] for group in view.filters} == {
        "Theo loại": ["/van-ban/loai/bao-cao/", "/van-ban/loai/de-an/"],
        "Theo năm": ["/van-ban/nam/2021/", "/van-ban/nam/2020/"],
    }
    assert [row.number for row in documents_by_view(portal, "year", "2020").parts[0].rows] == ["3-BC/HU"]


def test_without_documents_the_list_is_one_sentence(tmp_path: Path) -> None:
    view = documents_view(portal_of(site(tmp_path, as_of="2021-12-31")))

    assert (view.parts, view.filters, view.lede) == ((), (), "Trang này chưa nêu văn bản nào.")


def test_sizes_are_told_as_readers_count() -> None:
    assert [size_text(size) for size in (312, 2048, 655_360, 1_258_291, 15_728_640)] == ["312 byte", "2 KB", "640 KB", "1,2 MB", "15 MB"]


def test_an_open_consultation_tells_its_last_day_and_where_to_write(tmp_path: Path) -> None:
    (row,) = consultations_view(portal_of(site(tmp_path, ASKED, as_of="2025-03-20"))).open

    assert (row.state.label, row.where, row.closes and row.closes.text) == ("Đang lấy ý kiến", "vanphong@mau.example", "31/3/2025")


def test_a_closed_one_tells_what_came_of_it_and_where_that_is_told(tmp_path: Path) -> None:
    view = consultations_view(portal_of(site(tmp_path, ASKED, ANSWERED, as_of="2025-05-01")))
    (row,) = view.closed

    assert view.open == ()
    assert (row.outcome, row.where) == ("12 ý kiến, 9 được tiếp thu", "")
    assert row.outcome_source is not None
    assert row.outcome_source.href == "/tin/2025/04/tin-2/"


def test_a_consultation_without_a_last_day_is_neither_open_nor_over(tmp_path: Path) -> None:
    view = consultations_view(portal_of(site(tmp_path, ASKED.replace("  hạn góp ý: 31/3/2025\n", ""), as_of="2025-03-20")))

    assert (view.open, view.closed) == ((), ())
    assert [(row.state.label, row.where) for row in view.undated] == [("Không nêu hạn góp ý", "vanphong@mau.example")]


def test_the_nearest_last_day_comes_first(tmp_path: Path) -> None:
    later = ASKED.replace("31/3/2025", "15/4/2025").replace("Nước sạch", "Rừng")
    view = consultations_view(portal_of(site(tmp_path, later, ASKED, as_of="2025-03-20")))

    assert [row.closes and row.closes.text for row in view.open] == ["31/3/2025", "15/4/2025"]


def test_notices_stand_by_whether_they_are_in_force_with_start_and_end(tmp_path: Path) -> None:
    started = news("10/2/2025", plan="", title="Thông báo tuyển dụng", head="có hiệu lực từ: 15/2/2025\nhết hạn: 31/3/2025")
    portal = portal_of(site(tmp_path, notice("01/2/2025", "05/2/2025"), started, as_of="2025-03-01"))
    view = notices_view(portal)

    assert [(row.date and f"{row.date.label} {row.date.text}", row.until and row.until.text) for row in view.current] == [
        ("từ ngày 15/02/2025", "31/3/2025")
    ]
    assert [(row.title, row.state and row.state.label) for row in view.past[0].rows] == [("Thông báo cắt nước", "Hết hạn")]
    assert len(notices_of_view(portal, "2025").past[0].rows) == 2


def test_a_notice_whose_day_has_not_come_stands_apart(tmp_path: Path) -> None:
    head = "có hiệu lực từ: 15/2/2025\nhết hạn: 31/3/2025"
    coming = news("10/2/2025", plan="", title="Thông báo tuyển dụng", head=head)
    before = notices_view(portal_of(site(tmp_path / "before", coming, as_of="2025-02-12")))
    after = notices_view(portal_of(site(tmp_path / "after", coming, as_of="2025-02-15")))

    assert ([row.state and row.state.label for row in before.coming], before.current) == (["Chưa đến ngày hiệu lực"], ())
    assert before.lede == "1 thông báo sắp có hiệu lực."
    assert ([row.title for row in after.current], after.coming, after.lede) == (["Thông báo tuyển dụng"], (), "1 thông báo còn hiệu lực.")


def test_without_notices_the_page_is_one_sentence(tmp_path: Path) -> None:
    view = notices_view(portal_of(site(tmp_path, as_of="2025-03-01")))

    assert (view.current, view.past, view.lede) == ((), (), "Trang này chưa có thông báo nào.")
