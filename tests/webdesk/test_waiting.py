"""While the content is read for the first time the desk says so, screen by screen; what is sent waits its turn."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from portal.store.lock import locked
from tests.browser.kit import Device, axe_faults, reader, report, screenshot, scroll_faults
from tests.webdesk.kit import OpenDesk, Visitor


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_the_screen_that_waits_has_no_fault_that_axe_sees(browser: Browser, mini_content: Path, tmp_path: Path, width: int) -> None:
    desk = OpenDesk(tmp_path, mini_content, "--demo", started=False)
    with reader(browser, f"http://127.0.0.1:{desk.port}", Device(width)) as view:
        with locked(desk.root / ".portal"):
            desk.start()
            view.go("/dang-nhap/")
            view.page.get_by_role("button", name="Hà").first.click()
            view.page.get_by_role("heading", name="Đang chuẩn bị").wait_for()
            faults = [*axe_faults(view), *scroll_faults(view.page)]
            screenshot(view, f"dang-chuan-bi-{width}")
        view.page.get_by_role("heading", name="Bảng việc").wait_for()
    desk.stop()
    assert not faults, report(faults)


def test_a_screen_says_that_the_content_is_being_read_and_opens_by_itself(mini_content: Path, tmp_path: Path) -> None:
    desk = OpenDesk(tmp_path, mini_content, "--demo", started=False)
    with locked(desk.root / ".portal"):  # as if somebody built for minutes: the first reading waits for it
        desk.start()
        ha = Visitor(desk.origin, waits=False)
        ha.get("/dang-nhap/")
        assert ha.post("/thu/", {"person": "ha"}).status == 503
        answer = ha.get("/bai/")
        assert answer.status == 503 and "Đang chuẩn bị" in answer.text and answer.headers["Refresh"] == "3"
        script = ha.get("/tim/?loai=unit&q=a", {"X-Requested-With": "fetch"})
        assert script.status == 503 and "Chờ một lát" in script.text
        assert ha.get("/dang-nhap/").status == 200, "whoever comes in need not wait"
    for _ in range(100):
        if ha.get("/bai/").status == 200:
            break
        time.sleep(0.2)
    assert "Mọi bài" in ha.get("/bai/").text
    desk.stop()
