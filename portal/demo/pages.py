"""Owns the two pages about the portal itself: gioi-thieu and lien-he."""

from __future__ import annotations

from datetime import date

from portal.demo import places, units
from portal.demo.places import DISTRICT, MERGER, PROVINCE


def about(seed: int, as_of: date) -> str:
    """trang/gioi-thieu.md."""
    communes = [commune.name for commune in places.communes() if commune.start == MERGER]
    today = (
        f"Từ ngày 01/7/2025, huyện {DISTRICT} kết thúc hoạt động; địa bàn nay thuộc các xã: {', '.join(name.removeprefix('xã ') for name in communes)}. "
        "Các xã mới tiếp tục đăng tin trên Trang thông tin này; tin, bài của huyện được giữ nguyên địa chỉ."
        if as_of >= MERGER
        else f"Huyện gồm {len(places.communes_on(as_of))} xã, thị trấn."
    )
    return f"""---
tiêu đề: Giới thiệu
tóm tắt: {DISTRICT} là địa danh hư cấu, dùng để trình diễn Trang thông tin điện tử
---

**{DISTRICT} là địa danh hư cấu.** Mọi đơn vị, con người, số liệu trên trang này do chương trình tạo ra để trình diễn.

## Vị trí, lịch sử

Huyện {DISTRICT} (tỉnh {PROVINCE}) nằm trong vùng đồi núi xen thung lũng, có suối Khê chảy qua trung tâm. Người dân sống chủ yếu bằng nghề nông, nghề rừng và buôn bán nhỏ. {today}

## Trang thông tin điện tử

Trang thông tin đăng tin tức, văn bản, chương trình, đề án, kế hoạch và kết quả thực hiện của các cơ quan trên địa bàn. Mỗi chỉ tiêu được theo dõi bằng những con số mà tin, bài đã nêu, có ngày và nguồn.
"""


def contact(seed: int, as_of: date) -> str:
    """trang/lien-he.md."""
    body = units.bodies()[f"{places.SEAT}-ub" if as_of >= MERGER else "ubnd"]
    name, role = units.leader(seed, body, as_of)
    return f"""---
tiêu đề: Liên hệ
tóm tắt: Địa chỉ, điện thoại, thư điện tử của cơ quan quản lý Trang thông tin
---

- Cơ quan quản lý: {body.name}
- Người chịu trách nhiệm nội dung: {name}, {role}
- Điện thoại: 0000.3.555.001
- Thư điện tử: vanthu@sonkhe.example
- Giờ làm việc: thứ Hai đến thứ Sáu, từ 7 giờ 30 đến 11 giờ 30 và từ 13 giờ 30 đến 17 giờ

Phản ánh, kiến nghị xin gửi kèm họ tên và địa chỉ để được trả lời. Mọi địa chỉ, số điện thoại trên trang này là hư cấu.
"""
