"""What the desk says of a way out names boxes and buttons: no line of a file, no command, no page of the repository."""

from __future__ import annotations

import re

import pytest

from portal.source.reading.faults import CATALOGUE
from webdesk.screens.spoken import OF_CODE, hint_of

OF_FILES = re.compile(r"phần đầu|---|`|docs/|dòng con|\.yml|\bkhóa\b|[Tt]hêm (một )?dòng «(?!\[)")
FORM = re.compile(r"F\d+|R130|R220|R103|W162")  # of files that no form opens


def test_no_way_out_speaks_of_files() -> None:
    told = {code: hint_of(code, entry.hint) for code, entry in CATALOGUE.items() if not FORM.fullmatch(code)}
    assert [f"{code}: {words}" for code, words in told.items() if OF_FILES.search(words)] == []
    assert not OF_CODE.keys() - CATALOGUE.keys()
    assert [code for code, entry in CATALOGUE.items() if entry.hint and not FORM.fullmatch(code) and not told[code]] in ([], ["T103"])


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("L103", "Điền ô «mô tả» để người không nhìn thấy ảnh biết ảnh có gì."),
        ("T110", "Điền ô «ngày đăng»: 28/11/2016, hoặc «căn cứ ngày» khi nguồn không ghi ngày."),
        ("W190", "Xóa, hoặc che bớt số. Nếu chủ ý đăng, điền ô «số được đăng»: {1}."),
        ("C110", "Khôi phục bài, hoặc ghi «Dừng thực hiện» ở ô «bước» kèm ghi chú."),
    ],
)
def test_a_line_of_a_file_is_said_as_a_box(code: str, words: str) -> None:
    assert hint_of(code, CATALOGUE[code].hint) == words
