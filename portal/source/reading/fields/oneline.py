"""Owns the natural one-line forms of what the field table calls a mapping: «cập nhật: 1/12/2016 sửa số liệu».

A form splits a line into keys; `values` then reads them as if staff had written them on separate lines. A line is accepted as a whole or
not at all: words that no key accepts reject it. The values themselves are not parsed here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from portal.source.reading.fields import schema
from portal.source.reading.fields.oneline_patterns import (
    AFTER_DAY,
    BEGINNINGS,
    DATED,
    DAY,
    FILE,
    FIRST,
    ISSUED,
    KIND_IN_NUMBER,
    LAST,
    MARKDOWN,
    NUMBER,
    OPENING,
    OUTCOME,
    PAPER,
    PICTURE,
    REASON,
    SENT,
    URL,
    WHOLE_DAY,
    WORDS,
)

Pairs = dict[str, str]  # key → text


class OneLine(NamedTuple):
    """The one-line form of a table's mapping."""

    read: Callable[[str], Pairs | None]
    wants: str
    example: str


def _dated_note(text: str) -> Pairs | None:
    """«1/12/2016: sửa số liệu», «sửa số liệu (1/12/2016)»; without a day all of it is the note."""
    found = FIRST.match(text) or LAST.match(text)
    if found is None:
        return {"note": text}
    note = REASON.sub("", found["rest"].strip(), count=1) if REASON.match(found["rest"].strip()) else found["rest"].strip()
    return {"date": found["day"], **({"note": note} if WORDS.search(note) else {})}


def _withdrawal(text: str) -> Pairs | None:
    """«có» and «không» are no reason."""
    return {} if schema.key_of(text.strip(" .")) in ("co", "khong", "yes", "no", "true", "false", "rut", "da rut") else _dated_note(text)


def _date_basis(text: str) -> Pairs | None:
    found = WHOLE_DAY.search(text)
    return {"text": text, **({"date": found[0]} if found else {})}


def _consultation(text: str) -> Pairs | None:
    """«từ 1/12/2026 đến 17 giờ ngày 1/1/2027, gửi về a@b.vn»."""
    outcome = re.match(r"(?:kết quả|đã tiếp thu)\s*:?\s*", text, re.I)
    if outcome:
        return {"outcome": text if schema.key_of(outcome[0]).startswith("da") else text[outcome.end() :]}
    days = list(re.finditer(DAY, text, re.I))
    if not 1 <= len(days) <= 2 or not all(OPENING.fullmatch(part) for part in _around(text, days)):
        return None
    after, *outcomes = OUTCOME.split(AFTER_DAY.sub("", text[days[-1].end() :], count=1), maxsplit=1)
    where = after.strip(" ,;.–—-|:")
    named = re.sub(SENT, "", where, count=1) if SENT.match(where) else where
    opens = days[0][0] if len(days) == 2 or re.search(r"từ\s*(?:ngày\s*)?$", text[: days[0].start()], re.I) else ""
    closes = days[-1][0] if len(days) == 2 or not opens else ""
    opens = _with_year(opens, closes) if len(days) == 2 else opens
    if closes and re.search(r"\btrước\s*$", text[: days[-1].start()], re.I):
        closes = f"trước {closes}"
    stated = (("opens", opens), ("closes", closes), ("where", named), ("outcome", "".join(outcomes).strip()))
    return {key: value for key, value in stated if value} if not where or WORDS.search(where) else None


def _with_year(opens: str, closes: str) -> str:
    """Return a first day without a year completed with the year of the last, or the year before: «từ 01/6 đến 30/6/2024»."""
    first, last = re.fullmatch(r"(?:ngày\s+)?(\d{1,2})/(\d{1,2})", opens), re.search(r"(\d{1,2})/(\d{1,2})/(\d{4})", closes)
    if not first or not last:
        return opens
    later = (int(first[2]), int(first[1])) > (int(last[2]), int(last[1]))
    return f"{opens}/{int(last[3]) - later}"


def _around(text: str, days: list[re.Match[str]]) -> list[str]:
    """Return the words before each day."""
    ends = [0, *(day.end() for day in days)]
    return [text[end : day.start()] for end, day in zip(ends, days, strict=False)]


def _document(text: str) -> Pairs | None:
    """«Nghị quyết 12-NQ/TU ngày 5/3/2024 của Tỉnh ủy về …», with a file after a bar."""
    marked = MARKDOWN.match(text)
    if marked and FILE.fullmatch(marked["target"]):
        return {"file": marked["target"], "title": marked["text"] or marked["target"]}
    pieces = _pieces(text)
    file = next((piece for piece in pieces if (found := FILE.match(piece)) and found.end() == len(piece)), "")
    others = [piece for piece in pieces if piece != file]
    pairs = {"file": file} if file else {}
    return pairs | (_paper(" – ".join(others)) if others else {})


def _paper(text: str) -> Pairs:
    """Split number, kind, day and issuer from the front of a line; the rest, or all of it, is the title."""
    found = PAPER.match(text)
    alone = None if found else NUMBER.match(text)
    found = found or alone
    if found is None:
        return {"title": text}
    kind = _kind_in(found["number"]) if alone else found["kind"].lower()
    pairs, rest = {"number": found["number"], **({"kind": kind} if kind else {})}, text[found.end() :]
    for pattern, key in ((DATED, "day"), (ISSUED, "issuer"), (DATED, "day")):
        part = pattern.match(rest)
        if part and key not in pairs:
            pairs[key], rest = part[key], rest[part.end() :]
    title = rest.strip(" ,;:.–—-")
    if "day" in pairs:
        pairs["date"] = pairs.pop("day")
    return pairs | {"title": title[:1].upper() + title[1:] if title else text}


def _kind_in(number: str) -> str:
    """Return the kind of document that a number indicates: «15/KH-UBND» is a plan."""
    words = (KIND_IN_NUMBER.get(word.upper()) for word in re.split(r"[-/\d]+", number))
    return next(filter(None, words), "")


def _image(text: str) -> Pairs | None:
    """«anh/x.jpg | mô tả | chú thích | nguồn ảnh»; without a file all of it is a caption."""
    marked = MARKDOWN.match(text)
    if marked and PICTURE.fullmatch(marked["target"]):
        return {"file": marked["target"], **({"alt": marked["text"]} if marked["text"].strip() else {})}
    pieces = _pieces(text)
    place = next((n for n, piece in enumerate(pieces) if (found := PICTURE.match(piece)) and _is_path(piece, found[0])), -1)
    if place < 0:
        return {"caption": text}
    found = PICTURE.match(pieces[place])
    assert found is not None
    rest = pieces[place][found.end() :].strip(" ,;:–—-")
    rest = rest[1:-1] if rest[:1] == "(" and rest[-1:] == ")" else rest
    words = [*pieces[:place], *([rest] if rest else []), *pieces[place + 1 :]]
    if len(words) > 3:
        words = [*words[:2], " | ".join(words[2:])]
    return {"file": found[0], **dict(zip(("alt", "caption", "credit"), words, strict=False))}


def _is_path(piece: str, file: str) -> bool:
    """Return whether a piece is a file's name and not a sentence that ends in one."""
    return "/" in file or "\\" in file or " " not in file or file == piece


def _source(text: str) -> Pairs | None:
    """«Báo Thái Nguyên (https://…)»; an address alone is named by its host."""
    marked = MARKDOWN.match(text)
    if marked and URL.fullmatch(marked["target"]):
        return {"name": marked["text"] or _host(marked["target"]), "url": _whole(marked["target"])}
    found = URL.search(text)
    if found is None:
        return {"name": text}
    words = [part.strip(" ,;:.()[]<>|–—-") for part in (text[: found.start()], text[found.end() :])]
    name, title = (words[0] or words[1] or _host(found[0])), (words[1] if words[0] else "")
    return {"name": name, "url": _whole(found[0]), **({"title": title} if title else {})}


def _host(url: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", url, flags=re.I).split("/")[0]


def _whole(url: str) -> str:
    return url if re.match(r"https?://", url, re.I) else f"https://{url}"


def _link(text: str) -> Pairs | None:
    """«Cổng dịch vụ công: https://…»."""
    marked = MARKDOWN.match(text)
    if marked:
        return {"name": marked["text"], "url": marked["target"]}
    found = re.search(r"(?:https?://|mailto:|tel:|www\.|(?<=[\s|:–-])/)\S*$", text, re.I)
    if found is None:
        return {"name": text}
    url = _whole(found[0]) if found[0].lower().startswith("www.") else found[0]
    name = text[: found.start()].strip(" ,;:|–—-(")
    return {"url": url.rstrip(")"), **({"name": name} if name else {})}


def _abbreviation(text: str) -> Pairs | None:
    """«HĐND: Hội đồng nhân dân», «Hội đồng nhân dân (HĐND)»."""
    found = re.match(r"(?P<short>\S{1,24}?)\s*(?::|=|\||–|—|\s-)\s*(?P<long>\S.*)$", text)
    found = found or re.match(r"(?P<long>\S.*?)\s*\((?P<short>[^()]{1,24})\)$", text)
    return {"short": found["short"], "long": found["long"]} if found else None


def _stage(text: str) -> Pairs | None:
    """«15/3/2021: Ban hành», «Ban hành 15/3/2021»; further words are a note."""
    found = FIRST.match(text) or LAST.match(text)
    words = found["rest"].strip(" ,;:.–—-") if found else text
    known = schema.choices("stage")
    parts = words.split()
    used = next((n for n in range(len(parts), 0, -1) if schema.key_of(" ".join(parts[:n]).strip(" ,;:.–—-")) in known), 0)
    if not used:
        return None
    note = " ".join(parts[used:]).strip(" ,;:–—-")
    pairs = {"stage": " ".join(parts[:used]).strip(" ,;:.–—-"), **({"note": note} if note else {})}
    return {"date": found["day"], **pairs} if found else pairs


def _pieces(text: str) -> list[str]:
    return [piece.strip() for piece in text.split("|") if piece.strip()]


FORMS: dict[str, OneLine] = {
    "change": OneLine(_dated_note, "ngày và nội dung sửa", "1/12/2016: sửa số liệu"),
    "withdrawal": OneLine(_withdrawal, "ngày và lý do rút", "28/11/2026: số liệu chưa được thẩm định"),
    "date_basis": OneLine(_date_basis, "dòng nói theo ngày nào", "ngày diễn ra hội thảo 12/4/2016"),
    "consultation": OneLine(_consultation, "hạn góp ý và nơi nhận", "từ 1/12/2026 đến 1/1/2027, gửi về vanphong@example.vn"),
    "document": OneLine(_document, "trích yếu", "Nghị quyết 12-NQ/TU ngày 5/3/2024 về chuyển đổi số | van-ban/12-nq-tu.pdf"),
    "image": OneLine(_image, "tệp hoặc chú thích", "anh/2024/hoi-nghi.jpg | mô tả ảnh"),
    "source": OneLine(_source, "tên nguồn", "Báo Thái Nguyên https://baothainguyen.vn/…"),
    "link": OneLine(_link, "tên và địa chỉ", "Cổng dịch vụ công: https://dichvucong.gov.vn"),
    "abbreviation": OneLine(_abbreviation, "chữ viết tắt và chữ viết đủ", "HĐND: Hội đồng nhân dân"),
    "stage_entry": OneLine(_stage, "bước", "15/3/2021: Ban hành"),
}  # fmt: skip


def parts(text: str, table: str) -> list[str]:
    """Return the mappings that one line holds: «1/12/2016: a; 5/12/2016: b» are two."""
    beginnings = BEGINNINGS.get(table, ())
    pieces = [piece.strip() for piece in text.split(";")] if beginnings and ";" in text else [text]
    alike = all(any(begins.match(piece) for begins in beginnings) for piece in pieces)
    return pieces if len(pieces) > 1 and alike else [text]


def is_keyed(keys: list[str], table: str) -> bool:
    """Return whether a mapping's keys are not keys of its table but the beginnings of one-line forms: a day, a name, an abbreviation."""
    keyed = table in ("change", "withdrawal", "stage_entry", "link", "abbreviation")
    if not keyed or not keys or any(schema.key_of(key) in schema.keys(table) for key in keys):
        return False
    return table in ("link", "abbreviation") or all(re.fullmatch(DAY, key.strip(), re.I) for key in keys)
