"""Owns the final report of a build, in Vietnamese: problems with their excerpts, then one line with the figures."""

from __future__ import annotations

import sqlite3
import sys

from plugins.builder.run import Run, TooManyGone, conditions_of
from plugins.incremental.engine import Progress, Summary
from plugins.incremental.writer import ForeignOutput
from portal.desk.progress import bar
from portal.desk.telling import next_change, overview
from portal.source.reading.tree import NoContent
from portal.store.damage import NOT_KEPT, InUse, NotKept, is_unwritable
from portal.text.numbers import format_number
from portal.text.system import message_of

TOO_MANY_GONE = (
    "Lần dựng này sẽ bỏ {} trong {} bài đang có trên trang, nhiều hơn mức cho phép, nên chưa bỏ, chưa ghi gì.\n"
    "Kiểm tra thư mục nội dung có đủ không (ổ mạng, thư mục bị đổi tên, ngày xem). Nếu đúng là muốn bỏ, thêm --allow-removals,\n"
    "ví dụ: portal build --allow-removals. Mức cho phép: PORTAL_REMOVALS trong pelicanconf.py."
)
SHOWN = 3  # changed files that are named
REASONS = {
    "engine": "phần mềm đổi bản", "settings": "thiết lập thay đổi", "theme": "giao diện thay đổi",
    "plugins": "thêm, bớt phần mở rộng", "foreign": "phần mở rộng thay đổi", "configuration": "cấu hình thay đổi",
}  # fmt: skip


def progress() -> Progress:
    """Return a progress bar on a terminal; no output elsewhere."""
    return bar(sys.stderr)


def print_report(run: Run, summary: Summary | None) -> None:
    """Print the problems first, prominently if something is held, and the figures last."""
    loaded = run.loaded
    text = overview(loaded.problems)
    if text:
        print(text, file=sys.stderr)
    if loaded.held:
        print(f"!!! {len(loaded.held)} tệp tạm giữ, chưa đăng bản mới: {', '.join(loaded.held)}", file=sys.stderr)
    if run.changed_by_hand:
        print(f"Đã dựng lại {len(run.changed_by_hand)} tệp bị sửa bằng tay.", file=sys.stderr)
    if summary is None:
        print("Không dựng được trang: thiếu danh mục bắt buộc.", file=sys.stderr)
        return
    if loaded.next:
        print(next_change(loaded.next.words))
    print(line(run, summary), flush=True)  # a preview read through a pipe waits for this line


def failed(failure: Exception | InUse | NotKept) -> str:
    """Return why nothing was built, and a way out. The previous build remains published."""
    if isinstance(failure, InUse | NotKept | NoContent):
        return str(failure)
    if isinstance(failure, ForeignOutput):
        return f"Thư mục kết quả không trống và không do portal dựng: {failure}\nChọn thư mục khác (OUTPUT=…), hoặc tự xóa thư mục ấy."
    if isinstance(failure, TooManyGone):
        return TOO_MANY_GONE.format(format_number(failure.gone), format_number(failure.total))
    if isinstance(failure.__cause__, OSError | sqlite3.Error):
        failure = failure.__cause__
    if is_unwritable(failure):
        return NOT_KEPT.format(".portal", failure)
    if isinstance(failure, sqlite3.DatabaseError):
        way = "Xóa thư mục .portal/sources và .portal/ledger rồi dựng lại; không mất nội dung nào."
        return f"Không đọc được bộ nhớ của lần dựng trước: {failure}\n{way}"
    if isinstance(failure, OSError):
        return f"{message_of(failure)}.\nTrang đang công bố không đổi. Dọn chỗ trên đĩa hoặc sửa quyền, rồi dựng lại."
    return f"Không dựng được trang này, dừng lại: {failure}\nKhông tệp nào bị viết dở; trang đang công bố không đổi. Sửa xong, dựng lại."


def line(run: Run, summary: Summary) -> str:
    """Return «Đọc … bài · … tệp · vẽ lại … · ghi … · bỏ … · vì: …»."""
    read = len(run.loaded.tree.articles)
    figures = [format_number(number) for number in (read, summary.artifacts, summary.rendered, len(summary.written), summary.removed)]
    return "Đọc {} bài · {} tệp của trang · vẽ lại {} · ghi {} · bỏ {}".format(*figures) + f" · vì: {why(run, summary)}"


def why(run: Run, summary: Summary) -> str:
    """Return the reason for this build, in a few words."""
    if run.edited:
        return ", ".join(run.edited[:SHOWN]) + (f" và {len(run.edited) - SHOWN} tệp nữa" if len(run.edited) > SHOWN else "")
    before = summary.before
    if not summary.made:
        return "không có gì thay đổi"
    if before is None:
        return "dựng lần đầu"
    now = conditions_of(run.settings)
    return next((words for key, words in REASONS.items() if before.get(key) != now[key]), "nội dung hoặc ngày xem thay đổi")
