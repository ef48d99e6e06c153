"""Word files with the ways of programs: text boxes, fields, content controls, moved parts, of Word on the web, Google Docs, WPS and the strict form."""

from __future__ import annotations

from collections.abc import Callable

from tests.portal.importer.docx import Document, cell, note_mark, p, photograph, picture, run, table
from tests.portal.importer.office_files import LEAD, MORE, TEXT, TITLE, Kept, Made

BOX = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
HEAD = (p(TITLE, bold=True, align="center"), p(LEAD))


def _document(*body: str, **others: object) -> Document:
    return Document([*HEAD, *body, p(MORE)], **others)  # type: ignore[arg-type] # passed on as they are


def _kept(*words: str, **others: object) -> Kept:
    return Kept(words=(LEAD, MORE, *words), **others)  # type: ignore[arg-type] # passed on as they are


def text_box() -> Made:
    """A text box, which Word writes twice: for programs that know it, and as VML."""
    inner = p("Đường dây nóng của huyện: số máy lẻ 12.")
    box = (
        f'<w:p><w:r><mc:AlternateContent {BOX}><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{inner}'
        f"</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{inner}"
        "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    return _document(p(TEXT), box), _kept("Đường dây nóng của huyện: số máy lẻ 12.")


def old_text_box() -> Made:
    """A text box of Word 2003: VML alone, within a paragraph of words."""
    inner = p("Chỉ tiêu năm 2017 đã được thông qua.")
    return _document(
        f"<w:p>{run(TEXT)}<w:r><w:pict {BOX}><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    ), _kept(TEXT, "Chỉ tiêu năm 2017 đã được thông qua.")


def _field(code: str, shown: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def fields() -> Made:
    """Fields keep what they show: a date, a reference, a link; their codes are no words."""
    simple = f'<w:fldSimple w:instr=" DATE ">{run("15/4/2016")}</w:fldSimple>'
    body = p(
        run("In ngày "),
        simple,
        run(", xem trang "),
        _field("PAGEREF _Toc1 \\h", "3"),
        run(" và "),
        _field('HYPERLINK "https://mau.example/a"', "trang của huyện"),
        run("."),
    )
    return _document(p(TEXT), body), _kept(
        "In ngày 15/4/2016, xem trang 3 và", "[trang của huyện](https://mau.example/a)", absent=("PAGEREF", "fldChar")
    )


def contents() -> Made:
    """A table of contents made by a field is not text of the article: the site makes its own."""
    entries = "".join(p(run("I. TÌNH HÌNH"), "<w:r><w:tab/></w:r>", run(str(number)), style=f"TOC{number}") for number in (1, 2))
    sdt = f'<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>{p("Mục lục")}{entries}</w:sdtContent></w:sdt>'
    return Document([HEAD[0], sdt, HEAD[1], p("I. TÌNH HÌNH", bold=True), p(TEXT), p(MORE)]), _kept(TEXT, headings=1, absent=("Mục lục",))


def content_controls() -> Made:
    """Controls of forms, whole paragraphs and parts of lines, one in another."""
    inner = f"<w:sdt><w:sdtContent>{run('thị trấn Mẫu')}</w:sdtContent></w:sdt>"
    block = f"<w:sdt><w:sdtContent>{p(TEXT)}<w:sdt><w:sdtContent>{p(run('Địa điểm: '), inner, run('.'))}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>"
    return _document(block), _kept(TEXT, "Địa điểm: thị trấn Mẫu.")


def tagged_words() -> Made:
    """Smart tags and custom XML around words, as Word 2003 and WPS leave them."""
    tagged = f'<w:smartTag w:element="place">{run("huyện Thử")}</w:smartTag>'
    custom = f'<w:customXml w:element="so">{run("120 tỷ đồng")}</w:customXml>'
    return _document(p(TEXT), p(run("Thu ngân sách của "), tagged, run(" đạt "), custom, run(", tăng so với cùng kỳ."))), _kept(
        "Thu ngân sách của huyện Thử đạt 120 tỷ đồng, tăng so với cùng kỳ."
    )


def moved() -> Made:
    """A paragraph moved while changes were tracked stands at its new place only."""
    gone = (
        f'<w:p><w:moveFromRangeStart w:id="7" w:name="m"/><w:moveFrom w:id="8">{run(TEXT)}</w:moveFrom><w:moveFromRangeEnd w:id="7"/></w:p>'
    )
    come = f'<w:p><w:moveToRangeStart w:id="9" w:name="m"/><w:moveTo w:id="10">{run(TEXT)}</w:moveTo><w:moveToRangeEnd w:id="9"/></w:p>'
    return _document(gone, p("Các xã đăng ký chỉ tiêu thi đua."), come), _kept(f"Các xã đăng ký chỉ tiêu thi đua.\n\n{TEXT}")


def outline_levels() -> Made:
    """Headings by their outline level, without a style of headings."""
    level = '<w:p><w:pPr><w:outlineLvl w:val="{}"/></w:pPr>{}</w:p>'
    body = [level.format(0, run("Kết quả đạt được")), p(TEXT), level.format(1, run("Về kinh tế")), p(MORE)]
    return _document(*body), _kept(TEXT, headings=2)


def old_letters_in_headings() -> Made:
    """A heading by its style, whose font is of the nineties: the style tells both."""
    style = '<w:style w:type="paragraph" w:styleId="c1"><w:name w:val="chuong"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>'
    letters = "<w:r><w:t>Ch</w:t><w:softHyphen/><w:t>¬ng tr×nh cña huyÖn, x· vµ c¸c phßng ban</w:t></w:r>"
    return _document(p(letters, style="c1"), p(TEXT), styles=style), _kept(TEXT, "Chương trình của huyện, xã và các phòng ban", headings=1)


def vietnamese_styles() -> Made:
    """Styles of headings with Vietnamese names."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="u{n}"><w:name w:val="{name}"/></w:style>'
        for n, name in ((1, "Đầu đề 1"), (2, "Tiêu đề 2"))
    )
    return _document(p("Kết quả đạt được", style="u1"), p(TEXT), p("Về kinh tế", style="u2"), p(TEXT), styles=styles), _kept(
        TEXT, headings=2
    )


def decomposed() -> Made:
    """Letters and marks apart (NFD), soft hyphens, a hyphen that does not break, a carriage return."""
    text = "Đẩy mạnh tuyên truye\u0302\u0300n, va\u0323\u0302n đo\u0323\u0302ng nhân dân."
    hyphen = "<w:r><w:t>thị trấn</w:t><w:noBreakHyphen/><w:t>Mẫu</w:t><w:softHyphen/></w:r>"
    return _document(
        p(text), p(run("Địa bàn "), hyphen, run(" gồm 12 xóm."), "<w:r><w:cr/></w:r>", run("Hết năm, 10 xóm đạt chuẩn."))
    ), _kept("Đẩy mạnh tuyên truyền, vận động nhân dân.", "Mẫu gồm 12 xóm.", "Hết năm, 10 xóm đạt chuẩn.")


def tables_in_tables() -> Made:
    """A table in a cell of another."""
    inner = table(["Xã", "Hộ"], ["Mẫu", "12"])
    return _document(p(TEXT), table(["Nội dung", "Số liệu"], [cell("Giảm nghèo"), cell(inner, p(""))], ["Nông thôn mới", "Đạt"])), _kept(
        "Giảm nghèo", "Nông thôn mới", "Hộ", "12", tables=1, cells=6
    )


def pictures_of_all_kinds() -> Made:
    """Pictures that float, are cropped, stand in a table, are of VML."""
    floating = picture("rP1").replace("wp:inline", "wp:anchor").replace("</pic:blipFill>", '<a:srcRect l="1000"/></pic:blipFill>')
    old = f'<w:p><w:r><w:pict {BOX}><v:shape><v:imagedata r:id="rP3"/></v:shape></w:pict></w:r></w:p>'
    shots = {f"rP{n}": (f"{n}.jpg", photograph(300 + n)) for n in (1, 2, 3)}
    body = [p(run(TEXT), floating), table([cell(p(picture("rP2")))], [cell(p("Một góc hội trường", italic=True))]), old]
    return _document(*body, pictures=shots), _kept(TEXT, "Một góc hội trường", pictures=3)


def picture_twice() -> Made:
    """A picture for new programs and the same for old ones is one picture."""
    new = picture("rP1").removeprefix("<w:r>").removesuffix("</w:r>")
    old = '<w:pict><v:shape><v:imagedata r:id="rP1"/></v:shape></w:pict>'
    both = f'<w:p><w:r><mc:AlternateContent {BOX}><mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r></w:p>'
    return _document(p(TEXT), both, pictures={"rP1": ("1.jpg", photograph())}), _kept(TEXT, pictures=1)


def endnotes() -> Made:
    """Notes at the end, next to notes at the foot."""
    mark = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    notes = f'<w:endnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:endnote w:id="2">{p("Theo niên giám của huyện.")}</w:endnote></w:endnotes>'
    return _document(
        p(run(TEXT), note_mark(2), run(" Dân số tăng nhẹ."), mark), notes={2: "Số liệu đến 31/12."}, parts={"word/endnotes.xml": notes.encode()},
        relations=[("rE", "endnotes", "endnotes.xml")],
    ), _kept("Số liệu đến 31/12.", "Theo niên giám của huyện.", notes=2)  # fmt: skip


def first_letter() -> Made:
    """A large first letter in a frame of its own belongs to its word."""
    frame = f'<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>{run(TEXT[0])}</w:p>'
    return _document(frame, p(TEXT[1:])), _kept(TEXT)


def restarted_lists() -> Made:
    """A list that begins again at one, as another number of the same kind."""
    lists = {1: [("decimal", "%1.", 1)], 2: [("decimal", "%1.", 1)]}
    body = [
        p("Mở lớp tập huấn", number=(1, 0)),
        p("Cấp tài liệu", number=(1, 0)),
        p(TEXT),
        p("Rà soát hộ nghèo", number=(2, 0)),
        p("Công khai kết quả", number=(2, 0)),
    ]
    return _document(*body, lists=lists), _kept("1. Mở lớp tập huấn", "2. Cấp tài liệu", "1. Rà soát hộ nghèo", "2. Công khai kết quả")


def page_headers() -> Made:
    """Heads and feet of pages are not text."""
    head = f'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{p("TÀI LIỆU LƯU HÀNH NỘI BỘ")}</w:hdr>'
    return _document(p(TEXT), parts={"word/header1.xml": head.encode()}, relations=[("rH", "header", "header1.xml")]), _kept(
        TEXT, absent=("LƯU HÀNH",)
    )


def word_on_the_web() -> Made:
    """The document is in another part, as Word on the web names it."""
    document = _document(p(TEXT))
    document.main = "document2.xml"
    return document, _kept(TEXT)


def strict_form() -> Made:
    """The strict form of the standard has other names for all its elements."""
    document = _document(
        p(TEXT), p("Kết quả", style="Heading1"), p(MORE), table(["Xã", "Hộ"], ["Mẫu", "12"]), pictures={"rP1": ("1.jpg", photograph())}
    )
    document.body = [*document.body, p(picture("rP1")), p(TEXT)]
    document.strict = True
    return document, _kept(TEXT, headings=1, tables=1, cells=4, pictures=1)


def google_document() -> Made:
    """Google Docs: every word a run, empty bookmarks, tables that say their width."""
    words = "".join(
        f'<w:bookmarkStart w:id="{n}" w:name="_x{n}"/><w:bookmarkEnd w:id="{n}"/>{run(word + " ")}' for n, word in enumerate(TEXT.split())
    )
    return _document(p(words), table(["Xã", "Hộ"], ["Mẫu", "12"])), _kept(TEXT, tables=1, cells=4)


def signature_without_borders() -> Made:
    """The table of signature at the end of a paper."""
    left = [p("Nơi nhận:", bold=True), p("- Như trên;"), p("- Lưu: VT.")]
    right = [p("TM. ỦY BAN NHÂN DÂN", bold=True), p("CHỦ TỊCH", bold=True), p(""), p("Nguyễn Văn Mẫu", bold=True)]
    return _document(p(TEXT), table([cell(*left), cell(*right)])), _kept(
        TEXT, absent=("Lưu: VT",), fields={"signer": "Nguyễn Văn Mẫu – Chủ tịch"}
    )


QUIRKS: dict[str, Callable[[], Made]] = {
    one.__name__: one for one in (
        text_box, old_text_box, fields, contents, content_controls, tagged_words, moved, outline_levels, old_letters_in_headings, vietnamese_styles, decomposed, tables_in_tables,
        pictures_of_all_kinds, picture_twice, endnotes, first_letter, restarted_lists, page_headers, word_on_the_web, strict_form, google_document,
        signature_without_borders,
    )
}  # fmt: skip
