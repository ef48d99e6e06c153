"""Owns the catalogue of faults: code → severity, Vietnamese message, way out. docs/errors.md is generated from it.

Letters: F form of the file, T a field, L links between files, C checks across files, P pictures and attachments; N a note, W a warning by
nature.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from portal.domain.problem import Problem, Severity

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE


class CatalogueEntry(NamedTuple):
    """One kind of fault. `{0}`, `{1}` are filled with what was found."""

    severity: Severity
    message: str
    hint: str = ""
    holds: bool = True  # an error holds its article; False: only its sentence


CATALOGUE: dict[str, CatalogueEntry] = {
    "F100": CatalogueEntry(E, "Không đọc được tệp: {0}", "Mở tệp bằng trình soạn thảo, lưu lại với mã UTF-8; nếu không mở được, xem quyền đọc và dung lượng của tệp."),
    "F101": CatalogueEntry(E, "Tệp không bắt đầu bằng dòng ---", "Dòng đầu tiên phải là ---, rồi đến tiêu đề, đơn vị …, rồi một dòng --- nữa."),
    "F102": CatalogueEntry(E, "Phần đầu bài không có dòng --- kết thúc", "Thêm một dòng --- sau dòng cuối của phần đầu bài."),
    "F103": CatalogueEntry(E, "Không hiểu được cách viết ở dòng này", "Mỗi dòng là «khóa: nội dung»; các dòng con thụt vào hai dấu cách; dùng dấu cách, không dùng phím Tab."),
    "F104": CatalogueEntry(E, "Khóa «{0}» được viết hai lần", "Giữ lại một dòng."),
    "F105": CatalogueEntry(E, "Chữ trong tệp thuộc bảng mã cũ ({0})", "Chuyển sang Unicode (UTF-8) rồi lưu lại."),
    "W105": CatalogueEntry(W, "Chữ tiếng Việt ở dạng tổ hợp (NFD); đã đổi sang dạng dựng sẵn (NFC)", "Lưu lại tệp ở dạng NFC để khỏi nhắc lại."),
    "F140": CatalogueEntry(E, "Tệp còn dấu của hai bản sửa chưa gộp: {0}", "Giữ lại một trong hai bản, rồi xóa các dòng <<<<<<<, =======, >>>>>>>."),
    "N140": CatalogueEntry(N, "Ghi chú ẩn không được đăng: {0}"),
    "T141": CatalogueEntry(E, "«{0}» mở ra mà không có chỗ đóng, nên không rõ đoạn nào không được đăng", "Thêm --> vào cuối ghi chú, hoặc xóa ghi chú."),
    "N142": CatalogueEntry(N, "Đã bỏ định dạng mà cổng không dùng: {0}", "Chữ vẫn còn; xem docs/markdown.md về các thẻ dùng được."),
    "W143": CatalogueEntry(W, "Đoạn này không được đăng: {0}", "Xóa đoạn này; nếu là lời văn, viết lại thành chữ thường."),
    "N144": CatalogueEntry(N, "Bảng có dòng nhiều ô hơn dòng đầu; đã thêm cột ({0})", "Thêm tên cột vào dòng đầu của bảng."),
    "N145": CatalogueEntry(N, "Đã hiểu các dòng này là bảng (các ô cách nhau bằng {0}); dòng đầu là tên cột", "Nên viết bảng như trong docs/markdown.md."),
    "W146": CatalogueEntry(W, "Các dòng này trông như bảng, nhưng chưa viết thành bảng", "Viết các ô cách nhau bằng dấu |, dưới dòng tên cột thêm dòng |---|---|; xem docs/markdown.md."),
    "W147": CatalogueEntry(W, "Liên kết hoặc ảnh này không dùng được trên cổng: {0}", "Liên kết bắt đầu bằng https://, hoặc là tệp của cổng; ảnh đặt trong thư mục anh/."),
    "W148": CatalogueEntry(W, "Chú thích [^{0}] không có lời", "Thêm một dòng «[^{0}]: …» ở cuối bài."),
    "N214": CatalogueEntry(N, "Liên kết không có chữ, nên địa chỉ được in làm chữ: {0}", "Ghi chữ vào giữa hai dấu ngoặc vuông: [tên](địa chỉ)."),
    "W215": CatalogueEntry(W, "Chú thích [^{0}] có lời ở hai chỗ; lời sau được in nguyên văn", "Đổi số của một chú thích, cả trong lời văn lẫn ở cuối bài."),
    "T149": CatalogueEntry(E, "Không dựng được thân bài ({0})", "Báo cho người quản trị, kèm tệp này."),
    "F160": CatalogueEntry(E, "Quá giới hạn: {0}", "Chia nhỏ, hoặc bỏ bớt phần thừa; thường do dán nhầm hoặc tệp hỏng."),
    "F161": CatalogueEntry(E, "Không dùng neo, bí danh hay thẻ của YAML ở đây: {0}", "Viết nội dung ra, hoặc để cả giá trị trong dấu ngoặc kép."),
    "F162": CatalogueEntry(E, "Tên tệp hoặc thư mục không viết bằng mã UTF-8, nên không đọc được: {0}", "Đổi tên bằng chữ thường không dấu, ví dụ hop-giao-ban.md."),
    "F163": CatalogueEntry(E, "Không đọc: {0}", "Đặt chính tệp ấy vào thư mục nội dung, không dùng liên kết tượng trưng."),
    "F164": CatalogueEntry(E, "Không dựng được {0}, nên giữ như lần dựng trước: {1}", "Nội dung đọc sau cùng: {2}. Nếu không thấy gì sai ở đó, báo cho người phụ trách phần mềm."),
    "F165": CatalogueEntry(E, "Không dựng được trang của bài này, nên bài tạm giữ: {0}", "Bỏ dần những gì vừa viết thêm để tìm chỗ gây lỗi, rồi báo cho người phụ trách phần mềm."),
    "F166": CatalogueEntry(E, "Không đọc được tệp này, do một lỗi bất ngờ: {0}", "Bỏ dần những gì vừa viết thêm để tìm chỗ gây lỗi, rồi báo cho người phụ trách phần mềm."),
    "F200": CatalogueEntry(E, "Thân bài chứa phần đầu của một bài khác: «{0}»", "Mỗi bài là một tệp: cắt từ dòng --- ấy trở đi sang một tệp mới."),
    "W160": CatalogueEntry(W, "Khoảng năm trong tên không thể có, nên kế hoạch không có giai đoạn: {0}", "Viết năm đầu trước, năm cuối sau, ví dụ giai đoạn 2021 - 2025."),
    "W162": CatalogueEntry(W, "Thư mục có tên như một tệp: {0}", "Bài, danh mục là tệp, không phải thư mục: chép tệp .md, .yml ra ngoài, hoặc đổi tên thư mục."),
    "N101": CatalogueEntry(N, "Đã bỏ ký hiệu BOM ở đầu tệp"),
    "N102": CatalogueEntry(N, "Đã đổi dấu cách lạ hoặc phím Tab thành dấu cách thường"),
    "N103": CatalogueEntry(N, "Đã hiểu dòng «{0}» là dòng ---"),
    "N131": CatalogueEntry(N, "Đã bỏ ký tự vô hình {0}", "Gõ lại chữ ở chỗ ấy để khỏi nhắc lại."),
    "N130": CatalogueEntry(N, "Đã hiểu «{0}» là tệp «{1}»", "Ghi đúng tên tệp như trong thư mục nội dung để khỏi nhắc lại."),
    "T101": CatalogueEntry(E, "Thiếu {0}", "Thêm dòng «{0}: …» vào phần đầu bài."),
    "T102": CatalogueEntry(E, "Không có khóa «{0}»", "{1}"),
    "T103": CatalogueEntry(E, "«{0}» phải là {1}", "{2}Xem docs/front-matter.md."),
    "T104": CatalogueEntry(E, "Không có {0} «{1}»", "{2}"),
    "T105": CatalogueEntry(E, "«{0}» có thể là nhiều {1}: {2}", "Viết tên đầy đủ hoặc mã."),
    "T106": CatalogueEntry(E, "Ngày không có thật: {0}", "{1}"),
    "T107": CatalogueEntry(E, "Không hiểu ngày «{0}»", "Viết như 28/11/2016, có thể thêm giờ: 28/11/2016 14:30."),
    "T163": CatalogueEntry(E, "«{0}» không ghi năm", "Ghi đủ ngày, tháng, năm, như 15/6/2026."),
    "T164": CatalogueEntry(E, "Ngày âm lịch chưa đọc được: «{0}»", "Ghi ngày dương lịch tương ứng, có thể để ngày âm trong ngoặc: 22/5/2024 (15/4 âm lịch)."),
    "T108": CatalogueEntry(E, "«{0}» không có trong các lựa chọn của «{1}»", "{2}"),
    "T109": CatalogueEntry(E, "Không hiểu câu này: {0}", "{1}", holds=False),
    "T110": CatalogueEntry(E, "Bài không có ngày đăng và cũng không có căn cứ ngày", "Thêm «ngày đăng: 28/11/2016», hoặc «căn cứ ngày» khi nguồn không ghi ngày."),
    "T111": CatalogueEntry(E, "Số «{0}» không hợp lệ", "{1}", holds=False),
    "T112": CatalogueEntry(E, "Nội dung không an toàn: {0}", "Bỏ đoạn mã này; bài chỉ gồm chữ, bảng, ảnh và liên kết."),
    "T113": CatalogueEntry(E, "Tên tệp phải là chữ thường không dấu: «{0}»", "Đổi tên tệp thành «{1}»."),
    "T130": CatalogueEntry(E, "Tên thư mục phải là chữ thường không dấu, không có dấu cách: «{0}»", "Chuyển bài sang thư mục năm và tháng: `portal move \"{1}\" {2}`."),
    "T131": CatalogueEntry(E, "Tệp này là bản sao do máy tự tạo: «{0}»", "So sánh với «{1}», giữ lại một tệp rồi xóa tệp kia. Đừng đổi tên bản sao: bài sẽ bị đăng hai lần. Không có tệp nào khác thì đặt tên mới, chữ thường không dấu."),
    "W131": CatalogueEntry(W, "Bài này có thể là bản sao của «{1}» do máy tự tạo", "So sánh hai tệp; nếu đúng là bản sao thì xóa một tệp, kẻo bài đăng hai lần."),
    "T132": CatalogueEntry(E, "Tên tệp phải là chữ thường không dấu: «{0}»", "Đổi tên tệp thành «{1}». Nếu đây là bản sao của «{2}» do OneDrive tạo: so sánh hai tệp rồi xóa tệp này."),
    "W130": CatalogueEntry(W, "Thư mục tháng nên viết hai chữ số: «{0}»", "Chuyển bài bằng `portal move {1} {2}` để giữ địa chỉ cũ."),
    "T114": CatalogueEntry(E, "Khoảng năm «{0}» không hợp lệ", "Viết như 2016 - 2020."),
    "T160": CatalogueEntry(E, "«{0}» không thể là «{1}»", "Chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ {2}."),
    "T161": CatalogueEntry(E, "«{0}» {1}", "Chọn mã khác."),
    "T162": CatalogueEntry(E, "Số thứ tự «{0}» không hợp lệ", "Viết như 4, 4a hoặc II.2."),
    "W190": CatalogueEntry(W, "Có thể là {0} của cá nhân: {1}", "Xóa, hoặc che bớt số. Nếu chủ ý đăng, thêm «số được đăng: {1}» vào phần đầu bài."),
    "T150": CatalogueEntry(E, "Khóa «{0}» là tên khác của «{1}», đã viết ở dòng trên", "Giữ lại một dòng."),
    "T151": CatalogueEntry(E, "«{0}» cần có {1}", "Viết một dòng như «{2}», hoặc thành các dòng con."),
    "T152": CatalogueEntry(E, "Bài ở trạng thái «Đã rút» mà không ghi ngày và lý do", "Thêm dòng «rút bài: 28/11/2026: lý do»; nếu bài chưa đăng lần nào thì ghi «trạng thái: Bản nháp»."),
    "T153": CatalogueEntry(E, "{0} ({1}) đứng sau {2} ({3})", "Kiểm tra lại hai ngày này."),
    "W150": CatalogueEntry(W, "Giờ trong «{0}» không được dùng ở đây; chỉ lấy ngày {1}", "Xóa giờ đi, hoặc ghi giờ vào lời văn."),
    "W151": CatalogueEntry(W, "Không đọc được {0} của sự kiện: «{1}»; trang in nguyên văn, lịch sự kiện không có", "Viết như 25/5/2024, 25 - 26/5/2024; giờ như 8 giờ 30, 8h - 11h30. Ngày âm lịch: ghi ngày dương lịch, ngày âm trong ngoặc: 22/5/2024 (15/4 âm lịch)."),
    "W152": CatalogueEntry(W, "«{0}» có phải ngày của sự kiện không? Chưa hiểu như vậy", "Nếu phải, ghi đủ ngày, tháng, năm: «…, ngày 25/5/2024», hoặc ghi thành dòng con «ngày: …»."),
    "W153": CatalogueEntry(W, "Ngày {0} là {1}, không phải {2}", "Kiểm tra lại thứ, ngày và năm."),
    "W154": CatalogueEntry(W, "{0} ({1}) đứng trước ngày đăng ({2})", "Kiểm tra lại hai ngày này, nhất là năm."),
    "W155": CatalogueEntry(W, "Ngày đăng {0} còn hơn một năm nữa mới tới", "Kiểm tra lại năm; đến ngày ấy bài mới lên trang."),
    "W202": CatalogueEntry(W, "Sửa đổi ghi ngày {0} còn chưa tới, nên bạn đọc chưa thấy", "Kiểm tra lại ngày này, nhất là năm."),
    "W217": CatalogueEntry(W, "Bài hẹn rút ngày {0}; đến ngày ấy bạn đọc vẫn đọc được bài", "Muốn rút ngay, ghi ngày hôm nay; kiểm tra lại năm."),
    "W218": CatalogueEntry(W, "Bài chưa có lời văn, cũng không có ảnh, văn bản hay sự kiện nào", "Viết lời văn dưới dòng --- thứ hai; bài chưa xong thì ghi «trạng thái: Bản nháp»."),
    "W156": CatalogueEntry(W, "Ngày đăng {0} quá xa về trước", "Kiểm tra lại năm."),
    "W157": CatalogueEntry(W, "Không có {0} «{1}», nên chưa nối được", "Viết đúng tên hoặc mã đã có."),
    "W158": CatalogueEntry(W, "«{0}» chỉ được in khi bài có «sự kiện»", "Thêm dòng «sự kiện: tên hội nghị, ngày …»."),
    "N210": CatalogueEntry(N, "Đã hiểu dấu «{0}» là dấu gạch đầu dòng của danh sách", "Viết mỗi mục một dòng «- …» để khỏi nhắc lại."),
    "N211": CatalogueEntry(N, "Đã hiểu «{0}» là dấu đứng sau «\\»; dấu «\\» không được in", "Muốn in cả dấu \\, gõ hai lần: \\\\."),
    "N212": CatalogueEntry(N, "Đã hiểu «{0}» là đến hết ngày {1}", "Nếu cả ngày ấy còn nhận, viết «đến hết ngày …»."),
    "N213": CatalogueEntry(N, "Bài đã đổi tên tệp và đang có lỗi; bạn đọc vẫn thấy bản tốt gần nhất ở {0}"),
    "N150": CatalogueEntry(N, "Trong «{0}» chỉ hiểu được ngày, giờ: «{1}»"),
    "N151": CatalogueEntry(N, "«{0}» không ghi năm; đã hiểu là {1}", "Ghi đủ ngày, tháng, năm nếu không phải vậy."),
    "N152": CatalogueEntry(N, "Đã hiểu «{0}» là từ {1} đến {2}"),
    "W191": CatalogueEntry(
        W, "Trùng tiêu đề, đơn vị và gần ngày với {0}",
        "Nếu là một tin nhập hai lần, bỏ một tệp; nếu là tin mới, ghi tiêu đề khác, hoặc «đính chính cho: {0}».",
    ),
    "W192": CatalogueEntry(
        W, "Tên đơn vị bị sửa từ «{0}» thành «{1}»: mọi bài cũ cũng sẽ mang tên mới",
        "Nếu đơn vị đổi tên từ một ngày, trả lại tên cũ rồi chạy `portal unit rename`; nếu chỉ sửa chính tả, thêm «{0}» vào «tên khác».",
    ),
    "W193": CatalogueEntry(
        W, "Đơn vị đã công bố không còn trong danh mục: «{0}» (mã {1})",
        "Lấy lại mục ấy; đơn vị kết thúc hoạt động thì chạy `portal unit end`, không xóa.",
    ),
    "W194": CatalogueEntry(W, "Danh tính của trang còn chỗ cần điền: «{0}»", "Điền vào du-lieu/co-quan.yml trước khi đăng."),
    "W115": CatalogueEntry(W, "Tệp nằm ở thư mục {0}, nhưng ngày của bài là {1}", "Nếu muốn đổi chỗ, dùng lệnh `portal move` để giữ địa chỉ cũ."),
    "W116": CatalogueEntry(W, "Tiêu đề viết toàn chữ in hoa", "Viết như câu thường; giao diện sẽ tự nhấn mạnh."),
    "W117": CatalogueEntry(W, "Địa chỉ «{0}» không hợp lệ", "Viết đầy đủ, bắt đầu bằng https://."),
    "L101": CatalogueEntry(W, "Liên kết nội bộ không dẫn đến đâu: {0}", "{1}"),
    "L102": CatalogueEntry(W, "Không tìm thấy tệp: {0}", "{1}Đặt tệp vào thư mục content/anh hoặc content/van-ban, rồi ghi đúng đường dẫn."),
    "L103": CatalogueEntry(W, "Ảnh thiếu mô tả: {0}", "Thêm «mô tả: …» để người không nhìn thấy ảnh biết ảnh có gì."),
    "L105": CatalogueEntry(W, "Liên kết dẫn đến bài chưa lên trang: {0} ({1})", "Trang in chữ của liên kết; khi bài ấy lên trang, liên kết tự có."),
    "L104": CatalogueEntry(E, "Bài được nhắc đến không có: {0}", "{1}"),
    "C101": CatalogueEntry(W, "{0} đã kết thúc hoạt động ngày {1}, trước ngày của bài", "{2}"),
    "C102": CatalogueEntry(E, "Địa chỉ {0} trùng với tệp {1}", "Đổi tên tệp này."),
    "C103": CatalogueEntry(E, "Mã «{0}» đã dùng ở {1}", "Mỗi mã chỉ dùng một lần."),
    "C205": CatalogueEntry(
        E, "Bài mới này nằm ở chỗ cũ của {1}: «{0}» là mã của bài ấy", "Đặt cho bài mới tên tệp khác; mã của bài đã đăng không đổi được.",
    ),
    "C206": CatalogueEntry(E, "Địa chỉ cũ {0} của bài này nay là của tệp {1}", "Đặt cho {1} tên khác; hoặc bỏ dòng địa chỉ cũ ấy ở bài này, nếu không cần dẫn từ đó về nữa."),
    "C104": CatalogueEntry(E, "{0} kết thúc do {1} thì phải có {2}, ở đây có {3}", "Sửa «đơn vị kế tiếp» trong don-vi.yml."),
    "C105": CatalogueEntry(W, "Tệp lạ trong thư mục nội dung: {0}", "{1}"),
    "C106": CatalogueEntry(W, "Kế hoạch mới, chưa có tệp trong du-lieu/ke-hoach: «{0}»", "Nếu là kế hoạch đã có, viết đúng tên; nếu mới thật thì không cần làm gì."),
    "C107": CatalogueEntry(W, "Chỉ tiêu ({0}) của «{1}» khác với lần nêu trước: trước là «{2}»", "Nếu chỉ tiêu được điều chỉnh, thêm «ghi chú: …» nói vì sao."),
    "W170": CatalogueEntry(W, "Số ({0}) của «{1}» đã là «{2}»; dòng này nói điều khác: «{3}». Có đúng là cùng một chỉ tiêu không? Tạm đăng riêng với số ({4})", "Nếu là chỉ tiêu khác, viết số của nó; nếu đúng là cùng một chỉ tiêu được điều chỉnh, viết thành các dòng con và thêm «ghi chú: …» nói vì sao."),
    "W171": CatalogueEntry(W, "Kết quả ({0}) nói về «{1}», mà chỉ tiêu ({0}) là «{2}»: có đúng số không?", "Viết đúng số của chỉ tiêu, hoặc bỏ số nếu kết quả không thuộc chỉ tiêu nào."),
    "W172": CatalogueEntry(W, "Không rõ kết quả này có từ bao giờ: câu không ghi thời điểm, và tệp kế hoạch không ghi ngày ban hành. Kết quả chưa được đăng", "Ghi thời điểm vào câu, ví dụ «…, tính đến 31/12/2023» hoặc «Năm 2023, …»; hoặc ghi «ngày ban hành» của kế hoạch."),
    "C108": CatalogueEntry(E, "Không có chỉ tiêu ({0}) trong «{1}»", "{2}"),
    "C109": CatalogueEntry(W, "Chỉ tiêu đã công bố nay đọc ra khác: trước là «{0}», nay là «{1}»", "Nếu được điều chỉnh, thêm «ghi chú: …»; nếu không, sửa lại câu."),
    "C110": CatalogueEntry(W, "Chỉ tiêu đã công bố không còn trong bài nào: «{0}»", "Khôi phục bài, hoặc ghi «bước: Dừng thực hiện» kèm ghi chú."),
    "C111": CatalogueEntry(E, "Chỉ tiêu ({0}) của «{1}» được viết hai lần trong cùng một danh sách", "Mỗi chỉ tiêu một số riêng."),
    "C113": CatalogueEntry(E, "Vòng tròn: {0}", "Một mục không thể thuộc về chính nó."),
    "C114": CatalogueEntry(W, "Mức đầu kỳ ({0}) khác kết quả năm trước ({1})", "Kiểm tra lại hai con số."),
    "C118": CatalogueEntry(W, "Nhóm từ cùng nghĩa chỉ có một từ: «{0}»", "Ghi thêm ít nhất một từ, mỗi từ một dòng bắt đầu bằng «- », hoặc bỏ nhóm này."),
    "C180": CatalogueEntry(W, "Chỉ tiêu ({0}) của «{1}» đến ngày {2} mới ban hành, mà {3} đã nêu kết quả", "Xem lại «ngày» của kế hoạch. Đến ngày đó chỉ tiêu mới lên trang; kết quả tạm đứng ở trang kế hoạch."),
    "C182": CatalogueEntry(W, "Cơ quan ban hành «{0}» của văn bản có thể là nhiều đơn vị: {1}", "Ghi ngày ban hành của văn bản, hoặc mã đơn vị."),
    "C181": CatalogueEntry(W, "Kết quả của chỉ tiêu ({0}) của «{1}» chỉ còn đứng ở trang kế hoạch: {2}, bài duy nhất nêu chỉ tiêu này, đã rút", "Nếu chỉ tiêu vẫn còn, nêu lại ở bài thay thế, với đúng số ấy."),
    "W133": CatalogueEntry(W, "Bài đã đăng ở {0} đã biến mất khỏi thư mục nội dung", "Đã đổi tên tệp: chạy `portal move {1} tên-mới`. Gỡ hẳn: chạy `portal remove {1}`. Rút bài: lấy lại tệp rồi ghi «rút bài: ngày: lý do»."),
    "W134": CatalogueEntry(W, "Bài đã đăng ở {0} nay là tệp {1}, mà không giữ địa chỉ cũ", "Chạy `portal move {2} {1}` để địa chỉ cũ dẫn về bài."),
    "W135": CatalogueEntry(W, "Bài đã đăng ở {0} nay không còn trên trang", "Rút bài thì ghi «rút bài: ngày: lý do»; nếu không, đăng lại; hoặc gỡ hẳn bằng `portal remove`."),
    "R130": CatalogueEntry(W, "Không đọc được dòng {0} của danh sách địa chỉ đã đăng", "Lấy lại tệp từ bản lưu; tệp này do `portal publish` ghi, không sửa tay."),
    "R220": CatalogueEntry(W, "Không đọc được dòng {0} của danh sách tên đơn vị đã công bố", "Lấy lại tệp từ bản lưu; tệp này do `portal publish` ghi, không sửa tay."),
    "C130": CatalogueEntry(W, "Địa chỉ cũ {0} nay là của {1}, nên không dẫn về bài này", "Bỏ địa chỉ cũ ấy; hoặc chuyển bài kia sang tên khác bằng `portal move`."),
    "C132": CatalogueEntry(W, "Hai tệp cùng tên {0}, chỉ khác cách ghi dấu; chỉ một tệp được dùng", "So sánh hai tệp, giữ lại một rồi xóa tệp kia (tệp chép từ máy Mac thường ghi dấu rời)."),
    "C133": CatalogueEntry(W, "Tệp {0} chưa được đọc vì đuôi tệp; đổi tên thành «{1}»", "Chỉ đổi đuôi, viết chữ thường; nội dung giữ nguyên."),
    "C131": CatalogueEntry(W, "Không dùng được địa chỉ cũ «{0}»", "Viết như /tin/2016/11/ten-bai/ hoặc /Pages/tin.aspx?id=5."),
    "P101": CatalogueEntry(W, "Không đọc được ảnh, nên ảnh không được đăng", "Mở ảnh bằng chương trình xem ảnh rồi lưu lại dạng JPEG hoặc PNG."),
    "P102": CatalogueEntry(W, "Ảnh quá lớn ({0} triệu điểm ảnh), nên không được đăng", "Thu nhỏ ảnh: cạnh dài 2.400 điểm là đủ."),
    "P103": CatalogueEntry(W, "Ảnh thật ra là {0}, không phải {1} như đuôi tệp", "Đổi đuôi tệp cho đúng, hoặc lưu lại ảnh."),
    "P104": CatalogueEntry(W, "Ảnh động: chỉ khung hình đầu tiên được đăng", "Dùng ảnh tĩnh."),
    "P105": CatalogueEntry(N, "Ảnh ở hệ màu in (CMYK); đã đổi sang hệ màu màn hình"),
    "P106": CatalogueEntry(W, "Loại tệp «{0}» không được đăng kèm", "Dùng PDF, Word, Excel, hình ảnh hoặc tệp nén."),
    "P107": CatalogueEntry(W, "Ảnh quá dài so với bề ngang ({0} × {1} điểm), nên không được đăng", "Cắt ảnh thành nhiều phần."),
    "P108": CatalogueEntry(W, "Tệp ảnh đính kèm ghi cả nơi chụp (GPS), nên không được đăng", "Lưu lại ảnh không kèm vị trí, hoặc để ảnh trong thư mục anh/: ảnh ở đó được đăng không kèm vị trí."),
    "R101": CatalogueEntry(E, "Không hiểu danh mục {0}", "Tệp phải có đúng một mục, mỗi dòng là «khóa: nội dung»; xem docs/front-matter.md."),
    "N104": CatalogueEntry(N, "Chưa rõ cao hơn hay thấp hơn là tốt ở chỉ tiêu ({0}) của «{1}», nên kết quả chưa được đánh giá", "Ghi chỉ tiêu thành các dòng con và thêm «chiều tốt: Cao hơn» hoặc «chiều tốt: Thấp hơn»."),
    "N190": CatalogueEntry(N, "Vì lỗi đã nêu, trang dùng bản tốt gần nhất của {0}"),
    "N191": CatalogueEntry(N, "Vì lỗi đã nêu, {0} chưa được dùng: chưa có bản tốt nào trước đó"),
    "N192": CatalogueEntry(N, "Chưa lên trang: {0}"),
    "R102": CatalogueEntry(E, "Thiếu danh mục bắt buộc {0}", "Tạo tệp này; xem docs/front-matter.md."),
    "R205": CatalogueEntry(
        E, "Danh mục {0} không còn trong thư mục nội dung; trang tạm dùng bản tốt gần nhất",
        "Lấy lại tệp từ bản lưu{1}.",
    ),
    "R206": CatalogueEntry(E, "Nếu dùng bản mới này, {1} bài phải rời trang hoặc không lên được, vì trong đó không còn đọc được {0}; trang tạm dùng bản tốt gần nhất. Các bài: {2}", "{3}"),
    "R207": CatalogueEntry(E, "Danh mục bắt buộc {0} không còn mục nào; trang tạm dùng bản tốt gần nhất", "Lấy lại tệp từ bản lưu."),
    "R208": CatalogueEntry(E, "Kế hoạch «{0}» đã có ở {1}", "Nếu là bản sao, giữ một tệp rồi xóa tệp kia; nếu là kế hoạch khác, ghi tên đầy đủ hơn, hoặc ghi «số», «ngày» ở cả hai tệp."),
    "R209": CatalogueEntry(E, "Tệp kế hoạch này là bản sao, không được đọc: «{0}»", "So sánh với {1}, giữ lại một tệp rồi xóa tệp kia; nếu là kế hoạch khác, đổi tên tệp và tên kế hoạch."),
    "N206": CatalogueEntry(N, "Bài chờ {1} được sửa: «{0}» có ghi ở đó, nhưng tệp ấy đang có lỗi", "Sửa lỗi đã nêu ở {1}; bài này không phải sửa."),
    "W201": CatalogueEntry(W, "Tệp kế hoạch {0} không còn; những gì chỉ ghi trong đó đã rời cổng", "Nếu lỡ tay, lấy lại tệp từ bản lưu. Kế hoạch đã xong thì giữ tệp, ghi bước của nó vào «quá trình»."),
    "W216": CatalogueEntry(W, "Tệp {0} không còn, nên trang ấy đã rời cổng, hoặc trở về lời có sẵn", "Nếu lỡ tay, lấy lại tệp từ bản lưu."),
    "W203": CatalogueEntry(W, "«{0}» không đúng dạng: {1}", "{2}"),
    "R103": CatalogueEntry(W, "Không đọc được dòng {0} của danh sách chỉ tiêu đã công bố", "Lấy lại tệp da-cong-bo.yml từ bản lưu; tệp này do `portal publish` ghi, không sửa tay."),
}


LONGEST = 400  # characters of a value, or of a line, that a message shows
OF_PAGES = frozenset({"F164", "F165"})  # reported when pages are made, not when files are read
OF_REGISTRIES = frozenset({"R206", "R207"})  # a registry kept its previous text, since articles need what it lost


@dataclass(slots=True)
class Report:
    """Collects the problems of one file; knows its path and text, so that each has its excerpt."""

    path: str
    text: str = ""
    problems: list[Problem] = field(default_factory=list)

    def add(self, code: str, line: int, *details: object, field: str = "", mark: str = "") -> None:
        """Report one fault; `mark` is the part of the line to underline."""
        self.problems.append(replace(problem(code, self.path, line, *details, field=field, mark=mark), excerpt=self._excerpt(line)))

    def _excerpt(self, line: int) -> str:
        lines = self.text.split("\n")
        return lines[line - 1][:LONGEST] if 0 < line <= len(lines) else ""


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST]} …"


def problem(code: str, path: str, line: int, *details: object, field: str = "", mark: str = "") -> Problem:
    """Return a Problem of the catalogue with its words filled in, without an excerpt."""
    entry = CATALOGUE[code]
    words = [_short(str(detail)) for detail in details]
    return Problem(
        path, line, code, entry.severity, entry.message.format(*words), entry.hint.format(*words), field, "", mark, entry.holds
    )


def unexpected(path: str, error: Exception) -> Problem:
    """Return the problem of a file that raised an unexpected error."""
    return problem("F166", path, 0, " ".join(f"{type(error).__name__}: {error}".split())[:300])
