"""A consultation's public form: a process of its own without any desk, within limits; answers become a table in the article, by review."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest

from portal.source.reading.draft import read_draft
from tests.webdesk.kit import OpenDesk, Visitor
from tests.webdesk.routes import routes

ARTICLE = "tin/2026/11/lay-y-kien-duong-lien-thon.md"
TEXT = """---
tiêu đề: Lấy ý kiến dự thảo Quy chế quản lý đường liên thôn
ngày đăng: 15/11/2026
đơn vị: Ủy ban nhân dân xã Sơn Khê
loại bài: Lấy ý kiến dự thảo
trạng thái: Đã đăng
lấy ý kiến:
  hạn góp ý: {closes}
---

Mời bà con góp ý.
"""
PLACES = {"dong": "10/11/2026", "mo": "10/12/2026"}
HOSTILE = (
    "<script>alert(1)</script> | ô khác | [bấm](javascript:alert(1)) ![x](https://evil.example/x.png) **đậm** `mã` &lt;b&gt;\n"
    "## Đầu mục\n---\n- mục"
)


def public(desk: OpenDesk) -> OpenDesk:
    """The form's process beside a desk: the same content and data, another port."""
    other = OpenDesk(desk.root, desk.content, "--gop-y", "--plain", "--name", "gop-y.mau.example", started=False)
    other.start()
    return other


@pytest.fixture(scope="module")
def form(desk: OpenDesk) -> Iterator[OpenDesk]:
    """The public form of the consultation."""
    (desk.content / ARTICLE).write_text(TEXT.format(closes=PLACES["mo"]), encoding="utf-8")
    opened = public(desk)
    yield opened
    opened.stop()


def address(path: str = ARTICLE) -> str:
    """Where the form of an article's consultation is."""
    return f"/{path.removesuffix('.md')}/"


def rows(desk: OpenDesk, order: str = "select * from desk_opinion", *given: object) -> list[tuple[object, ...]]:
    """Of the desk's tables."""
    with closing(sqlite3.connect(desk.root / "data/ban-bien-tap.sqlite3", timeout=20)) as base, base:
        return base.execute(order, given).fetchall()


def write(form: OpenDesk, **fields: str) -> tuple[int, str, str]:
    """Send an opinion as a citizen: status, text, address."""
    rows(form, "update desk_opinion set origin = ''")  # of another hour
    visitor = Visitor(form.origin)
    visitor.get(address())
    answer = visitor.post(address(), {"words": "Nên lát gạch.", "consent": "1", **fields})
    return answer.status, answer.text, answer.url


def test_no_address_of_the_desk_is_in_the_forms_process(desk: OpenDesk, form: OpenDesk) -> None:
    quan = desk.person("quan")
    cookies = "; ".join(f"{cookie.name}={cookie.value}".replace(str(desk.port), str(form.port)) for cookie in quan.jar)
    visitor = Visitor(form.origin)
    for route in routes():
        for path in route.at(ARTICLE):
            answer = visitor.get(path, {"Cookie": cookies})
            assert answer.status == 404 and "Không có đợt góp ý" in answer.text, path
            assert visitor.post(path, {"person": "quan"}).status in (403, 404), path
    assert visitor.get("/tinh/webdesk/desk.js").status == 404
    assert "sessionid" not in cookies and not [one for one in visitor.jar if "bien-tap-" in one.name and "csrf" not in one.name]


def test_it_answers_to_its_name_and_with_a_strict_policy(form: OpenDesk) -> None:
    visitor = Visitor(form.origin)
    assert visitor.get(address(), {"Host": "gop-y.mau.example"}).status == 200
    assert visitor.get(address(), {"Host": "evil.example"}).status == 403
    answer = visitor.get(address())
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"] and "<script" not in answer.text
    assert "xóa 6 tháng sau khi đợt góp ý kết thúc" in answer.text and "đến hết ngày 10/12/2026" in re.sub(r"<[^>]+>", "", answer.text)
    assert visitor.post(address(), {"words": "x", "consent": "1"}, {"Origin": "https://evil.example"}).status == 403


def test_the_form_says_who_asks_and_where_the_draft_is(form: OpenDesk) -> None:
    text = Visitor(form.origin).get(address()).text
    assert "Ủy ban nhân dân xã Sơn Khê – Góp ý dự thảo" in text
    assert f'<a href="https://sonkhe.example{address()}">' in text


def test_an_opinion_waits_for_a_person(desk: OpenDesk, form: OpenDesk) -> None:
    status, text, url = write(form, words="Nên lát gạch\n\nở dốc.", name="Nguyễn Văn Mẫu", contact="090", part="Điều 3")
    assert status == 200 and url.endswith("/da-nhan/") and "Đã nhận góp ý" in text
    kept = rows(desk)[-1]
    assert kept[1:7] == (ARTICLE, "Nguyễn Văn Mẫu", "090", 0, "Điều 3", "Nên lát gạch\nở dốc.") and kept[7] == "waiting"
    assert "127.0.0.1" not in str(kept)
    assert "Nên lát gạch" not in Visitor(form.origin).get(address()).text
    page = desk.person("ha").get(f"/gop-y/bai/{ARTICLE}").text
    assert "Nguyễn Văn Mẫu" in page and "Nên lát gạch" in page
    assert "Quy chế quản lý đường liên thôn" in desk.person("ha").get("/gop-y/").text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"words": " \n "}, "Chưa có ý kiến nào"),
        ({"consent": ""}, "Cần đánh dấu đồng ý"),
        ({"words": "a" * 5_001}, "tối đa 5000"),
        ({"name": "a" * 101}, "tối đa 100"),
        ({"contact": "a" * 121}, "tối đa 120"),
        ({"part": "a" * 201}, "tối đa 200"),
    ],
)
def test_what_cannot_be_taken_is_told_and_what_was_typed_stays(desk: OpenDesk, form: OpenDesk, fields: dict[str, str], words: str) -> None:
    before = rows(desk)
    status, text, _ = write(form, **{"words": "Giữ chữ này.", **fields})
    assert status == 422 and words in text
    assert "words" in fields or "Giữ chữ này." in text
    assert len(rows(desk)) == len(before)


def test_a_program_that_fills_in_every_box_is_thanked_and_not_kept(desk: OpenDesk, form: OpenDesk) -> None:
    before = len(rows(desk))
    assert write(form, website="https://evil.example")[2].endswith("/da-nhan/")
    assert len(rows(desk)) == before


def test_one_address_is_slowed_and_a_large_form_refused(desk: OpenDesk, form: OpenDesk) -> None:
    rows(desk, "update desk_opinion set origin = ''")
    visitor = Visitor(form.origin)
    visitor.get(address())
    answers = [visitor.post(address(), {"words": f"Ý {number}", "consent": "1"}) for number in range(11)]
    assert [answer.status for answer in answers] == [200] * 10 + [429]
    assert "Ý 10" in answers[-1].text and "gửi sau" in answers[-1].text
    assert visitor.post(address(), {"words": "a" * 70_000, "consent": "1"}).status == 413
    assert visitor.post(address(), {"words": "a" * 300_000, "consent": "1"}).status == 413


def test_nothing_is_taken_before_the_first_or_after_the_last_moment_or_of_another_article(desk: OpenDesk, form: OpenDesk) -> None:
    text = TEXT.format(closes=PLACES["mo"])
    visitor = Visitor(form.origin)
    visitor.get(address())
    for changed, status in (
        (TEXT.format(closes=PLACES["dong"]), 409), (text.replace("  hạn", "  từ ngày: 01/12/2026\n  hạn"), 409),
        (text.replace("Đã đăng", "Bản nháp"), 404), (text.replace("15/11/2026", "30/11/2026"), 404),
        (text.replace(f"lấy ý kiến:\n  hạn góp ý: {PLACES['mo']}\n", ""), 404),
        (text.replace("  hạn", "  kết quả: Đã tiếp thu\n  hạn"), 409), (TEXT.format(closes="21/11/2026 08:59"), 409),
    ):  # fmt: skip
        (desk.content / ARTICLE).write_text(changed, encoding="utf-8")
        before = len(rows(desk))
        assert visitor.post(address(), {"words": "Muộn", "consent": "1"}).status == status, changed
        assert len(rows(desk)) == before
    (desk.content / ARTICLE).write_text(text, encoding="utf-8")
    for path in ("tin/khong-co.md", "tin/../du-lieu/co-quan.md", "tin/" + "a" * 400 + ".md", "tin//a.md"):
        assert visitor.get(quote(address(path))).status == 404, path


def test_an_outcome_that_another_article_tells_ends_it_once_readers_have_that_article(desk: OpenDesk, form: OpenDesk) -> None:
    plan = "kế hoạch:\n  - tên: Quy chế quản lý đường liên thôn\n    bước: lấy ý kiến\n"
    reporter, dang = desk.content / "tin/2026/11/ket-qua-gop-y.md", desk.person("dang")
    text = TEXT.format(closes=PLACES["mo"]).replace("lấy ý kiến:\n  hạn", f"{plan}lấy ý kiến:\n  hạn")
    (desk.content / ARTICLE).write_text(text, encoding="utf-8")
    told = text.replace(f"  hạn góp ý: {PLACES['mo']}", "  kết quả: Đã tiếp thu 12 ý kiến").replace("tiêu đề: Lấy", "tiêu đề: Kết quả lấy")
    visitor = Visitor(form.origin)
    for state, status in (("Bản nháp", 200), ("Đã đăng", 409)):
        reporter.write_text(told.replace("Đã đăng", state).replace("15/11/2026", "20/11/2026"), encoding="utf-8")
        dang.post("/cong-bo/lai")
        desk.published()
        rows(form, "update desk_opinion set origin = ''")  # of another hour
        visitor.get(address())
        assert visitor.post(address(), {"words": "Muộn", "consent": "1"}).status == status, state
    assert "đã kết thúc" in visitor.get(address()).text.lower()
    reporter.unlink()
    (desk.content / ARTICLE).write_text(TEXT.format(closes=PLACES["mo"]), encoding="utf-8")
    dang.post("/cong-bo/lai")
    desk.published()
    assert visitor.get(address()).status == 200 and "words" in visitor.get(address()).text


def test_answers_become_a_table_that_goes_through_review(desk: OpenDesk, form: OpenDesk) -> None:
    rows(desk, "delete from desk_opinion")
    write(form, words=HOSTILE, name="Trần Thị Mẫu", named="1", part="Điều 2 | khoản *1*")
    write(form, words="Ý kiến không nêu tên", name="Lê Văn Ẩn", contact="an@mau.example")
    write(form, words="Quảng cáo")
    ha, numbers = desk.person("ha"), [str(row[0]) for row in rows(desk)]
    for number, state, words in zip(numbers, ("listed", "listed", "left"), ("Tiếp thu: sửa Điều 2.", "", ""), strict=True):
        sent = {"number": number, "state": state, "answer": words, "was": ""}
        assert ha.post(f"/gop-y/tra-loi/{ARTICLE}", sent).status == 200
    assert "Người khác vừa trả lời" in ha.post(f"/gop-y/tra-loi/{ARTICLE}", {"number": numbers[0], "state": "left", "was": "x"}).text
    base = ha.get(f"/gop-y/bai/{ARTICLE}").value("base")
    for _ in range(2):  # the second time in place of the first
        assert "/xem/" in ha.post(f"/gop-y/bang/{ARTICLE}", {"base": base}).url
        base = ha.get(f"/gop-y/bai/{ARTICLE}").value("base")
    assert desk.text(ARTICLE) == TEXT.format(closes=PLACES["mo"])  # readers keep theirs until it is approved
    ((side,),) = rows(desk, "select text from desk_siderevision where path = ?", ARTICLE)
    body = read_draft(ARTICLE, str(side)).body
    assert body and body.html.count("Tổng hợp, tiếp thu, giải trình") == 1
    html = body.html
    assert len(re.findall(r"<tr\b", html)) == 3 and all(len(re.findall(r"<t[dh]\b", row)) == 5 for row in html.split("<tr")[1:])
    assert "&lt;script&gt;" in html and not re.search(r"<(?:script|img|a|strong|em|code|hr|h3|li)\b", html)
    assert html.count("<h2") == 1 and "Mời bà con góp ý." in html
    assert "Trần Thị Mẫu" in html and "Một người dân" in html and "Lê Văn Ẩn" not in html and "Quảng cáo" not in html
    assert "Tiếp thu: sửa Điều 2." in html and "an@mau.example" not in html
    sent = ha.act("gui-duyet", ARTICLE, told="Bảng tiếp thu, giải trình")
    assert sent.status == 200, re.sub(r"<[^>]+>", "", sent.text)[-600:]
    desk.person("vi").act("duyet", ARTICLE)
    desk.person("dang").act("dang", ARTICLE)
    desk.published()
    assert "Tiếp thu: sửa Điều 2." in (desk.page(ARTICLE) or "") and "Lê Văn Ẩn" not in (desk.page(ARTICLE) or "")
    sheet = ha.get(f"/gop-y/csv/{ARTICLE}").text
    assert "Lê Văn Ẩn,an@mau.example,không" in sheet and "Quảng cáo" in sheet
    assert "xuất góp ý" in desk.person("quan").get("/nhat-ky/").text


def test_who_wrote_is_seen_by_those_who_may_answer_alone(desk: OpenDesk, form: OpenDesk) -> None:
    write(form, name="Phạm Thị Kín")
    quan = desk.person("quan")
    for place in ("bai", "csv"):
        assert quan.get(f"/gop-y/{place}/{ARTICLE}").status == 403
    number = str(rows(desk)[-1][0])
    assert "không có vai" in quan.post(f"/gop-y/tra-loi/{ARTICLE}", {"number": number, "state": "left", "was": ""}).text
    assert desk.person("ha").post("/gop-y/", {"months": "3"}).status == 403
    assert quan.post("/gop-y/", {"months": "99"}).status == 422
    assert quan.post("/gop-y/", {"months": "3"}).status == 200
    assert "xóa 3 tháng sau" in Visitor(form.origin).get(address()).text


def test_who_wrote_is_forgotten_when_the_promise_falls_due(desk: OpenDesk, form: OpenDesk) -> None:
    rows(desk, "update desk_office set opinion_months = 6")
    write(form, name="Vũ Văn Quên", contact="0900")
    desk.stop()
    try:
        for as_of, kept in (("2027-06-10T23:59", True), ("2027-06-11T00:00", False)):
            later = OpenDesk(desk.root, desk.content, "--demo", as_of=as_of)
            page = later.person("ha")
            for _ in range(100):
                if ("Vũ Văn Quên" in page.get(f"/gop-y/bai/{ARTICLE}").text) is kept and (kept or not rows(desk)[-1][2]):
                    break
            else:
                raise AssertionError(as_of)
            if not kept:
                assert "Vũ Văn Quên" not in str(rows(desk)) and "0900" not in str(rows(desk)) and "Nên lát gạch." in str(rows(desk))
                assert "xóa người góp ý" in later.person("quan").get("/nhat-ky/").text
            later.stop()
    finally:
        desk.start()


def test_the_form_has_a_key_of_its_own(desk: OpenDesk, form: OpenDesk) -> None:
    keys = [(desk.root / "data" / name).read_text() for name in ("khoa-bi-mat", "khoa-gop-y")]
    assert keys[0] != keys[1]
    assert not [path for path in Path(desk.root / "data").iterdir() if path.name.startswith("khoa") and path.stat().st_mode & 0o077]
