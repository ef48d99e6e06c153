"""An article as a form and back: what nobody changed keeps its bytes, what was typed is read again as it was typed."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.source.reading.draft import read_draft
from tests.tinysite import article
from webdesk.sheet.article import NotWritten, Sheet, begun, changed, opened
from webdesk.sheet.values import AT

ODD = """\ufeff---\r
# của chị Hà\r
Tiêu đề :  Một tin "lạ": có dấu # và *\r
date: 10/5/2024\r
don vi: Huyện ủy Thử\r
khóa lạ: cứ để đấy\r
\r
sự kiện: Hội nghị triển khai, ngày 25/11\r
kế hoạch:\r
    -   tên: Đề án Nước sạch\r
        # số liệu chờ kiểm tra\r
        chỉ tiêu:\r
        - (1) Đến năm 2025, 90% hộ dùng nước sạch\r
        - câu: Trồng mới 350 ha rừng\r
          hạn: 2026\r
          ghi chú: theo báo cáo\r
ảnh: anh/a.jpg | Cầu mới\r
cập nhật: 12/5/2024: sửa số liệu\r
tóm tắt: |\r
  Dòng một\r
  dòng hai\r
---\r
\r
\r
Đoạn đầu.\r
\r
Đoạn sau.\r
\r
"""


def sheet(text: str):  # type: ignore[no-untyped-def]
    found = opened(text)
    assert found is not None
    return found


def test_every_article_of_the_district_is_the_same_after_opening_and_saving(mini_content: Path) -> None:
    files = sorted(mini_content.glob("tin/**/*.md"))
    assert len(files) > 20
    for file in files:
        text = file.read_bytes().decode()
        found = sheet(text)
        assert changed(text, found.values, found.body) == text, file


RESULTS = article(kết_quả="\n- 86,5% hộ\n- 19/23 xã")


@pytest.mark.parametrize("text", [ODD, article(), RESULTS, "---\ntitle: a\n---", "---\ntitle: a\n---\nB"])
def test_opening_and_saving_changes_no_byte(text: str) -> None:
    found = sheet(text)
    assert changed(text, found.values, found.body) == text


def test_one_changed_field_changes_its_line_alone() -> None:
    made = changed(ODD, {"title": "Tên khác"})
    before, after = ODD.split("\n"), made.split("\n")
    assert [n for n, (old, new) in enumerate(zip(before, after, strict=True)) if old != new] == [2]
    assert after[2] == "Tiêu đề: Tên khác\r"


def test_a_changed_target_leaves_comments_unknown_keys_and_its_neighbours() -> None:
    values = sheet(ODD).values
    plan = dict(values["plans"][0])
    targets = [dict(one) for one in plan["targets"]]
    targets[1]["value"] = "400"
    made = changed(ODD, {"plans": [{**plan, "targets": [*targets, {AT: "n1", "sentence": "Đến năm 2030, 100% thôn có nước sạch"}]}]})
    lost = [line for line in ODD.split("\n") if line not in made.split("\n")]
    assert lost == []
    new = [line.strip() for line in made.split("\n") if line not in ODD.split("\n")]
    assert new == ["mức: 400", "- Đến năm 2030, 100% thôn có nước sạch"]


def test_a_removed_target_takes_only_its_own_lines() -> None:
    plan = dict(sheet(ODD).values["plans"][0])
    made = changed(ODD, {"plans": [{**plan, "targets": plan["targets"][1:]}]})
    gone = [line.strip() for line in ODD.split("\n") if line not in made.split("\n")]
    assert gone == ["- (1) Đến năm 2025, 90% hộ dùng nước sạch"]


def test_a_one_line_event_that_gets_a_place_becomes_a_mapping() -> None:
    made = changed(ODD, {"event": {"name": "Hội nghị triển khai, ngày 25/11", "place": "Hội trường lớn: tầng 2"}})
    assert sheet(made).values["event"] == {"name": "Hội nghị triển khai, ngày 25/11", "place": "Hội trường lớn: tầng 2"}
    assert "khóa lạ: cứ để đấy" in made


def test_a_changed_body_keeps_the_head_and_the_line_ends() -> None:
    made = changed(ODD, {}, "Một đoạn khác.\n\nHai.")
    assert made.split("---\r\n")[1] == ODD.split("---\r\n")[1]
    assert made.endswith("\r\n\r\nMột đoạn khác.\r\n\r\nHai.\r\n")


def test_an_emptied_field_goes_with_its_lines() -> None:
    made = changed(ODD, {"summary": "", "changes": []})
    assert "tóm tắt" not in made and "cập nhật" not in made and "Dòng một" not in made


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Cf", "Zl", "Zp")), min_size=1, max_size=40).map(
    lambda text: " ".join(text.split())
).filter(lambda text: bool(text) and text.isprintable())  # fmt: skip
TRICKY = st.sampled_from([
    "- a", "'", '"', '"a" b', "a: b", "tên: x", "[x]", "{a: b}", "# không", "| a", "> 5%", "---", "…", "&a", "*x", "!x", "%", "@", "`",
    "? x", "-", "(1) a; b", "có", "null", "8:30", "~",
])  # fmt: skip


@given(title=WORDS | TRICKY, name=WORDS | TRICKY, sentence=WORDS | TRICKY, author=st.lists(WORDS | TRICKY, max_size=3))
def test_what_is_typed_is_read_again_as_it_was_typed_or_refused(title: str, name: str, sentence: str, author: list[str]) -> None:
    from webdesk.sheet.article import NotWritten

    author = [one for part in author for one in (x.strip() for x in part.split(";")) if one]
    values = {"title": title, "author": author, "plans": [{AT: "n0", "name": name, "targets": [{AT: "n0", "sentence": sentence}]}]}
    try:
        made = changed(article(), values)
    except NotWritten:
        return
    found = sheet(made).values
    assert " ".join(str(found["title"]).split()) == title or found["title"] != ""
    assert read_draft("tin/2024/05/a.md", made).entries.text("unit") == "Huyện ủy Thử"


ORDINARY = (
    'Tin: «a» và "b"', "# 1 toàn tỉnh", "- gạch đầu", "'một nháy", "10% – 20%", "[thử]", "{thử}", "a | b", "> 80%", "có", "8:30",
)  # fmt: skip


@pytest.mark.parametrize("words", ORDINARY)
def test_ordinary_titles_are_never_refused(words: str) -> None:
    assert sheet(changed(article(), {"title": words})).values["title"] == words
    assert sheet(begun({"title": words, "unit": "Huyện ủy Thử", "author": [words]}, "x")).values["author"] == [words]
    plans = [{AT: "n0", "name": words, "targets": [{AT: "n0", "sentence": words}, {AT: "n1", "sentence": "tên: " + words}]}]
    found = sheet(changed(article(), {"plans": plans})).values["plans"][0]
    assert found["name"] == words
    assert [one["sentence"] for one in found["targets"]] == [words, "tên: " + words]


def test_front_matter_that_says_nothing_yet_is_a_form_without_values() -> None:
    for head in ("---\n---\n", "---\n\n---\n", "---\n# chú thích\n---\n"):
        sheet = opened(f"{head}\nLời.\n")
        assert sheet == Sheet({}, "Lời."), head
        assert opened(changed(f"{head}\nLời.\n", {"title": "Có rồi"})) == Sheet({"title": "Có rồi"}, "Lời.")


def test_letters_of_a_mac_and_what_nobody_sees_are_written_as_they_are_read() -> None:
    text = begun({"title": "Cũ", "unit": "Xã Sơn Khê"}, "Lời cũ.")
    title, plan, body = (unicodedata.normalize("NFD", words) for words in ("Xã Thượng\u200b Khê\u00a0họp", "Đề án", "Lời mới."))
    made = changed(text, {"title": title, "plans": [{"name": plan, AT: "n0"}]}, body)
    assert "tiêu đề: Xã Thượng Khê họp\n" in made and "Đề án" in made and made.endswith("\nLời mới.\n")
    assert changed(made, {}, body) == made


def test_a_box_that_cannot_be_written_is_named() -> None:
    text = begun({"title": "Cũ", "unit": "Xã Sơn Khê"}, "")
    with pytest.raises(NotWritten, match="Ô «tít dẫn» có chữ"):
        changed(text, {"kicker": ["hai", "dòng"]})
