"""Owns what is suggested from an article's text: sentences that look like targets or results, for a person to accept or not."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from portal.source.reading.draft import read_draft, reference
from portal.text.plain import plain
from portal.text.sentence import explain
from portal.text.sentence.suggest import suggest
from webdesk.screens import boxes
from webdesk.screens.edit import the_piece
from webdesk.sheet.article import NotWritten, Sheet, changed, opened

MOST = 12


@require_POST
def suggested(request: HttpRequest, path: str) -> JsonResponse:
    """What the text of the form says that its boxes do not say yet."""
    piece = the_piece(path)
    sheet = opened(piece.text) or Sheet()
    try:
        text = changed(piece.text, boxes.read(request.POST, sheet.values), request.POST.get("body", sheet.body))
    except NotWritten:
        text = piece.text
    draft = read_draft(path, text)
    prose = plain(draft.body.html) if draft.body else ""
    said = [line.statement.quote for line in draft.results]
    said += [line.statement.quote for mention in draft.mentions for line in (*mention.targets, *mention.results)]
    found = suggest([line for line in prose.split("\n") if line.strip()], reference=reference(draft.entries))
    new = [one for one in found if one.quote not in said][:MOST]
    told = [{"role": one.role, "quote": one.quote, "words": explain(one.statement), "plan": one.plan_hint} for one in new]
    return JsonResponse({"suggestions": told})
