"""Old encodings, detected by a file's content: converted letter by letter, or refused with the evidence."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from viparse.normalize.encodings import get_charmap

from portal.importer.decoding import decode
from portal.importer.found import Imported, NotImported
from portal.importer.legacy import mending, to_unicode
from portal.text.letters import SPLIT, TONE_MARKS
from tests.portal.importer.docx import Document, p, run

TEXT = (
    "Ngày 25/11, Huyện ủy Định Hóa tổ chức Hội nghị triển khai Đề án về tiếp tục nâng cao chất lượng đội ngũ cán bộ huyện giai đoạn 2016 - 2020. "
    "Phấn đấu đến năm 2020, có 100% số xã, thị trấn có văn phòng làm việc; những người khuyết tật được hưởng trợ cấp, quỹ đất sử dụng đúng mục đích."
)
VIQR = dict(zip("ăâêôơư", ("a(", "a^", "e^", "o^", "o+", "u+"), strict=True))
VIQR_TONES = ("", "`", "?", "~", "'", ".")


def in_table(text: str, name: str) -> str:
    """Unicode as the letters of an old table; capitals as small letters where it has none (TCVN3)."""
    table = get_charmap(name)
    assert table is not None
    back = {unicode: old for old, unicode in table.pairs} | ({"ẳ": "aú"} if name == "vni" else {})
    return "".join(back.get(letter, back.get(letter.lower(), letter)) for letter in text)


def in_viqr(text: str) -> str:
    made = ""
    for letter in text:
        base, tone = SPLIT.get(letter, (letter, 0))
        shape = VIQR.get(base.lower(), base.lower())
        shape = "dd" if base.lower() == "đ" else shape
        made += (
            shape.upper()
            if base.isupper() and base.lower() != "đ"
            else "DD"
            if base == "Đ"
            else shape
            if base.islower() or base.lower() in "đ"
            else base
        ) + VIQR_TONES[tone]
    return made


def in_cp1258(text: str) -> bytes:
    made = bytearray()
    for letter in text:
        base, tone = SPLIT.get(letter, (letter, 0))
        made += (base + TONE_MARKS[tone]).encode("cp1258", errors="replace")
    return bytes(made)


@pytest.mark.parametrize("data", [
    TEXT.encode(), b"\xef\xbb\xbf" + TEXT.encode(), TEXT.encode("utf-16"), TEXT.encode("utf-16-le"), TEXT.encode("utf-16-be"), TEXT.encode("utf-32"),
    unicodedata.normalize("NFD", TEXT).encode(), in_cp1258(TEXT), "".join(
        bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in TEXT.encode()).encode(),
], ids=["utf-8", "bom", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "nfd", "cp1258", "mojibake"])  # fmt: skip
def test_every_form_of_unicode_gives_the_same_text(data: bytes) -> None:
    assert decode(data).text == TEXT


@pytest.mark.parametrize("name", ["tcvn3", "vni"])
def test_old_tables_are_told_by_their_letters(name: str) -> None:
    old = in_table(TEXT, name)
    assert old != TEXT
    decoded = decode(old.encode("latin-1"))
    assert decoded.text.casefold() == TEXT.casefold()
    assert decoded.remark


def test_viqr_is_told_and_its_full_stops_stay() -> None:
    decoded = decode(in_viqr(TEXT).encode())
    assert decoded.encoding == "VIQR"
    assert decoded.text == TEXT


@pytest.mark.parametrize(
    "text",
    [
        "Café Müller, señor Núñez à Paris, déjà vu, naïve façade, Straße, crème brûlée",
        "Hội nghị",
        "abc def",
        "1.234,5 – “x”",
        "Khoá toán, hoà bình, thuỷ lợi, uỷ ban nhân dân",
    ],
)
def test_other_languages_and_plain_unicode_stay_as_they_are(text: str) -> None:
    assert decode(text.encode()).text == text


def test_bytes_that_are_nothing_known_are_refused_with_the_evidence() -> None:
    with pytest.raises(NotImported, match="bảng mã"):
        decode("Это не по-вьетнамски, совсем другой язык".encode("koi8-r"))


def test_font_names_prove_nothing(imported: Callable[..., Imported]) -> None:
    made = imported(
        Document([p(run("Huyện Thử họp bàn chuyển đổi số", bold=True, font=".VnTimeH")), p(run(TEXT, font=".VnTime")), p(TEXT)]).made()
    )
    assert made.title == "Huyện Thử họp bàn chuyển đổi số"
    assert TEXT in made.text


def test_documents_of_two_encodings_are_mended_run_by_run(imported: Callable[..., Imported]) -> None:
    vni, abc = in_table(TEXT, "vni"), in_table(TEXT, "tcvn3")
    made = imported(
        Document([p("Tin ghép từ hai máy", bold=True), p(run(vni, font="VNI-Times")), p(run(abc, font=".VnTime")), p(TEXT)]).made()
    )
    assert made.text.casefold().count(TEXT.casefold()) == 3


def test_capital_fonts_of_tcvn3_show_capitals() -> None:
    convert, kind = mending(in_table(TEXT.lower(), "tcvn3"), ".VnTimeH")
    assert kind and convert(in_table("hội nghị", "tcvn3")) == "HỘI NGHỊ"


@given(st.text(alphabet="".join(SPLIT) + "đĐ ,.;:-0123456789bcdghklmnpqrstvx", max_size=60))
def test_unicode_is_never_changed(text: str) -> None:
    assert decode((TEXT + text).encode()).text == unicodedata.normalize("NFC", TEXT + text)


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ ", max_size=60))
def test_tcvn3_there_and_back(text: str) -> None:
    assert to_unicode(in_table(text, "tcvn3"), "tcvn3") == text


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ ", max_size=60))
def test_vni_there_and_back(text: str) -> None:
    assert to_unicode(in_table(text, "vni"), "vni") == text
