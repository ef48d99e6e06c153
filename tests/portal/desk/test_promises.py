"""A publication writes down what it promised; nothing else touches that file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from portal.desk.promises import keep_promises
from portal.source.linking.published_names import FILE as NAMED
from portal.source.reading.registries.published import FILE, read_promises
from portal.source.reading.tree import PUBLISHED
from tests.sitekit import PLAN_ID, news, paths
from tests.tinysite import GOOD, write_site

DAY = date(2021, 12, 31)
SET = news("05/3/2021", stage="triển khai", targets=["(1) Đến năm 2025, ít nhất 80% hộ dân dùng nước sạch"])


def test_the_first_publication_writes_the_file_and_the_next_leaves_it_alone(tmp_path: Path) -> None:
    content = write_site(tmp_path, paths([SET]))

    assert keep_promises(content, DAY, tmp_path / ".portal") == [NAMED, FILE, PUBLISHED]
    written = (content / FILE).stat()
    assert not keep_promises(content, DAY, tmp_path / ".portal")
    assert (content / FILE).stat().st_mtime_ns == written.st_mtime_ns
    assert list(read_promises((content / FILE).read_text(encoding="utf-8"))[0]) == [f"{PLAN_ID}-1"]
    assert not list((content / FILE).parent.glob(".*"))


def test_a_site_that_promises_nothing_gets_no_file(tmp_path: Path) -> None:
    content = write_site(tmp_path, {"tin/2024/05/tin.md": GOOD})

    assert keep_promises(content, DAY, tmp_path / ".portal") == [NAMED]
    assert not (content / FILE).exists()


@pytest.mark.parametrize("broken", ["- {hỏng\n".encode(), b"- " + b"[" * 100_000, b"\xff\xfe", b'- {"m": 1}\n'])
def test_a_list_that_cannot_be_read_is_not_written_over(tmp_path: Path, broken: bytes) -> None:
    content = write_site(tmp_path, paths([SET]))
    (content / FILE).write_bytes(broken)
    assert FILE not in keep_promises(content, DAY, tmp_path / ".portal")
    assert (content / FILE).read_bytes() == broken
