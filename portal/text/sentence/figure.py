"""Owns one figure of a sentence as a record. Refuses to read any: `figures` does."""

from __future__ import annotations

from decimal import Decimal

from portal.record import dataclass
from portal.text.numbers import format_number
from portal.text.sentence.leads import Lead
from portal.text.statement import Comparator


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as read: `start` includes its lead words, `at` is the number itself, `flaw` says why it cannot be trusted."""

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
    loose: tuple[int, int] | None = None  # a "trở lên" that stands a word further: "từ 80 đảng viên mới trở lên"
    rate: tuple[int, int] | None = None  # a "/năm" that stands some words further: "12 tấn rác thải/ngày"

    @property
    def comparator(self) -> Comparator:
        """The one comparator of lead words, "trở lên" and range taken together."""
        if self.value_max is not None:
            return Comparator.RANGE
        return self.onward or self.lead.comparator or Comparator.EQ

    @property
    def words(self) -> str:
        """The figure for a message: "19/23 xã", "80 %"."""
        most = f" – {format_number(self.value_max)}" if self.value_max is not None else ""
        whole = self.of if self.of is not None else self.planned
        part = f"/{format_number(whole)}" if whole is not None else ""
        return f"{format_number(self.value)}{most}{part} {self.measure}".strip()
