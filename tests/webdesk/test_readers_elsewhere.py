"""Where readers are on another machine, the desk's releases go there, and going back to an earlier one does, too."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.portal.desk.test_elsewhere import FAKE
from tests.webdesk.kit import OpenDesk


class WithReadersElsewhere(OpenDesk):
    """A desk whose `ssh` leads back to this machine; what is sent fails while `fail` holds a word of it."""

    def environment(self) -> dict[str, str]:
        """Of the process."""
        known = super().environment()
        more = {"PATH": f"{self.root}/bin:{known['PATH']}", "SAID": f"{self.root}/sent", "FAIL_AT": ""}
        return {**known, **more, "PORTAL_PUBLISH_TO": f"cong@may-chu.example:{self.root}/noi-khac"}


@pytest.fixture
def desk(mini_content: Path, tmp_path: Path) -> Iterator[OpenDesk]:
    """Such a desk, open."""
    if not shutil.which("tar"):
        pytest.skip("không có tar")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/ssh").write_text(FAKE.replace('"$FAIL_AT"', '"$(cat fail 2>/dev/null)"').replace("$FAIL_AT", "$(cat fail)"), "utf-8")
    (tmp_path / "bin/ssh").chmod(0o755)
    opened = WithReadersElsewhere(tmp_path, mini_content, "--demo")
    yield opened
    opened.stop()


def test_an_earlier_release_comes_back_there_too_and_a_failure_is_told(desk: OpenDesk) -> None:
    dang, there = desk.person("dang"), desk.root / "noi-khac/current"
    for _ in range(2):
        dang.post("/cong-bo/lai")
        desk.published()
    here = desk.public / "current"
    assert there.resolve().name == here.resolve().name
    (kept,) = set(re.findall(r'name="release" value="([^"]+)"', dang.get("/cong-bo/").text))
    assert dang.post("/cong-bo/ban-truoc", {"release": kept}).status == 200
    assert there.resolve().name == here.resolve().name == kept and (there / "index.html").is_file()
    (desk.root / "fail").write_text("mkdir", encoding="ascii")
    (newest,) = set(re.findall(r'name="release" value="([^"]+)"', dang.get("/cong-bo/").text))
    told = dang.post("/cong-bo/ban-truoc", {"release": newest})
    assert told.status == 409 and "Trên máy này đã quay lại bản ấy. Chưa chuyển được lên" in html.unescape(told.text)
    assert here.resolve().name == newest and there.resolve().name == kept
    assert "chưa chuyển được bản công bố" in html.unescape(desk.person("quan").get("/nhat-ky/").text)
