import pytest

from portal.text.normalise import legacy_encoding

TCVN3 = "Uû ban nh©n d©n huyÖn §Þnh Hãa ®· tæ chøc héi nghÞ triÓn khai kÕ ho¹ch"
VNI = "UÛy ban nhaân daân huyeän Ñònh Hoùa ñaõ toå chöùc hoäi nghò trieån khai keá hoaïch"
VIQR = "U?y ban nha^n da^n huye^.n DDi.nh Ho'a dda~ to^? chu+'c ho^.i nghi. trie^?n khai ke^' hoa.ch"
UNICODE = "Ủy ban nhân dân huyện Định Hóa đã tổ chức hội nghị triển khai kế hoạch"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TCVN3, "tcvn3"),
        ("TiÕng ViÖt, ®Þnh hãa", "tcvn3"),
        (VNI, "vni"),
        ("Tieáng Vieät", "vni"),
        (VIQR, "viqr"),
        (f"“{VIQR}”", "viqr"),
        (UNICODE.encode().decode("latin-1"), "mojibake"),
        ("Ä‘á» án", "mojibake"),
    ],
)
def test_old_encodings_are_recognised(text: str, encoding: str) -> None:
    assert legacy_encoding(text) == encoding


@pytest.mark.parametrize(
    "text",
    [
        UNICODE,
        UNICODE.upper(),
        "Khoá toán quân",  # no letter here is Vietnamese only
        "XÃ\u00a0TÂN THÀNH",
        "Công an, Thông báo, Hoàn toàn",
        "Krông Pắc",
        "Hello, world! It's a test. Don't you? I do. Is it odd? Me too.",
        "café résumé naïve",
        "«Bonjour» dit-il à Noël en créant une école.",
        "El niño, año, señor: está aquí",
        "São Paulo não é aqui, então",
        "Große Straße über Öl",
        "© 2020 ® 30°C ± 5 µm × 2 ÷ 3",
        "x^2 + y^2 = foo(a(b)); do+re",
        "https://example.org/c?d=e+f&g=o+p",
        "",
        " \n",
        "5/6",
    ],
)
def test_unicode_and_foreign_texts_are_left_alone(text: str) -> None:
    assert legacy_encoding(text) is None
