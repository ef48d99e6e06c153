"""Owns the definition of a key of the field table: its two names, its type, its purpose. The tables are elsewhere."""

from __future__ import annotations

from portal.record import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One key. `type`: see TYPES; `of`: the table of a nested mapping, or the vocabulary or registry a value is from."""

    name: str  # English, Pelican's own name if it has one
    vi: str
    type: str
    doc: str
    of: str = ""
    required: bool = False
    aliases: tuple[str, ...] = ()
    example: str = ""
    fixed: bool = False  # once published, other people's addresses and feeds rest on it


TYPES = {
    "line": "một dòng chữ, đọc nguyên văn",
    "id": "mã: chữ thường không dấu, chữ số và dấu gạch nối",
    "place": "mã của bài: như một mã, có thể nhiều phần cách nhau bởi dấu /",
    "serial": "số thứ tự: 4, 4a, II.2",
    "lines": "một dòng, hoặc danh sách các dòng",
    "text": "chữ, có thể nhiều dòng",
    "day": "ngày: 28/11/2016",
    "moment": "ngày, có thể kèm giờ: 28/11/2016 14:30",
    "limit": "ngày, có thể kèm giờ; không ghi giờ là cả ngày ấy: 25/5/2024 17:00",
    "end": "ngày, có thể kèm giờ; không ghi giờ, hoặc 24 giờ, là đến hết ngày ấy: 25/5/2024 17:00",
    "whole": "số nguyên",
    "flag": "có / không",
    "choice": "một từ trong danh sách",
    "ref": "tên hoặc mã",
    "refs": "tên hoặc mã, hoặc danh sách",
    "map": "các dòng con, hoặc một dòng",
    "maps": "danh sách các mục, mỗi mục một dòng hoặc các dòng con",
    "codes": "các cặp khóa: giá trị",
    "statements": "danh sách câu, hoặc các mục có dòng con",
    "file": "đường dẫn tệp trong thư mục nội dung",
    "address": "địa chỉ trên mạng",
    "span": "khoảng năm: 2016 - 2020",
}
