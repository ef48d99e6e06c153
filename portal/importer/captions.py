"""Owns a picture's caption and credit, whether they are below it, in it or before it. Descriptions are never invented."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bs4.element import Tag

from portal.importer.blocks import has_class, text_of
from portal.importer.found import LIKELY, Evidence, Material
from portal.importer.headings import is_bold
from portal.importer.labels import credit
from portal.text.letters import LARGE

MOST = 320  # letters of a caption
CREDIT = re.compile(r"[\s.,;–-]*\(?\s*(?:Ảnh|Nguồn ảnh|Ảnh chụp|Người chụp|Photo|Nguồn)\s*[:：]\s*(?P<who>[^()]{2,80}?)\s*\)?\s*\.?$", re.I)
ILLUSTRATION = re.compile(r"^\(?\s*Ảnh\s+(?:minh họa|tư liệu|internet)\s*\)?\.?$", re.I)
OPENING = re.compile(r"^(?:Ảnh|Hình|H\.|Hình ảnh|Toàn cảnh|Quang cảnh|Một góc|Các đại biểu)\b", re.I)
SENTENCES = re.compile(rf"[.!?]\s+[{LARGE}]")
FILE_NAME = re.compile(
    r"^(?:.* [-–] Ảnh \d+\.?|[\w %.()-]+\.(?:jpe?g|png|gif|webp|bmp|heic)|(?:img|dsc|image|picture|anh|hinh)[_ -]?\d*|[\d_ -]+"
    r"|A picture containing .*|Description automatically generated.*)$",
    re.I,
)


def with_captions(material: Material) -> list[Tag]:
    """Return the blocks, each picture with its caption as title and its credit as `data-credit`; their lines are removed."""
    blocks = material.blocks
    used: set[int] = set()
    for place, block in enumerate(blocks):
        if block.name != "img":
            continue
        _own_words(block)
        below = place + 1
        while below < len(blocks) and below - place < 3 and below not in used and _belongs(blocks, below, block):
            _give(block, text_of(blocks[below]))
            used.add(below)
            below += 1
        if block.get("data-credit"):
            material.facts.append(
                Evidence("photo.credit", str(block["data-credit"]), LIKELY, f"Ảnh: {block['data-credit']}", "dòng dưới ảnh")
            )
        if block.get("title"):
            basis = "dòng dưới ảnh" if below > place + 1 else "thuộc tính của ảnh"
            material.facts.append(Evidence("caption", str(block["title"]), LIKELY, str(block["title"]), basis))
    return _alike([block for place, block in enumerate(blocks) if place not in used])


def _own_words(picture: Tag) -> None:
    """Apply the picture tag's own attributes: a generated file name is no description."""
    for name in ("alt", "title"):
        words = " ".join(str(picture.get(name, "")).split())
        if FILE_NAME.match(words) or len(words) > MOST:
            words = ""
        picture[name] = words
    if picture["alt"] and picture["alt"] == picture["title"]:
        picture["title"] = ""


def _belongs(blocks: Sequence[Tag], place: int, picture: Tag) -> bool:
    block, text = blocks[place], text_of(blocks[place])
    if block.name not in ("p", "h6", "h5") or not text or len(text) > MOST:
        return False
    if any(one.field != "photographer" for one in credit(text)):
        return False
    if has_class(block, "caption") or ILLUSTRATION.match(text) or (CREDIT.match(text) and not picture.get("data-credit")):
        return True
    if picture.get("title") and not picture.get("alt"):
        return bool(CREDIT.fullmatch(text))
    if CREDIT.search(text) and len(text) < MOST:
        return True
    looks = _is_italic(block) or (has_class(block, "centred") and not is_bold(block))
    short = len(text) < 200 and not SENTENCES.search(text)
    return short and (looks or (OPENING.match(text) is not None and not text.endswith(":")))


def _is_italic(block: Tag) -> bool:
    words = text_of(block)
    inner = "".join(text_of(child) for child in block.find_all(["i", "em"]) if child.find_parent(["i", "em"]) is None)
    return bool(inner) and len(inner.replace(" ", "")) >= 0.9 * len(words.replace(" ", ""))


def _give(picture: Tag, words: str) -> None:
    """Assign the words of a line below a picture to it."""
    found = CREDIT.search(words)
    caption = words[: found.start()].strip() if found else words
    if found:
        picture["data-credit"] = found["who"].strip(" .")
    if caption:
        picture["title"] = f"{picture['title']} {caption}".strip() if picture.get("title") else caption
    if picture.get("alt") and same(str(picture["alt"]), str(picture["title"])):
        picture["alt"] = ""  # a repeated caption describes nothing


def same(one: str, other: str) -> bool:
    """Return whether two texts are the same words."""
    return re.findall(r"\w+", one.casefold()) == re.findall(r"\w+", other.casefold())


def _alike(blocks: list[Tag]) -> list[Tag]:
    """Remove a line that repeats the caption of the picture above it."""
    made: list[Tag] = []
    for block in blocks:
        last = made[-1] if made else None
        if (
            block.name == "p"
            and last is not None
            and last.name == "img"
            and any(last.get(name) and same(text_of(block), str(last[name])) for name in ("title", "alt"))
        ):
            if not last.get("title"):
                last["title"] = last["alt"]
                last["alt"] = ""
            continue
        made.append(block)
    return made
