"""Pictures and attachments: pictures are derived and cached by the digest of their bytes, attachments are published unchanged."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from plugins.bridge import signals
from plugins.builder.run import Run
from plugins.builder.settings import Settings
from plugins.images.cache import Cache
from plugins.images.find import attachments, missing, pictures, wanted, without
from plugins.incremental.artifact import Artifact, Producer
from portal import urls
from portal.domain.portal import Portal
from portal.source.reading.faults import problem
from portal.store.workers import share_out
from portal.views.pictures import common


def register() -> None:
    """Connect to the signals of a build."""
    signals.content_read.connect(prepare)
    signals.get_producers.connect(producers)


def prepare(run: Run) -> None:
    """Derive missing pictures in workers, and report the lengths of the files that feeds announce."""
    cache = Cache(run.settings.cache / "pictures", run.settings.content)
    todo = missing(run.portal, cache)
    failed = {file: fault for file, fault in share_out(todo, cache.derive, run.settings.workers, least=2) if fault}
    if failed:
        problems = [problem("P101", file, 0, fault) for file, fault in sorted(failed.items())]
        run.loaded.problems += [fault for fault in problems if fault not in run.loaded.problems]
        run.loaded.portal = without(run.portal, failed)
    for picture in wanted(run.portal):
        width, form = common(picture)
        if length := cache.length(picture.digest, width, form):
            run.lengths[urls.picture(picture.digest, width, form)] = length


def producers(run: Run) -> Iterator[Producer]:
    """Yield a producer of every derived picture and every attachment that published content names."""
    if not run.trial:
        yield Producer("images", partial(artifacts, settings=run.settings), always=True)


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """Yield their files; a picture that could not be derived has none."""
    yield from pictures(portal, Cache(settings.cache / "pictures", settings.content))
    yield from attachments(portal, settings.content)
