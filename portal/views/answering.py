"""Owns how one answers a draft put to comment: the draft itself, the mailbox, and a letter that says what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from portal.domain.article import Article
from portal.domain.document import Consultation
from portal.domain.portal import Portal
from portal.views.attachment import file_view
from portal.views.card import document_row
from portal.views.parts import Link
from portal.views.rows import DocumentRow

MAILBOX = re.compile(r"[\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+")


def letter(portal: Portal, asked: Consultation, article: Article) -> Link | None:
    """The mailbox that takes answers, as a letter with its subject; None where only another way is told.

    A mailbox the article names comes first; an article that names no way at all leads to its unit's, else to the portal's.
    """
    told = MAILBOX.search(asked.where)
    box = told[0] if told else "" if asked.where else portal.unit(article.card.unit).email or portal.identity().email
    subject = f"Góp ý: {_about(portal, asked, article)}"
    return Link(box, f"mailto:{box}?subject={quote(subject)}") if box else None


def _about(portal: Portal, asked: Consultation, article: Article) -> str:
    return f"dự thảo {portal.plan(asked.plan).name}" if asked.plan else article.card.title


def drafts(portal: Portal, asked: Consultation, article: Article) -> tuple[DocumentRow, ...]:
    """The texts to comment on: files the article brings, else those of drafts of its plan."""
    own = _with_file(portal, article.documents)
    planned = (id for id in portal.plan(asked.plan).documents if portal.document(id).draft) if asked.plan else ()
    return own or _with_file(portal, planned)


def _with_file(portal: Portal, ids: Iterable[str]) -> tuple[DocumentRow, ...]:
    return tuple(document_row(portal, id) for id in ids if file_view(portal, portal.document(id).file))
