"""`portal check --fix` changes the spelling of keys and chosen words, and not one byte more."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.__main__ import main
from portal.desk.fix import fix, respelled, spelling
from tests.tinysite import write_site

VIETNAMESE = """\
---
tiêu đề: Định Hóa: triển khai "hai đề án" # và tin đăng: ngày 5
ngày đăng: 28/11/2016
đơn vị: Huyện ủy Thử
trạng thái: Đã đăng
sự kiện:
  tên: Hội nghị triển khai
  ngày: 25/11
  buổi: Sáng
kế hoạch:
  - tên: Đề án Nước sạch
    bước: Triển khai
    chỉ tiêu:
      - (1) Đến năm 2018, 100% số xã có nước sạch
      - câu: Đến năm 2020, ít nhất 90% số hộ có nước sạch
        nguồn gốc: Tỉnh giao
tóm tắt: |
  tiêu đề: dòng này là chữ
  trạng thái: dòng này cũng vậy
---

tiêu đề: đây là thân bài
"""
ENGLISH = """\
---
title: Định Hóa: triển khai "hai đề án" # và tin đăng: ngày 5
date: 28/11/2016
unit: Huyện ủy Thử
status: published
event:
  name: Hội nghị triển khai
  date: 25/11
  session: Sáng
plans:
  - name: Đề án Nước sạch
    stage: launched
    targets:
      - (1) Đến năm 2018, 100% số xã có nước sạch
      - sentence: Đến năm 2020, ít nhất 90% số hộ có nước sạch
        origin: province
summary: |
  tiêu đề: dòng này là chữ
  trạng thái: dòng này cũng vậy
---

tiêu đề: đây là thân bài
"""


def test_keys_and_chosen_words_become_english_and_vietnamese_again() -> None:
    assert respelled(VIETNAMESE, "article", "en") == ENGLISH
    assert respelled(ENGLISH, "article", "vi") == VIETNAMESE


def test_a_file_that_is_spelled_so_already_stays_as_it_is() -> None:
    assert respelled(VIETNAMESE, "article", "vi") == VIETNAMESE
    assert respelled(ENGLISH, "article", "en") == ENGLISH


def test_keys_without_marks_and_other_names_of_keys_get_their_marks() -> None:
    text = "---\nTIEU DE : Một tin\nngay_dang: 5/5/2024\ncơ quan: Huyện ủy Thử\n---\n"
    assert respelled(text, "article", "vi") == "---\ntiêu đề : Một tin\nngày đăng: 5/5/2024\nđơn vị: Huyện ủy Thử\n---\n"


def test_what_word_left_in_a_file_is_left_to_others() -> None:
    text = '\ufeff–––\r\ntitle:\u00a0Tin\u00a0mới  \r\nstatus: "published"\r\nngay dang: 5/5/2024\r\n---\r\nThân\r\n'
    made = respelled(text, "article", "vi")
    assert made == '\ufeff–––\r\ntiêu đề:\u00a0Tin\u00a0mới  \r\ntrạng thái: "Đã đăng"\r\nngày đăng: 5/5/2024\r\n---\r\nThân\r\n'


@pytest.mark.parametrize(
    ("word", "language", "made"),
    [("running", "vi", "Đang thực hiện"), ("thí điểm", "vi", ""), ("thí điểm", "en", "running"), ("running", "en", ""), ("lạ", "en", "")],
)
def test_a_vietnamese_word_that_staff_chose_among_several_stays(word: str, language: str, made: str) -> None:
    assert spelling(word, "stage", language) == made


def test_an_unknown_key_an_unreadable_head_and_a_key_in_the_wrong_place_stay(tmp_path: Path) -> None:
    unknown = "---\ntitel: Tin\nunit: Huyện ủy Thử\n---\n"
    assert respelled(unknown, "article", "vi") == "---\ntitel: Tin\nđơn vị: Huyện ủy Thử\n---\n"
    assert respelled("không có phần đầu\ntitle: x\n", "article", "vi") == "không có phần đầu\ntitle: x\n"


def test_a_file_in_which_two_keys_would_become_one_is_not_touched(tmp_path: Path) -> None:
    text = "---\ntít: Một\ntiêu đề: Hai\nngày đăng: 5/5/2024\nunit: Huyện ủy Thử\n---\nThân.\n"
    write_site(tmp_path, {"tin/2024/05/hai-tit.md": text})
    assert fix(tmp_path, "vi") == []
    assert (tmp_path / "tin/2024/05/hai-tit.md").read_text(encoding="utf-8") == text


def test_the_command_rewrites_articles_and_pages_and_leaves_registries(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_AS_OF", "2024-06-01")
    write_site(tmp_path, {
        "tin/2024/05/a.md": "---\ntitle: Tin\ndate: 5/5/2024\nunit: Huyện ủy Thử\nstatus: draft\n---\nThân.\n",
        "tin/2024/05/hong.md": b"---\ntitle: \xff\n---\n",
        "trang/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\nThân.\n",
    })  # fmt: skip
    before = (tmp_path / "du-lieu/don-vi.yml").read_bytes()
    assert main(["check", "--content", str(tmp_path), "--fix", "vi", "--quiet"]) == 3  # hong.md
    article = (tmp_path / "tin/2024/05/a.md").read_text(encoding="utf-8")
    assert article == "---\ntiêu đề: Tin\nngày đăng: 5/5/2024\nđơn vị: Huyện ủy Thử\ntrạng thái: Bản nháp\n---\nThân.\n"
    assert (tmp_path / "trang/gioi-thieu.md").read_text(encoding="utf-8") == "---\ntiêu đề: Giới thiệu\n---\nThân.\n"
    assert (tmp_path / "tin/2024/05/hong.md").read_bytes() == b"---\ntitle: \xff\n---\n"
    assert (tmp_path / "du-lieu/don-vi.yml").read_bytes() == before
    assert "Đã viết lại các khóa: tin/2024/05/a.md" in capsys.readouterr().err
    assert not list(tmp_path.rglob(".*.tmp"))
