"""Owns what somebody typed into the form of an article and sent."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

from webdesk.models import Revision
from webdesk.screens import boxes
from webdesk.sheet.article import Sheet, opened
from webdesk.workflow.pieces import Piece


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in a form's boxes, and the digest of the text it was opened with."""

    boxes: QueryDict
    base: str

    @staticmethod
    def of(request: HttpRequest) -> Typed:
        """The form that was sent."""
        return Typed(request.POST, request.POST.get("base", ""))


def typed(request: HttpRequest, piece: Piece) -> Sheet:
    """What a sent form says, over the text it was opened with: the fields it shows, and the body."""
    before = Revision.objects.filter(path=piece.path, digest=request.POST.get("base", "")).first()
    sheet = opened(piece.text) or Sheet()
    base_sheet = (opened(before.text) if before else None) or sheet
    return Sheet(boxes.read(request.POST, base_sheet.values), request.POST.get("body", sheet.body))
