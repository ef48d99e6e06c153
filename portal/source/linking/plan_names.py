"""Owns the information in a plan's name: its kind, number and period, and its spellings. It knows no plans."""

from __future__ import annotations

import re
from collections.abc import Iterable

from portal.domain.plan import YearSpan
from portal.text.day import YEARS

KINDS = (
    "nghị quyết", "chương trình hành động", "chương trình", "đề án", "dự án", "kế hoạch", "quy hoạch", "chiến lược", "chỉ thị",
    "kết luận", "quyết định", "quy chế", "mô hình thí điểm", "mô hình",
)  # fmt: skip
KIND = re.compile(rf"^(?:dự thảo\s+)?({'|'.join(KINDS)})\b[\s:]*(?:về\s+)?", re.I)
NUMBER = re.compile(r"\d+(?:/\d{4})?[-/][A-ZĐ][\w-]*(?:[-/][\wĐ]+)*")
PERIOD = re.compile(r"(?:giai đoạn|nhiệm kỳ)\s+(\d{4})\s*[-–—]\s*(\d{4})(?:,?\s*(?:định hướng|tầm nhìn)\s+đến\s+(?:năm\s+)?(\d{4}))?", re.I)
YEAR = re.compile(r"\bnăm\s+(\d{4})\b", re.I)


def spellings(name: str, kind: str) -> Iterable[str]:
    """Return the spellings of a plan's name: with and without its kind in front."""
    core = bare(name)
    return (name, core, f"{kind} {core}", f"{kind} “{core}”", f"{kind} về {core}") if kind else (name, core)


def bare(name: str) -> str:
    """Return a plan's name without its kind and quotation marks."""
    found = KIND.match(name.strip())
    core = name.strip()[found.end() :] if found else name.strip()
    return core.strip(" “”\"'") or name


def kind_of(name: str) -> str:
    """Return the kind of plan a name begins with, "" if there is none."""
    found = KIND.match(name.strip(" “”\"'"))
    return found[1].lower() if found else ""


def period_of(name: str) -> YearSpan | None:
    """Return the period in a plan's name; None for an impossible one (see `misdated`)."""
    years = _years(name)
    if not years or misdated(name):
        return None
    return YearSpan(years[0], years[1] if len(years) > 1 else years[0], years[2] if len(years) > 2 else None)


def misdated(name: str) -> bool:
    """Return whether the period in a plan's name is impossible: reversed, or of years that no plan has."""
    years = _years(name)
    return years != sorted(years) or not all(year in YEARS for year in years)


def _years(name: str) -> list[int]:
    found = PERIOD.search(name) or YEAR.search(name)
    return [int(year) for year in found.groups() if year] if found else []
