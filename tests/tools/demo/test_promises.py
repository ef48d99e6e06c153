"""Targets of the demo: figures move smoothly to where their fate sends them, and the reader of sentences agrees with them."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest

from portal.text.sentence import read_statement
from tools.demo.lexicon import lexicon
from tools.demo.promises import PERIODS, PlanSeries, Promise, Reported, make, result_sentence, target_sentence

SUBJECTS = sorted(lexicon().subjects)


def promises(topic: str, period: int = 1) -> list[Promise]:
    return make(PlanSeries(lexicon().subjects[topic], -2 * period, Random(3)), period, 19)


@pytest.mark.parametrize("topic", SUBJECTS)
def test_every_target_is_read_as_it_is_meant(topic: str) -> None:
    for promise in promises(topic):
        read = read_statement(target_sentence(promise, "xã, thị trấn", 2020, 0), role="target", plan_period=PERIODS[1]).statement
        assert read is not None and read.value is not None, promise.target
        meant = Decimal(100) if promise.form == "all" else Decimal(str(promise.goal))
        assert abs(read.value - meant) <= max(Decimal("0.05"), meant / 50), promise.target


@pytest.mark.parametrize("topic", SUBJECTS)
def test_every_result_is_read_as_it_is_meant(topic: str) -> None:
    for promise in promises(topic):
        if promise.form in ("sub", "red", "plan"):
            continue
        value = promise.figures[2023]
        said = result_sentence(promise, Reported(value, "tính đến 31/12/2023"), "xã, thị trấn", 2020)
        read = read_statement(said, role="result").statement
        assert read is not None and read.value is not None, promise.report
        assert abs(read.value - Decimal(str(value))) <= max(Decimal("0.05"), Decimal(str(value)) / 50), promise.report


@pytest.mark.parametrize("topic", SUBJECTS)
def test_figures_end_where_their_fate_sends_them(topic: str) -> None:
    for promise in promises(topic):
        end, way = promise.figures[2025], -1 if promise.better == "-" else 1
        if promise.fate == "below":
            assert (end - promise.goal) * way < 0 or promise.form == "rng", promise.target
        if promise.fate == "met" and promise.form not in ("low", "rng"):
            assert end == pytest.approx(promise.goal), promise.target


def test_a_share_that_grows_does_so_year_by_year() -> None:
    shares = [promise for topic in SUBJECTS for promise in promises(topic) if promise.form == "pct" and promise.better == "+"]
    for promise in shares:
        years = [promise.figures[year] for year in range(2021, 2026)]
        assert all(0 <= value <= 100 for value in years)
        if promise.goal > promise.start and promise.fate != "below":
            assert years == sorted(years), promise.target
