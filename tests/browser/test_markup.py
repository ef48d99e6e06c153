"""Every built page is correct HTML."""

from pathlib import Path

import pytest

from tests.browser import markup
from tools import site_map

GOOD = '<!doctype html>\n<html lang="vi"><head><title>Tin</title></head><body><main><h1>Tin</h1></main></body></html>\n'
BAD = {
    "void-content": GOOD.replace("</main>", "<br></br></main>"),
    "no-dup-id": GOOD.replace("</main>", '<p id="a">a</p><p id="a">b</p></main>'),
    "no-inline-style": GOOD.replace("<h1>", '<h1 style="color: red">'),
    "element-permitted-content": GOOD.replace("</main>", "<p><span><div>a</div></span></p></main>"),
    "input-missing-label": GOOD.replace("</main>", '<input type="text" name="q"></main>'),
    "heading-level": GOOD.replace("</main>", "<h3>a</h3></main>"),
}


@pytest.fixture(autouse=True)
def _program() -> None:
    if not markup.is_at_hand():
        pytest.skip("không có Node hoặc html-validate (node_modules)")


def test_wrong_pages_are_seen(tmp_path: Path) -> None:
    (tmp_path / "good.html").write_text(GOOD)
    for rule, page in BAD.items():
        (tmp_path / f"{rule}.html").write_text(page)
    faults = markup.html_faults(tmp_path)
    for rule in BAD:
        assert any(fault.startswith(f"{rule}.html:") and f" {rule}: " in fault for fault in faults), (rule, faults)
    assert not [fault for fault in faults if fault.startswith("good.html")]


def test_more_faults_than_a_pipe_holds_are_all_told(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text(GOOD.replace("</main>", '<p style="color: red">a</p>' * 2_000 + "</main>"))
    assert len(markup.html_faults(tmp_path)) == 2_000


def test_every_page_is_correct_html(built_site: Path) -> None:
    assert len(site_map.addresses(built_site)) > 20
    faults = markup.html_faults(built_site)
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults[:60])
