"""Builds each case as a site of its own and prints what is right and what is wrong.

`python -m tools.cases [FOLDER]`: FOLDER holds one folder a case, each laid over `content/du-lieu` and `content/trang` (default
`../shared/cases`). Exit code 0: all right, 1: something is wrong, 2: there are no cases.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from tools.cases.expectations import EXPECTATIONS
from tools.cases.site import ROOT, Site


def main(words: list[str]) -> int:
    """Print one line a case and a closing one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT.parent / "shared" / "cases")
    parser.add_argument("--only", help="một trường hợp")
    given = parser.parse_args(words)
    cases = sorted(case.name for case in given.folder.iterdir() if case.is_dir()) if given.folder.is_dir() else []
    cases = [case for case in cases if given.only in (None, case)]
    if not cases:
        print(f"không có trường hợp nào trong {given.folder}", file=sys.stderr)
        return 2
    wrong = sum(not _tried(given.folder / case) for case in cases)
    print(f"{len(cases) - wrong} right, {wrong} wrong")
    return 1 if wrong else 0


def _tried(case: Path) -> bool:
    fault = _fault(case)
    print(f"{'WRONG' if fault else 'right'}  {case.name}{f': {fault}' if fault else ''}", flush=True)
    return not fault


def _fault(case: Path) -> str:
    """What is wrong, "" when all is right."""
    expectation = EXPECTATIONS.get(case.name)
    if expectation is None:
        return "no expectation is written for it"
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder))
        for name in ("du-lieu", "trang"):
            shutil.copytree(ROOT / "content" / name, site.content / name)
        if case.name == "xlsx-phan-ba":  # it has no article of its own: the form asks for the targets of content/
            shutil.copytree(ROOT / "content" / "tin", site.content / "tin")
        shutil.copytree(case, site.content, dirs_exist_ok=True, ignore=shutil.ignore_patterns("README"))
        try:
            site.build()
            expectation(site)
        except (AssertionError, OSError) as fault:
            return str(fault) or type(fault).__name__
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
