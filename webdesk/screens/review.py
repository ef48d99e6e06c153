"""Owns the article's own page on the desk: where it stands, what changed, what was said, and what may be done with it now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from portal.desk.publish import live
from portal.source.reading.draft import read_draft
from portal.text.dates import read_moment
from portal.text.day import TZ
from webdesk.models import Comment, Revision
from webdesk.screens.board import public_address
from webdesk.screens.compare import compared, readable
from webdesk.screens.edit import doer, the_piece
from webdesk.screens.faults import told
from webdesk.screens.frame import me, number
from webdesk.screens.notes import notes_of
from webdesk.sheet.article import NotWritten
from webdesk.workflow import acts, leaving, publishing
from webdesk.workflow.acts import Refused
from webdesk.workflow.log import note
from webdesk.workflow.opinions import office_of
from webdesk.workflow.people import Kind, above, rights_of
from webdesk.workflow.pieces import Piece, Stage, writers_of
from webdesk.workflow.services import services


def piece_page(request: HttpRequest, path: str) -> HttpResponse:
    """All about one article."""
    piece = the_piece(path)
    draft = read_draft(path, piece.text)
    base = _seen_by_readers(piece)
    shown = {
        "piece": piece, "title": draft.entries.text("title") or path, "html": shown_here(draft.body.html if draft.body else ""),
        "summary": draft.entries.text("summary"), "unit": draft.entries.text("unit"),
        "changes": compared(base, piece.text) if base is not None else None,
        "comments": Comment.objects.filter(path=path).select_related("by"), "may": _may(request, piece),
        "notes": notes_of(piece.text, services().room.check(path, piece.text), {}),
        "reach": _reach(piece), "public": public_address(path), "was_public": leaving.was_public(services(), piece),
        "history": Revision.objects.filter(path=path).select_related("writer")[:6],
    }  # fmt: skip
    return render(request, "webdesk/piece.html", shown)


def _reach(piece: Piece) -> dict[str, object]:
    """Whether readers have what is published; nothing to say of all else."""
    if piece.out is not Stage.PUBLISHED:
        return {}
    here, office = services(), office_of(services().files)
    shown = live(here.place.public)
    there = shown is not None and (shown / piece.path.removesuffix(".md") / "index.html").is_file()
    address = office.site_url.rstrip("/") + public_address(piece.path) if office and office.site_url else ""
    return {"busy": here.publisher.busy, "there": there, "address": address}


def shown_here(html: str) -> str:
    """A body whose pictures are those of the content folder, behind the desk's door."""
    return html.replace('src="/anh/', 'src="/tep/anh/')


def _seen_by_readers(piece: Piece) -> str | None:
    """What the working text is held against: the text of readers, else the one that was sent or approved before."""
    if piece.side:
        return piece.file
    acts_of_review = [Revision.Act.SENT, Revision.Act.RETURNED]
    earlier = Revision.objects.filter(path=piece.path, written=True, act__in=acts_of_review).exclude(digest=piece.digest)
    found = earlier.first() if piece.stage is not Stage.PUBLISHED else None
    return found.text if found else None


def _may(request: HttpRequest, piece: Piece) -> dict[str, bool]:
    """What this person may do with it now; the acts ask again."""
    rights, units = rights_of(me(request)), above(services().room, piece.unit)
    author, reviewer, publisher = (rights.may(kind, units) for kind in (Kind.AUTHOR, Kind.REVIEWER, Kind.PUBLISHER))
    own = request.user.pk in writers_of(piece.path) and not rights.self_approval
    public = leaving.was_public(services(), piece)
    waits = piece.stage in (Stage.REVIEW, Stage.APPROVED)
    set_aside = piece.side is not None and piece.stage is Stage.SCHEDULED
    return {
        "edit": author, "send": author and piece.stage is Stage.DRAFT, "send_back": reviewer and (waits or set_aside),
        "approve": reviewer and piece.stage is Stage.REVIEW and not own, "own": reviewer and piece.stage is Stage.REVIEW and own,
        "publish": publisher and piece.approval is not None and waits, "schedule": publisher and waits,
        "withdraw": publisher and piece.out is Stage.PUBLISHED, "unschedule": publisher and piece.stage is Stage.SCHEDULED,
        "comment": author or reviewer,
        "drop": author and piece.side is not None, "correct": author and piece.out is Stage.PUBLISHED,
        "leave": (publisher if public else author) and piece.side is None,
    }  # fmt: skip


@require_POST
def act(request: HttpRequest, what: str, path: str) -> HttpResponse:
    """Do one of the acts."""
    the_piece(path)
    done = ACTS.get(what)
    if done is None:
        raise Http404(what)
    try:
        after = done(request, path, request.POST.get("base", ""))
    except (Refused, NotWritten) as why:
        return told(request, "Chưa làm được", str(why), f"/xem/{path}")
    if what == "xoa":
        return HttpResponseRedirect("/")
    place = "sua" if what == "dinh-chinh" else "xem"
    return HttpResponseRedirect(f"/{place}/{after.path if isinstance(after, Piece) else path}")


def _publish(request: HttpRequest, path: str, base: str) -> None:
    publishing.publish(services(), doer(request), path, base)


def _schedule(request: HttpRequest, path: str, base: str) -> None:
    publishing.publish(services(), doer(request), path, base, moment_of(request.POST.get("at", "")))


def moment_of(text: str) -> datetime:
    """The hour somebody typed or chose ("28/11/2026 06:00", "2026-11-28T06:00"). Raises Refused."""
    try:
        found = datetime.fromisoformat(text).replace(tzinfo=TZ) if "T" in text else read_moment(text)
    except ValueError:
        found = None
    if found is None:
        raise Refused("Ghi ngày giờ hẹn đăng, ví dụ 28/11/2026 06:00.")
    return found


def _comment(request: HttpRequest, path: str, base: str) -> None:
    words = request.POST.get("words", "").strip()
    if not words:
        raise Refused("Chưa có lời góp ý nào.")
    given = {"passage": request.POST.get("passage", "").strip()[:500], "place": request.POST.get("place", "")[:80]}
    Comment.objects.create(path=path, words=words, by=me(request), **given)
    note(request.user, "góp ý", path, words)


def _settle_comment(request: HttpRequest, path: str, base: str) -> None:
    Comment.objects.filter(path=path, pk=number(request.POST.get("comment", ""))).update(done=True)
    note(request.user, "góp ý đã xong", path, request.POST.get("comment", ""))


def _take_back(request: HttpRequest, path: str, base: str) -> None:
    revision = get_object_or_404(Revision, path=path, pk=number(request.POST.get("revision", "")))
    publishing.take_back(services(), doer(request), path, base, revision)


ACTS: dict[str, Callable[[HttpRequest, str, str], object]] = {
    "gui-duyet": lambda request, path, base: acts.send(
        services(), doer(request), path, base, acts.Update(request.POST.get("told", ""), small=request.POST.get("small") == "1")
    ),
    "tra-lai": lambda request, path, base: acts.send_back(services(), doer(request), path, base, request.POST.get("words", "")),
    "duyet": lambda request, path, base: acts.approve(services(), doer(request), path, base),
    "dang": _publish,
    "hen-gio": _schedule,
    "bo-hen": lambda request, path, base: publishing.unschedule(services(), doer(request), path, base),
    "rut": lambda request, path, base: publishing.withdraw(services(), doer(request), path, base, request.POST.get("words", "")),
    "gop-y": _comment,
    "gop-y-xong": _settle_comment,
    "quay-lai": _take_back,
    "chuyen": lambda request, path, base: leaving.move(services(), doer(request), path, base, request.POST.get("to", "")),
    "dan-den": lambda request, path, base: leaving.lead_to(services(), doer(request), path, base, request.POST.get("to", "")),
    "dinh-chinh": lambda request, path, base: leaving.correct(services(), doer(request), path),
    "xoa": lambda request, path, base: leaving.remove_for_good(services(), doer(request), path, base, request.POST.get("words", "")),
    "bo-ban-sua": lambda request, path, base: publishing.drop_side(services(), doer(request), path, base),
}


def history(request: HttpRequest, path: str) -> HttpResponse:
    """Every text an article had."""
    revisions = Revision.objects.filter(path=path).select_related("writer")
    return render(request, "webdesk/history.html", {"piece": the_piece(path), "revisions": revisions})


def revision(request: HttpRequest, path: str, number: int) -> HttpResponse:
    """One earlier text beside the one of now."""
    found, piece = get_object_or_404(Revision, path=path, pk=number), the_piece(path)
    shown = {"piece": piece, "revision": found, "changes": compared(piece.text, found.text)}
    shown |= {"may": _may(request, piece), "whole": readable(found.text)}
    return render(request, "webdesk/revision.html", shown)
