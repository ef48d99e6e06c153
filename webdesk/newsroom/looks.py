"""Owns what the newsroom knows of pictures and attachments without looking at them again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from portal.source.linking.media import Seen, look
from portal.source.load import Loaded


def no_look(root: Path, files: list[str]) -> list[tuple[str, Seen]]:
    """What pictures are is no matter of one article's text."""
    return [(file, Seen(None)) for file in files]


class Looks:
    """What was found of pictures and attachments before, while none of them changes; the others are looked at."""

    def __init__(self, before: Loaded) -> None:
        facts = before.portal.facts if before.portal else None
        self._pictures = facts.pictures if facts else {}
        self._attachments = facts.attachments if facts else {}

    def __call__(self, root: Path, files: list[str]) -> Iterator[tuple[str, Seen]]:
        for file in files:
            picture, attachment = self._pictures.get(file), self._attachments.get(file)
            known = replace(picture, cover=False) if picture else attachment
            yield file, Seen(known) if known else look(root, file)
