"""Words of one meaning: a text is found by the words it does not use; what staff add counts, what they get wrong is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.search.abbreviations import Abbreviations
from plugins.search.document import IndexedDocument
from plugins.search.postings import Analyzer
from plugins.search.site import Searchable
from plugins.search.synonyms import Synonyms, everyday
from tests.tinysite import article, load_site

GROUPS = (("mất điện", "tạm ngừng cấp điện"), ("lạc", "đậu phộng"), ("sổ đỏ", "giấy chứng nhận quyền sử dụng đất"))
FILE = "du-lieu/tu-cung-nghia.yml"


def terms(text: str) -> set[str]:
    reader = Analyzer(Abbreviations({}), Synonyms(GROUPS))
    return set(reader.postings(IndexedDocument("/a/", text)))


def test_a_text_says_what_other_words_of_its_meaning_say_both_ways() -> None:
    assert "mat dien" in terms("Thông báo tạm ngừng cấp điện")
    assert {"tam ngung", "cap dien"} <= terms("Hôm nay mất điện cả xã")
    assert "so do" in terms("Cấp giấy chứng nhận quyền sử dụng đất, nhà ở")


def test_a_single_syllable_is_told_and_tells_nothing() -> None:
    assert "lac =lac." in terms("Trồng đậu phộng")
    assert "đau. phong." not in terms("Câu lạc bộ") and "dau phong" not in terms("Câu lạc bộ, trồng lạc")


def test_other_marks_are_another_word() -> None:
    assert "mat dien" not in terms("Tam ngung cap dien")


def test_titles_are_put_otherwise_word_for_word() -> None:
    assert Synonyms(GROUPS).titles("Thông báo: tạm ngừng cấp điện tại xã") == ("thông báo: mất điện tại xã",)
    assert Synonyms(GROUPS).titles("Trao sổ đỏ – 20 hộ") == ("trao giấy chứng nhận quyền sử dụng đất 20 hộ",)
    assert Synonyms(GROUPS).titles("Câu lạc bộ") == ()


def test_the_groups_that_come_with_the_search_are_many_and_sound() -> None:
    groups = everyday()
    assert len(groups) >= 150
    assert all(len(set(words)) == len(words) > 1 and all(words) for words, _ in groups)
    assert any(procedure and "giấy khai sinh" in words for words, procedure in groups)


@pytest.mark.parametrize(
    "row", ["- từ: [rơm rạ, phụ phẩm nông nghiệp]", "- từ:\n    - rơm rạ\n    - phụ phẩm nông nghiệp\n  thủ tục: không"]
)
def test_staff_add_groups(tmp_path: Path, row: str) -> None:
    loaded = load_site(tmp_path, {"tin/2024/05/a.md": article(), FILE: row + "\n"})
    assert loaded.portal is not None and not loaded.problems, loaded.problems
    assert ("rơm rạ", "phụ phẩm nông nghiệp") in Searchable(loaded.portal).vocabulary().synonyms


WRONG = [
    ("- từ: [rơm rạ]", "C118"), ("- từ: [rơm, rạ]\n  lạ: x", "T102"), ("- thủ tục: có", "T1"), ("- từ: [a, b]\n  thủ tục: có lẽ", "T"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "code"), WRONG)
def test_a_wrong_row_is_told_with_its_line(tmp_path: Path, row: str, code: str) -> None:
    loaded = load_site(tmp_path, {"tin/2024/05/a.md": article(), FILE: row + "\n"})
    told = [problem for problem in loaded.problems if problem.path == FILE and problem.code.startswith(code)]
    assert told and all(problem.line and problem.excerpt for problem in told), loaded.problems
