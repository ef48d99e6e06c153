"""Pictures of a built site, for people to look at: `python -m tools.look output / /tin/ --widths 360,1280`.

Without addresses, one page of every kind (the fullest and the emptiest). Refuses to judge: that is for whoever looks.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser

from tools import looks, site_map
from tools.browser import launched, serve

# Pictures further down load only when one scrolls to them, which a picture of the whole page does not do.
ALL_PICTURES = """async () => {
    const pictures = [...document.images]
    for (const picture of pictures) picture.loading = 'eager'
    await Promise.allSettled(pictures.map(picture => picture.decode()))
}"""


@dataclass(frozen=True)
class Shot:
    """One picture to take. `scheme` is one of `tools.looks.LOOKS`."""

    address: str
    width: int
    scheme: str

    def file(self, folder: Path) -> Path:
        name = self.address.strip("/").replace("/", "_") or "trang-chu"
        return folder / f"{name}-{self.width}-{self.scheme}.png"


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    addresses = options.addresses or list(site_map.representatives(options.site))
    shots = [Shot(*parts) for parts in product(addresses, options.widths, options.schemes)]
    options.into.mkdir(parents=True, exist_ok=True)
    with serve(options.site) as origin, launched() as browser:
        for picture in take(browser, origin, shots, options.into):
            print(picture)
    return 0


def take(browser: Browser, origin: str, shots: list[Shot], folder: Path) -> Iterator[Path]:
    """Take the pictures one by one, whole pages; gives each file when it is written."""
    page = browser.new_page(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", reduced_motion="reduce")
    for shot in shots:
        page.set_viewport_size({"width": shot.width, "height": 800})
        page.goto(origin + shot.address, wait_until="networkidle")
        looks.put_on(page, shot.scheme)
        page.evaluate(ALL_PICTURES)
        page.screenshot(path=shot.file(folder), full_page=True)
        yield shot.file(folder)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.look", description="Chụp ảnh các trang đã dựng để xem.")
    parser.add_argument("site", type=Path, help="thư mục đã dựng, ví dụ output")
    parser.add_argument("addresses", nargs="*", metavar="địa-chỉ", help="ví dụ /tin/ (không ghi: mỗi loại trang)")
    parser.add_argument("--widths", type=_numbers, default=[360, 1280], help="bề rộng, ví dụ 320,360,768,1280")
    parser.add_argument("--schemes", type=_schemes, default=["light"], help=",".join(looks.LOOKS))
    parser.add_argument("--into", type=Path, default=Path("tests/artefacts/look"), help="thư mục để ảnh")
    return parser.parse_args(arguments)


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


def _schemes(text: str) -> list[str]:
    schemes = text.split(",")
    if not set(schemes) <= looks.LOOKS.keys():
        raise argparse.ArgumentTypeError(f"chỉ có {', '.join(looks.LOOKS)}: {text}")
    return schemes


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
