"""What templates print: a period is never broken, finished HTML is left as it is; in texts of staff no line begins with a dash or «%»."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.rendering.environment import environment
from plugins.rendering.periods import unbroken, unbroken_text


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("giai đoạn 2026 - 2030", "giai đoạn 2026\u00a0-\u00a02030"),
        ("2016 – 2020, 2021 – 2025", "2016\u00a0–\u00a02020, 2021\u00a0–\u00a02025"),
        ("kinh tế - xã hội", "kinh tế - xã hội"),
        ("số 2026 - KH", "số 2026 - KH"),
    ],
)
def test_a_period_stays_on_one_line(said: str, printed: str) -> None:
    assert unbroken(said) == printed


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("<p>bà Lê Thị A - Phó Bí thư</p>", "<p>bà Lê Thị A\u00a0- Phó Bí thư</p>"),
        ("<p>giai đoạn 2016 – 2020 – bước đầu</p>", "<p>giai đoạn 2016\u00a0–\u00a02020\u00a0– bước đầu</p>"),
        ("<p>62,3 % số hộ</p>", "<p>62,3\u00a0% số hộ</p>"),
        ("<p> - một, 10-NQ/TU\n - hai</p>", "<p> - một, 10-NQ/TU\n - hai</p>"),
    ],
)
def test_no_line_of_a_text_begins_with_a_dash_or_percent(said: str, printed: str) -> None:
    assert unbroken_text(said) == printed


def test_every_printed_text_is_treated_and_finished_html_is_not(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text("{{ a }}|{{ b | safe }}|{{ n }}", encoding="utf-8")
    page = environment(tmp_path).get_template("page.html")

    assert page.render(a="2016 - 2020 <", b="<b>2016 - 2020</b>", n=3) == "2016\u00a0-\u00a02020 &lt;|<b>2016 - 2020</b>|3"
