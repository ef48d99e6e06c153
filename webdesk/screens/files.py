"""Owns the pictures of the content folder as the desk shows them: behind the door, whatever is published. Refuses all other files."""

from __future__ import annotations

from pathlib import PurePosixPath

from django.http import FileResponse, Http404, HttpRequest

from portal.source.reading.tree import PICTURES, located
from portal.text.path import is_below
from webdesk.workflow.services import services

SHOWN = {
    ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp", ".gif": "image/gif", ".avif": "image/avif",
}  # fmt: skip


def picture(request: HttpRequest, path: str) -> FileResponse:
    """One picture. Raises Http404 for all else."""
    kind = SHOWN.get(PurePosixPath(path).suffix.lower())
    if kind is None or not path.startswith(f"{PICTURES}/") or not is_below(path):
        raise Http404(path)
    try:
        return FileResponse(open(located(services().place.content, path), "rb"), content_type=kind)
    except OSError:
        raise Http404(path) from None
