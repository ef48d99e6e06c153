"""`python -m portal`: the staff's commands, and the only place where the core meets the plugins and the tools above it.

It exits at once when the work is done, unless a profiler waits for the end: freeing the memory of a large site object by object takes
longer than many an edit.
"""

import gc
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from plugins import commands
from portal.desk import command
from portal.desk.services import DemoContent, DeskOptions, Progress, Services


def write_demo(root: Path, content: DemoContent, progress: Progress) -> None:
    """Write the content of the fictional district; the writer is imported only now."""
    from tools import demo

    demo.write_demo(root, content, progress)


def open_desk(options: DeskOptions) -> int:
    """Serve the desk; Django is imported only now, and may not be installed."""
    try:
        import django  # noqa: F401
        import waitress  # noqa: F401
    except ImportError:
        print("Chưa cài phần bàn biên tập; chạy `make desk` (hoặc cài requirements-desk.txt).", file=sys.stderr)
        return 1
    from webdesk.serving import run

    return run(options)


SERVICES = Services(
    build_quickly=commands.build_quickly,
    plugin_files=commands.plugin_files,
    trial=commands.trial,
    preview=commands.preview,
    settings=commands.settings,
    templates=commands.templates,
    search_documents=commands.search_documents,
    search_query=commands.search_query,
    write_demo=write_demo,
    desk=open_desk,
)


def speak_utf8() -> None:
    """Write UTF-8 whatever the console's own encoding is (that of Windows cannot say «đã»), here and in every process started from here."""
    os.environ["PYTHONUTF8"] = "1"
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.encoding.lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8", errors="replace")


def main(words: Sequence[str]) -> int:
    """Run one command in a process that goes on; return its exit code."""
    try:
        return command.main(words, SERVICES)
    finally:
        gc.enable()  # a command may leave it off for the rest of its process


def leave(code: int) -> None:
    """End the program with an exit code, at once unless something waits for a proper end."""
    if sys.getprofile() or sys.gettrace():
        sys.exit(code)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # the reader of the output has gone
        code = code or 1
    os._exit(code)


if __name__ == "__main__":
    speak_utf8()
    leave(command.main(sys.argv[1:], SERVICES))
