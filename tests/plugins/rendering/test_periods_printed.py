"""What templates print: a period is never broken before its dash, and finished HTML is left as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.rendering.environment import environment
from plugins.rendering.periods import unbroken


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("giai đoạn 2026 - 2030", "giai đoạn 2026\u00a0- 2030"),
        ("2016 – 2020, 2021 – 2025", "2016\u00a0– 2020, 2021\u00a0– 2025"),
        ("kinh tế - xã hội", "kinh tế - xã hội"),
        ("số 2026 - KH", "số 2026 - KH"),
    ],
)
def test_a_period_keeps_its_dash_on_the_line_of_its_first_year(said: str, printed: str) -> None:
    assert unbroken(said) == printed


def test_every_printed_text_is_treated_and_finished_html_is_not(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text("{{ a }}|{{ b | safe }}|{{ n }}", encoding="utf-8")
    page = environment(tmp_path).get_template("page.html")

    assert page.render(a="2016 - 2020 <", b="<b>2016 - 2020</b>", n=3) == "2016\u00a0- 2020 &lt;|<b>2016 - 2020</b>|3"
