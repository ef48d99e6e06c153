"""Social cards: one picture for each article with its title, and one for all other pages. Only where the settings ask for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plugins.bridge.run import Run
from plugins.cards.cache import kept
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.social import announced, article_card, portal_card


def register() -> None:
    """Nothing to connect: the bridge asks `prepare` and `artifacts`."""


def prepare(run: Run) -> None:
    """Tell every page of the card that stands for the whole portal."""
    if run.settings.cards:
        run.assets = replace(run.assets, card=announced(urls.HOME, portal_card(run.portal)))


def artifacts(run: Run) -> Iterator[Artifact]:
    """A card for each article that is not withdrawn, and the portal's own."""
    if not run.settings.cards:
        return
    folder = run.settings.cache / "cards"
    folder.mkdir(parents=True, exist_ok=True)
    yield Artifact(urls.file_of(urls.social_card(urls.HOME)), of_portal, (str(folder),))
    for id in run.portal.group("all"):
        yield Artifact(urls.file_of(urls.social_card(run.portal.place(id)[0])), of_article, (id, str(folder)))


def of_article(portal: Portal, id: str, folder: str) -> bytes:
    """The card of one article."""
    return kept(folder, article_card(portal, id))


def of_portal(portal: Portal, folder: str) -> bytes:
    """The card of the portal."""
    return kept(folder, portal_card(portal))
