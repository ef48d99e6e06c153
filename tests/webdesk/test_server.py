"""The office's server as documented: the first administrator, accounts, roles for units, passwords, sessions."""

from __future__ import annotations

import subprocess
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


def test_a_locked_account_is_out_at_once(server: OpenDesk) -> None:
    admin = signed_in(server, "quan_tri")
    admin.post("/nguoi/", [("new", "tam"), ("password", PASSWORD), ("kind", "author")])
    tam = signed_in(server, "tam")
    page = admin.get("/nguoi/").text
    number = page.split('<span class="beside">tam')[0].rsplit('name="person" value="', 1)[1].split('"')[0]
    admin.post("/nguoi/", [("person", number), ("unit", "")])
    assert "/dang-nhap/" in tam.get("/").url
