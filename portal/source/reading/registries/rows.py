"""Owns the rows of a registry file: its YAML as entries, read against one table. Their meaning is not known here."""

from __future__ import annotations

from portal.source.reading.faults import Report
from portal.source.reading.fields.coherence import check_spans
from portal.source.reading.fields.frontmatter import read_registry
from portal.source.reading.fields.values import Entries, opened, read_row


def read_rows(text: str, table: str, report: Report) -> list[Entries] | None:
    """Return the rows of a registry that is a list, or the one row of a registry that is a mapping; None if unreadable."""
    matter = read_registry(text)
    report.text = matter.text
    for fault in matter.faults:
        report.add(fault.code, fault.line, fault.detail)
    if matter.root is None:
        return None
    found = [read_row(row, table, report) for row in opened(matter.root, table)]
    rows = [row for row in found if row]
    for row in rows:
        check_spans(row, table, report)
    return rows
