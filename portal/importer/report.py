"""Owns the report of an import, as a page and as a table: imported, doubtful and failed files with reasons, and what was left out."""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape

from portal.importer.batch import FAILED, Done
from portal.importer.compose import NAMES
from portal.importer.found import Imported
from portal.text.formula import neutral
from portal.text.numbers import format_number
from portal.text.plain import truncate

COLUMNS = (
    "Nguồn",
    "Tình trạng",
    "Tệp",
    "Tiêu đề",
    "Lý do",
    "Cần xem lại",
    "Chắc chắn",
    "Gợi ý",
    "Bỏ ra ngoài (chữ)",
    "Chữ bị mất",
    "Tệp đi kèm (SHA-256)",
    "Địa chỉ cũ",
)
STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #999;padding:.3rem .5rem;text-align:left;vertical-align:top}details{margin:.3rem 0}.q{color:#555}"
)


def as_csv(done: Iterable[Done]) -> str:
    """Return one row per article or failed file; for spreadsheets (the writer encodes UTF-8 with BOM)."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in done:
        writer.writerow([neutral(cell) for cell in _row(one)])
    return out.getvalue()


def _row(one: Done) -> list[str]:
    made = one.made
    if made is None:
        return [one.origin, one.state, one.path, one.title, one.why, *[""] * 7]
    certain = "; ".join(f"{NAMES.get(found.field, found.field)}: {found.value}" for found in made.findings if found.certain)
    likely = "; ".join(
        f"{NAMES.get(found.field, found.field)} ({found.confidence:.0%}): {found.value}" for found in made.findings if not found.certain
    )
    files = "; ".join(f"{file} {hashlib.sha256(data).hexdigest()}" for file, data in made.files.items())
    left = "; ".join(f"{drop.reason}: {len(drop.text.split())}" for drop in made.dropped)
    return [
        one.origin,
        one.state,
        one.path,
        one.title,
        one.why,
        "; ".join(made.doubts),
        certain,
        likely,
        left,
        " ".join(made.lost),
        files,
        made.address,
    ]


def as_html(done: Sequence[Done]) -> str:
    """Return a page with counts, failures, doubts, then every article with its evidence."""
    counts = Counter(one.state for one in done)
    failed = [one for one in done if one.state == FAILED]
    made = [(one, one.made) for one in done if one.made is not None]
    parts = [
        '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Báo cáo nhập bài</title>',
        f"<style>{STYLE}</style></head><body><h1>Báo cáo nhập bài</h1>",
        "<table><tr><th>Tình trạng</th><th>Số bài</th></tr>",
        *(f"<tr><td>{escape(state)}</td><td>{format_number(count)}</td></tr>" for state, count in counts.most_common()),
        "</table>",
        _failures(failed),
        "<h2>Cần xem lại</h2>",
        *(_doubtful(one, article) for one, article in made if article.doubts or article.lost),
        "<h2>Từng bài, với lời trích làm căn cứ</h2>",
        *(_evidence(one, article) for one, article in made),
        "</body></html>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _failures(failed: Sequence[Done]) -> str:
    rows = "".join(f"<tr><td>{escape(one.origin)}</td><td>{escape(one.why)}</td></tr>" for one in failed)
    return f"<h2>Không nhập được</h2><table><tr><th>Nguồn</th><th>Vì sao</th></tr>{rows}</table>" if rows else ""


def _doubtful(one: Done, made: Imported) -> str:
    items = "".join(f"<li>{escape(doubt)}</li>" for doubt in made.doubts)
    return f"<p><strong>{escape(one.path)}</strong> <span class=q>({escape(one.origin)})</span></p><ul>{items}</ul>"


def _evidence(one: Done, made: Imported) -> str:
    rows = "".join(
        f"<tr><td>{escape(NAMES.get(found.field, found.field))}</td><td>{escape(found.value)}</td><td>{found.confidence:.0%}</td>"
        f"<td>{escape(truncate(found.quote, 200))}</td><td>{escape(found.basis)}</td></tr>"
        for found in made.findings
    )
    left = "".join(f"<li>{escape(drop.reason)}: {escape(truncate(drop.text, 300))}</li>" for drop in made.dropped)
    files = "".join(
        f"<li>{escape(file)} – {format_number(len(data))} byte – SHA-256 {hashlib.sha256(data).hexdigest()}</li>"
        for file, data in made.files.items()
    )
    return (
        f"<details><summary>{escape(one.title or one.origin)} – {escape(one.state)}</summary><p class=q>{escape(one.origin)} → "
        f"{escape(one.path)}</p>"
        f"<table><tr><th>Trường</th><th>Giá trị</th><th>Độ chắc</th><th>Lời trích</th><th>Căn cứ</th></tr>{rows}</table>"
        f"{f'<p>Bỏ ra ngoài bài:</p><ul>{left}</ul>' if left else ''}{f'<p>Tệp đi kèm:</p><ul>{files}</ul>' if files else ''}</details>"
    )
