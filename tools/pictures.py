"""The README's pictures, taken of a built demo district: `python -m tools.pictures output-demo`. Small files, the same pages every time.

Which plan, target and article are shown is decided by what stands on their pages, not by their names: the demo may change.
"""

import argparse
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from tools import site_map
from tools.browser import launched, serve

ROOT = Path(__file__).resolve().parents[1]
LARGEST = 60_000  # bytes
PHONE, DESK, TALL = (390, 844), (1280, 1100), (1280, 1600)
SHOWN = (800, 390)  # px a picture is wide at most in the README: of a desk, of a phone


@dataclass(frozen=True)
class Picture:
    """One picture: its file's name, the kind of page, words its HTML should have, and the window it is seen through."""

    name: str
    kind: str
    marks: tuple[str, ...]
    window: tuple[int, int] = DESK
    scheme: str = "light"


PICTURES = (
    Picture("trang-chu", "", (), TALL),
    Picture("trang-chu-dien-thoai", "", (), PHONE),
    Picture("bai-viet", "tin/*/*/*", ('class="article-summary"', 'class="figure"', 'id="chi-tieu"', 'class="facts"', 'id="dong-su-kien"')),
    Picture("ke-hoach", "ke-hoach/*", ('class="progress-bar"', 'class="timeline"', "Đạt", "Vượt", "Chưa đạt", "chưa có tin về kết quả")),
    Picture("chi-tieu", "chi-tieu/*", ("<svg", 'class="series-chart"', 'class="change-list"', "Vượt")),
    Picture("chi-tieu-dien-thoai-toi", "chi-tieu/*", ("<svg", 'class="series-chart"', 'class="change-list"', "Vượt"), PHONE, "dark"),
)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.pictures", description="Chụp ảnh huyện mẫu cho README.")
    parser.add_argument("site", type=Path, help="huyện mẫu đã dựng, ví dụ output-demo")
    parser.add_argument("--into", type=Path, default=ROOT / "docs" / "anh", help="thư mục để ảnh (mặc định: docs/anh)")
    options = parser.parse_args(arguments)
    options.into.mkdir(parents=True, exist_ok=True)
    with serve(options.site) as origin, launched() as browser:
        for picture in PICTURES:
            address = telling(options.site, picture.kind, picture.marks)
            data = small(shot(browser, origin + address, picture))
            (options.into / f"{picture.name}.webp").write_bytes(data)
            print(f"{picture.name}.webp  {len(data)} byte  {address}")
    return 0


def telling(site: Path, kind: str, marks: tuple[str, ...]) -> str:
    """The address of the page of a kind with most of the marks; of several, the one nearest to the middle in length."""
    pages = {
        address: path.read_text(encoding="utf-8") for address, path in site_map.addresses(site).items() if site_map.kind(address) == kind
    }
    if not pages:
        raise LookupError(f"no page of the kind '{kind}'")
    counts = {address: sum(mark in text for mark in marks) for address, text in pages.items()}
    best = sorted((len(pages[address]), address) for address, count in counts.items() if count == max(counts.values()))
    return best[len(best) // 2][1]


def shot(browser: Browser, address: str, picture: Picture) -> Image.Image:
    """What is seen of a page without scrolling, as wide as the README shows it."""
    width, height = picture.window
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme="dark" if picture.scheme == "dark" else "light",
        locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", reduced_motion="reduce",
    )  # fmt: skip
    try:
        page.goto(address, wait_until="networkidle")
        seen = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    finally:
        page.close()
    return fitted(seen, min(width, SHOWN[picture.window == PHONE]))


def fitted(image: Image.Image, wide: int) -> Image.Image:
    """The picture, so many pixels wide."""
    return image.resize((wide, round(image.height * wide / image.width)), Image.Resampling.LANCZOS)


def small(image: Image.Image) -> bytes:
    """The picture as WebP in the best quality that keeps it under LARGEST."""
    return next(data for data in _qualities(image) if len(data) <= LARGEST)


def _qualities(image: Image.Image) -> Iterator[bytes]:
    for quality in range(86, 0, -6):
        out = io.BytesIO()
        image.save(out, "WEBP", quality=quality, method=6)
        yield out.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
