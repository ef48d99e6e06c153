"""A publication writes down what it promised; nothing else touches that file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from portal.desk.promises import keep_promises
from portal.source.published import FILE, read_promises
from portal.source.published_names import FILE as NAMED
from portal.source.tree import PUBLISHED
from tests.sitekit import PLAN_ID, news, paths
from tests.tinysite import write_site

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
    content = write_site(tmp_path, {})

    assert keep_promises(content, DAY, tmp_path / ".portal") == [NAMED]
    assert not (content / FILE).exists()
