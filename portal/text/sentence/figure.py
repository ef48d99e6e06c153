"""Owns one figure of a sentence as a record. `figures` reads it."""

from __future__ import annotations

from decimal import Decimal

from portal.record import dataclass
from portal.text.numbers import format_number
from portal.text.sentence.leads import Lead
from portal.text.statement import Comparator

_YEARS = frozenset(map(Decimal, range(1900, 2100)))


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as read: `start` includes its lead words, `at` is the number itself, `flaw` says why it is unreliable."""

    start: int
    at: int
    end: int
    lead: Lead
    value: Decimal
    value_max: Decimal | None = None
    of: Decimal | None = None
    planned: Decimal | None = None
    measure: str = ""
    per: str = ""
    onward: Comparator | None = None
    flaw: str = ""
    loose: tuple[int, int] | None = None  # a "trở lên" one word further: "từ 80 đảng viên mới trở lên"
    rate: tuple[int, int] | None = None  # a "/năm" some words further: "12 tấn rác thải/ngày"

    @property
    def comparator(self) -> Comparator:
        """Return the one comparator of lead words, "trở lên" and range together."""
        if self.value_max is not None:
            return Comparator.RANGE
        return self.onward or self.lead.comparator or Comparator.EQ

    @property
    def words(self) -> str:
        """Return the figure for a message: "19/23 xã", "80 %"."""
        most = f" – {format_number(self.value_max)}" if self.value_max is not None else ""
        whole = self.of if self.of is not None else self.planned
        part = f"/{format_number(whole)}" if whole is not None else ""
        if not (most or part or self.measure) and self.value in _YEARS:
            return str(self.value)  # "2030" is no "2.030"
        return f"{format_number(self.value)}{most}{part} {self.measure}".strip()
