"""Vietnamese search without a server: an index of many small files, and the one script that reads it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from plugins.bridge import signals
from plugins.builder.run import Run, given
from plugins.incremental.artifact import Artifact, Producer
from plugins.search.document import Corpus
from plugins.search.index import File, Group, Index
from plugins.search.site import Searchable
from plugins.search.update import update
from portal.domain.portal import Portal
from portal.store.stamps import folder_stamp

FOLDER = "tim-kiem"


def register() -> None:
    """Take part in a build."""
    signals.get_producers.connect(producers)


def producers(run: Run) -> Iterator[Producer]:
    """The client, and at the end its index in groups of files: after an edit it takes as long as all other files."""
    if run.trial:
        return
    modules = run.settings.theme / "js" / "search"
    found = partial(_index_producers, run)
    yield Producer("search", partial(_client, modules), key=folder_stamp(modules), more=found)


def _client(modules: Path, portal: Portal) -> list[Artifact]:
    from plugins.search.script import client  # seldom needed, slow to import

    return [given(f"{FOLDER}/client.mjs", client(modules))]


def _index_producers(run: Run) -> Iterator[Producer]:
    for group in index_of(run).groups():
        yield Producer(f"search.{group.name}", partial(_artifacts, group), key=group.key)


def index_of(run: Run) -> Index:
    """The index of what this run publishes, brought up to date."""
    pages = Searchable(run.portal)
    cache = run.settings.memory / "search"
    corpus = Corpus(pages.entries, pages.read, pages.vocabulary(), run.version, lambda version: pages.edits(run.since(version)))
    return update(corpus, cache, run.settings.workers)


def _artifacts(group: Group, portal: Portal) -> Iterator[Artifact]:
    return map(_artifact, group.files())


def _artifact(file: File) -> Artifact:
    named = not file.path.endswith("manifest.bin")
    return Artifact(f"{FOLDER}/{file.path}", lambda portal, name: file.content(), (file.name,), named=named, alone=True)
