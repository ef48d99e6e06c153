"""Owns the profiles of platforms: small YAML files with the places of title, day and text on a page. `profiles/` holds our own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml
from bs4 import BeautifulSoup
from bs4.element import Tag
from soupsieve import SelectorSyntaxError

from portal.importer.found import NotImported
from portal.record import dataclass

FOLDER = Path(__file__).with_name("profiles")
KEYS = (
    "title",
    "kicker",
    "date",
    "updated",
    "section",
    "unit",
    "summary",
    "body",
    "author",
    "source",
    "caption",
    "attachments",
    "remove",
    "next",
)
WORDS = re.compile(r"(?<![\w-])[\w-]{4,}")
MOST = 50_000  # bytes of a profile


@dataclass(frozen=True, slots=True)
class Profile:
    """One platform. `detect`: a page with any of these belongs to it; `places`: CSS selectors for each part, the best first."""

    name: str
    label: str
    detect: tuple[str, ...]
    places: dict[str, tuple[str, ...]]

    def of(self, key: str) -> tuple[str, ...]:
        """Return the selectors of a part, none if the profile leaves it to the generic method."""
        return self.places.get(key, ())


def read_profile(text: str, name: str) -> Profile:
    """Return a profile from its file. Raises NotImported with its fault."""
    try:
        data = yaml.load(text, yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise NotImported(f"Hồ sơ nền tảng {name} không phải YAML đúng: {error}") from None
    if not isinstance(data, dict):
        raise NotImported(f"Hồ sơ nền tảng {name} phải gồm các khóa: detect, {', '.join(KEYS)}.")
    unknown = sorted(set(map(str, data)) - {"label", "detect", *KEYS})
    if unknown:
        raise NotImported(f"Hồ sơ nền tảng {name} có khóa lạ: {', '.join(unknown)}. Các khóa dùng được: detect, {', '.join(KEYS)}.")
    if not data.get("body"):
        raise NotImported(f"Hồ sơ nền tảng {name} thiếu «body»: bộ chọn CSS của thân bài.")
    places = {key: _selectors(data.get(key)) for key in KEYS}
    return Profile(
        name, str(data.get("label", name)), _selectors(data.get("detect")), {key: value for key, value in places.items() if value}
    )


def _selectors(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(one) for one in value) if isinstance(value, list) else (str(value),)


@cache
def known_profiles() -> dict[str, Profile]:
    """Return the included profiles, by name."""
    return {file.stem: read_profile(file.read_text(encoding="utf-8"), file.stem) for file in sorted(FOLDER.glob("*.yml"))}


def profile_named(name: str) -> Profile:
    """Return the profile of a name, or of a YAML file. Raises NotImported."""
    known = known_profiles()
    if name in known:
        return known[name]
    file = Path(name)
    if file.suffix in (".yml", ".yaml") and file.is_file() and file.stat().st_size < MOST:
        return read_profile(file.read_text(encoding="utf-8"), file.stem)
    raise NotImported(f"Không có hồ sơ nền tảng «{name}». Có sẵn: {', '.join(known)}; hoặc ghi đường dẫn một tệp .yml.")


def detected(soup: BeautifulSoup, html: str) -> Profile | None:
    """Return the profile whose marks are on a page and whose text is found there. `html`: the page, to skip marks it cannot have."""
    for profile in known_profiles().values():
        if (
            any(_may_stand(mark, html) and soup.select_one(mark) for mark in profile.detect)
            and next(chosen(soup, profile.of("body")), None) is not None
        ):
            return profile
    return None


def _may_stand(mark: str, html: str) -> bool:
    return all(word in html for word in WORDS.findall(mark))


def chosen(soup: Tag, selectors: tuple[str, ...]) -> Iterator[Tag]:
    """Yield the elements of the first selector that finds any with words or a picture in it, none within another."""
    for selector in selectors:
        try:
            found = [tag for tag in soup.select(selector, limit=200) if tag.get_text(strip=True) or tag.find("img") or tag.get("content")]
        except (SelectorSyntaxError, NotImplementedError, ValueError) as error:
            raise NotImported(f"Hồ sơ nền tảng có bộ chọn CSS sai: {selector} ({error})") from None
        if found:
            inner = {id(tag) for outer in found for tag in outer.find_all(True)}
            yield from (tag for tag in found if id(tag) not in inner)
            return
