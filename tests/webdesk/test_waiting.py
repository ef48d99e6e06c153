"""While the content is read for the first time the desk says so, screen by screen; what is sent waits its turn."""

from __future__ import annotations

import time
from pathlib import Path

from portal.store.lock import locked
from tests.webdesk.kit import OpenDesk, Visitor


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
