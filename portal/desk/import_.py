"""`portal import`: a filled form (.xlsx, .csv) becomes one article, completely or not at all; `import_articles` handles everything else."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from portal.desk import clock
from portal.desk.reporting.article import Head, article_text, default_title, default_unit
from portal.desk.reporting.returns import Returned, read_returns
from portal.desk.reporting.sheet import read_sheet
from portal.desk.reporting.workbook import UnreadableSheet
from portal.desk.services import Services
from portal.desk.telling import format_problems
from portal.domain.portal import Portal
from portal.domain.problem import errors
from portal.source.load import Folder, Loaded, load, load_portal
from portal.source.reading import tree as content
from portal.source.reading.draft import read_draft
from portal.text.dates import read_date
from portal.text.fold import fold_name

TABLES = frozenset({".xlsx", ".xlsm", ".csv", ".tsv"})


def arguments(parser: argparse.ArgumentParser, tree: Callable[..., None]) -> None:
    """Add the command's arguments."""
    tree(parser)
    words = "tệp Word, .txt, .html, thư mục, trang đã lưu, kênh tin (thành bản nháp); hoặc bảng kết quả .xlsx, .csv"
    parser.add_argument("file", type=Path, help=words)
    parser.add_argument("--profile", default="", metavar="TÊN", help="nền tảng của trang cũ (nukeviet, liferay …) hoặc một tệp .yml")
    parser.add_argument("--no-hints", action="store_true", help="không ghi chú gợi ý ẩn vào cuối bài nháp")
    parser.add_argument("--report", type=Path, metavar="THƯ_MỤC", help="nơi ghi báo cáo nhập bài (mặc định: .portal/nhap)")
    parser.add_argument("--date", type=_day, help="ngày đăng của bài, ví dụ 05/7/2020 (mặc định: hôm nay)")
    parser.add_argument("--unit", default="", help="đơn vị của bài, khi nguồn không cho biết")
    parser.add_argument("--title", default="", help="tiêu đề của bài")
    parser.add_argument("--publish", "--dang", action="store_true", help="đặt trạng thái Đã đăng, không để bản nháp")
    parser.add_argument("--overwrite", action="store_true", help="ghi đè bài đã có ở chỗ ấy")


def _day(text: str) -> date:
    day = read_date(text)
    if day is None:
        raise argparse.ArgumentTypeError(f"không hiểu ngày {text}")
    return day


def run(given: argparse.Namespace, services: Services) -> int:
    """Read, understand, write; after any fault nothing is written and 1 is returned."""
    if given.file.suffix.lower() not in TABLES:
        from portal.desk.import_articles import run_articles  # no other command imports the readers of Word and HTML

        return run_articles(given)
    as_of = clock.as_of(os.environ)
    loaded = load_portal(given.content, as_of)
    portal = loaded.portal
    if portal is None:
        return _refused(["Không đọc được danh mục; chạy `portal check` để biết lỗi."])
    try:
        rows = read_sheet(given.file)
    except UnreadableSheet as fault:
        return _refused([str(fault)])
    published = given.date or as_of
    returns = read_returns(portal, rows, published)
    if returns.faults:
        return _refused([f"Dòng {row}: {text}" if row else text for row, text in sorted(returns.faults)])
    for line in empty_rows(returns.empty):
        print(line)
    unit = _unit(portal, given.unit) if given.unit else default_unit(portal, returns.results)
    if not unit:
        return _refused([f"Không có đơn vị «{given.unit}»." if given.unit else 'Ghi rõ đơn vị của bài: --unit "…".'])
    head = Head(given.title or default_title(returns.results), published, unit, "published" if given.publish else "draft")
    return _write(given.content, loaded, head, returns.results, overwrite=given.overwrite)


def empty_rows(rows: Sequence[tuple[int, str]]) -> list[str]:
    """Report the rows that are left out because they say that there is no figure."""
    if not rows:
        return []
    listed = "; ".join(f"dòng {number}: «{text}»" if text else f"dòng {number}: để trống" for number, text in rows)
    return [f"Bỏ qua {len(rows)} dòng chưa có số liệu ({listed})."]


def _refused(faults: Sequence[str]) -> int:
    print("\n".join(faults), file=sys.stderr)
    print("Chưa ghi gì.", file=sys.stderr)
    return 1


def _unit(portal: Portal, name: str) -> str:
    """Return the unit of an id or a name, "" for none or several."""
    found = [id for id in portal.ids("units") if id == name or fold_name(name) in map(fold_name, portal.unit(id).names)]
    return found[0] if len(found) == 1 else ""


def _write(root: Path, loaded: Loaded, head: Head, results: Sequence[Returned], *, overwrite: bool) -> int:
    assert loaded.portal is not None
    text = article_text(loaded.portal, head, results)
    target = root / head.path
    if target.exists() and target.read_bytes() != text.encode() and not overwrite:
        return _refused([f"Đã có tệp {head.path}: đặt tiêu đề khác (--title), hoặc --overwrite để ghi đè."])
    faults = faults_of(root, loaded, head, results)
    if faults:
        return _refused(faults)
    target.parent.mkdir(parents=True, exist_ok=True)
    spare = target.with_name(f".{target.name}.tmp")
    spare.write_bytes(text.encode())
    os.replace(spare, target)
    print(f"{head.path}: {len(results)} kết quả.")
    return 0


def faults_of(root: Path, loaded: Loaded, head: Head, results: Sequence[Returned]) -> list[str]:
    """Return the faults the article would have in the content folder, published on its day."""
    assert loaded.portal is not None
    draft = read_draft(head.path, article_text(loaded.portal, replace(head, status="published"), results))
    tree = replace(loaded.tree, articles={**loaded.tree.articles, head.path: content.Stat(0, 0, 0)})
    drafts = {**loaded.drafts, head.path: draft}
    tried = load(Folder(root, tree, look=lambda root, files: ()), head.day, drafts, [])
    own = errors(problem for problem in tried.problems if problem.path == head.path)
    if own or tried.portal is None:
        return [format_problems(own)]
    found = tried.portal
    id = head.path.removesuffix(".md")
    understood = [found.result(result) for mention in found.article(id).plans for result in mention.results]
    wanted = {(one.target.id, one.sentence): one.row for one in results}
    lost = wanted.keys() - {(one.target, one.statement.quote) for one in understood}
    return [f"Dòng {wanted[key]}: trong bài, kết quả này sẽ không được hiểu như ý." for key in sorted(lost, key=wanted.__getitem__)]
