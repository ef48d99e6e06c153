"""Pictures for people to look at are taken of the addresses, widths and schemes that were asked for."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tools.setup import chromium

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
PAGE = """<!doctype html><html lang="vi"><title>Tin</title><style>
body { background: #fff } @media (prefers-color-scheme: dark) { body { background: #000 } }
@media print { body { background: #0f0 } }</style><h1>Tin tức</h1></html>"""
WHITE, BLACK, GREEN = (255, 255, 255), (0, 0, 0), (0, 255, 0)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    if chromium.find() is None:
        pytest.skip("không có Chromium (no Chromium; apt install chromium)")
    (tmp_path / "tin").mkdir()
    (tmp_path / "index.html").write_text(PAGE)
    (tmp_path / "tin/index.html").write_text(PAGE)
    return tmp_path


def look(*arguments: str | Path) -> None:
    """As a program of its own: Playwright allows one of itself to a process, and the browser tests may hold it."""
    subprocess.run([sys.executable, "-m", "tools.look", *arguments], cwd=ROOT, check=True, capture_output=True)


def test_each_address_is_taken_on_each_width_and_scheme(site: Path) -> None:
    into = site / "anh"
    look(site, "/tin/", "--widths", "320,768", "--schemes", "light,dark,print", "--into", into)
    colours = {path.stem: Image.open(path).convert("RGB").getpixel((300, 5)) for path in into.iterdir()}
    assert colours == {
        f"tin-{width}-{scheme}": colour
        for width in (320, 768)
        for scheme, colour in {"light": WHITE, "dark": BLACK, "print": GREEN}.items()
    }


def test_without_addresses_every_kind_of_page_is_taken(site: Path) -> None:
    look(site, "--widths", "360", "--into", site / "anh")
    assert {path.stem for path in (site / "anh").iterdir()} == {"trang-chu-360-light", "tin-360-light"}
