"""Owns invisible characters: their names, and a text without them in which no two words are joined.

Line breaks and blanks of other kinds become one blank; marks of direction and joiners are removed; a joiner within an emoji stays. The
number of lines never changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from portal.text.syllable import is_syllable

CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # except tab, line feed, carriage return
BREAKS = "\u2028\u2029"
BLANKS = "\u115f\u1160\u3164\uffa0\u2800"  # letters that look like a blank
SILENT = (
    "\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff\U000e0000-\U000e007f"
)
SURROGATES = "\ud800-\udfff\ufdd0-\ufdef"  # and other codes that are not letters
FOUND = re.compile(f"[{CONTROLS}{BREAKS}{BLANKS}{SILENT}{SURROGATES}]")
APART = re.compile(f"[{CONTROLS}{BREAKS}{BLANKS}{SURROGATES}]")
PRINTABLE = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0\ufffc"  # according to Unicode
FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")  # the flag of a part of a country
JOINER, BREAK = "\u200d", "\u200b"
NAMES = {
    "\x00": "ký tự NUL", "\x0b": "dấu ngắt dòng của Word", "\x0c": "dấu ngắt trang", "\x85": "dấu xuống dòng", "\u00ad": "gạch nối ẩn",
    "\u2028": "dấu xuống dòng", "\u2029": "dấu hết đoạn", BREAK: "dấu cách không độ rộng", "\u200c": "dấu không nối", JOINER: "dấu nối ẩn",
    "\u2060": "dấu nối ẩn", "\ufeff": "ký hiệu BOM", "\ufffc": "chỗ của một hình không dán được",
}  # fmt: skip
WORD = re.compile(r"[^\W\d_]+")
EMOJI = re.compile("[\u2190-\u2bff\u3030\ufe0f\U0001f000-\U0001faff]")


class Removed(NamedTuple):
    """A character that was removed from a text."""

    letter: str
    times: int
    first: int


def has_invisible(text: str) -> bool:
    """Return whether there is any such character, including joiners of emoji."""
    return (not text.replace("\n", "").isprintable() or any(letter in text for letter in PRINTABLE)) and FOUND.search(text) is not None


def without_invisible(text: str) -> tuple[str, list[Removed]]:
    """Return the corrected text, and what was removed: each character, how often, and where first in the old text."""
    kept = {place for found in FLAG.finditer(text) for place in range(*found.span())}
    made: list[str] = []
    removed: dict[str, Removed] = {}
    last = 0
    for found in FOUND.finditer(text):
        place = found.start()
        if place in kept or (found[0] == JOINER and _joins(text, place)):
            continue
        known = removed.get(found[0], Removed(found[0], 0, place))
        removed[found[0]] = known._replace(times=known.times + 1)
        made.append(text[last:place])
        made.append(_instead(text, place) if _within(made, text, place) else "")
        last = place + 1
    return "".join([*made, text[last:]]), list(removed.values())


def _within(made: list[str], text: str, place: int) -> bool:
    """Return whether a place is within a line: a blank at either end of one would have a meaning."""
    before = next((part[-1] for part in reversed(made) if part), "\n")
    after = next((letter for letter in text[place + 1 : place + 100] if not FOUND.match(letter)), "\n")
    return before != "\n" and after != "\n"


def _instead(text: str, place: int) -> str:
    if APART.match(text[place]) or (text[place] == BREAK and _parts_words(text, place)):
        return " "
    return ""


def _joins(text: str, place: int) -> bool:
    """Return whether a joiner is between two emoji."""
    return bool(EMOJI.match(text[place - 1 : place]) and EMOJI.match(text[place + 1 : place + 2]))


def _parts_words(text: str, place: int) -> bool:
    """Return whether a zero-width break separates two whole words of plain text: nobody reads "Hộinghị"."""
    start, end = _token(text, place)
    before, after = WORD.findall(text[start:place])[-1:], WORD.findall(text[place + 1 : end])[:1]
    touching = text[place - 1 : place].isalnum() and text[place + 1 : place + 2].isalnum()
    if not touching or any(mark in text[start:end] for mark in ("/", "@", "\\")):
        return False
    return not (before and after) or not is_syllable(before[0] + after[0])


def _token(text: str, place: int) -> tuple[int, int]:
    """Return the span from blank to blank."""
    start = place - len(re.split(r"\s", text[max(0, place - 200) : place])[-1])
    return start, place + 1 + len(re.split(r"\s", text[place + 1 : place + 200])[0])


def called(letter: str) -> str:
    """Return the name of a character: `U+200B (dấu cách không độ rộng)`."""
    name = NAMES.get(letter)
    return f"U+{ord(letter):04X}" + (f" ({name})" if name else "")


def visible(text: str) -> str:
    """Return the text with every such character written out: "bai[U+200B].md"."""
    return FOUND.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def places(text: str, removed: list[Removed]) -> Iterator[tuple[int, str]]:
    """Yield (line, words) for each: "U+200B (dấu cách không độ rộng), 3 chỗ, trước «đơn vị»"."""
    for letter, count, place in removed:
        near = text[place + 1 :].split("\n", 1)[0]
        words = " ".join(FOUND.sub("", near).split(":")[0].split()[:3])
        where = f", trước «{words}»" if words else ", ở cuối dòng"
        yield text.count("\n", 0, place) + 1, called(letter) + (f", {count} chỗ, chỗ đầu" if count > 1 else "") + where
