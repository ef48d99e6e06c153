"""The second step of a log-in: switched on with a first code, asked for after the password, each code taken once, guesses slowed."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Browser

from tests.browser.kit import Device, axe_faults, reader, report, screenshot, scroll_faults
from tests.webdesk.kit import Answer, OpenDesk, Visitor
from tests.webdesk.test_server import NAME, PASSWORD, first_administrator, signed_in


@pytest.fixture(scope="module")
def server(mini_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    """A server with its administrator and a few publishers."""
    desk = OpenDesk(tmp_path_factory.mktemp("second"), mini_content, "--server", "--plain", "--name", NAME, started=False)
    assert first_administrator(desk, PASSWORD).returncode == 0
    desk.start()
    admin = signed_in(desk, "quan_tri")
    for name in ("dang", "duyet", "doan", "mat", "hep", "rong", "khoa"):
        admin.post("/nguoi/", [("new", name), ("full", name.title()), ("password", PASSWORD), ("unit", ""), ("kind", "publisher")])
    yield desk
    desk.stop()


def code_of(secret: str, *, later: int = 0) -> str:
    """What the telephone shows, `later` steps from now."""
    return pyotp.TOTP(secret).generate_otp(int(time.time()) // 30 + later)


def switched_on(desk: OpenDesk, name: str) -> tuple[Visitor, str, list[str]]:
    """Somebody who switched it on: in, with the secret and the recovery codes."""
    who = signed_in(desk, name)
    secret = re.findall(r"<code>([A-Z2-7]{32})</code>", who.post("/bao-ve/", {"act": "begin"}).text)[0]
    page = who.post("/bao-ve/", {"act": "confirm", "code": code_of(secret, later=-1)}).text
    return who, secret, re.findall(r"<code>([a-z2-9]{5}-[a-z2-9]{5})</code>", page)


def at_the_step(desk: OpenDesk, name: str) -> Visitor:
    """Somebody who gave the right password and is asked for a code."""
    visitor = Visitor(desk.origin)
    visitor.get("/dang-nhap/")
    answer = visitor.post("/dang-nhap/", {"username": name, "password": PASSWORD, "next": "/bai/"})
    assert "/dang-nhap/ma/" in answer.url and "Mã xác thực" in answer.text
    return visitor


def give(who: Visitor, code: str) -> Answer:
    """Send a code."""
    return who.post("/dang-nhap/ma/", {"code": code, "next": "/bai/"})


def log(desk: OpenDesk) -> str:
    """The log, as text."""
    return html.unescape(signed_in(desk, "quan_tri").get("/nhat-ky/csv").text)


def test_a_password_alone_lets_nobody_in_once_it_is_on(server: OpenDesk) -> None:
    _, secret, codes = switched_on(server, "dang")
    assert len(set(codes)) == 10
    stranger = at_the_step(server, "dang")
    for place in ("/", "/bai/", "/bao-ve/", "/nguoi/", "/cong-bo/"):
        assert "/dang-nhap/" in stranger.get(place).url, place
    assert give(stranger, "000000").status == 401 and "/dang-nhap/" in stranger.get("/").url
    answer = give(stranger, f" {code_of(secret)[:3]} {code_of(secret)[3:]} ")
    assert answer.url.endswith("/bai/") and "Bảng việc" in stranger.get("/").text
    assert all(words in log(server) for words in ("bật mã xác thực", "mã xác thực sai"))


def test_a_code_is_taken_once_and_a_recovery_code_too(server: OpenDesk) -> None:
    _, secret, codes = switched_on(server, "duyet")
    code = code_of(secret, later=1)
    assert give(at_the_step(server, "duyet"), code).status == 200
    again = at_the_step(server, "duyet")
    assert give(again, code).status == 401 and give(again, code_of(secret, later=40)).status == 401
    assert "Bảng việc" in give(again, codes[0].upper()).text
    assert give(at_the_step(server, "duyet"), codes[0]).status == 401
    assert "dùng mã dự phòng" in log(server)
    assert "Còn 9 mã dự phòng" in again.get("/bao-ve/").text
    fresh = re.findall(r"<code>([a-z2-9]{5}-[a-z2-9]{5})</code>", again.post("/bao-ve/", {"act": "codes", "code": codes[1]}).text)
    assert len(fresh) == 10 and give(at_the_step(server, "duyet"), codes[2]).status == 401
    assert again.post("/bao-ve/", {"act": "end", "code": "sai"}).status == 422
    assert again.post("/bao-ve/", {"act": "end", "code": fresh[0]}).status == 200
    assert "tắt mã xác thực" in log(server) and signed_in(server, "duyet")


def test_guesses_are_slowed_whoever_makes_them(server: OpenDesk) -> None:
    _, secret, codes = switched_on(server, "doan")
    answers = [give(at_the_step(server, "doan"), f"{number:06d}").status for number in range(6)]
    assert answers == [401] * 5 + [429]
    late = give(at_the_step(server, "doan"), code_of(secret, later=1))
    assert late.status == 429 and "15 phút" in late.text
    assert give(at_the_step(server, "doan"), codes[0]).status == 429
    assert "mã xác thực bị hãm" in log(server)


def test_the_step_is_reached_by_a_password_only_and_not_for_long(server: OpenDesk) -> None:
    stranger = Visitor(server.origin)
    assert stranger.get("/dang-nhap/ma/").url.endswith("/dang-nhap/")
    stranger.get("/dang-nhap/")
    assert give(stranger, "123456").url.endswith("/dang-nhap/")
    begun = signed_in(server, "mat")
    begun.post("/bao-ve/", {"act": "begin"})
    assert signed_in(server, "mat")  # a secret that no code has confirmed asks for nothing
    assert begun.post("/bao-ve/", {"act": "confirm", "code": "000000"}).status == 422
    assert begun.post("/bao-ve/", {"act": "end", "code": "000000"}).status == 422


def test_an_administrator_ends_it_for_somebody_who_lost_the_telephone(server: OpenDesk) -> None:
    who, _, _ = switched_on(server, "mat")
    admin = signed_in(server, "quan_tri")
    button = r'name="end_second_step" value="(\d+)">Bỏ mã \(mất điện thoại\)<span class="visually-hidden"> của mat<'
    number = re.findall(button, admin.get("/nguoi/").text)
    assert who.post("/nguoi/", {"end_second_step": number[0]}).status == 403
    assert admin.post("/nguoi/", {"end_second_step": number[0]}).status == 200
    assert signed_in(server, "mat") and "bỏ mã xác thực của người khác" in log(server)
    assert admin.post("/nguoi/", {"end_second_step": "x"}).status == 404


def test_no_table_holds_a_secret_and_without_the_key_there_is_no_second_step(server: OpenDesk) -> None:
    _, secret, codes = switched_on(server, "khoa")
    data, bytes_of = server.root / "data", b""
    server.stop()
    for file in data.glob("ban-bien-tap.sqlite3*"):
        bytes_of += file.read_bytes()
    assert b"khoa" in bytes_of and not [one for one in (secret, *codes) if one.replace("-", "").encode() in bytes_of]
    key = (data / "khoa-bi-mat").read_bytes()
    server.start()
    assert give(at_the_step(server, "khoa"), codes[0]).status == 200, "with its key it goes on"
    server.stop()
    (data / "khoa-bi-mat").unlink()
    server.start()
    assert signed_in(server, "khoa") and "khoa: thiếu khóa khoa-bi-mat" in log(server)
    server.stop()
    (data / "khoa-bi-mat").write_bytes(key)
    server.start()


@pytest.mark.browser
@pytest.mark.parametrize(("name", "width"), [("hep", 360), ("rong", 1280)])
def test_no_screen_of_the_second_step_has_a_fault_that_axe_sees_or_scrolls_sideways(
    browser: Browser, server: OpenDesk, name: str, width: int
) -> None:
    faults: list[str] = []
    with reader(browser, server.origin, Device(width)) as view:

        def look(screen: str) -> None:
            screenshot(view, f"hai-buoc-{screen}-{width}")
            faults.extend(f"{screen}: {fault}" for fault in (*axe_faults(view), *scroll_faults(view.page), *view.complaints))

        def log_in() -> None:
            view.go("/dang-nhap/?next=/bao-ve/")
            view.page.get_by_label("Tên đăng nhập").fill(name)
            view.page.get_by_label("Mật khẩu").fill(PASSWORD)
            view.page.get_by_role("button", name="Đăng nhập").click()

        log_in()
        view.page.get_by_role("button", name="Bật").wait_for()
        look("chua-bat")
        view.page.get_by_role("button", name="Bật").click()
        secret = view.page.locator("code").inner_text()
        look("quet-ma")
        view.page.get_by_label("Mã 6 chữ số").fill(code_of(secret, later=-1))
        view.page.get_by_role("button", name="Bật").click()
        view.page.get_by_text("Mã dự phòng").wait_for()
        look("ma-du-phong")
        view.page.context.clear_cookies()
        log_in()
        view.page.get_by_text("Mã xác thực").first.wait_for()
        look("nhap-ma")
        view.page.get_by_label("Mã").first.fill(code_of(secret))
        view.page.keyboard.press("Enter")
        view.page.get_by_text("Đang bật").wait_for()
        look("dang-bat")
        view.go("/mat-khau/")
        look("mat-khau")
    assert not faults, report(faults)
