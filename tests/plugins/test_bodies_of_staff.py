"""What staff write in bodies and fields, looked at in every file of a built site: pages, feeds, search, open data."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from datetime import date
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from plugins import assets, cards, feeds, images, opendata, pages, search
from plugins.builder.registration import register
from plugins.builder.run import begin, finish
from plugins.search.stored_fields import dictionary
from portal.source.load import load_portal
from tests.plugins.district import district

THEME = Path(__file__).resolve().parents[2] / "theme"
PLUGINS = [assets, images, pages, feeds, search, opendata, cards]
SECRET = "noibo"  # must not be published anywhere
HARM = '"><img src=x onerror=pwn()><script>pwn()</script>'
FIELDS = f"""\
---
tiêu đề: Tiêu đề {HARM}
ngày đăng: 05/3/2020
đơn vị: Huyện ủy Suối Ngàn
tóm tắt: Tóm tắt {HARM}
tít dẫn: Phụ {HARM}
chủ đề: Công tác cán bộ
sự kiện:
  tên: Hội nghị {HARM}
  ngày: 20/7/2020
  địa điểm: Nhà {HARM}
phát biểu: Ông {HARM} – Trưởng phòng
kế hoạch:
  - tên: Đề án cán bộ huyện Suối Ngàn giai đoạn 2016 - 2020
    kết quả:
      - (1) 44,4% {HARM}
ảnh:
  - chú thích: Chú thích {HARM}
văn bản:
  - số: 12-NQ/HU
    trích yếu: Nghị quyết {HARM}
cập nhật:
  - ngày: 06/3/2020
    nội dung: Sửa {HARM}
tác giả: Tác giả {HARM}
nguồn:
  tên: Báo {HARM}
  địa chỉ: https://bao.example/{HARM.replace(" ", "%20")}
---

Đoạn thường.
"""
BODY = f"""\
---
tiêu đề: Thân bài của cán bộ
ngày đăng: 06/3/2020
đơn vị: Huyện ủy Suối Ngàn
---

Toàn huyện có 15[^1] xã, bể 10*15*20 m, mẫu <Họ và tên> gửi <b>tổng đài</b>. <!-- {SECRET} -->

<!--
{SECRET}

- {SECRET} -->

2. Hai
4. Bốn

<p style="color:red" class="MsoNormal" id="search">Chữ đỏ</p>

[^1]: Tính đến 30/4.
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("bodies")
    day = date(2020, 6, 30)
    district(place / "content", {"tin/2020/03/truong.md": FIELDS, "tin/2020/03/than.md": BODY})
    held = load_portal(place / "content", day)
    assert not held.held, [problem.message for problem in held.problems]
    raw = {
        "PATH": place / "content", "OUTPUT_PATH": place / "output", "THEME": THEME, "PORTAL_STATE": place / "state",
        "SITEURL": "https://suoi-ngan.example", "PLUGINS": PLUGINS, "PORTAL_AS_OF": day, "PORTAL_WORKERS": 1, "PORTAL_CARDS": False,
    }  # fmt: skip
    register(PLUGINS)
    finish(begin(raw))
    return place / "output"


def text_of(path: Path) -> str:
    """The text of a file, decompressed: gzip by its mark, the stored fields of search by their folder."""
    data = path.read_bytes()
    if re.fullmatch(r"t\d+-.+", path.parent.name):
        return zlib.decompressobj(-15, zdict=dictionary()).decompress(data).decode("utf-8", "replace")
    return (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8", "replace")


def test_a_comment_is_published_nowhere(built: Path) -> None:
    files = [path for path in built.rglob("*") if path.is_file()]
    assert [path.name for path in files if SECRET in text_of(path) or "<!-- " + SECRET in text_of(path)] == []


def test_no_field_runs_anything_on_any_page(built: Path) -> None:
    faults = []
    for path in built.rglob("*.html"):
        soup = BeautifulSoup(text_of(path), "lxml")
        faults += [f"{path}: {tag.name} {name}" for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")]
        faults += [
            f"{path}: script" for tag in soup.find_all("script") if "pwn" in tag.get_text() and tag.get("type") != "application/ld+json"
        ]
        faults += [f"{path}: src=x" for tag in soup.find_all("img") if tag.get("src") == "x"]
        for tag in soup.find_all("script", type="application/ld+json"):
            json.loads(tag.get_text())
    assert not faults


def test_feeds_hold_clean_html(built: Path) -> None:
    bodies = [item["content_html"] for item in json.loads(text_of(built / "feed.json"))["items"]]
    for name in ("rss.xml", "atom.xml"):
        root = ElementTree.fromstring(text_of(built / name))
        bodies += [node.text or "" for node in root.iter() if node.tag.endswith(("encoded", "}content"))]
    assert len(bodies) > 3
    for body in bodies:
        soup = BeautifulSoup(body, "lxml")
        assert not soup.find_all("script")
        assert not [name for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on") or name == "style"]
        assert not soup.select("#search, .MsoNormal, [src=x]")
    ours = [body for body in bodies if "15<sup" in body]
    assert len(ours) == 3
    assert all('<ol start="2">' in body and '<li value="4">' in body and "&lt;Họ và tên&gt;" in body for body in ours)


def test_plain_text_has_every_word_and_no_digit_more(built: Path) -> None:
    told = "Toàn huyện có 15 xã, bể 10*15*20 m, mẫu <Họ và tên> gửi tổng đài."
    page = BeautifulSoup(text_of(built / "tin/2020/03/than/index.html"), "lxml")
    description = page.select_one("meta[name=description]")
    assert description and description["content"] == told
    assert told in text_of(built / "du-lieu/tin.csv")
    assert told in unescape(unescape(text_of(built / "rss.xml")))
    entries = [item for item in json.loads(text_of(built / "feed.json"))["items"] if item["url"].endswith("/than/")]
    assert entries[0]["summary"] == told
    shown = [text for path in (built / "tim-kiem").rglob("*.bin") if "Toàn huyện có 15" in (text := text_of(path))]
    assert shown and all("15 xã, bể 10*15*20 m, mẫu <Họ và tên> gửi tổng đài" in text for text in shown)
