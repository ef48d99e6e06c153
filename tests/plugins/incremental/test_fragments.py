"""Cached fragments equal those made again, and only fragments with changed dependencies are made again."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from plugins.incremental.fragments import FragmentCache, Fragments
from portal.domain.facts import Facts
from portal.domain.portal import Portal

WORDS = st.dictionaries(st.sampled_from([f"u{at}" for at in range(40)]), st.text("ab", max_size=3))


def portal_of(units: Mapping[str, str]) -> Portal:
    unknown: Any = None
    told: Any = dict(units)
    return Portal(Facts(unknown, {}, {}, {}, units=told))


def brought(folder: Path, units: Mapping[str, str], made: list[str], *, among: set[tuple[str, str]] | None = None) -> Fragments:
    def make(portal: Portal, id: str) -> tuple[bytes, ...]:
        made.append(id)
        word: Any = portal.unit(id)
        return f"{id}={word};".encode(), str(word).encode()

    cache = FragmentCache(folder, "", "v", since=lambda version: among)
    return cache.fragments(portal_of(units), "units", units, make)


@given(st.lists(WORDS, min_size=2, max_size=5))
def test_pieces_are_what_they_would_be_if_none_were_kept(steps: list[dict[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        known: dict[str, str] = {}
        for units in steps:
            made: list[str] = []
            fragments = brought(Path(folder), units, made)
            assert fragments.whole(0) == "".join(f"{id}={word};" for id, word in units.items()).encode()
            assert fragments.texts(1) == [word.encode() for word in units.values()]
            assert set(made) == {id for id, word in units.items() if known.get(id) != word}
            known = units


def test_told_what_may_be_another_nothing_else_is_asked(tmp_path: Path) -> None:
    units = {f"u{at}": "a" for at in range(9)}
    brought(tmp_path, units, [])
    made: list[str] = []
    fragments = brought(tmp_path, {**units, "u3": "b", "u5": "b"}, made, among={("unit", "u3")})
    assert made == ["u3"]
    assert fragments.whole() == b"u0=a;u1=a;u2=a;u3=b;u4=a;u5=a;u6=a;u7=a;u8=a;"


def test_a_cut_or_foreign_file_is_begun_anew(tmp_path: Path) -> None:
    units = {f"u{at}": "a" for at in range(9)}
    whole = brought(tmp_path, units, []).whole()
    (file,) = tmp_path.iterdir()
    for damaged in (file.read_bytes()[:-1], file.read_bytes()[:20], b"", b"x" * 400):
        file.write_bytes(damaged)
        made: list[str] = []
        assert brought(tmp_path, units, made).whole() == whole
        assert len(made) == 9
