"""Owns the split of a sentence into pieces with a figure each, and the words that several share. The pieces are judged elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.text.sentence.grammar import read_statement
from portal.text.sentence.nouns import COUNTED
from portal.text.sentence.roles import lead_off, split_subject
from portal.text.sentence.surface import surface
from portal.text.sentence.times import find_times

_TOTAL = re.compile(r"\s*(?:trong|trên)(?: tổng)?(?: số)? \d[\d.]*(?: [^\W\d]+){1,4}$", re.IGNORECASE)
_COLON = re.compile(r"(?P<head>[^\d:;]*[^\W\d][^\d:;]*:)\s")
_NAMED_AGAIN = re.compile(r":\s*[^\W\d]")
_LISTED = re.compile(
    r"[^\d:;]*[^\W\d][^\d:;]*:\s*(?:(?:đạt|còn|trên|dưới|ít nhất|tối thiểu|khoảng|từ|là|có)\s+|[<>≥≤]\s*)*\d", re.IGNORECASE
)
_FIGURE_LAST = re.compile(r"\d[\d.,]*\s*(?:%|‰|[^\W\d]+(?: [^\W\d]+)?(?:/[^\W\d]+)*)\s*\.?$")
_FIGURE_FIRST = re.compile(r"(?:phấn đấu|ít nhất|tối thiểu|trên|có|đạt|\s|,)*\d", re.IGNORECASE)
_PERCENT = re.compile(r"[^\d%]*\d[\d.,]*\s*%\s*")
_SHARE = re.compile(r"\s*(?:đạt|bằng|chiếm)(?: tỷ lệ)?\s+\d[\d.,]*\s*%\s*\.?", re.IGNORECASE)  # of the preceding figure
_PLACING = re.compile(r"(?:trong|trên|tại|ở|có|còn|đã có)(?: (?:tổng )?số)?", re.IGNORECASE)
_CHANGING = frozenset({"giảm", "tăng", "tăng thêm", "giảm được", "cắt giảm", "tinh giản"})


def pieces_of(text: str, *signs: re.Pattern[str]) -> list[str]:
    """Return a text split at signs, by the first that splits it: each piece has a figure; others are joined to the previous piece."""
    found: list[str] = []
    for sign in signs:
        found = _grouped(text, sign)
        if len(found) > 1:
            break
    return found


def _grouped(text: str, sign: re.Pattern[str]) -> list[str]:
    cuts = [cut for cut in sign.finditer(text) if not _open(text[: cut.start()])]
    edges = zip([0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(text)], strict=True)
    forward = bool(_FIGURE_LAST.search(text)) and not _FIGURE_FIRST.match(text)  # "A 70%, B, C 35%": B belongs to C
    groups: list[tuple[int, int]] = []
    for start, end in edges:
        atom, above = text[start:end], text[slice(*groups[-1])] if groups else ""
        whole = _measured(above) and not _TOTAL.match(above) and (_measured(atom) or forward or _is_time(atom))
        if groups and (_SHARE.fullmatch(atom) or not whole):
            groups[-1] = groups[-1][0], end
        else:
            groups.append((start, end))
    return [text[start:end].strip() for start, end in groups]


def _is_time(atom: str) -> bool:
    """Return whether it is "năm 2023": it belongs to what follows."""
    _, low = find_times(surface(atom).low, reference=None, forward=True)
    return re.search(r"\w", low) is None


def _measured(text: str) -> bool:
    """Return whether there is a figure that is no time."""
    _, low = find_times(surface(text).low, reference=None, forward=True)
    return re.search(r"\d", low) is not None


def _open(text: str) -> bool:
    return text.count("(") > text.count(")")


def shared(pieces: list[str]) -> Iterator[str]:
    """Yield each piece with the words that all share: "100% thôn | 95% hộ có nước sạch", "Cây lúa: 1.250 ha | 58 tạ/ha"."""
    *said, last = pieces
    if len(said) > 1 and _is_time(last):  # "diện tích 1.115 ha, sản lượng 9.450 tấn, năm 2023": of both
        pieces = [f"{piece}, {last}" for piece in said]
    head, measure = _head(pieces[0])
    listed = _LISTED.match(pieces[0])  # "Nước sạch: 55% | nước hợp vệ sinh: 97%": each names itself
    tail = _predicate(pieces[-1])
    for place, piece in enumerate(pieces):
        own = piece
        named = _NAMED_AGAIN.search(piece) or (listed and _LISTED.match(piece))
        if place and head and not named and (head.endswith(":") or _continues(piece, head, measure)):
            own = f"{head} {piece}"
        if tail and place < len(pieces) - 1 and _lacks(own, pieces[-1]):
            own = f"{own} {tail}"
        yield own


def _predicate(piece: str) -> str:
    """Return what is said about the counted: "có nước sạch" of "95% hộ có nước sạch", "đạt chuẩn" of "2 thị trấn đạt chuẩn"."""
    if found := _PERCENT.match(piece):
        return split_subject(piece[found.end() :])[1]
    said = read_statement(piece, role="result").statement if re.match(r"\d", piece) else None
    return said.indicator if said and said.measure in COUNTED and said.indicator != said.measure else ""


def _lacks(piece: str, last: str) -> bool:
    """Return whether a piece only names the counted, in the way of the last piece."""
    if _PERCENT.match(last):
        return bool(_PERCENT.match(piece)) and not _predicate(piece)
    said = read_statement(piece, role="result").statement
    return bool(re.match(r"\d", piece)) and said is not None and said.measure in COUNTED and said.indicator in ("", said.measure)


def _continues(piece: str, head: str, measure: str) -> bool:
    """Return whether a piece begins with its figure, in the measure of the first: "Trồng 100 ha quế | 50 ha hồi"."""
    said = read_statement(piece, role="result").statement
    if said is None or not re.match(r"\d", piece) or not said.measure:
        return False
    return head.lower() in _CHANGING or said.measure.split()[0] == measure.split()[0] != "%"


def _head(piece: str) -> tuple[str, str]:
    """Return the words before the figure of the first piece that govern all ("Cây lúa:", "Trồng"), and its measure."""
    said = read_statement(piece, role="result").statement
    if said is None:
        return "", ""
    if found := _COLON.match(piece):
        return (found["head"] if lead_off(found["head"]) else ""), said.measure
    face = surface(piece)
    marks, low = find_times(face.low, reference=None, forward=True)
    first = re.search(r"\d", low)
    words = face.text[: first.start()] if first and not marks else ""
    return ("" if _PLACING.fullmatch(words.strip()) else lead_off(words)), said.measure
