"""Owns the words of a way out on the desk: what the catalogue says of lines, files and commands, said of boxes and buttons."""

from __future__ import annotations

import re
from collections.abc import Callable
from re import Match

MOVE = "«Chuyển chỗ» ở trang của bài"
OF_CODE = {
    "N142": "Chữ vẫn còn.",
    "N144": "Thêm tên cột vào hàng đầu của bảng.",
    "N145": "Nên làm bảng bằng nút Bảng.",
    "W115": f"Muốn đổi chỗ thì dùng {MOVE}, địa chỉ cũ được giữ.",
    "W130": f"Dùng {MOVE}, địa chỉ cũ được giữ.",
    "W133": "Bài đã bị gỡ ngoài bàn biên tập: đưa lại bằng «Lịch sử», rồi rút bài hoặc xóa ở trang của bài.",
    "W134": f"Dùng {MOVE} để địa chỉ cũ dẫn về bài.",
    "W135": "Đăng lại, rút bài hoặc xóa ở trang của bài.",
    "W146": "Chọn các dòng ấy rồi làm lại bằng nút Bảng.",
    "W191": "Nếu là một tin viết hai lần, xóa một bài; nếu là tin mới, ghi tiêu đề khác; nếu là đính chính, viết bằng «Viết đính chính».",
    "W192": "Đổi tên từ một ngày: trả lại tên cũ, rồi «Đổi tên» ở trang Đơn vị. Chỉ sửa chính tả: ghi tên sai trước đây vào ô «tên khác».",
    "W193": "Lấy lại mục ấy; đơn vị thôi hoạt động thì «Kết thúc» ở trang Đơn vị.",
    "W194": "Điền ở Danh mục › Cơ quan trước khi đăng.",
    "W218": "Viết ở khung «Nội dung bài».",
    "T130": f"Dùng {MOVE}.",
    "T152": "Dùng «Rút bài» ở trang của bài.",
    "C104": "Sửa ô «đơn vị kế tiếp» của đơn vị ấy.",
    "C118": "Ghi thêm ít nhất một từ, mỗi từ một dòng, hoặc bỏ nhóm này.",
    "C130": f"Bỏ địa chỉ cũ ấy; hoặc chuyển bài kia bằng {MOVE}.",
    "R101": "Quay lại một bản trước ở «Lịch sử».",
    "R102": "Quay lại một bản trước ở «Lịch sử».",
}


def _added(found: Match[str]) -> str:
    value = "" if found["value"].startswith("…") else f": {found['value']}"
    return f"{'Đ' if found['verb'][0] == 'T' else 'đ'}iền ô «{found['key']}»{value}"


WAYS: tuple[tuple[re.Pattern[str], str | Callable[[Match[str]], str]], ...] = (
    (re.compile(r"[;,.]?\s*[Xx]em docs/[\w.-]+[^.;]*"), ""),
    (re.compile(r"(?P<verb>[Tt])hêm(?: một)?(?: dòng)? «(?P<key>[^»:\[]+): (?P<value>[^»]+)»(?: vào phần đầu bài)?"), _added),
    (re.compile(r"([Gg])hi «([^»:]+): ([^»]+)»"), r"\1hi «\3» ở ô «\2»"),
    (re.compile(r"(?:viết |ghi )?thành (?:các )?dòng con(?: «([^»:]+): [^»]*»)?"), "điền ở «Chi tiết» của mục ấy"),
    (re.compile(r"Viết một dòng như"), "Viết như"),
)


def hint_of(code: str, hint: str) -> str:
    """The way out of a fault as an officer can take it here."""
    if code in OF_CODE:
        return OF_CODE[code]
    for pattern, words in WAYS:
        hint = pattern.sub(words, hint)
    return hint.strip()
