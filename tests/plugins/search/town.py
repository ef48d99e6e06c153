"""A made-up town whose records have names, facts and days: for what is called so, asked for, and holds (tests/js/search-names.test.mjs)."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.search.document import Corpus, IndexedDocument, Vocabulary
from plugins.search.script import client
from plugins.search.update import update
from tests.plugins.search.village import MODULES

PHONE, ADDRESS = ("phone", "Điện thoại", "0123 456 789"), ("address", "Địa chỉ", "Số 1 phố Chợ")
WHO = ("who", "Chủ tịch UBND", "Lê Văn An")
NAMES = ("Ủy ban nhân dân phường Mây", "UBND phường Mây", "UBND")
POSTS = ("Chủ tịch phường Mây", "Chủ tịch UBND phường Mây")


def keys(*names: str, rank: int = 15, fact: int = -1) -> tuple[tuple[str, int, int], ...]:
    return tuple((name, rank, fact) for name in names)


DOCUMENTS = [
    IndexedDocument("/don-vi/ubnd/", NAMES[0], "unit", keys=(*keys(*NAMES), *keys(*POSTS, fact=0)), facts=(WHO, PHONE, ADDRESS)),
    IndexedDocument("/don-vi/phuong/", "Phường Mây", "unit", keys=keys("Phường Mây"), facts=()),
    IndexedDocument("/don-vi/xa-cu/", "Xã Mây Cũ", "unit", keys=keys("Xã Mây Cũ", rank=12)),
    IndexedDocument("/don-vi/tram-1/", "Trạm Nước", "unit", keys=keys("Trạm Nước"), facts=(PHONE,)),
    IndexedDocument("/don-vi/tram-2/", "Trạm Nước", "unit", keys=keys("Trạm Nước"), facts=(("phone", "Điện thoại", "0999"),)),
    IndexedDocument(
        "/lien-he/", "Liên hệ", "page", keys=keys("Liên hệ", "", "Số điện thoại", rank=13),
        facts=(("hours", "Giờ làm việc", "7 giờ – 17 giờ"), PHONE),
    ),
    IndexedDocument("https://nop.example/", "Nộp hồ sơ trực tuyến", "service", unit="nop.example", keys=keys("đăng ký kết hôn", rank=12)),
    IndexedDocument(
        "/tin/2026/11/dien/", "Thông báo tạm ngừng cấp điện", date="2026-11-19", body="Bảo dưỡng đường dây ở tổ 3.", now=True,
        facts=(("when", "Thời gian", "đến hết ngày 03/12/2026"),),
    ),
    IndexedDocument("/tin/2020/01/dien/", "Tạm ngừng cấp điện ở tổ 3", date="2020-01-05", body="Mất điện, tạm ngừng cấp điện cả ngày."),
    IndexedDocument(
        "/tin/2026/11/y-kien/", "Lấy ý kiến dự thảo kế hoạch đường", date="2026-11-20", body="Tổ nào có nước máy thì làm trước.", now=True,
        facts=(("when", "Nhận góp ý đến hết ngày", "09/12/2026"),),
    ),
    IndexedDocument(
        "/su-kien/#sk-1", "Hội thảo về chợ đêm", "event", now=True,
        facts=(("when", "Thời gian, địa điểm", "08:00, 10/12/2026, Nhà văn hóa"),),
    ),
    IndexedDocument("/tin/2019/02/cho-dem/", "Hội thảo chợ đêm lần một", date="2019-02-01", body="UBND bàn về chợ đêm. UBND, UBND."),
    *(
        IndexedDocument(f"/tin/2018/0{month}/ubnd/", f"UBND phường Mây họp tháng {month}", date=f"2018-0{month}-01", body="Họp.")
        for month in range(1, 10)
    ),
]  # fmt: skip
VOCABULARY = Vocabulary(synonyms=(("mất điện", "cúp điện", "tạm ngừng cấp điện"),))


def write(folder: Path) -> None:
    """The index and the client."""
    with update(Corpus.of(DOCUMENTS, VOCABULARY)) as made:
        for file in made.files():
            path = folder / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content())
    (folder / "client.mjs").write_bytes(client(MODULES))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
