"""Documents are identified by number, issuer and date, and collected once from wherever they are named."""

from __future__ import annotations

from pathlib import Path

from tests.sitekit import PLAN, PLAN_ID, news, portal_of, site

FILE = f"""\
tên: {PLAN}
số: 10-ĐA/HU
cơ quan ban hành: Huyện ủy Thử
ngày ban hành: 01/2/2021
quá trình:
  - ngày: 01/2/2021
    bước: ban hành
    văn bản: 10-ĐA/HU
"""
NAMED = """
    văn bản:
      - số: 10-ĐA/HU
        loại: đề án
        cơ quan ban hành: Huyện ủy Thử
        trích yếu: Về nước sạch nông thôn
        tóm tắt: Bốn nhóm giải pháp.
        kế hoạch: {plan}
    """


def test_a_numbered_plans_own_text_is_a_document_and_a_step_leads_to_it(tmp_path: Path) -> None:
    portal = portal_of(site(tmp_path, as_of="2021-12-31", files={f"du-lieu/ke-hoach/{PLAN_ID}.yml": FILE}))
    (id,) = portal.ids("documents")

    assert id == "10-da-hu-huyen-uy-thu-2021-02-01"
    assert portal.plan(PLAN_ID).documents == (id,)
    assert portal.plan(PLAN_ID).stages[0].document == id


def test_an_article_that_names_it_without_its_date_names_the_same_document(tmp_path: Path) -> None:
    article = news("05/3/2021", head=NAMED.format(plan=PLAN_ID))
    portal = portal_of(site(tmp_path, article, as_of="2021-12-31", files={f"du-lieu/ke-hoach/{PLAN_ID}.yml": FILE}))
    (id,) = portal.ids("documents")
    document = portal.document(id)

    assert (document.summary, document.articles) == ("Bốn nhóm giải pháp.", ("tin/2021/03/tin-1",))
    assert portal.article("tin/2021/03/tin-1").documents == (id,)


def test_the_same_number_of_another_issuer_is_another_document(tmp_path: Path) -> None:
    texts = (NAMED.replace("    kế hoạch: {plan}\n", "").replace("Huyện ủy Thử", issuer) for issuer in ("Huyện ủy Thử", "Huyện ủy Khác"))
    articles = [news(f"0{place}/3/2021", head=text.replace("kế hoạch: {plan}", "")) for place, text in enumerate(texts, 1)]

    assert len(portal_of(site(tmp_path, *articles, as_of="2021-12-31")).ids("documents")) == 2


def test_documents_stand_newest_first_and_articles_of_each_too(tmp_path: Path) -> None:
    def dated(day: str, number: str) -> str:
        return f"văn bản:\n  - số: {number}\n    ngày ban hành: {day}\n    trích yếu: Văn bản {number}"

    articles = [
        news("01/3/2021", head=dated("01/2/2021", "1-QĐ/HU")),
        news("02/3/2021", head=dated("15/2/2021", "2-QĐ/HU")),
        news("03/3/2021", head=dated("01/2/2021", "1-QĐ/HU")),
    ]
    portal = portal_of(site(tmp_path, *articles, as_of="2021-12-31"))

    assert [portal.document(id).number for id in portal.ids("documents")] == ["2-QĐ/HU", "1-QĐ/HU"]
    assert portal.document(portal.ids("documents")[1]).articles == ("tin/2021/03/tin-3", "tin/2021/03/tin-1")


LONG = "Quyết định phê duyệt kết quả lựa chọn nhà thầu gói thầu xây lắp công trình trường mầm non xã"


def test_documents_and_plans_with_long_names_alike_at_the_beginning_are_not_one(tmp_path: Path) -> None:
    plan = "Kế hoạch thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới năm"
    articles = [
        news(
            f"0{place}/3/2021", plan=f"{plan} {2020 + place}", targets=[f"Đạt {20 + place} xã nông thôn mới"],
            head=f"văn bản: {LONG} {name}",
        )
        for place, name in enumerate(("Một", "Hai"), 1)
    ]
    portal = portal_of(site(tmp_path, *articles, as_of="2021-12-31"))

    assert {portal.document(id).title for id in portal.ids("documents")} == {f"{LONG} Một", f"{LONG} Hai"}
    assert {portal.plan(id).name for id in portal.ids("plans")} == {f"{plan} 2021", f"{plan} 2022"}
