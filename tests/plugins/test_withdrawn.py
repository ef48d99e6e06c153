"""A withdrawn article keeps its address, its title, the day and the reason; none of its text is anywhere on the site."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from plugins import assets, cards, feeds, images, opendata, pages, search
from plugins.builder.registration import register
from plugins.builder.run import begin, finish
from portal.source.load import load_portal
from tests.plugins.district import district
from tests.plugins.images.samples import saved, scene
from tests.portal.source.test_lives_of_targets import codes
from tests.sitekit import PLAN_ID, news, portal_of, site

THEME = Path(__file__).resolve().parents[2] / "theme"
PLUGINS = [assets, images, pages, feeds, search, opendata, cards]
SECRET = "bimat"  # part of every withdrawn text
TEXT = f"""\
---
tiêu đề: Suối Ngàn thông báo số liệu
ngày đăng: 05/3/2020
đơn vị: Huyện ủy Suối Ngàn
tóm tắt: Tóm tắt {SECRET} một
tít dẫn: Phụ {SECRET} hai
chủ đề: Công tác cán bộ
sự kiện:
  tên: Hội nghị {SECRET} ba
  ngày: 20/7/2020
  địa điểm: Nhà {SECRET} bốn
phát biểu: Ông {SECRET} – Trưởng phòng
kế hoạch:
  - tên: Đề án cán bộ huyện Suối Ngàn giai đoạn 2016 - 2020
    chỉ tiêu:
      - (9) Đến năm 2020, 33% số xã có {SECRET} năm
    kết quả:
      - (1) 44,4% {SECRET} sáu
ảnh:
  - tệp: anh/2020/{SECRET}.jpg
    mô tả: Ảnh {SECRET} bảy
    chú thích: Chú thích {SECRET} tám
văn bản:
  - số: 12-NQ/HU
    trích yếu: Nghị quyết {SECRET} chín
cập nhật:
  - ngày: 06/3/2020
    nội dung: Sửa {SECRET} mười
lấy ý kiến:
  hạn góp ý: 30/8/2020
  nơi nhận: Phòng {SECRET} mười một
tác giả: Vàng Thị Mẫu
nguồn:
  tên: Báo {SECRET} mười hai
  địa chỉ: https://bao.example/{SECRET}
rút bài:
  ngày: 10/3/2020
  lý do: Số liệu sai
thay bằng: tin/2020/04/moi.md
---

Đoạn {SECRET} mười ba. Xem [tệp](/tep/{SECRET}.pdf).
"""
REPLACING = "---\ntiêu đề: Số liệu đúng\nngày đăng: 01/4/2020\nđơn vị: Huyện ủy Suối Ngàn\n---\n\nĐúng.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("withdrawn")
    picture = {f"anh/2020/{SECRET}.jpg": saved(scene(400, 300)), f"van-ban/{SECRET}.pdf": b"%PDF-1.4"}
    district(place / "content", {"tin/2020/03/rut.md": TEXT, "tin/2020/04/moi.md": REPLACING, **picture})
    assert not load_portal(place / "content", date(2020, 6, 30)).held
    raw = {
        "PATH": place / "content", "OUTPUT_PATH": place / "output", "THEME": THEME, "PORTAL_STATE": place / "state",
        "SITEURL": "https://suoi-ngan.example", "PLUGINS": PLUGINS, "PORTAL_AS_OF": date(2020, 6, 30), "PORTAL_WORKERS": 1,
        "PORTAL_CARDS": True,
    }  # fmt: skip
    register(PLUGINS)
    finish(begin(raw))
    return place / "output"


def test_nothing_of_its_text_stands_in_any_file(built: Path) -> None:
    files = [path for path in built.rglob("*") if path.is_file()]
    told = [path.relative_to(built).as_posix() for path in files if SECRET in path.name or SECRET.encode() in path.read_bytes()]
    assert told == []


def test_its_page_tells_the_day_the_reason_and_what_replaces_it(built: Path) -> None:
    page = (built / "tin/2020/03/rut/index.html").read_text(encoding="utf-8")
    assert "Bài đã rút" in page and "Số liệu sai" in page and "10/3/2020" in page
    assert 'href="/tin/2020/04/moi/"' in page
    assert re.search(r'<meta name="description" content="[^"]+\. Bài này đã được rút ngày 10/3/2020\. Lý do: Số liệu sai">', page)


SET = news("05/3/2021", targets=["(1) Đến năm 2025, 80% hộ dân dùng nước sạch"])
BACK = "rút bài:\n  ngày: 10/3/2021\n  lý do: Số liệu sai"
WITHDRAWN = news("05/3/2021", targets=["(1) Đến năm 2025, 80% hộ dân dùng nước sạch"], head=BACK)
RESULT = news("05/3/2022", results=["(1) 60% hộ dân dùng nước sạch"])


def test_a_figure_that_was_taken_back_is_no_result(tmp_path: Path) -> None:
    withdrawn = news("05/3/2022", results=["(1) 99% hộ dân dùng nước sạch"], head="rút bài:\n  ngày: 10/3/2022\n  lý do: Sai")
    portal = portal_of(site(tmp_path, SET, withdrawn, as_of="2023-12-31"))
    assert portal.target(f"{PLAN_ID}-1").results == ()
    assert portal.ids("results") == ()


def test_figures_of_a_withdrawn_article_are_not_adjusted_by_the_one_that_replaces_it(tmp_path: Path) -> None:
    again = news("12/3/2021", targets=["(1) Đến năm 2025, 85% hộ dân dùng nước sạch"])
    loaded = site(tmp_path, WITHDRAWN, again, RESULT, as_of="2023-12-31")
    target = portal_of(loaded).target(f"{PLAN_ID}-1")
    assert (target.statement.value, target.changes, target.article) == (85, (), "tin/2021/03/tin-2")
    assert len(target.results) == 1
    assert "C107" not in codes(loaded)


def test_a_result_stays_when_the_article_that_set_its_target_is_withdrawn(tmp_path: Path) -> None:
    loaded = site(tmp_path, WITHDRAWN, RESULT, as_of="2023-12-31")
    portal = portal_of(loaded)
    assert portal.ids("targets") == ()
    assert portal.plan(PLAN_ID).results == ("tin/2022/03/tin-2#1",)
    assert [problem.path for problem in loaded.problems if problem.code == "C181"] == ["tin/2022/03/tin-2.md"]
