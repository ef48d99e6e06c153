"""Owns how to comment on a draft: the draft itself, the mailbox, and a prepared letter."""

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
    """Return the mailbox for comments as a link with a subject; None if only another way is given.

    A mailbox named in the article comes first; an article that names no way leads to its unit's mailbox, otherwise to the portal's.
    """
    found = MAILBOX.search(asked.where)
    box = found[0] if found else "" if asked.where else portal.unit(article.card.unit).email or portal.identity().email
    subject = f"Góp ý: {_about(portal, asked, article)}"
    return Link(box, f"mailto:{box}?subject={quote(subject)}") if box else None


def form(portal: Portal, article: Article) -> str:
    """Return the address of the public form for a consultation, which has the article's own path there; "" if the office has no form."""
    base = portal.identity().comment_form.rstrip("/")
    return f"{base}{article.card.url}" if base else ""


def _about(portal: Portal, asked: Consultation, article: Article) -> str:
    return f"dự thảo {portal.plan(asked.plan).name}" if asked.plan else article.card.title


def drafts(portal: Portal, asked: Consultation, article: Article) -> tuple[DocumentRow, ...]:
    """Return the texts to comment on: the article's files, otherwise those of drafts of its plan."""
    own = _with_file(portal, article.documents)
    planned = (id for id in portal.plan(asked.plan).documents if portal.document(id).draft) if asked.plan else ()
    return own or _with_file(portal, planned)


def _with_file(portal: Portal, ids: Iterable[str]) -> tuple[DocumentRow, ...]:
    return tuple(document_row(portal, id) for id in ids if file_view(portal, portal.document(id).file))
