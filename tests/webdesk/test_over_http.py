"""The desk over HTTP, without a script: who comes in, what each may do, what becomes of the files and of what readers see."""

from __future__ import annotations

import json
import re
import shutil
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.webdesk.kit import OpenDesk, Visitor, put


def test_nobody_sees_anything_before_coming_in(desk: OpenDesk) -> None:
    stranger = Visitor(desk.origin)
    for path in ("/", "/moi/", "/bai/", "/nhat-ky/", "/nguoi/", "/cong-bo/", "/tim/?loai=unit&q=a", "/nhat-ky/csv"):
        assert "/dang-nhap/" in stranger.get(path).url, path
    assert stranger.get("/", {"X-Requested-With": "fetch"}).status == 401


def test_another_host_name_or_another_sites_form_is_refused(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    assert ha.get("/", {"Host": "evil.example"}).status == 403
    assert ha.get("/", {"Host": f"127.0.0.1.evil.example:{desk.port}"}).status == 403
    form = {"title": "Bài lạ", "unit": "Ủy ban nhân dân xã Sơn Khê", "kind": "tin"}
    assert ha.post("/moi/", form, {"Origin": "https://evil.example"}).status == 403
    assert ha.post("/moi/", form, {"Sec-Fetch-Site": "cross-site"}).status == 403
    assert ha.post("/moi/", [("csrfmiddlewaretoken", "x"), *form.items()], {"Referer": "http://evil.example/"}).status == 403
    assert not list(desk.content.glob("tin/**/bai-la.md"))


def test_a_form_without_its_token_is_refused(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    request = urllib.request.Request(desk.origin + "/moi/", b"title=Khong+the&unit=x&kind=tin")
    for cookie in ha.jar:
        if "csrf" not in cookie.name:
            request.add_header("Cookie", f"{cookie.name}={cookie.value}")
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(request)


def test_every_page_has_a_strict_policy_and_is_not_kept(desk: OpenDesk) -> None:
    headers = desk.person("ha").get("/").headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Frame-Options"] == "DENY"


def test_a_wrong_password_six_times_is_slowed_in_vietnamese_and_logged(desk: OpenDesk) -> None:
    stranger = Visitor(desk.origin)
    stranger.get("/dang-nhap/")
    answers = [stranger.post("/dang-nhap/", {"username": "ha", "password": f"sai-{n}"}) for n in range(6)]
    assert [answer.status for answer in answers] == [401, 401, 401, 401, 429, 429]
    assert "thử lại sau 15 phút" in answers[-1].text
    log = desk.person("quan").get("/nhat-ky/").text
    assert "đăng nhập sai" in log and "đăng nhập bị hãm" in log


def test_an_article_goes_from_draft_to_readers_only_by_two_people_and_a_publisher(desk: OpenDesk) -> None:
    ha, vi, dang = desk.person("ha"), desk.person("vi"), desk.person("dang")
    path = desk.begin(ha, "Sơn Khê mở lớp học bơi cho trẻ em")
    assert desk.write(ha, path, body="Sáng 20/11, lớp học bơi đầu tiên khai giảng.").status == 200
    assert "Bản nháp" in desk.text(path)
    assert ha.act("duyet", path).status == 409  # not waiting
    assert ha.act("gui-duyet", path).status == 200
    assert "Chờ duyệt" in desk.text(path)
    assert "không có vai" in ha.act("dang", path).text
    assert "không có vai" in ha.act("duyet", path).text
    assert "không có vai" in vi.act("dang", path).text
    assert "Chưa ai duyệt" in dang.act("dang", path).text
    assert "đã duyệt đúng nội dung này" in vi.act("duyet", path).text

    edited = desk.write(ha, path, title="Sơn Khê mở lớp học bơi cho trẻ em!")
    assert "lần duyệt trước không còn hiệu lực" in edited.text
    assert "không còn hiệu lực" not in desk.write(ha, path, title="Sơn Khê mở lớp học bơi cho trẻ em!!").text
    told = vi.get(f"/xem/{path}").text
    assert "Chờ duyệt" in told and "<h3>Trạng thái</h3>" not in told, "how far it has come is no change of the text"
    assert "Chưa ai duyệt" in dang.act("dang", path).text  # one letter, and the approval is void
    assert "duyệt mất hiệu lực" in desk.person("quan").get("/nhat-ky/").text
    vi.act("duyet", path)
    assert desk.page(path) is None
    assert dang.act("dang", path).status == 200
    desk.published()
    assert "học bơi cho trẻ em!" in (desk.page(path) or "")
    assert "trạng thái: Đã đăng" in desk.text(path)

    # readers keep the old text until the edit is approved
    desk.write(ha, path, body="Sáng 20/11, lớp học bơi thứ hai khai giảng.")
    assert "thứ hai" not in desk.text(path)
    assert "bản sửa" in ha.get(f"/xem/{path}").text
    ha.act("gui-duyet", path, small="1")
    answer = vi.get(f"/xem/{path}").text
    assert "<del>đầu tiên</del>" in answer.replace("\n", "") or "<del>đầu" in answer
    vi.act("duyet", path)
    dang.act("dang", path)
    desk.published()
    assert "thứ hai" in desk.text(path) and "thứ hai" in (desk.page(path) or "")
    assert {"index.html", "rss.xml"} <= {file.name for file in desk.telling("lớp học bơi thứ hai")}

    # withdrawn only with a reason
    assert "Ghi lý do" in dang.act("rut", path, words="  ").text
    assert dang.act("rut", path, words="Số liệu chưa được thẩm định").status == 200
    desk.published()
    assert not desk.telling("lớp học bơi thứ hai"), "no page, feed, table or file of search has the text"
    assert "Số liệu chưa được thẩm định" in (desk.page(path) or "")


def test_a_writer_cannot_approve_the_own_text_whatever_the_role(desk: OpenDesk) -> None:
    vi, dang = desk.person("vi"), desk.person("dang")
    path = desk.begin(vi, "Bài của người duyệt")
    desk.write(vi, path, body="Một đoạn.")
    vi.act("gui-duyet", path)
    assert "không tự duyệt được" in vi.act("duyet", path).text
    desk.write(dang, path, body="Một đoạn khác.")
    assert "không tự duyệt được" in dang.act("duyet", path).text


def test_an_approval_of_a_text_that_somebody_changed_meanwhile_is_refused(desk: OpenDesk) -> None:
    ha, vi = desk.person("ha"), desk.person("vi")
    path = desk.begin(ha, "Bài đang được đọc")
    desk.write(ha, path, body="Bản một.")
    ha.act("gui-duyet", path)
    seen = vi.get(f"/xem/{path}").value("base")
    desk.write(ha, path, body="Bản hai.")
    assert "vừa được người khác sửa" in vi.act("duyet", path, base=seen).text


def test_returned_with_a_comment_that_its_writer_sees(desk: OpenDesk) -> None:
    ha, vi = desk.person("ha"), desk.person("vi")
    path = desk.begin(ha, "Bài cần sửa")
    desk.write(ha, path, body="Một đoạn.")
    ha.act("gui-duyet", path)
    assert "Ghi cho người viết biết" in vi.act("tra-lai", path, words=" ").text
    vi.act("tra-lai", path, words="Thiếu tên người chủ trì")
    assert "Bản nháp" in desk.text(path)
    assert "Thiếu tên người chủ trì" in ha.get(f"/sua/{path}").text
    assert "được trả lại, có góp ý" in ha.get("/").text


def test_who_saves_second_sees_both_texts_and_nothing_is_written_over(desk: OpenDesk) -> None:
    ha, vi = desk.person("ha"), desk.person("vi")
    path = desk.begin(ha, "Hai người cùng sửa")
    theirs, mine = ha.form(path), vi.form(path)
    ha.post(f"/sua/{path}", put(theirs, body="Chữ của Hà."))
    answer = vi.post(f"/sua/{path}", put(mine, body="Chữ của Ví."))
    assert answer.status == 409
    assert "Chữ của Hà." in answer.text and "Chữ của Ví." in answer.text
    assert "Chữ của Hà." in desk.text(path) and "Chữ của Ví." not in desk.text(path)
    assert "---" not in answer.text.split("<main")[1]  # people never see the file
    revision = answer.value("revision")
    assert "Chữ của Ví." in vi.get(f"/lich-su/{revision}/{path}").text
    vi.act("quay-lai", path, revision=revision)
    assert "Chữ của Ví." in desk.text(path)
    history = vi.get(f"/lich-su/{path}").text
    assert "Quay lại bản cũ" in history and "chưa ghi" in history


def test_opening_and_saving_without_a_change_writes_nothing(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    for file in sorted(desk.content.glob("tin/20*/**/*.md"))[:12]:
        path = file.relative_to(desk.content).as_posix()
        before = (file.read_bytes(), file.stat().st_mtime_ns)
        assert ha.post(f"/sua/{path}", ha.form(path)).status == 200
        assert (file.read_bytes(), file.stat().st_mtime_ns) == before, path
        assert "bản sửa" not in ha.get(f"/xem/{path}").text, path


def test_what_is_typed_is_kept_though_never_saved(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    path = desk.begin(ha, "Viết dở")
    ha.post(f"/kiem/{path}", [*put(ha.form(path), body="Chữ chưa lưu."), ("keep", "1")])
    desk.stop()
    desk.start()
    again = desk.person("ha")
    assert "chưa lưu" in again.get("/").text
    assert "Chữ chưa lưu." in again.get(f"/sua/{path}?tiep=1").text
    assert "Chữ chưa lưu." not in desk.text(path)


def test_faults_stand_at_their_boxes_while_one_types(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    path = desk.begin(ha, "Bài có lỗi")
    typed = put(ha.form(path), unit="Ủy ban không có", body="Liên hệ ông A, CCCD 001203004567.")
    sentence = "Trồng rừng mới 350 ha; che phủ 62,3 %"
    typed += [("_shown", "plans"), ("plans.n1.name", "Đề án Trồng rừng"), ("plans.n1.targets.n7.sentence", sentence)]
    found = json.loads(ha.post(f"/kiem/{path}", typed).text)
    assert "Ủy ban không có" in found["notes"]["unit"]
    assert "số căn cước" in found["notes"]["body"]
    assert len(found["readings"]["plans.n1.targets.n7.sentence"]) == 2
    assert found["several"] == ["plans.n1.targets.n7.sentence"]
    whole = put([*typed, ("across", "1")], unit="Ủy ban nhân dân xã Sơn Khê")
    assert "Kế hoạch mới" in json.loads(ha.post(f"/kiem/{path}", whole).text)["notes"]["plans.n1.name"]
    parts = json.loads(ha.post("/tach/", {"sentence": sentence, "role": "target"}).text)["parts"]
    assert parts == ["Trồng rừng mới 350 ha", "che phủ 62,3 %"]


@pytest.mark.parametrize("typed", ["vhxh", "van hoa xa hoi", "phong van hoa", "Văn hóa - Xã hội", "phong vh", "VH-XH", "vh xa hoi"])
def test_a_unit_is_found_by_initials_and_without_marks(desk: OpenDesk, typed: str) -> None:
    names = json.loads(desk.person("ha").get(f"/tim/?loai=unit&q={quote(typed)}").text)["names"]
    assert any("Văn hóa" in one["name"] for one in names), names


def test_an_article_says_whether_readers_have_it_and_leads_there(desk: OpenDesk) -> None:
    ha, dang = desk.person("ha"), desk.person("dang")
    path = desk.begin(ha, "Bài hỏi đã lên trang chưa")
    assert "Bạn đọc" not in ha.get(f"/xem/{path}").text
    ha.act("gui-duyet", path)
    desk.person("vi").act("duyet", path)
    dang.act("dang", path)
    assert re.search("Đang đưa lên trang công khai|Bạn đọc đang thấy bài này", dang.get(f"/xem/{path}").text)
    desk.published()
    page = dang.get(f"/xem/{path}").text
    assert f'Bạn đọc đang thấy bài này ở <a href="https://sonkhe.example/{path.removesuffix(".md")}/">' in page
    shutil.rmtree(desk.public / "current" / path.removesuffix(".md"))
    assert "Bạn đọc chưa thấy bài này" in dang.get(f"/xem/{path}").text
    assert re.search(r"\d\d:\d\d:\d\d ngày \d\d/\d\d/\d{4}", dang.get("/cong-bo/").text)


def test_an_earlier_release_comes_back_by_one_click(desk: OpenDesk) -> None:
    dang = desk.person("dang")
    dang.post("/cong-bo/lai")
    desk.published()
    kept = re.findall(r'name="release" value="([^"]+)"', dang.get("/cong-bo/").text)
    if not kept:
        dang.post("/cong-bo/lai")
        desk.published()
        kept = re.findall(r'name="release" value="([^"]+)"', dang.get("/cong-bo/").text)
    assert dang.post("/cong-bo/ban-truoc", {"release": kept[0]}).status == 200
    assert (desk.public / "current").resolve().name == kept[0]
    assert desk.person("ha").post("/cong-bo/ban-truoc", {"release": kept[0]}).status == 409


def test_the_log_only_grows_and_is_exported_for_a_spreadsheet(desk: OpenDesk) -> None:
    import sqlite3

    desk.person("ha")
    quan = desk.person("quan")
    answer = quan.get("/nhat-ky/csv")
    assert answer.text.startswith("\ufeffSố,Lúc,Ai,Việc")
    assert "Hà (ha)" in answer.text
    base = sqlite3.connect(desk.root / "data" / "ban-bien-tap.sqlite3")
    for order in ("update desk_logentry set who = 'x'", "delete from desk_logentry"):
        with pytest.raises(sqlite3.IntegrityError, match="only added to"):
            base.execute(order)
    base.close()
    assert "Dấu niêm đang khớp" in quan.get("/nhat-ky/").text
    assert desk.person("ha").get("/nhat-ky/csv").status == 403


def test_many_write_the_log_at_once_and_it_stays_one_chain(desk: OpenDesk) -> None:
    people = [desk.person("quan") for _ in range(6)]
    with ThreadPoolExecutor(len(people)) as pool:
        for answers in [pool.map(lambda who: who.get("/nhat-ky/csv").status, people) for _ in range(6)]:
            assert set(answers) == {200}
    assert "Dấu niêm đang khớp" in people[0].get("/nhat-ky/").text


def test_paths_that_are_no_articles_are_not_there(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    climbing = ("tin/../du-lieu/co-quan.yml", "tin/2026/%2e%2e/%2e%2e/du-lieu/co-quan.yml", "/etc/passwd")
    for path in ("du-lieu/don-vi.yml", "tin/khong-co.md", *climbing):
        assert ha.get(f"/sua/{path}").status == 404, path
        assert ha.post(f"/lam/gui-duyet/{path}").status == 404, path


def test_one_machine_comes_in_with_the_printed_key_alone(desk: OpenDesk, mini_content: Path, tmp_path: Path) -> None:
    own = OpenDesk(tmp_path, mini_content)
    try:
        someone = Visitor(own.origin)
        assert someone.get("/vao/?khoa=sai").status == 403
        assert someone.get("/dang-nhap/").status == 403
        assert "Bảng việc" in someone.get("/vao/?khoa=khoa-thu").text
        path = own.begin(someone, "Cơ quan một người")
        own.write(someone, path, body="Một đoạn.")
        someone.act("gui-duyet", path)
        assert "(tự duyệt)" in someone.act("duyet", path).text
        assert "tự duyệt bài của mình" in someone.get("/nhat-ky/").text
    finally:
        own.stop()


def brought_out(desk: OpenDesk, title: str, body: str = "Đoạn của tin.") -> str:
    """A published article; its path."""
    ha, vi, dang = desk.person("ha"), desk.person("vi"), desk.person("dang")
    path = desk.begin(ha, title)
    desk.write(ha, path, body=body)
    ha.act("gui-duyet", path)
    vi.act("duyet", path)
    dang.act("dang", path)
    desk.published()
    assert body in (desk.page(path) or "")
    return path


def test_an_edit_of_a_published_article_asks_what_readers_are_told(desk: OpenDesk) -> None:
    path = brought_out(desk, "Tin sẽ được cập nhật")
    ha, vi, dang = desk.person("ha"), desk.person("vi"), desk.person("dang")
    desk.write(ha, path, body="Đoạn đã sửa.")
    assert "Ghi điều đã sửa" in ha.act("gui-duyet", path).text
    ha.act("gui-duyet", path, told="Sửa số hộ ở đoạn đầu")
    vi.act("duyet", path)
    dang.act("dang", path)
    desk.published()
    assert "Sửa số hộ ở đoạn đầu" in (desk.page(path) or "")
    desk.write(ha, path, body="Đoạn đã sửa hai.")
    assert ha.act("gui-duyet", path, small="1").status == 200
    assert "bỏ bản sửa" in ha.act("bo-ban-sua", path).text or "Đoạn đã sửa." in desk.text(path)
    assert "Đoạn đã sửa hai." not in desk.text(path)


def test_a_correction_links_both_ways(desk: OpenDesk) -> None:
    path = brought_out(desk, "Tin có số sai")
    ha, vi, dang = desk.person("ha"), desk.person("vi"), desk.person("dang")
    answer = ha.post(f"/lam/dinh-chinh/{path}")
    new = answer.url.split("/sua/")[1]
    desk.write(ha, new, body="Số đúng là 15.")
    ha.act("gui-duyet", new)
    vi.act("duyet", new)
    dang.act("dang", new)
    desk.published()
    address, other = (f"/{one.removesuffix('.md')}/" for one in (path, new))
    assert address in (desk.page(new) or "")
    assert other in (desk.page(path) or "")


def test_a_published_article_that_is_moved_leads_on_and_keeps_its_history(desk: OpenDesk) -> None:
    path = brought_out(desk, "Tin sẽ chuyển chỗ")
    dang = desk.person("dang")
    assert "không có vai" in desk.person("ha").act("chuyen", path, to="/tin/2026/11/cho-moi/").text
    assert dang.act("chuyen", path, to="/tin/2026/11/Chỗ Mới/").status == 409
    answer = dang.act("chuyen", path, to="/tin/2026/11/cho-moi/")
    assert answer.url.endswith("/xem/tin/2026/11/cho-moi.md")
    desk.published()
    assert "Đoạn của tin." in (desk.page("tin/2026/11/cho-moi.md") or "")
    assert "/tin/2026/11/cho-moi/" in (desk.page(path) or "")
    assert "Gửi duyệt" in dang.get("/lich-su/tin/2026/11/cho-moi.md").text


def test_deleting_offers_withdrawal_or_a_redirect_and_asks_for_a_reason(desk: OpenDesk) -> None:
    path, heir = brought_out(desk, "Tin sẽ xóa"), brought_out(desk, "Tin thay thế", "Đoạn thay.")
    dang = desk.person("dang")
    page = dang.get(f"/xem/{path}").text
    assert "rút bài" in page and "dẫn đến bài khác" in page
    assert "ghi lý do xóa" in dang.act("xoa", path, words="").text
    assert "Chọn một bài khác" in dang.act("dan-den", path, to="tin/2026/11/khong-co.md").text
    dang.act("dan-den", path, to=heir)
    desk.published()
    assert not (desk.content / path).exists()
    assert f"/{heir.removesuffix('.md')}/" in (desk.page(path) or "")
    dang.act("xoa", heir, words="Đăng nhầm")
    desk.published()
    assert "Đăng nhầm" in (desk.page(heir) or "")
    assert "Đoạn thay." not in (desk.page(heir) or "")


def test_a_draft_nobody_saw_is_deleted_by_its_author(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    path = desk.begin(ha, "Nháp bỏ đi")
    assert ha.act("xoa", path).status == 200
    assert not (desk.content / path).exists()
    assert "Nháp bỏ đi" not in ha.get("/").text


def test_scheduled_is_absent_before_its_hour_and_there_after(desk: OpenDesk) -> None:
    ha, vi, dang = desk.person("ha"), desk.person("vi"), desk.person("dang")
    path = desk.begin(ha, "Tin hẹn sáu giờ")
    desk.write(ha, path, body="Đoạn hẹn giờ.")
    ha.act("gui-duyet", path)
    vi.act("duyet", path)
    assert "Giờ hẹn đã qua" in dang.act("hen-gio", path, at="2026-11-20T06:00").text
    assert "Ghi ngày giờ" in dang.act("hen-gio", path, at="mai").text
    dang.act("hen-gio", path, at="2026-11-22T06:00")
    desk.published()
    assert "22/11/2026 06:00" in desk.text(path) and desk.page(path) is None
    assert "22/11/2026 06:00" in dang.get("/").text
    dang.act("bo-hen", path)
    assert "Chờ duyệt" in desk.text(path)
    dang.act("hen-gio", path, at="2026-11-22T06:00")
    desk.published()
    for as_of, there in (("2026-11-22T05:59", False), ("2026-11-22T06:01", True)):
        desk.stop()
        desk.as_of = as_of
        desk.start()
        desk.person("dang").post("/cong-bo/lai")
        desk.published()
        assert (desk.page(path) is not None) == there, as_of


def test_a_colleagues_broken_draft_stops_nobody_and_is_named_on_the_board(desk: OpenDesk) -> None:
    broken = desk.content / "tin/2026/11/nhap-hong.md"
    head = "tiêu đề: Nháp hỏng\nngày đăng: 45/13/2026\nđơn vị: Không có\ntrạng thái: Bản nháp\nlạ: x"
    broken.write_text(f"---\n{head}\n---\nĐoạn.\n", encoding="utf-8")
    path = brought_out(desk, "Tin vẫn lên được")
    assert "Tin vẫn lên được" in (desk.page(path) or "")
    board = desk.person("vi").get("/").text
    held = board.split('id="giu"')[1].split("</section>")[0]
    assert "Nháp hỏng" in held
    broken.unlink()
