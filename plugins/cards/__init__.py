"""Social cards: one picture for each article, plan and target with its words, and one for all other pages.

They are made only if the settings ask for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from plugins.bridge import signals
from plugins.builder.run import Run
from plugins.builder.settings import Settings
from plugins.cards.cache import kept
from plugins.incremental.artifact import Artifact, Producer
from portal import urls
from portal.domain.portal import Portal
from portal.views.social import announced, article_card, plan_card, portal_card, target_card


def register() -> None:
    """Connect to the signals of a build."""
    signals.content_read.connect(prepare)
    signals.get_producers.connect(producers)


def prepare(run: Run) -> None:
    """Give every page the card of the whole portal."""
    if run.settings.cards:
        _folder(run.settings).mkdir(parents=True, exist_ok=True)
        run.assets = replace(run.assets, card=announced(urls.HOME, portal_card(run.portal)))


def producers(run: Run) -> Iterator[Producer]:
    """Yield the producer of cards, if they are wanted."""
    if run.settings.cards and not run.trial:
        yield Producer("cards", partial(artifacts, settings=run.settings))


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """Yield the portal's own card, and one for each article that is not withdrawn, each plan with a page, and each target."""
    folders = str(_folder(settings)), str(settings.cache / "pictures")
    yield Artifact(urls.file_of(urls.social_card(urls.HOME)), of_portal, folders)
    for id in portal.group("all"):
        yield Artifact(urls.file_of(urls.social_card(portal.place(id)[0], "jpg")), of_article, (id, *folders))
    for id in (id for id in portal.ids("plans") if portal.plan(id).page):
        yield Artifact(urls.file_of(urls.social_card(urls.plan(id))), of_plan, (id, *folders))
    for id in portal.ids("targets"):
        yield Artifact(urls.file_of(urls.social_card(urls.target(id))), of_target, (id, *folders))


def _folder(settings: Settings) -> Path:
    return settings.cache / "cards"


def of_article(portal: Portal, id: str, folder: str, photos: str) -> bytes:
    """Return the card of one article."""
    return kept(folder, article_card(portal, id), photos)


def of_plan(portal: Portal, id: str, folder: str, photos: str) -> bytes:
    """Return the card of one plan."""
    return kept(folder, plan_card(portal, id), photos)


def of_target(portal: Portal, id: str, folder: str, photos: str) -> bytes:
    """Return the card of one target."""
    return kept(folder, target_card(portal, id), photos)


def of_portal(portal: Portal, folder: str, photos: str) -> bytes:
    """Return the card of the portal."""
    return kept(folder, portal_card(portal), photos)
