"""Owns what is put right when the desk starts: a revision kept while its file was not written yet, second steps without their key."""

from __future__ import annotations

from contextlib import suppress

from portal.source.reading.files import Unreadable
from portal.source.reading.registries.registry import FILES
from portal.source.reading.tree import PAGES
from webdesk.models import Revision, SideRevision
from webdesk.place import KEY
from webdesk.workflow import second_step
from webdesk.workflow.content_files import digest_of
from webdesk.workflow.log import note
from webdesk.workflow.services import Services


def mend(services: Services) -> list[str]:
    """Say which texts did not reach their files when the desk was stopped; they stand in the history, and nothing else was lost."""
    for name in second_step.end_those_of_another_key():
        note("bàn biên tập", "bỏ mã xác thực", words=f"{name}: thiếu khóa {KEY} của máy cũ, cần bật lại")
    left = []
    for revision in Revision.objects.filter(written=False).exclude(act=Revision.Act.SET_ASIDE):
        side = SideRevision.objects.filter(path=revision.path).first()
        texts = (services.files.find(revision.path), _registry(services, revision.path), side.text if side else None)
        revision.written = True
        if revision.digest not in [digest_of(text) for text in texts if text is not None]:
            revision.act, revision.note = Revision.Act.SET_ASIDE, "chưa kịp ghi khi máy dừng"
            left.append(revision.path)
            note("bàn biên tập", "bản chưa kịp ghi", revision.path, f"bản số {revision.pk} còn trong lịch sử")
        revision.save()
    return left


def _registry(services: Services, path: str) -> str | None:
    """The text of a registry or a static page, None of all else."""
    with suppress(Unreadable):
        return services.files.registry(path) if path in FILES.values() or path.startswith(f"{PAGES}/") else None
    return None
