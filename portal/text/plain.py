"""Owns the plain text of HTML and of its beginning. Broken tags are read as browsers would.

This runs on every article of a build: markup whose tags all end is cut at them, any other is scanned by one regular expression.
"""

from __future__ import annotations

import codecs
import html as entities
import re

from portal.text.letters import MARKED

_BLOCK = (
    "address article aside blockquote body br caption dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 head header hr html li main nav ol option p pre section summary table tbody td tfoot th "
    "thead tr ul"
)
_TOKEN = re.compile(
    r"<!--.*?(?:-->|$)|<(?P<dropped>script|style|template)\b.*?(?:</(?P=dropped)\s*>|$)"
    r"""|</?(?P<tag>[a-zA-Z][\w-]*)(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^'">]++)*(?:>|$)|<[!?][^>]*(?:>|$)""",
    re.DOTALL | re.IGNORECASE,
)
_BLOCK_TAGS = frozenset(_BLOCK.split())
_INLINE_TAGS = "a abbr b code em i img s small span strong sub sup u"
_PLAIN_TAGS = {f"{end}{tag}": left for tags, left in ((_BLOCK, "\n"), (_INLINE_TAGS, "")) for tag in tags.split() for end in ("", "/")}
_WHOLE_TAG = re.compile(rf"""(?:{"|".join(f"{_BLOCK} {_INLINE_TAGS}".split())}) (?:"[^"]*+"|[^'"]++)*""")
# Marks of notes and their back links are not part of the text; a raised figure is ("m²").
_NOTE_MARK = re.compile(r"""(?:<sup\b[^>]*>\s*)?<a\b[^>]*?\bclass="footnote-(?:ref|backref)"[^>]*>[^<]*</a>(?:\s*</sup>)?""")
_NOTES = '<div class="footnote">'
_RAISED = re.compile(r"<sup>([0-9+()n-]+)</sup>")
_RAISE = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_PARAGRAPH = re.compile(r"<p\b[^>]*>([^<]*(?:<(?!/p\s*>|p\b)[^<]*)*)", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:[.,/:'’-]\w+)*%?")

# One byte per letter, so that words are counted with two long integers: which letters belong to words, which may join two.
_LETTERS = f"_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ²³{MARKED}"
_JOINTS = ".,/:'’-"
_OTHERS = " \n!\"#$%&()*+;<=>?@[\\]^`{|}~“”‘–…«»°•"
_CODES = codecs.charmap_build(f"\0{_LETTERS}{_JOINTS}{_OTHERS}".ljust(256, "\ufffe"))
_IN_WORDS = bytes(0 < code <= len(_LETTERS) for code in range(256))
_MAY_JOIN = bytes(0 < code - len(_LETTERS) <= len(_JOINTS) for code in range(256))


def _replacement(token: re.Match[str]) -> str:
    tag = token["tag"]
    return "\n" if tag and tag.lower() in _BLOCK_TAGS else ""


def _bare(html: str) -> str:
    """Return the text of HTML: blocks break lines, newlines of the source are spaces; entities are not decoded yet."""
    if "footnote-" in html:
        html = _NOTE_MARK.sub("", html)
    if "<sup>" in html:
        html = _RAISED.sub(lambda found: found[1].translate(_RAISE), html)
    html = html.replace("\n", " ").replace("\r", " ")
    text, *pieces = html.split("<")
    parts = [text]
    for piece in pieces:
        tag, end, text = piece.partition(">")
        left = _PLAIN_TAGS.get(tag) if end else None
        if left is None:
            if not end or not _WHOLE_TAG.fullmatch(tag):
                return _TOKEN.sub(_replacement, html)
            left = _PLAIN_TAGS[tag[: tag.index(" ")]]
        parts += (left, text)
    return "".join(parts)


def plain(html: str) -> str:
    """Return the text of an HTML fragment: one line per block element, entities decoded, spaces collapsed, scripts dropped."""
    text = _bare(html)
    if "&" in text:
        text = entities.unescape(text)
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def first_paragraph(html: str) -> str:
    """Return the plain text of the first non-empty <p>, on one line; "" if there is none (lists and notes do not count)."""
    for found in _PARAGRAPH.finditer(html.partition(_NOTES)[0]):
        if text := plain(found[1]):
            return text.replace("\n", " ")
    return ""


def truncate(text: str, length: int) -> str:
    """Return at most `length` characters, cut at a word boundary and ended with "…"; text that fits is unchanged."""
    if len(text) <= length:
        return text
    cut = text[:length]
    # A first word longer than the limit is cut inside.
    cut = cut[: cut.rindex(" ")] if " " in cut else cut
    return cut[: length - 1].rstrip(" \n,;:.–-“(") + "…"


def word_count(text: str) -> int:
    """Return the number of written words, which in Vietnamese are syllables; "86,5%", "26/4/2016" and "10-NQ/TU" count one each."""
    try:
        codes, _ = codecs.charmap_encode(text, "strict", _CODES)
    except UnicodeEncodeError:
        return len(_WORD.findall(text))
    inside = int.from_bytes(codes.translate(_IN_WORDS), "little")
    joints = int.from_bytes(codes.translate(_MAY_JOIN), "little")
    behind = inside << 8  # positions preceded by a letter of a word
    return (inside & ~behind).bit_count() - (joints & behind & inside >> 8).bit_count()


def words_of(html: str) -> int:
    """Return the number of written words of an HTML fragment: `word_count` of its plain text."""
    text = _bare(html)
    return word_count(entities.unescape(text) if "&" in text else text)
