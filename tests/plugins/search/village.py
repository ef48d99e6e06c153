"""A small made-up site to search: `python -m tests.plugins.search.village <folder>` writes its index and client there."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.search.document import IndexedDocument, Vocabulary
from plugins.search.script import client
from plugins.search.update import index

MODULES = Path(__file__).parents[3] / "theme" / "js" / "search"
VOCABULARY = Vocabulary(
    abbreviations={"CCHC": ("cải cách hành chính",), "UBND": ("ủy ban nhân dân",), "HTX": ("hợp tác xã",)},
    labels={
        "unit": {"uy-ban-ban-coi": "Ủy ban nhân dân xã Bản Cới", "dang-uy-ban-coi": "Đảng ủy xã Bản Cới"},
        "topic": {"cai-cach": "Cải cách hành chính", "giao-thong": "Giao thông nông thôn"},
    },
)


def _article(slug: str, date: str, title: str, body: str, **more: object) -> IndexedDocument:
    fields = {"unit": "Ủy ban nhân dân xã Bản Cới", "units": ("uy-ban-ban-coi",), "section": "tin-xa", **more}
    return IndexedDocument(url=f"/tin/{date[:4]}/{date[5:7]}/{slug}/", title=title, date=date, body=body, **fields)  # type: ignore[arg-type]


DOCUMENTS = [
    _article(
        "hoi-thao",
        "2016-04-12",
        "Hội thảo về cải cách hành chính ở xã Bản Cới",
        "Sáng 12/4, xã Bản Cới mở hội thảo bàn việc rút ngắn thời gian trả kết quả.\n\nÔng Hoàng Văn Quý – Chủ tịch xã – chủ trì.",
        topics=("cai-cach",),
    ),
    _article(
        "duong",
        "2017-09-03",
        "Khởi công đường liên xã Bản Cới – Nà Loỏng",
        "Tuyến đường liên xã dài 7 km. Nghị quyết số 10-NQ/TU giao huyện hoàn thành trước năm 2019.",
        topics=("giao-thong",),
    ),
    _article(
        "thuy-loi",
        "2018-03-20",
        "Nạo vét kênh thuỷ lợi đầu vụ",
        "Hòa Bình là thôn đầu tiên làm xong. Kênh thủy lợi dài 2 km được nạo vét trong ba ngày.",
        topics=("giao-thong",),
    ),
    _article(
        "htx", "2019-06-01", "HTX chè Bản Cới bán hàng qua mạng", "Hợp tác xã có 43 hộ. Trang facebook của HTX có 2.000 người theo dõi."
    ),
    _article("tiep-dan", "2019-11-15", "Lịch tiếp công dân tháng 11", "UBND xã tiếp công dân vào thứ hai hằng tuần."),
    _article(
        "dan-van",
        "2020-02-02",
        "Mô hình dân vận khéo ở thôn Hòa Bình",
        "Người dân thôn Hòa Bình hiến đất làm đường; hội phụ nữ góp công.",
        unit="Đảng ủy xã Bản Cới",
        units=("dang-uy-ban-coi",),
        has_targets=True,
    ),
    _article("can-bo", "2020-05-09", "Tập huấn cán bộ thôn", "Lớp học về ghi chép sổ sách cho cán bộ thôn. Báo cáo nêu ba việc cần làm."),
    _article("hoi-cho", "2020-08-19", "Hội chợ chè", "Hội chợ có 12 gian hàng. Bà Lý Thị Mỹ bán được 40 kg chè."),
    _article("cau-treo", "2021-01-05", "Sửa cầu treo Nà Loỏng", "Cầu treo được thay ván. Công an xã phân luồng giao thông trong hai ngày."),
    _article(
        "hop",
        "2021-03-08",
        "Cuộc họp thảo luận ngân sách",
        "Hội đồng nhân dân xã họp; đại biểu thảo luận về ngân sách. Chiều cùng ngày hội bế mạc.",
    ),
    IndexedDocument(
        url="/chi-tieu/giao-thong-1/",
        title="Đến năm 2019, 100% đường liên xã được trải nhựa",
        kind="target",
        unit="Huyện ủy Nà Pản",
        sentence="Đến năm 2019, 100% đường liên xã được trải nhựa: đã đến hạn, trang này chưa có tin về kết quả.",
        plans=("giao-thong",),
    ),
    IndexedDocument(
        url="/ke-hoach/giao-thong/",
        title="Đề án phát triển giao thông nông thôn 2016 – 2020",
        kind="plan",
        numbers=("93/KH-UBND",),
        topics=("giao-thong",),
    ),
    IndexedDocument(
        url="/van-ban/10-nq-tu/", title="Nghị quyết về phát triển giao thông", kind="document", date="2016-08-01", numbers=("10-NQ/TU",)
    ),
    IndexedDocument(
        url="/van-ban/64-2007/",
        title="Nghị định về ứng dụng công nghệ thông tin",
        kind="document",
        date="2007-04-10",
        numbers=("64/2007/NĐ-CP",),
    ),
    IndexedDocument(
        url="/don-vi/uy-ban-ban-coi/",
        title="Ủy ban nhân dân xã Bản Cới",
        kind="unit",
        names=("UBND xã Bản Cới", "Ủy ban nhân dân xã Nà Mạ"),
        units=("uy-ban-ban-coi",),
    ),
    IndexedDocument(url="/chu-de/cai-cach/", title="Cải cách hành chính", kind="topic", names=("Một cửa",)),
]


def write(folder: Path, documents: list[IndexedDocument] | None = None) -> None:
    """The index and the client, as the site has them under /tim-kiem/."""
    for path, content in index(documents or DOCUMENTS, VOCABULARY):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    (folder / "client.mjs").write_bytes(client(MODULES))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
