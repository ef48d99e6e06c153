"""Tiny content trees for tests: the registries every site needs, and articles in a few lines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from portal.source.load import Loaded, load_portal

AS_OF = date(2026, 11, 21)
IDENTITY = """\
tên cổng: Trang thông tin điện tử huyện Thử
cơ quan quản lý: UBND huyện Thử
cơ quan chủ quản: UBND tỉnh Mẫu
người chịu trách nhiệm: Trần Văn Thử – Chánh Văn phòng
địa chỉ: Số 1, đường Mẫu
điện thoại: 0000 000 000
thư điện tử: thu@mau.example
ghi nguồn: Ghi rõ nguồn khi phát hành lại.
bản quyền từ: 2016
mã kênh tin: thu.example,2016
hư cấu: có
"""
UNITS = """\
- mã: tinh-mau
  tên: Tỉnh Mẫu
  loại: Địa bàn
  cấp: Tỉnh
- mã: tinh-khac
  tên: Tỉnh Khác
  loại: Địa bàn
  cấp: Tỉnh
- mã: huyen-thu
  tên: Huyện Thử
  loại: Địa bàn
  cấp: Huyện
  thuộc: tinh-mau
  đến ngày: 30/6/2025
  kết thúc do: Chia tách
  đơn vị kế tiếp: [xa-mot, xa-hai]
- mã: huyen-uy-thu
  tên: Huyện ủy Thử
  loại: Cơ quan Đảng
  cấp: Huyện
  thuộc: huyen-thu
- mã: xa-mot
  tên: Xã Một
  loại: Địa bàn
  cấp: Xã
  thuộc: tinh-mau
  từ ngày: 01/7/2025
- mã: xa-hai
  tên: Xã Hai
  loại: Địa bàn
  cấp: Xã
  thuộc: tinh-mau
  từ ngày: 01/7/2025
- mã: xa-trung-mau
  tên: Xã Trùng
  loại: Địa bàn
  cấp: Xã
  thuộc: tinh-mau
- mã: xa-trung-khac
  tên: Xã Trùng
  loại: Địa bàn
  cấp: Xã
  thuộc: tinh-khac
"""
SECTIONS = """\
- mã: xay-dung-dang
  tên: Xây dựng Đảng
  nhận tin của: Cơ quan Đảng
- mã: tin-xa
  tên: Tin xã
  nhận tin của: Địa bàn
"""
TOPICS = """\
- mã: can-bo
  tên: Công tác cán bộ
  tên khác: cán bộ
- mã: mot-cua
  tên: Một cửa
"""
REGISTRIES = {
    "du-lieu/co-quan.yml": IDENTITY,
    "du-lieu/don-vi.yml": UNITS,
    "du-lieu/chuyen-muc.yml": SECTIONS,
    "du-lieu/chu-de.yml": TOPICS,
}
GOOD = """\
---
tiêu đề: Một tin bình thường
ngày đăng: 10/5/2024
đơn vị: Huyện ủy Thử
---
Đoạn đầu của tin.
"""


def article(body: str = "Đoạn đầu.", **keys: str) -> str:
    """An article with the fewest keys, changed or added to by `keys` ("" leaves one out); spaces as "_"."""
    fields = {"tiêu đề": "Một tin", "ngày đăng": "10/5/2024", "đơn vị": "Huyện ủy Thử"}
    fields |= {key.replace("_", " "): value for key, value in keys.items()}
    lines = [f"{key}:{value if value.startswith(chr(10)) else ' ' + value}" for key, value in fields.items() if value]
    return "\n".join(["---", *lines, "---", body, ""])


def write_site(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """The registries and these files under a folder."""
    for path, text in {**REGISTRIES, **files}.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def load_site(root: Path, files: Mapping[str, str | bytes], as_of: date = AS_OF) -> Loaded:
    """A tiny site, loaded."""
    return load_portal(write_site(root, files), as_of)
