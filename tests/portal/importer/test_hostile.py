"""Files that mean harm, and any bytes at all: refused or cleaned, within their time, and nothing that runs in what comes out."""

from __future__ import annotations

import io
import random
import re
import time
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.importer.found import NotImported
from portal.importer.reading import ImportSource, import_bytes
from portal.source.reading.draft import read_draft
from portal.source.reading.registries.registry import Registries
from tests.portal.importer.docx import Document, p, photograph, picture, run, table
from tests.portal.importer.dress import TEMPLATES, Piece
from tests.portal.importer.office_files import FILES, LEAD, MORE, TEXT

SECONDS = 5
RUNS = re.compile(r"<script|<iframe|<object|<embed|<svg|\son\w+\s*=|javascript:|vbscript:|data:text", re.I)


def tried(data: bytes, origin: str = "x.html") -> str:
    """The article, or why there is none; never anything else, and never late."""
    begun = time.process_time()
    try:
        made = "\n".join(one.text for one in import_bytes(ImportSource(origin, data), Registries()))
    except NotImported as why:
        made = f"KHÔNG NHẬP: {why}"
    assert time.process_time() - begun < SECONDS
    return made


def zipped(parts: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def word_with(document_xml: bytes) -> bytes:
    """A Word file whose text is this XML."""
    whole = Document([p(LEAD)]).made()
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**parts, "word/document.xml": document_xml})


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>'
)
SPACE, CLOSE = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>', b"</w:body></w:document>"
BOMB = b"<w:t>" + b"0" * 60_000_000 + b"</w:t>"


@pytest.mark.parametrize("data", [
    word_with(LAUGHS), word_with(LAUGHS.decode().encode("utf-16")), word_with(BOMB), zipped({"word/document.xml": b"<w:document/>"}),
    zipped({f"word/{number}.xml": b"<a/>" for number in range(6000)}), b"PK\x03\x04" + b"\x00" * 500, zipped({"word/document.xml": b"\xff\xfe<"}),
    word_with(b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>' + b"<w:p>" * 5000 + b"</w:p>" * 5000 + b"</w:body></w:document>"),
    word_with(SPACE + b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 500_000 + CLOSE), word_with(SPACE + b"<w:p><w:r><w:t>" + b"xin " * 4_000_000 + b"</w:t></w:r></w:p>" + CLOSE),
], ids=["laughs", "laughs in utf-16", "bomb", "empty", "many parts", "broken", "no xml", "nested", "paragraphs", "text"])  # fmt: skip
def test_hostile_word_files_are_refused(data: bytes) -> None:
    assert tried(data, "x.docx").startswith("KHÔNG NHẬP")


def test_styles_based_on_one_another_without_end_are_read_in_time() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="s{n}"/><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(20_000)
    )
    assert TEXT in tried(Document([p(LEAD), *(p(TEXT, style="s0") for _ in range(1_000))], styles=styles).made(), "x.docx")


def test_an_archive_of_parts_without_end_is_refused() -> None:
    part = b"--x\nContent-Type: multipart/mixed; boundary=x\n\n"
    assert tried(b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n" + part * 50_000, "x.mht").startswith("KHÔNG NHẬP")


def test_a_paragraph_longer_than_the_portal_prints_is_refused() -> None:
    assert "100.000 ký tự" in tried(f"<h1>Tin</h1><p>{LEAD}</p><p>{TEXT * 1_000}</p>".encode())


def test_a_picture_that_is_only_linked_is_told_and_no_file_is_read() -> None:
    document = Document(
        [p("Tin có ảnh", bold=True), p(LEAD), p(picture("rX")), p(picture("rL").replace("r:embed", "r:link")), p(picture("rY")), p(MORE)]
    )
    document.relations = [
        ("rX", "image", 'NULL" TargetMode="External'),
        ("rL", "image", 'file:///etc/passwd" TargetMode="External'),
        ("rY", "image", "../../../etc/passwd"),
    ]
    (made,) = import_bytes(ImportSource("x.docx", document.made()), Registries())
    assert made.files == {} and MORE in made.text and sum("chỉ là liên kết" in doubt for doubt in made.doubts) >= 2


def test_entries_beyond_what_one_feed_may_hold_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.importer.feed.ENTRIES", 2)
    items = "".join(f"<item><title>Tin {n}</title><description>{TEXT}</description></item>" for n in range(5))
    made = import_bytes(ImportSource("x.xml", f"<rss version='2.0'><channel>{items}</channel></rss>".encode()), Registries())
    assert len(made) == 2 and "còn 3 mục" in made[0].doubts[0] + made[0].doubts[1]


def test_a_text_without_end_is_refused() -> None:
    assert tried(b"abc def " * 2_500_000, "x.txt").startswith("KHÔNG NHẬP")


def test_external_entity_reads_no_file() -> None:
    xml = (
        b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item><title>&x;</title><description>'
        + b"a " * 300
        + b"&x;</description></item></channel></rss>"
    )
    assert "root:" not in tried(xml, "x.xml")


@pytest.mark.parametrize("page", [
    "<div>" * 200_000, "<b>" * 50_000 + "x", "<table><tr><td>" * 20_000, "<p>" + "a" * 9_000_000, "<!--" * 100_000, "&" * 2_000_000, "<p " + "a=b " * 200_000 + ">x",
    "<ul><li>" * 300 + "x", "<html><body>" + "<a href=x>" * 100_000, "<p>" + "<img src=x>" * 50_000, f"<h1>{LEAD}</h1><div>" + f"{TEXT}<br>" * 40_000,
    f"<h1>{LEAD}</h1>" + f"<p>{TEXT}</p>" * 20_000, f"<p>{LEAD}</p><p>" + "1 " * 2_500_000, "<table><tr><td>" + f"<table><tr><td>{TEXT}</td></tr></table>" * 2_000,
], ids=["divs", "bold", "tables", "long", "comments", "ampersands", "attributes", "lists", "links", "pictures", "breaks", "paragraphs", "digits", "twins"])  # fmt: skip
def test_pages_without_end_are_refused_or_read_in_time(page: str) -> None:
    tried(f"<html><head></head>{page}".encode())


INSERTS = (
    "<script>alert(1)</script>", "<p onclick='x()'>bấm vào đây</p>", "<a href='javascript:alert(1)'>liên kết</a>", "<a href='JaVa\tScRiPt:x'>liên kết</a>",
    "<iframe src='//x'></iframe>", "<svg onload=x><script>y</script></svg>", "<img src=x onerror=alert(1)>", "<object data=x></object>", "<style>p{x:y}</style>",
    "<a href='data:text/html,<script>x</script>'>liên kết</a>", "<form action=//x><input></form>", "<math><mtext><script>x</script></mtext></math>",
    "<p>&lt;script&gt;alert(1)&lt;/script&gt; là chữ</p>", "<base href='//x'><link rel=import href=x>", "<p style='background:url(javascript:x)'>chữ</p>",
    "<a href='vbscript:x'>liên kết</a>", "<scr\x00ipt>x</scr\x00ipt>", "<p>]]><![CDATA[<script>x</script>]]></p>", "<template><script>x</script></template>",
)  # fmt: skip


@pytest.mark.parametrize("insert", INSERTS)
@pytest.mark.parametrize("template", ["nukeviet", "unknown"])
def test_nothing_that_runs_comes_through(insert: str, template: str) -> None:
    page = TEMPLATES[template](Piece("Bài có đoạn mã lạ trong thân bài", [LEAD, TEXT, MORE], "14/4/2016")).replace(
        f"{TEXT}</p>", f"{TEXT}</p>{insert}"
    )
    text = tried(page.encode())
    draft = read_draft("tin/2016/04/x.md", text)
    assert draft.body is not None and draft.body.html
    assert not RUNS.search(draft.body.html.replace("&lt;script&gt;", ""))
    assert not [problem.code for problem in draft.problems if problem.code.startswith(("T14", "F16"))]


def test_letters_that_look_like_code_stay_letters() -> None:
    document = Document(
        [p("Tin có chữ lạ", bold=True), p(LEAD), p(run("<script>alert(1)</script> & <b>đậm</b> {{ x }} {% raw %}")), p(MORE)]
    )
    draft = read_draft("tin/2016/04/x.md", tried(document.made(), "x.docx"))
    assert draft.body is not None and "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;đậm&lt;/b&gt;" in draft.body.html


def test_a_picture_that_unpacks_to_gigabytes_is_told() -> None:
    head = b"IHDR" + (30_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    data = b"\x89PNG\r\n\x1a\n\x00\x00\x00\r" + head + zlib.crc32(head).to_bytes(4, "big") + b"\x00\x00\x00\x00IDAT\x35\xaf\x06\x1e"
    document = Document([p("Tin có ảnh quá lớn", bold=True), p(LEAD), p(picture("rP1")), p(MORE)], {"rP1": ("a.png", data)})
    (made,) = import_bytes(ImportSource("x.docx", document.made()), Registries())
    assert made.files == {} and any("quá lớn" in doubt for doubt in made.doubts)


def test_names_that_climb_write_nowhere_else() -> None:
    document = Document(
        [p("../../../etc/passwd", bold=True), p(LEAD), p(picture("rP1")), p(MORE)], {"rP1": ("../../../x.jpg", photograph())}
    )
    (made,) = import_bytes(ImportSource("../../x.docx", document.made()), Registries())
    assert made.path == "tin/2016/04/etc-passwd.md" and list(made.files) == ["anh/2016/04/etc-passwd-1.jpg"]


@pytest.mark.parametrize(
    "title",
    [
        "---",
        "tiêu đề: khác",
        '"ngoặc"',
        "- gạch",
        "a: b: c",
        "# thăng",
        "| gạch đứng",
        "'nháy'",
        "{x}",
        "[x]",
        "&x",
        "*x*",
        "!x",
        "@x",
        "%x",
        "`x`",
        "x --> y",
        "đ" * 400,
    ],
)
def test_any_title_is_read_back_as_it_was(title: str) -> None:
    (made,) = import_bytes(ImportSource("x.docx", Document([p(title, bold=True), p(LEAD), p(TEXT)]).made()), Registries())
    draft = read_draft("tin/2016/04/x.md", made.text)
    assert not [problem for problem in draft.problems if problem.code.startswith("F")]
    if made.title:
        assert draft.entries.text("title") == made.title


@settings(max_examples=150)
@given(data=st.binary(max_size=400), suffix=st.sampled_from(["docx", "html", "txt", "xml", "mht"]))
def test_any_bytes_are_an_article_or_a_reason(data: bytes, suffix: str) -> None:
    tried(data, f"x.{suffix}")


@settings(max_examples=60)
@given(seed=st.integers(0, 10**9), name=st.sampled_from(sorted(FILES)))
def test_a_damaged_word_file_is_an_article_or_a_reason(seed: int, name: str) -> None:
    draw = random.Random(seed)
    data = bytearray(FILES[name]()[0].made())
    for _ in range(draw.randrange(1, 30)):
        data[draw.randrange(len(data))] = draw.randrange(256)
    tried(bytes(data), "x.docx")


@settings(max_examples=80)
@given(seed=st.integers(0, 10**9), template=st.sampled_from(sorted(TEMPLATES)))
def test_a_page_with_its_tags_shuffled_is_an_article_or_a_reason(seed: int, template: str) -> None:
    draw = random.Random(seed)
    parts = re.split(r"(<[^>]*>)", TEMPLATES[template](Piece("Bài bị xáo thẻ", [LEAD, TEXT, MORE], "14/4/2016")))
    for _ in range(draw.randrange(1, 60)):
        one, other = draw.randrange(len(parts)), draw.randrange(len(parts))
        parts[one], parts[other] = parts[other], parts[one]
    text = tried("".join(parts).encode())
    if not text.startswith("KHÔNG NHẬP"):
        body = read_draft("tin/2016/04/x.md", text).body
        assert body is not None and not RUNS.search(body.html)


def test_table_of_many_cells_is_read_in_time(registries: Registries) -> None:
    rows = [[f"ô {row}.{column}" for column in range(12)] for row in range(300)]
    text = tried(Document([p("Bảng dài", bold=True), p(LEAD), table(*rows)]).made(), "x.docx")
    assert "ô 299.11" in text
