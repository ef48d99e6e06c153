"""More than twenty Word files in the ways offices write them, each with what must be kept of it: counted by the tests and by the bench."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.portal.importer.docx import Document, cell, deleted, inserted, note_mark, p, photograph, picture, run, table

LEAD = "Ngày 12/4/2016, Huyện ủy Thử tổ chức Hội nghị triển khai nhiệm vụ công tác năm 2016. Tham dự có lãnh đạo các phòng, ban, ngành của huyện."
TEXT = "Trong năm qua, các xã trên địa bàn huyện đã thực hiện tốt công tác xây dựng nông thôn mới, giảm nghèo và chuyển đổi số theo kế hoạch đề ra."
MORE = "Thời gian tới, huyện tiếp tục chỉ đạo các đơn vị rà soát, đôn đốc để hoàn thành các chỉ tiêu còn lại trước khi kết thúc năm."
TITLE = "Huyện Thử triển khai nhiệm vụ năm 2016"


@dataclass(frozen=True)
class Kept:
    """What an article made of a file must hold."""

    headings: int = 0
    tables: int = 0
    cells: int = 0
    pictures: int = 0
    notes: int = 0
    words: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)


Made = tuple[Document, Kept]


def plain_news() -> Made:
    """Title, lead and text, the credit last."""
    body = [p(TITLE, bold=True, align="center"), p(LEAD), p(TEXT), p(MORE + "/."), p("Tin, ảnh: Nguyễn Văn Mẫu", bold=True, align="right")]
    fields = {
        "title": TITLE,
        "author": "Nguyễn Văn Mẫu",
        "photographer": "Nguyễn Văn Mẫu",
        "event.date": "Ngày 12/4/2016",
        "unit": "Huyện ủy Thử",
    }
    return Document(body), Kept(words=("tiếp tục chỉ đạo",), absent=("/.",), fields=fields)


def capitals_title() -> Made:
    """A title in capitals over two lines."""
    body = [
        p("HUYỆN THỬ TỔ CHỨC HỘI NGHỊ", bold=True, align="center"),
        p("TỔNG KẾT CÔNG TÁC NĂM 2015", bold=True, align="center"),
        p(LEAD),
        p(TEXT),
    ]
    return Document(body), Kept(fields={"title": "HUYỆN THỬ TỔ CHỨC HỘI NGHỊ TỔNG KẾT CÔNG TÁC NĂM 2015"})


def dated_title() -> Made:
    """A date glued to the title."""
    return Document([p(f"{TITLE} (14/4/2016)", bold=True), p(LEAD), p(TEXT)]), Kept(fields={"title": TITLE, "published": "14/4/2016"})


def bold_headings() -> Made:
    """Headings that are only bold, roman, Arabic and lettered."""
    body = [p(TITLE, bold=True, align="center"), p(LEAD), p("I. Kết quả đạt được", bold=True), p(TEXT), p("1. Về kinh tế", bold=True), p(TEXT),
            p("a) Nông nghiệp", bold=True), p(MORE), p("2. Về xã hội", bold=True), p(MORE), p("II. Phương hướng", bold=True), p(MORE)]  # fmt: skip
    return Document(body), Kept(headings=5, words=("I. Kết quả đạt được", "a) Nông nghiệp"))


def styled_headings() -> Made:
    """Word's own heading styles."""
    body = [
        p(TITLE, style="Title"),
        p(LEAD),
        p("Kết quả", style="Heading1"),
        p(TEXT),
        p("Về kinh tế", style="Heading2"),
        p(TEXT),
        p("Phương hướng", style="Heading1"),
        p(MORE),
    ]
    return Document(body), Kept(headings=3, fields={"title": TITLE})


def counted_headings() -> Made:
    """Headings whose numbers Word counts."""
    lists = {1: [("upperRoman", "%1.", 1), ("decimal", "%2.", 1), ("lowerLetter", "%3)", 1)]}
    body = [p(TITLE, bold=True), p(LEAD), p("Đánh giá chung", bold=True, number=(1, 0)), p(TEXT), p("Ưu điểm", bold=True, number=(1, 1)), p(TEXT),
            p("Hạn chế", bold=True, number=(1, 1)), p(TEXT), p("Nhiệm vụ", bold=True, number=(1, 0)), p(MORE), p("Giải pháp", bold=True, number=(1, 1)), p(MORE)]  # fmt: skip
    return Document(body, lists=lists), Kept(headings=5, words=("I. Đánh giá chung", "2. Hạn chế", "II. Nhiệm vụ", "1. Giải pháp"))


def chapters() -> Made:
    """«Chương I» above its name, «Điều» below."""
    body = [p("QUY CHẾ", bold=True, align="center"), p("Về tiếp công dân", bold=True, align="center"), p("Chương I", align="center"), p("QUY ĐỊNH CHUNG", bold=True, align="center"),
            p("Điều 1. Phạm vi điều chỉnh", bold=True), p(TEXT), p("Điều 2. Đối tượng áp dụng", bold=True), p(TEXT), p("Chương II", align="center"),
            p("TỔ CHỨC THỰC HIỆN", bold=True, align="center"), p("Điều 3. Hiệu lực", bold=True), p(MORE)]  # fmt: skip
    return Document(body), Kept(headings=5, words=("Chương I. QUY ĐỊNH CHUNG", "Điều 3. Hiệu lực"))


def _head(issuer: str, number: str, day: str) -> str:
    motto = (
        p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True),
        p("Độc lập - Tự do - Hạnh phúc", bold=True),
        p("_______________"),
        p(day, italic=True),
    )
    return table([cell(*[p(line, bold=True) for line in issuer.split("/")], p("_____"), p(f"Số: {number}")), cell(*motto)])


def _signature() -> str:
    copies = (p("Nơi nhận:", bold=True, italic=True), p("- Như trên;"), p("- Lưu: VT."))
    return table(
        [
            cell(*copies),
            cell(
                p("TM. ỦY BAN NHÂN DÂN", bold=True),
                p("KT. CHỦ TỊCH", bold=True),
                p("PHÓ CHỦ TỊCH", bold=True),
                p("(Đã ký)"),
                p("Trần Văn Mẫu", bold=True),
            ),
        ]
    )


def official_paper() -> Made:
    """A plan of an office: head and signature as tables."""
    body = [_head("ỦY BAN NHÂN DÂN/HUYỆN THỬ", "45/KH-UBND", "Huyện Thử, ngày 05 tháng 3 năm 2016"), p("KẾ HOẠCH", bold=True, align="center"),
            p("Triển khai chuyển đổi số năm 2016", bold=True, align="center"), p(TEXT), p("I. MỤC TIÊU", bold=True), p(TEXT), p("II. NHIỆM VỤ", bold=True), p(MORE + "/."), _signature()]  # fmt: skip
    fields = {"number": "45/KH-UBND", "signed": "05/3/2016", "signer": "Trần Văn Mẫu – Phó chủ tịch", "paper.kind": "kế hoạch"}
    return Document(body), Kept(headings=2, words=("MỤC TIÊU",), absent=("Độc lập", "Nơi nhận", "Đã ký"), fields=fields)


def official_letter() -> Made:
    """A letter («công văn»): its subject is below its number; the letterhead is lines with tabs."""
    body = [p("UBND HUYỆN THỬ          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True), p("PHÒNG NỘI VỤ          Độc lập - Tự do - Hạnh phúc", bold=True),
            p("Số: 12/NV-CCHC"), p("V/v rà soát thủ tục hành chính năm 2016"), p("Huyện Thử, ngày 12 tháng 4 năm 2016", italic=True),
            p("Kính gửi: Ủy ban nhân dân các xã, thị trấn trên địa bàn huyện để phối hợp thực hiện."), p(TEXT), p(MORE + "/."),
            p("Nơi nhận:", bold=True), p("- Như trên;"), p("- Lưu: VT."), p("TRƯỞNG PHÒNG", bold=True), p("Lê Thị Mẫu", bold=True)]  # fmt: skip
    fields = {
        "title": "Rà soát thủ tục hành chính năm 2016",
        "number": "12/NV-CCHC",
        "signed": "12/4/2016",
        "signer": "Lê Thị Mẫu – Trưởng phòng",
    }
    return Document(body), Kept(words=("Kính gửi",), absent=("Độc lập", "Nơi nhận"), fields=fields)


def captioned_pictures() -> Made:
    """Two pictures with captions and credits below."""
    body = [p(TITLE, bold=True), p(LEAD), p(picture("rP1"), align="center"), p("Quang cảnh hội nghị. Ảnh: Văn Mẫu", italic=True, align="center"), p(TEXT),
            p(picture("rP2"), align="center"), p("Các đại biểu thảo luận tại hội trường", italic=True, align="center"), p("Ảnh: Thu Mẫu", align="right"), p(MORE)]  # fmt: skip
    pictures = {"rP1": ("a.jpg", photograph()), "rP2": ("b.jpg", photograph(colour="green"))}
    return Document(body, pictures), Kept(pictures=2, words=("Quang cảnh hội nghị", "Văn Mẫu", "Thu Mẫu"))


def table_pictures() -> Made:
    """A picture and its caption in a table of one column."""
    body = [
        p(TITLE, bold=True),
        p(LEAD),
        table([cell(p(picture("rP1")))], [cell(p("Lãnh đạo huyện trao giấy khen cho các tập thể"))]),
        p(TEXT),
        p(MORE),
    ]
    return Document(body, {"rP1": ("a.jpg", photograph())}), Kept(pictures=1, words=("trao giấy khen",))


def unreadable_picture() -> Made:
    """A drawing of Word's own kind (EMF) next to a photograph."""
    body = [p(TITLE, bold=True), p(LEAD), p(picture("rP1")), p(TEXT), p(picture("rP2")), p(MORE)]
    return Document(body, {"rP1": ("a.emf", b"\x01\x00\x00\x00" + b"\x00" * 100), "rP2": ("b.jpg", photograph())}), Kept(pictures=1)


def plain_table() -> Made:
    """A table that bars can say."""
    rows = [("TT", "Xã", "Kế hoạch", "Thực hiện"), ("1", "Xã Một", "10", "12"), ("2", "Xã Hai", "20", "19")]
    return Document([p(TITLE, bold=True), p(LEAD), table(*rows), p(MORE)]), Kept(tables=1, cells=12, words=("Kế hoạch", "Xã Hai"))


def merged_table() -> Made:
    """Cells merged across and down."""
    rows = [
        (cell("Chỉ tiêu", down="restart"), cell("Năm 2016", across=2)),
        (cell("", down="continue"), cell("Kế hoạch"), cell("Thực hiện")),
        ("Hộ nghèo", "5%", "4,5%"),
    ]
    return Document([p(TITLE, bold=True), p(LEAD), table(*rows), p(MORE)]), Kept(tables=1, cells=7, words=("Năm 2016", "4,5%"))


def counted_table() -> Made:
    """A first column that Word numbers."""
    rows = [("TT", "Tên"), *((cell(p("", number=(1, 0))), f"Xã {name}") for name in ("Một", "Hai", "Ba"))]
    return Document([p(TITLE, bold=True), p(LEAD), table(*rows), p(MORE)], lists={1: [("decimal", "%1", 1)]}), Kept(
        tables=1, cells=8, words=("3",)
    )


def long_cells() -> Made:
    """Cells of several paragraphs and of lines with dashes."""
    rows = [
        ("Đơn vị", "Nhiệm vụ"),
        ("Phòng Nội vụ", cell(p("- Rà soát thủ tục;"), p("- Tập huấn cán bộ."))),
        ("Văn phòng", cell(p("Theo dõi, đôn đốc"), p("Báo cáo hằng quý"))),
    ]
    return Document([p(TITLE, bold=True), p(LEAD), table(*rows), p(MORE)]), Kept(
        tables=1, cells=6, words=("Tập huấn cán bộ", "Báo cáo hằng quý")
    )


def bullets() -> Made:
    """Word's bullets on two levels, and dashes typed by hand."""
    lists = {1: [("bullet", "·", 1), ("bullet", "o", 1)]}
    body = [p(TITLE, bold=True), p(LEAD), p("Rà soát hộ nghèo", number=(1, 0)), p("Theo từng xóm", number=(1, 1)), p("Hỗ trợ sinh kế", number=(1, 0)), p(TEXT),
            p("- Xã Một làm 3 km đường;"), p("- Xã Hai làm 2 km đường."), p(MORE)]  # fmt: skip
    return Document(body, lists=lists), Kept(words=("Theo từng xóm", "Xã Hai làm 2 km đường"))


def counted_list() -> Made:
    """A list that begins at four, parted by a paragraph."""
    lists = {1: [("decimal", "%1.", 4)]}
    body = [
        p(TITLE, bold=True),
        p(LEAD),
        p("Giao Phòng Nội vụ chủ trì thực hiện.", number=(1, 0)),
        p(TEXT),
        p("Giao Văn phòng theo dõi, báo cáo.", number=(1, 0)),
        p(MORE),
    ]
    return Document(body, lists=lists), Kept(words=("4. Giao Phòng Nội vụ", "5. Giao Văn phòng"))


def footnotes() -> Made:
    """Two footnotes."""
    body = [
        p(TITLE, bold=True),
        p(LEAD),
        p(run("Toàn huyện có 15 xã"), note_mark(1), run(" đạt chuẩn, giảm 2 xã"), note_mark(2), run(" so với kế hoạch đề ra từ đầu năm.")),
        p(MORE),
    ]
    return Document(body, notes={1: "Tính đến ngày 30/4/2016.", 2: "Do sáp nhập đơn vị hành chính."}), Kept(
        notes=2, words=("Tính đến ngày 30/4/2016", "Do sáp nhập")
    )


def tracked_changes() -> Made:
    """Additions and deletions that are not accepted yet."""
    body = [
        p(TITLE, bold=True),
        p(LEAD),
        p(run("Huyện có "), deleted("mười"), inserted("mười hai"), run(" xã đạt chuẩn nông thôn mới trong năm 2016.")),
        p(MORE),
    ]
    return Document(body), Kept(words=("Huyện có mười hai xã",), absent=("mười xã",))


def comments_and_hidden() -> Made:
    """A comment and hidden letters."""
    body = [
        p(TITLE, bold=True),
        p(LEAD),
        p(run("Kết quả đạt khá"), run(" (xem lại số liệu)", hidden=True), run(" trên các lĩnh vực kinh tế, văn hóa, xã hội.")),
        p(MORE),
    ]
    return Document(body, comments=["Anh kiểm tra giúp số này"]), Kept(
        words=("Kết quả đạt khá trên",), absent=("xem lại số liệu", "Anh kiểm tra")
    )


def old_font() -> Made:
    """TCVN3 in its own font, next to Unicode in a font with a similar name."""
    old = "Ngµy 12/4/2016, HuyÖn ñy tæ chøc héi nghÞ triÓn khai nhiÖm vô c«ng t¸c n¨m 2016. Tham dù cã l·nh ®¹o c¸c phßng, ban, ngµnh cña huyÖn."
    body = [p(run(TITLE, bold=True, font=".VnTimeH")), p(run(old, font=".VnTime")), p(TEXT), p(MORE)]
    return Document(body), Kept(words=("Huyện ủy tổ chức hội nghị triển khai nhiệm vụ công tác", TITLE))


def links() -> Made:
    """A field that leads to a page, and one that would run."""
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "{}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = [
        p(TITLE, bold=True),
        p(LEAD),
        p(
            run("Xem tại "),
            field.format("https://mau.example/van-ban", run("Cổng thông tin")),
            field.format("javascript:alert(1)", run(" và nơi khác")),
        ),
        p(MORE),
    ]
    return Document(body), Kept(words=("[Cổng thông tin](https://mau.example/van-ban)", "và nơi khác"), absent=("javascript",))


def formula() -> Made:
    """A formula of Word's editor, letters raised and lowered."""
    math = "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>"
    body = [
        p(TITLE, bold=True),
        p(LEAD),
        p(run("Diện tích 12 m"), run("2", raised=True), run(", tỷ lệ tính theo công thức "), f"<w:r/>{math}", run(" cho từng xã.")),
        p(MORE),
    ]
    return Document(body), Kept(words=("m<sup>2</sup>", "a/b"))


def marks() -> Made:
    """Letters that Markdown and HTML would read as marks."""
    body = [
        p(TITLE, bold=True),
        p(LEAD),
        p("Khách sạn 5* và 3_sao; a<b & c>d; [x](y); `mã`; #1; giá 10*15*20; <Họ và tên>; C:\\Temp; 50% | 60% ~ chung của các xã."),
        p("# Không phải tiêu đề mà là một dòng chữ"),
        p(MORE),
    ]
    return Document(body), Kept(words=("Họ và tên",))


def symbols_of_fonts() -> Made:
    """Private letters of Symbol and Wingdings, as old files have them."""
    body = [
        p(TITLE, bold=True, align="center"),
        p(LEAD),
        p(run("Các khoản (kể cả khoản phụ"), run("\uf029", font="Symbol"), run(" đều tăng; mức "), run("\uf0b3", font="Symbol"), run(" 5%.")),
        p(run("\uf0fc", font="Wingdings"), run(" Đã hoàn thành trước hạn."), run("\uf061", font="Symbol")),
        p(MORE),
    ]
    return Document(body), Kept(words=("khoản phụ)", "mức ≥ 5%", "✓ Đã hoàn thành", "α"), absent=("\uf029", "\uf0b3", "\uf0fc"))


FILES: dict[str, Callable[[], Made]] = {
    one.__name__: one for one in (
        plain_news, capitals_title, dated_title, bold_headings, styled_headings, counted_headings, chapters, official_paper, official_letter,
        captioned_pictures, table_pictures, unreadable_picture, plain_table, merged_table, counted_table, long_cells, bullets, counted_list, footnotes,
        tracked_changes, comments_and_hidden, old_font, links, formula, marks, symbols_of_fonts,
    )
}  # fmt: skip
