"""`portal import <Word, page, folder, saved site, feed>`: drafts with what is certain, a report on the rest, nothing overwritten."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from portal.desk import progress
from portal.importer.batch import FAILED, Done, ImportSetting, run
from portal.importer.found import NotImported
from portal.importer.places import passed_over
from portal.importer.profile import Profile, profile_named
from portal.importer.report import as_csv, as_html
from portal.importer.writing import Memory, digest
from portal.source.load import no_last_good
from portal.source.reading.registries.files import read_registries
from portal.source.reading.tree import require, walk
from portal.store.lock import locked
from portal.text.numbers import format_number

STATE = Path(__file__).resolve().parents[2] / ".portal" / "nhap"
ADDRESS = re.compile(r"^(https?):[/\\]{1,2}(.+)$", re.I)  # a path has lost one of its slashes
SECONDS, MOST = 30, 20_000_000  # for one address: seconds, bytes
SHOWN = 20  # lines of one kind on the terminal; the report has all
OF_TABLES = ("date", "title", "publish", "overwrite")


def run_articles(given: argparse.Namespace) -> int:
    """Import; return 0 if everything was imported, 3 if something was not, 1 if nothing could be done, 2 for wrong usage."""
    strange = [name for name in OF_TABLES if getattr(given, name, None)]
    if strange:
        print(f"--{', --'.join(strange)} chỉ dùng khi nhập bảng kết quả (.xlsx, .csv).", file=sys.stderr)
        return 2
    if address := ADDRESS.match(str(given.file)):
        return _from_the_web(given, f"{address[1].lower()}://{address[2]}")
    if not given.file.exists():
        print(f"Không có {given.file}.", file=sys.stderr)
        return 1
    require(given.content)
    try:
        profile = profile_named(given.profile) if given.profile else None
    except NotImported as why:
        print(why, file=sys.stderr)
        return 2
    with locked(STATE):
        return _run(given, profile)


def _from_the_web(given: argparse.Namespace, address: str) -> int:
    """Fetch a feed or page of the web first; fetched again, it replaces the previous copy."""
    try:
        data = fetched(address)
    except OSError as error:
        print(f"Không tải được {address}: {getattr(error, 'reason', error)}. Lưu trang ấy thành tệp rồi nhập tệp.", file=sys.stderr)
        return 1
    folder = STATE / "tai-ve"
    folder.mkdir(parents=True, exist_ok=True)
    suffix = Path(urlsplit(address).path).suffix.lower()
    file = folder / f"{digest(address.encode())[:16]}{suffix if suffix in ('.xml', '.rss', '.atom', '.html', '.htm', '.docx') else '.html'}"
    file.write_bytes(data)
    given.file = file
    return run_articles(given)


def fetched(address: str) -> bytes:
    """Return the content of an address of the web. Raises OSError."""
    request = Request(address, headers={"User-Agent": "portal-import"})
    with urlopen(request, timeout=SECONDS) as answer:  # http and https only: ADDRESS accepts nothing else
        data: bytes = answer.read(MOST + 1)
    if len(data) > MOST:
        raise OSError(f"lớn hơn {MOST // 10**6} MB")
    return data


def _run(given: argparse.Namespace, profile: Profile | None) -> int:
    registries = read_registries(given.content, walk(given.content), no_last_good, [])
    if given.unit and not registries.unit_names.find(given.unit).ids:
        print(f"Không có đơn vị «{given.unit}». {registries.unit_names.advice(given.unit)}", file=sys.stderr)
        return 2
    name = (
        "da-nhap.jsonl"
        if given.content.resolve() == STATE.parents[1] / "content"
        else f"da-nhap-{digest(str(given.content.resolve()).encode())[:12]}.jsonl"
    )
    memory = Memory.of(STATE / name)
    setting = ImportSetting(given.content, registries, profile, given.unit, not given.no_hints, os.cpu_count() or 1)
    draw = progress.bar(sys.stderr)
    done = list(run(given.file, setting, memory, lambda count, of: draw("Nhập", count, of)))
    if not done:
        print(f"Không có tệp nào nhập được trong {given.file}.", file=sys.stderr)
        return 1
    folder: Path = given.report or STATE
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "bao-cao.html").write_text(as_html(done), encoding="utf-8")
    (folder / "bao-cao.csv").write_text(as_csv(done), encoding="utf-8-sig", newline="")
    failed = sum(one.state == FAILED for one in done)
    out = sys.stderr if failed == len(done) else sys.stdout
    print(summary(done), file=out)
    if aside := passed_over(given.file, given.content.resolve()):
        kinds = ", ".join(f"{ending} {format_number(count)}" for ending, count in sorted(aside.items()))
        print(f"Không nhập thành bài (ảnh và tệp mà bài nhắc tới thì đi cùng bài): {kinds}.", file=out)
    print(f"Báo cáo: {folder / 'bao-cao.html'}, {folder / 'bao-cao.csv'}", file=out)
    return 1 if failed == len(done) else 3 if failed else 0


def summary(done: Sequence[Done]) -> str:
    """Return the outcome for a terminal: every article of a few, the counts and the failures of many."""
    lines = []
    for one in done if len(done) <= SHOWN else ():
        lines += (
            [f"{one.path}: {one.state}", *(f"   ? {doubt}" for doubt in (one.made.doubts if one.made else ()))]
            if one.state != FAILED
            else []
        )
    lines += [f"   ! {one.origin}: {one.why}" for one in [one for one in done if one.state == FAILED][:SHOWN]]
    counts = Counter(one.state for one in done)
    lines.append(" · ".join(f"{state} {format_number(count)}" for state, count in counts.most_common()))
    lost = sum(bool(one.made and one.made.lost) for one in done)
    return "\n".join([*lines, *([f"{lost} bài có chữ không sang được bài mới: xem báo cáo."] if lost else [])])
