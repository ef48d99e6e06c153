"""Owns the cleaning of HTML that holds tags of staff: whatever is not allowed is removed.

The library is nh3; tags.py is the list. office/markup.py reports what is removed.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from portal.source.reading.markdown.office.tags import ACTIVE, ATTRIBUTES, SCHEMES, TAGS

if TYPE_CHECKING:
    from nh3 import Cleaner

_NOTE = re.compile(r"fn(?:ref\d*)?-[\w.-]+")
_EMPTY_CLASS = re.compile(r'(<[a-z][^<>]*?) class=""')
_NUMBER = re.compile(r"-?[0-9]{1,6}")
_CLASSES = {
    "a": {"footnote-ref", "footnote-backref"},
    "div": {"footnote"},
    "th": {"align-left", "align-center", "align-right"},
    "td": {"align-left", "align-center", "align-right"},
}
_NUMBERS = frozenset({"start", "value", "colspan", "rowspan"})
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.I)
_SHARE = re.compile(r"[/\\]\\")  # \\may-chu\chung, which browsers take for //may-chu


@cache
def _cleaner() -> Cleaner:
    """Return the cleaner; imported on demand: plain text does not need it."""
    from nh3 import Cleaner

    classed = {tag: set(names) - {"class"} for tag, names in ATTRIBUTES.items()}
    return Cleaner(
        tags=set(TAGS),
        attributes=classed,
        clean_content_tags={"script", "style", *(ACTIVE & {"template", "textarea", "select", "svg", "math", "iframe", "object"})},
        attribute_filter=_kept,
        link_rel=None,
        url_schemes=set(SCHEMES),
        allowed_classes=_CLASSES,
    )


def cleaned(html: str) -> str:
    """Return the HTML with only what is allowed."""
    clean = _cleaner().clean(html)
    return _EMPTY_CLASS.sub(r"\1", clean) if ' class=""' in clean else clean


def _kept(tag: str, name: str, value: str) -> str | None:
    """Return the value an attribute keeps, None if it is removed."""
    if name == "id":
        return value if _NOTE.fullmatch(value) else None
    if name in _NUMBERS:
        return value if _NUMBER.fullmatch(value) else None
    if name == "href":
        return None if _SHARE.match(value.strip()) else value
    if name == "src":
        return None if _ELSEWHERE.match(value.strip()) else value
    return value
