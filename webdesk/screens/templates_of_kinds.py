"""Owns what a new article begins with, by its kind: the boxes that kind needs, and the paragraphs people usually write."""

from __future__ import annotations

from typing import NamedTuple

from webdesk.sheet.values import AT, Value


class Kind(NamedTuple):
    """One kind of article to begin: its id, its name, when to choose it."""

    id: str
    name: str
    meaning: str


KINDS = (
    Kind("tin", "Tin", "việc đã diễn ra, một vài đoạn"),
    Kind("hoi-nghi", "Tin hội nghị, hội thảo", "ai chủ trì, ai phát biểu, kết luận gì"),
    Kind("ke-hoach", "Kế hoạch, đề án mới", "chỉ tiêu, hạn, căn cứ"),
    Kind("ket-qua", "Kết quả thực hiện", "số liệu theo chỉ tiêu đã nêu"),
    Kind("thong-bao", "Thông báo", "có ngày bắt đầu, ngày hết hạn"),
    Kind("lay-y-kien", "Lấy ý kiến dự thảo", "dự thảo, hạn góp ý, nơi nhận"),
    Kind("tuyen-dung", "Tuyển dụng, mời thầu", "hồ sơ, hạn nộp, nơi nộp"),
)
BODIES = {
    "tin": "",
    "hoi-nghi": "",
    "ke-hoach": "## Mục tiêu\n\n## Nhiệm vụ, giải pháp\n\n## Tổ chức thực hiện",
    "ket-qua": "## Kết quả\n\n## Khó khăn, tồn tại\n\n## Nhiệm vụ thời gian tới",
    "thong-bao": "",
    "lay-y-kien": "## Nội dung lấy ý kiến\n\n## Cách gửi ý kiến",
    "tuyen-dung": "## Vị trí, số lượng\n\n## Điều kiện\n\n## Hồ sơ và nơi nộp",
}
ARTICLE_KINDS = {"hoi-nghi": "event", "thong-bao": "notice", "tuyen-dung": "notice", "lay-y-kien": "consultation"}


def begun_with(kind: str, title: str, unit: str, day: str, author: str) -> tuple[dict[str, Value], str]:
    """The values and the body of a new article of a kind."""
    values: dict[str, Value] = {"title": title, "unit": unit, "date": day, "author": [author] if author else []}
    if kind in ARTICLE_KINDS:
        values["kind"] = ARTICLE_KINDS[kind]
    if kind == "hoi-nghi":
        values["event"] = {"name": title}
    if kind == "ke-hoach":
        values["plans"] = [{AT: "n0", "name": title, "stage": "issued"}]
    return values, BODIES.get(kind, "")
