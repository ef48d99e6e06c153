"""The record of the last accessibility check: `python -m tools.accessibility output 22/11/2026`.

Runs axe over the fullest and the emptiest page of every kind of a built site, on a phone, at 200 % zoom, on a desk and on paper, light,
dark, in high contrast and in colours forced by the system (`tools.looks.PLAN`), and writes what it found to theme/accessibility.yml,
from which the statement page is made. The day is an argument: a record does not look at the clock. Refuses to judge: faults are
recorded, not hidden.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml
from playwright.sync_api import Browser

from tools import looks, site_map
from tools.browser import launched, serve

RECORD = Path(__file__).resolve().parent.parent / "theme" / "accessibility.yml"
HEAD = "# Written by `python -m tools.accessibility`; the statement page is made from it. Do not edit by hand.\n"


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
    """(version of axe, fault or "") of every page in every look: `/tin/: color-contrast (dark, 320 px)`."""
    for width, plan in looks.PLAN.items():
        page = browser.new_page(viewport={"width": width, "height": 800}, locale="vi-VN", reduced_motion="reduce")
        for address in pages:
            page.goto(origin + address)
            for look, options in plan.items():
                looks.put_on(page, look)
                found = looks.axe(page, options)
                yield found["version"], ""
                yield from ((found["version"], f"{address}: {fault['id']} ({look}, {width} px)") for fault in found["violations"])
            looks.put_on(page, "light")
        page.close()


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.accessibility", description="Ghi kết quả kiểm tra khả năng tiếp cận.")
    parser.add_argument("site", type=Path, help="thư mục đã dựng, ví dụ output")
    parser.add_argument("day", help="ngày kiểm tra, ví dụ 22/11/2026")
    parser.add_argument("--into", type=Path, default=RECORD, help="tệp để ghi")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
