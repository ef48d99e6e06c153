"""Owns the screen of the results of a period: a form of open targets, filled in part or whole, or brought back as a spreadsheet."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from portal.desk.reporting.form import AS_OF, DOCUMENT, GIVEN, ID, KNOWN, KNOWN_DAY, LEVEL, NOTE, PERIOD, PLAN, RESULT, TARGET, VERDICT, Row
from webdesk.screens.edit import doer
from webdesk.workflow import results
from webdesk.workflow.acts import Refused
from webdesk.workflow.services import services

FIELDS = (("r", RESULT), ("d", AS_OF), ("p", PERIOD), ("v", VERDICT), ("b", DOCUMENT), ("n", NOTE))
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST = 10_000_000  # bytes of a spreadsheet


def form(request: HttpRequest) -> HttpResponse:
    """Choose a unit; fill in what is known; it becomes a draft."""
    unit = (request.POST.get("unit") or request.GET.get("don-vi", "")).strip()
    rows = results.rows_of(services(), unit)
    if request.method != "POST":
        return _shown(request, unit, rows, {})
    try:
        made = results.make(services(), doer(request), _sent(request, rows), " ".join(request.POST.get("title", "").split()))
    except Refused as why:
        return _shown(request, unit, rows, {0: [str(why)]})
    if made.piece is None:
        faults: dict[int, list[str]] = {}
        for number, words in made.faults:
            faults.setdefault(number, []).append(words)
        return _shown(request, unit, rows, faults)
    return HttpResponseRedirect(f"/sua/{made.piece.path}?saved=1")


def _sent(request: HttpRequest, rows: list[Row]) -> results.Rows:
    """What was filled in, or stands in the file that was sent. Raises Refused."""
    file = request.FILES.get("file")
    if file is not None:
        if (file.size or 0) > LARGEST:
            raise Refused("Tệp lớn hơn 10 MB: chỉ để lại trang có biểu.")
        return results.read_file(file.name or "", file.read())
    sent = request.POST
    made = []
    for number, row in enumerate(rows, 1):
        filled = {name: " ".join(sent.get(f"{key}.{row[ID]}", "").split()) for key, name in FIELDS}
        given = {name: row[name] for name in GIVEN}
        made.append((number, results.with_moment({**given, **filled}, sent.get("d", "").strip(), sent.get("p", "").strip())))
    return made


def _shown(request: HttpRequest, unit: str, rows: list[Row], faults: dict[int, list[str]]) -> HttpResponse:
    found: list[dict[str, Any]] = []
    for number, row in enumerate(rows, 1):
        boxes = [{"name": f"{key}.{row[ID]}", "label": label, "value": request.POST.get(f"{key}.{row[ID]}", "")} for key, label in FIELDS]
        known = f"{row[KNOWN]} ({row[KNOWN_DAY]})" if row[KNOWN] else ""
        told = {"known": known, "boxes": boxes, "faults": faults.get(number, [])}
        found.append({"plan": row[PLAN], "target": row[TARGET], "level": row[LEVEL], **told})
    shown = {"unit": unit, "rows": found, "faults": faults.get(0, []), "count": len(faults), "sent": request.POST}
    return render(request, "webdesk/results.html", shown, status=422 if faults else 200)


def sheet(request: HttpRequest) -> HttpResponse:
    """The same form for a spreadsheet."""
    rows = results.rows_of(services(), request.GET.get("don-vi", "").strip())
    response = HttpResponse(results.sheet_of(rows), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="ket-qua.xlsx"'
    return response
