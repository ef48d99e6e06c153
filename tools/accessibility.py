"""The record of the last accessibility check: `python -m tools.accessibility output 22/11/2026`.

Runs all of axe's rules over the fullest and the emptiest page of every kind of a built site, in light and dark, on a
phone and a desk, and writes what it found to theme/accessibility.yml, from which the statement page is made. The day
is an argument: a record does not look at the clock. Refuses to judge: faults are recorded, not hidden.
"""

import argparse
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import yaml
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser

from tools import site_map
from tools.browser import launched, serve

RECORD = Path(__file__).resolve().parent.parent / "theme" / "accessibility.yml"
HEAD = "# Written by `python -m tools.accessibility`; the statement page is made from it. Do not edit by hand.\n"
WIDTHS = {360: 740, 1280: 800}
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    pages = list(site_map.representatives(options.site))
    with serve(options.site) as origin, launched() as browser:
        said = sorted(check(browser, origin, pages))
    record = {"checked": options.day, "program": f"axe-core {said[0][0]}", "pages": len(pages)}
    record["violations"] = list(dict.fromkeys(fault for _, fault in said if fault))
    options.into.write_text(HEAD + yaml.safe_dump(record, allow_unicode=True, sort_keys=False), encoding="utf-8")
    print(f"{options.into}: {record['pages']} trang, {len(record['violations'])} lỗi")
    return 0


def check(browser: Browser, origin: str, pages: list[str]) -> Iterator[tuple[str, str]]:
    """(version of axe, fault or "") of every page on every device: `/tin/: color-contrast (dark, 360 px)`."""
    for scheme, (width, height) in product(("light", "dark"), WIDTHS.items()):
        page = browser.new_page(
            viewport={"width": width, "height": height}, locale="vi-VN", reduced_motion="reduce",
            color_scheme="dark" if scheme == "dark" else "light",
        )  # fmt: skip
        for address in pages:
            page.goto(origin + address)
            response = Axe().run(page, options=OPTIONS).response
            version = response["testEngine"]["version"]
            yield version, ""
            yield from ((version, f"{address}: {fault['id']} ({scheme}, {width} px)") for fault in response["violations"])
        page.close()


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.accessibility", description="Ghi kết quả kiểm tra khả năng tiếp cận.")
    parser.add_argument("site", type=Path, help="thư mục đã dựng, ví dụ output")
    parser.add_argument("day", help="ngày kiểm tra, ví dụ 22/11/2026")
    parser.add_argument("--into", type=Path, default=RECORD, help="tệp để ghi")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
