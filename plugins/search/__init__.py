"""Vietnamese search without a server: an index of many small files, and the one script that reads it."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.bridge.run import Run, given
from plugins.incremental.artifact import Artifact, Offer
from plugins.search.index import File, update
from plugins.search.script import client
from plugins.search.site import Searchable

FOLDER = "tim-kiem"


def register() -> None:
    """Nothing to connect: the bridge asks `offers`."""


def offers(run: Run) -> Iterator[Offer]:
    """The client and its index, which looks at all there is."""
    yield Offer("search", lambda portal: artifacts(run), always=True)


def artifacts(run: Run) -> Iterator[Artifact]:
    """The client and every file of its index; a file is known by the name of its content."""
    yield given(f"{FOLDER}/client.mjs", client(run.settings.theme / "js" / "search"))
    pages = Searchable(run.portal)
    made = update(pages.entries(), pages.read, pages.vocabulary(), run.settings.memory / "search")
    for file in made.files():
        yield _artifact(file)


def _artifact(file: File) -> Artifact:
    named = not file.path.endswith("manifest.bin")
    return Artifact(f"{FOLDER}/{file.path}", lambda portal, name: file.content(), (file.name,), named=named, alone=True)
