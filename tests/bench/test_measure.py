"""One run of a program is measured whole: seconds, the memory of all its processes, and its failure with what it said."""

import sys
from pathlib import Path

import pytest

from bench.measure import measured
from bench.ours import waited

HOLD = "import time; held = b'x' * {mega} * 2**20; time.sleep(1)"


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_wall_counts_waiting_and_cpu_does_not(tmp_path: Path) -> None:
    run = measured(python("import time; time.sleep(0.5)"), tmp_path)
    assert run.wall >= 0.5
    assert run.cpu < run.wall


def test_cpu_of_children_counts(tmp_path: Path) -> None:
    spin = "import time\nend = time.process_time() + 0.5\nwhile time.process_time() < end: pass"
    assert measured(python(f"import subprocess, sys; subprocess.run([sys.executable, '-c', {spin!r}])"), tmp_path).cpu >= 0.5


@pytest.mark.skipif(sys.platform != "linux", reason="memory of a whole tree is told by /proc")
def test_memory_is_that_of_all_processes_together(tmp_path: Path) -> None:
    child = HOLD.format(mega=60)
    both = f"import subprocess, sys\nchild = subprocess.Popen([sys.executable, '-c', {child!r}])\n{HOLD.format(mega=60)}\nchild.wait()"
    assert measured(python(both), tmp_path).memory > 120


def test_failure_tells_what_the_program_said(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="gone wrong"):
        measured(python("import sys; print('gone wrong'); sys.exit(1)"), tmp_path)


def test_files_written_are_read_from_what_our_build_says(tmp_path: Path) -> None:
    said = "Đọc 9 bài · 258 tệp của trang · vẽ lại 91 · ghi 1.130 · bỏ 28 · vì: tin/2024/02/tin.md"
    assert measured(python(f"import sys; sys.stdout.buffer.write({said!r}.encode())"), tmp_path).files == 1130


def test_complaints_about_content_are_no_failure(tmp_path: Path) -> None:
    assert measured(python("import sys; sys.exit(3)"), tmp_path).wall > 0


def test_page_is_waited_for_until_it_has_the_text(tmp_path: Path) -> None:
    page = tmp_path / "trang.html"
    page.write_text("<main>lần 1.</main>", "utf-8")
    assert waited(page.as_uri(), "lần 1.") < 60
