"""Random histories: after any sequence of edits, additions, removals, moves, faults and corrections the tree equals a clean build."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from tests.histories.edits import Edits
from tests.histories.play import Record, play
from tests.plugins.incremental.histories import Life, differences, tree


class Histories(Edits):
    """After each build the tree is compared with a clean one."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.files = self.life = Life(Path(self._folder.name))
        self.life.settings["PORTAL_ALLOW_REMOVALS"] = True

    def teardown(self) -> None:
        self._folder.cleanup()

    @initialize()
    def begin(self) -> None:
        self.begin_site()
        self.life.build()

    @rule(url=st.sampled_from(["", "https://thu.example"]))
    def another_address(self, url: str) -> None:
        self.life.settings |= {"SITEURL": url, "PORTAL_CARDS": bool(url)}

    @rule()
    def another_output(self) -> None:
        """The published tree, next to the preview; it may be many builds behind."""
        self.life.output = self.life.root / ("public" if self.life.output.name == "output" else "output")

    def after(self) -> bool:
        self.life.as_of = self.as_of
        code = self.life.build()
        assert differences(tree(self.life.output), self.life.clean()) == []
        assert code == self.life.code in (0, 3)
        assert self.life.not_kept() == []
        return self.life.ways[-1] == "changes"


QUICK = settings(max_examples=4, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck))

TestHistories = Histories.TestCase
TestHistories.settings = QUICK


@pytest.mark.long
@pytest.mark.parametrize("part", range(20))
def test_hundreds_of_histories(part: int, first_seed: int, record_property: Record) -> None:
    play(Histories, histories=15, edits=20, seeded=first_seed + part, record=record_property)
