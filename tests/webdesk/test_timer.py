"""The desk's clock: due to the minute, made good after the machine was off, never a first publication by itself."""

from __future__ import annotations

import html
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from portal.text.day import TZ
from tests.webdesk.kit import OpenDesk

PATIENCE = 90  # seconds


@pytest.fixture
def own(mini_content: Path, tmp_path: Path) -> Iterator[OpenDesk]:
    """A desk whose clock stands where a test puts it."""
    opened = OpenDesk(tmp_path, mini_content, "--demo", as_of="2026-11-21T21:00")
    yield opened
    opened.stop()


def waited(desk: OpenDesk, path: str, seconds: int = PATIENCE) -> bool:
    """Whether readers get an article within some seconds."""
    for _ in range(seconds * 2):
        if desk.page(path) is not None:
            return True
        time.sleep(0.5)
    return False


def again(desk: OpenDesk, as_of: str) -> None:
    desk.stop()
    desk.as_of = as_of
    desk.start()


def test_a_scheduled_article_is_absent_at_five_fifty_nine_and_there_at_six_o_one_by_the_clock_alone(own: OpenDesk) -> None:
    path = "tin/2026/11/hen-sau-gio.md"
    text = "---\ntiêu đề: Hẹn sáu giờ\nngày đăng: 22/11/2026 06:00\nđơn vị: Ủy ban nhân dân xã Sơn Khê\n---\n\nĐoạn hẹn giờ.\n"
    (own.content / path).write_text(text, encoding="utf-8")
    assert not waited(own, path, 5) and not own.public.exists(), "the clock publishes nothing before somebody did"
    own.person("dang").post("/cong-bo/lai")
    own.published()
    assert own.page(path) is None and own.public.exists()
    again(own, "2026-11-22T05:59")
    assert own.page(path) is None
    for _ in range(PATIENCE * 2):  # a new day: that, too, is made good
        if (own.root / "data/cong-bo-den.txt").read_text(encoding="ascii").startswith("2026-11-22T05:59"):
            break
        time.sleep(0.5)
    assert own.page(path) is None
    again(own, "2026-11-22T06:01")
    assert waited(own, path)
    log = own.person("quan").get("/nhat-ky/").text
    assert "đồng hồ" in log and "đến giờ" in log
    releases = len(list((own.public / "releases").iterdir()))
    time.sleep(3)
    assert len(list((own.public / "releases").iterdir())) == releases, "what was published is not published again"
    # the first run may take up what the last publication wrote down
    publish = [sys.executable, "-m", "portal", "publish", "--if-changed", "--content", str(own.content), "--public", str(own.public)]
    subprocess.run(publish, cwd=own.root, env=own.environment(), check=True, capture_output=True)
    releases = len(list((own.public / "releases").iterdir()))
    subprocess.run(publish, cwd=own.root, env=own.environment(), check=True, capture_output=True)
    assert len(list((own.public / "releases").iterdir())) == releases, "a timer of the server makes no release of nothing"
    subprocess.run(publish, cwd=own.root, env={**own.environment(), "PORTAL_AS_OF": "2026-11-23T06:00"}, check=True, capture_output=True)
    assert len(list((own.public / "releases").iterdir())) > releases


def edited_and_approved(desk: OpenDesk, *titles: str) -> list[str]:
    """Published articles with an approved edit each that is set for six o'clock; their paths."""
    ha, vi, dang = (desk.person(name) for name in ("ha", "vi", "dang"))
    paths = [desk.begin(ha, title) for title in titles]
    for path in paths:
        desk.write(ha, path, body="Chữ cũ của bài.")
        ha.act("gui-duyet", path)
        vi.act("duyet", path)
        dang.act("dang", path)
    desk.published()
    for path in paths:
        desk.write(ha, path, body="Chữ mới của bài.")
        ha.act("gui-duyet", path, told="Sửa số liệu")
        vi.act("duyet", path)
        answer = dang.act("hen-gio", path, at="2026-11-22T06:00")
        assert "Bản sửa tự đăng lúc 06:00 22/11/2026" in answer.text, answer.text
    return paths


def logged(desk: OpenDesk) -> str:
    return html.unescape(desk.person("quan").get("/nhat-ky/").text)


def test_readers_keep_the_old_text_until_the_hour_and_then_have_the_approved_one(own: OpenDesk) -> None:
    [path] = edited_and_approved(own, "Bài sẽ được sửa")
    assert "Bài sẽ được sửa" in own.person("dang").get("/").text.split('id="hen"')[1].split("</section>")[0]
    again(own, "2026-11-22T05:59")
    time.sleep(4)
    assert "Chữ cũ" in (own.page(path) or "") and "Chữ cũ" in own.text(path)
    again(own, "2026-11-22T06:01")
    for _ in range(PATIENCE * 2):
        if "Chữ mới" in (own.page(path) or ""):
            break
        time.sleep(0.5)
    assert "Chữ mới" in (own.page(path) or "") and "Chữ mới" in own.text(path)
    assert "Đăng (dang)" in logged(own), "the publisher who set the hour is who published"


def test_whatever_voids_the_approval_takes_the_hour_and_a_file_changed_by_hand_is_not_written_over(own: OpenDesk) -> None:
    ha, vi, dang = (own.person(name) for name in ("ha", "vi", "dang"))
    edited, returned, taken, dropped, withdrawn, by_hand = paths = edited_and_approved(own, "Một", "Hai", "Ba", "Bốn", "Năm", "Sáu")
    own.write(ha, edited, body="Chữ mới hơn.")
    vi.act("tra-lai", returned, words="Xem lại số liệu")
    ha.act("gui-duyet", returned, small="1")
    assert "Chờ duyệt" in vi.get(f"/xem/{returned}").text, "what was returned is approved anew"
    dang.act("bo-hen", taken)
    ha.act("bo-ban-sua", dropped)
    dang.act("rut", withdrawn, words="Nhầm bài")
    log = logged(own)
    for why in ("nội dung đã được sửa", "được trả lại", "bản sửa đã bỏ", "bài đã rút"):
        assert why in log
    (own.content / by_hand).write_text(own.text(by_hand).replace("Chữ cũ", "Chữ sửa tay"), encoding="utf-8")
    own.published()
    again(own, "2026-11-22T06:01")
    for _ in range(PATIENCE * 2):
        if "đến giờ mà chưa đăng được" in logged(own):
            break
        time.sleep(0.5)
    assert "đổi từ khi bắt đầu bản sửa" in logged(own) and "Chữ sửa tay" in own.text(by_hand)
    assert not any("Chữ mới" in own.text(path) for path in paths)


@pytest.mark.long
def test_an_article_of_the_next_minute_is_out_within_it(mini_content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORTAL_AS_OF", raising=False)

    class Now(OpenDesk):
        def environment(self) -> dict[str, str]:
            return {**os.environ, "PYTHONUTF8": "1", "PORTAL_DESK_TOKEN": "khoa-thu"}

    desk = Now(tmp_path, mini_content, "--demo")
    try:
        desk.person("dang").post("/cong-bo/lai")
        desk.published()
        at = datetime.now(TZ).replace(second=0, microsecond=0) + timedelta(minutes=2)
        path = "tin/2026/11/phut-toi.md"
        text = f"---\ntiêu đề: Phút tới\nngày đăng: {at:%d/%m/%Y %H:%M}\nđơn vị: Ủy ban nhân dân xã Sơn Khê\n---\n\nĐoạn.\n"
        (desk.content / path).write_text(text, encoding="utf-8")
        while datetime.now(TZ) < at:
            assert desk.page(path) is None
            time.sleep(0.2)
        assert waited(desk, path, 60)
    finally:
        desk.stop()
