"""Owns pictures as pages show them: the lead picture, the gallery, and pictures inside a body."""

from __future__ import annotations

from portal.domain.article import Article, Body
from portal.domain.portal import Portal
from portal.views.parts import Picture


def lead_picture(portal: Portal, article: Article) -> Picture | None:
    """The first picture that has a file."""
    return next(iter(_pictures(portal, article)), None)


def gallery(portal: Portal, article: Article) -> tuple[Picture, ...]:
    """All pictures after the first."""
    return tuple(_pictures(portal, article))[1:]


def _pictures(portal: Portal, article: Article) -> list[Picture]:
    return []


def with_pictures(portal: Portal, body: Body) -> str:
    """The body with its pictures in the sizes there are."""
    return body.html
