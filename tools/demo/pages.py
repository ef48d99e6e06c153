"""Owns what the portal says of itself: its identity (co-quan.yml) and the two pages gioi-thieu and lien-he."""

from __future__ import annotations

from datetime import date

from tools.demo import places, units
from tools.demo.lexicon import DATA, lexicon, rows
from tools.demo.matter import Row, Value
from tools.demo.places import DISTRICT, MERGER


def facts(seed: int, as_of: date) -> dict[str, str]:
    """Who runs the portal: the commune that took over the district's seat, or the district itself before it ended."""
    after = as_of >= MERGER
    body = units.bodies()[f"{places.SEAT}-ub" if after else "ubnd"]
    name, role = units.leader(seed, body, as_of)
    return {
        "owner": body.name,
        "unit": body.id,
        "name": name,
        "role": role,
        "place": f"xã {DISTRICT}" if after else f"thị trấn Chợ Khê, huyện {DISTRICT}",
        "tier": "Commune" if after else "District",
        "speaker": units.leader(seed + 1, body, as_of)[0],
        "today": _today(as_of),
    }


def _today(as_of: date) -> str:
    if as_of < MERGER:
        return f"Huyện gồm {len(places.communes_on(as_of))} xã, thị trấn."
    names = ", ".join(commune.bare for commune in places.communes() if commune.start == MERGER)
    return (
        f"Từ ngày 01/7/2025, huyện {DISTRICT} kết thúc hoạt động; địa bàn nay thuộc các xã: {names}. "
        "Các xã mới tiếp tục đăng tin trên Trang thông tin này; tin, bài của huyện được giữ nguyên địa chỉ."
    )


def identity(seed: int, as_of: date) -> Row:
    """co-quan.yml."""
    frames, known = lexicon().frames, facts(seed, as_of)
    row: dict[str, Value] = {key: value.format(**known) for key, value in rows(frames["identity"])}
    row["việc thường tìm"] = [{"tên": name, "địa chỉ": url} for name, url in rows(frames["tasks"])]
    row["liên kết web"] = [{"tên": name, "địa chỉ": url} for name, url in rows(frames["links"])]
    return row


def page(name: str, seed: int, as_of: date) -> str:
    """trang/<name>.md."""
    return (DATA / f"{name}.md").read_text("utf-8").format(**facts(seed, as_of))
