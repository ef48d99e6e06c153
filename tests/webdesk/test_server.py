"""The office's server as documented: the first administrator, accounts, roles for units, passwords, sessions."""

from __future__ import annotations

import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.webdesk.kit import OpenDesk, Visitor

NAME = "bientap.mau.example"
PASSWORD = "nui-cao-song-dai-2026"
COMMUNE, OTHER = "Ủy ban nhân dân xã Sơn Khê", "Ủy ban nhân dân xã Thượng Khê"


def first_administrator(desk: OpenDesk, password: str) -> subprocess.CompletedProcess[str]:
    """`portal desk --init`."""
    given = {**desk.environment(), "PORTAL_DESK_ADMIN": "quan_tri", "PORTAL_DESK_PASSWORD": password}
    return subprocess.run(desk.command("--init"), cwd=desk.root, env=given, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def server(mini_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    """A server with its first administrator and two authors, one of them for one commune only."""
    desk = OpenDesk(tmp_path_factory.mktemp("server"), mini_content, "--server", "--plain", "--name", NAME, started=False)
    assert "mật khẩu" in first_administrator(desk, "ngan").stderr.lower()
    assert first_administrator(desk, PASSWORD).returncode == 0
    assert "Đã có người quản trị" in first_administrator(desk, PASSWORD).stdout
    desk.start()
    admin = signed_in(desk, "quan_tri")
    for name, kinds, unit in (("ha", ["author"], COMMUNE), ("vi", ["author", "reviewer"], "")):
        fields = [("new", name), ("full", name.title()), ("password", PASSWORD), ("unit", unit), *(("kind", kind) for kind in kinds)]
        assert admin.post("/nguoi/", fields).status == 200
    yield desk
    desk.stop()


def signed_in(desk: OpenDesk, name: str, password: str = PASSWORD) -> Visitor:
    """Somebody who logged in with a password."""
    visitor = Visitor(desk.origin)
    visitor.get("/dang-nhap/")
    assert "Bảng việc" in visitor.post("/dang-nhap/", {"username": name, "password": password}).text
    return visitor


def test_a_server_without_an_administrator_does_not_open(mini_content: Path, tmp_path: Path) -> None:
    desk = OpenDesk(tmp_path, mini_content, "--server", "--plain", started=False)
    with pytest.raises(AssertionError, match="Chưa có người quản trị nào"):
        desk.start()


def test_it_answers_to_its_name_and_to_no_other(server: OpenDesk) -> None:
    visitor = Visitor(server.origin)
    assert visitor.get("/dang-nhap/", {"Host": f"{NAME}:{server.port}"}).status == 200
    assert visitor.get("/dang-nhap/", {"Host": "khac.example"}).status == 403


def test_nobody_comes_in_by_a_click_or_a_key(server: OpenDesk) -> None:
    visitor = Visitor(server.origin)
    assert "một lần bấm" not in visitor.get("/dang-nhap/").text
    assert visitor.post("/thu/", {"person": "ha"}).status == 403
    assert visitor.get("/vao/?khoa=khoa-thu").status == 403
    assert visitor.get("/vao/?khoa=").status == 403


def test_an_author_of_one_unit_writes_for_it_and_for_no_other(server: OpenDesk) -> None:
    ha = signed_in(server, "ha")
    path = server.begin(ha, "Tin của xã Sơn Khê", unit=COMMUNE)
    assert "không có vai" in ha.post("/moi/", {"title": "Tin của xã khác", "unit": OTHER, "kind": "tin"}).text
    assert not list(server.content.glob("tin/**/tin-cua-xa-khac.md"))
    assert "không có vai" in server.write(ha, path, unit=OTHER).text
    assert OTHER not in server.text(path)


def test_only_an_administrator_changes_people(server: OpenDesk) -> None:
    ha, admin = signed_in(server, "ha"), signed_in(server, "quan_tri")
    assert ha.get("/nguoi/").status == 403
    assert ha.post("/nguoi/", [("new", "la"), ("password", PASSWORD), ("kind", "administrator")]).status == 403
    for fields, words in (
        ([("new", "ten có dấu"), ("password", PASSWORD), ("kind", "author")], "không dấu"),
        ([("new", "ngan"), ("password", "12345678"), ("kind", "author")], "mật khẩu"),
        ([("new", "ha"), ("password", PASSWORD), ("kind", "author")], "Đã có tài khoản"),
        ([("new", "moi"), ("password", PASSWORD)], "Chọn ít nhất một vai"),
        ([("new", "moi"), ("password", PASSWORD), ("kind", "king")], "Chọn ít nhất một vai"),
    ):
        answer = admin.post("/nguoi/", fields)
        assert answer.status == 422 and words.lower() in answer.text.lower(), words


def test_a_session_ends_with_log_out_and_its_cookie_is_out_of_reach(server: OpenDesk) -> None:
    vi = signed_in(server, "vi")
    stolen = "; ".join(f"{cookie.name}={cookie.value}" for cookie in vi.jar)
    session = next(cookie for cookie in vi.jar if "csrf" not in cookie.name)
    assert session.has_nonstandard_attr("HttpOnly") and session.get_nonstandard_attr("SameSite") in ("Lax", "Strict")
    vi.post("/dang-xuat/")
    request = urllib.request.Request(f"{server.origin}/", headers={"Cookie": stolen})
    with urllib.request.urlopen(request) as answer:
        assert "/dang-nhap/" in answer.url


def test_a_password_is_changed_by_its_owner_and_reset_by_an_administrator(server: OpenDesk) -> None:
    admin, fresh, other = signed_in(server, "quan_tri"), "suoi-trong-dem-trang-2027", "dong-lua-chin-vang-2028"
    admin.post("/nguoi/", [("new", "doi"), ("password", PASSWORD), ("kind", "author")])
    doi, elsewhere = signed_in(server, "doi"), signed_in(server, "doi")
    wrong = (("sai-mat-khau", fresh, fresh, "đang dùng chưa đúng"), (PASSWORD, fresh, other, "chưa giống nhau"))
    for old, new, again, words in (*wrong, (PASSWORD, "ngan", "ngan", "ít nhất 10")):
        answer = doi.post("/mat-khau/", {"old": old, "new": new, "again": again})
        assert answer.status == 422 and words in answer.text, words
    assert signed_in(server, "doi")
    assert "Đã đổi mật khẩu" in doi.post("/mat-khau/", {"old": PASSWORD, "new": fresh, "again": fresh}).text
    assert "/dang-nhap/" in elsewhere.get("/").url and "Bảng việc" in doi.get("/").text
    number = number_of(admin, "doi")
    assert signed_in(server, "vi").post("/nguoi/", {"reset": number, "password": other}).status == 403
    assert "ít nhất 10" in admin.post("/nguoi/", {"reset": number, "password": "ngan"}).text
    assert admin.post("/nguoi/", {"reset": number, "password": other}).status == 200
    assert "/dang-nhap/" in doi.get("/").url and signed_in(server, "doi", other)
    log = admin.get("/nhat-ky/csv").text
    assert "đổi mật khẩu: sai" in log and "đặt lại mật khẩu của người khác" in log and other not in log and fresh not in log


def test_guesses_of_the_old_password_are_slowed(server: OpenDesk) -> None:
    signed_in(server, "quan_tri").post("/nguoi/", [("new", "doan"), ("password", PASSWORD), ("kind", "author")])
    doan = signed_in(server, "doan")
    answers = [doan.post("/mat-khau/", {"old": f"doan-{number}", "new": "x", "again": "x"}).status for number in range(7)]
    assert answers[:4] == [422] * 4 and answers[-1] == 429


def test_an_administrator_who_forgot_the_password_gets_another_at_the_machine(server: OpenDesk) -> None:
    given = {**server.environment(), "PORTAL_DESK_PASSWORD": "thong-reo-vi-vu-2029"}
    words = "import pty, os, sys; os.environ['PYTHONUTF8'] = '1'; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
    command = [sys.executable, "-c", words, *server.command("--init")]
    admin = signed_in(server, "quan_tri")
    admin.post("/nguoi/", [("new", "quen"), ("password", PASSWORD), ("kind", "administrator")])
    ended = subprocess.run(
        command, cwd=server.root, env=given, input="quen\n", capture_output=True, text=True, timeout=60, check=False
    )
    assert "Đã đặt lại mật khẩu của quen" in ended.stdout, ended.stdout + ended.stderr
    assert signed_in(server, "quen", "thong-reo-vi-vu-2029")


def number_of(admin: Visitor, name: str) -> str:
    """The number of somebody's row."""
    return admin.get("/nguoi/").text.split(f'<span class="beside">{name}')[0].rsplit('name="person" value="', 1)[1].split('"')[0]


def test_a_locked_account_is_out_at_once(server: OpenDesk) -> None:
    admin = signed_in(server, "quan_tri")
    admin.post("/nguoi/", [("new", "tam"), ("password", PASSWORD), ("kind", "author")])
    tam = signed_in(server, "tam")
    admin.post("/nguoi/", [("person", number_of(admin, "tam")), ("unit", "")])
    assert "/dang-nhap/" in tam.get("/").url
