"""A small fictional district as files, for tests of the outlets: additions and changes are in the tests themselves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from textwrap import dedent

from portal.domain.portal import Portal
from portal.source.load import Loaded, load_portal

AS_OF = date(2020, 6, 30)
AUTHORITY = "suoi-ngan.example,2015"
ORIGIN = "https://suoi-ngan.example"
REGISTRIES = {
    "du-lieu/co-quan.yml": """
        tên cổng: Trang tin huyện Suối Ngàn
        cơ quan quản lý: Ủy ban nhân dân huyện Suối Ngàn
        cơ quan chủ quản: Ủy ban nhân dân tỉnh Mây Trắng
        người chịu trách nhiệm: Lò Văn Thử – Trưởng ban
        địa chỉ: Số 1 phố Thử
        điện thoại: 0000 111 222
        thư điện tử: thu@suoi-ngan.example
        ghi nguồn: Ghi rõ nguồn khi phát hành lại.
        bản quyền từ: 2015
        mã kênh tin: suoi-ngan.example,2015
        địa chỉ cổng: https://suoi-ngan.example
        hư cấu: có
        giấy phép dữ liệu: CC BY 4.0
        địa chỉ giấy phép: https://creativecommons.org/licenses/by/4.0/
        """,
    "du-lieu/don-vi.yml": """
        - mã: huyen-suoi-ngan
          tên: Huyện Suối Ngàn
          loại: Địa bàn
          cấp: Huyện
        - mã: huyen-uy-suoi-ngan
          tên: Huyện ủy Suối Ngàn
          loại: Cơ quan Đảng
          cấp: Huyện
          thuộc: huyen-suoi-ngan
        """,
    "du-lieu/chuyen-muc.yml": """
        - mã: thoi-su
          tên: Thời sự
        - mã: xay-dung-dang
          tên: Xây dựng Đảng
          nhận tin của: [Cơ quan Đảng]
        """,
    "du-lieu/chu-de.yml": """
        - mã: can-bo
          tên: Công tác cán bộ
        """,
}
PROMISE = """\
---
tiêu đề: Suối Ngàn ban hành Đề án cán bộ
ngày đăng: 05/3/2016 08:30
đơn vị: Huyện ủy Suối Ngàn
chủ đề: Công tác cán bộ
kế hoạch:
  - tên: Đề án cán bộ huyện Suối Ngàn giai đoạn 2016 - 2020
    bước: ban hành
    chỉ tiêu:
      - (1) Đến năm 2018, ít nhất 80% công chức cấp xã có trình độ đại học
      - (2) Đến năm 2025, 100% số xã có bộ phận một cửa
tác giả: Vàng Thị Mẫu
nguồn: Báo Suối Ngàn
---

Sáng 05/3, Huyện ủy ban hành Đề án. Xem [kế hoạch](/ke-hoach/) và [nguồn ngoài](https://ngoai.example/a?b=1&c=2).
"""
REPORT = """\
---
tiêu đề: Sơ kết hai năm Đề án cán bộ
ngày đăng: 20/12/2017
đơn vị: Huyện ủy Suối Ngàn
kế hoạch:
  - tên: Đề án cán bộ huyện Suối Ngàn giai đoạn 2016 - 2020
    bước: sơ kết
    kết quả:
      - (1) 72,5% công chức cấp xã có trình độ đại học, tính đến 30/11/2017
---

Huyện ủy sơ kết.
"""
ARTICLES = {"tin/2016/03/de-an-can-bo.md": PROMISE, "tin/2017/12/so-ket.md": REPORT}
PLAN = "de-an-can-bo-huyen-suoi-ngan-giai-doan-2016-2020"


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Files below a folder; a text may be indented as a whole."""
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else dedent(content).lstrip("\n").encode())
    return root


def loaded(root: Path, files: Mapping[str, str | bytes] | None = None, as_of: date = AS_OF) -> Loaded:
    """The district with these files besides (or instead)."""
    return load_portal(write(root, {**REGISTRIES, **ARTICLES, **(files or {})}), as_of)


def district(root: Path, files: Mapping[str, str | bytes] | None = None, as_of: date = AS_OF) -> Portal:
    """The Portal of the district; every file of it is sound."""
    found = loaded(root, files, as_of)
    assert found.portal is not None and found.code == 0, [f"{p.path}:{p.line} {p.code} {p.message}" for p in found.problems]
    return found.portal
