"""The worked examples of docs/extending.md are carried out on a copy of the project: what they promise is built."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copy2, copytree, ignore_patterns
from typing import NamedTuple

import feedparser
import pytest

from tests.histories.folder import LONG_AGO
from tests.tinysite import TOPICS, article, write_site

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("portal", "plugins", "theme", "pelicanconf.py", "publishconf.py")
BLOCK = re.compile(r"^```(\w+) (?:(new) )?(\S+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
CONTENT = {
    "du-lieu/chu-de.yml": f"{TOPICS}- mã: tuyen-dung\n  tên: Tuyển dụng\n",
    "tin/2024/05/tuyen.md": article(tiêu_đề="Tuyển dụng công chức cấp xã", ngày_đăng="10/5/2024", chủ_đề="Tuyển dụng"),
    "tin/2024/06/hop.md": article(tiêu_đề="Họp giao ban tháng 6", ngày_đăng="10/6/2024"),
}


class Block(NamedTuple):
    """A block of an example: a whole new file, or lines of one that go and come."""

    language: str
    new: str
    path: str
    text: str


def blocks(heading: str) -> list[Block]:
    text = (ROOT / "docs/extending.md").read_text(encoding="utf-8")
    part = re.split(r"^## ", text, flags=re.MULTILINE)
    (found,) = (one for one in part if one.startswith(f"{heading}\n"))
    return [Block(*match) for match in BLOCK.findall(found)]


class Copy:
    """A copy of the project with content of its own."""

    def __init__(self, root: Path) -> None:
        self.root, self.content, self.output = root / "project", root / "content", root / "output"
        for part in PARTS:
            if (ROOT / part).is_dir():
                copytree(ROOT / part, self.root / part, ignore=ignore_patterns("__pycache__"))
            else:
                copy2(ROOT / part, self.root / part)
        fonts = ROOT / ".portal/cache/fonts"
        fonts.mkdir(parents=True, exist_ok=True)
        (self.root / ".portal/cache").mkdir(parents=True)
        (self.root / ".portal/cache/fonts").symlink_to(fonts)  # cut before: they depend on no content
        write_site(self.content, CONTENT)
        for file in self.content.rglob("*"):
            os.utime(file, (LONG_AGO, LONG_AGO))  # what was written a moment before it is read is read once more by the next build

    def carry_out(self, example: list[Block]) -> None:
        """Do what an example says. Fails where a block does not fit, or fits twice."""
        for block in example:
            file = self.root / block.path
            if block.new:
                assert not file.exists(), block.path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(block.text, encoding="utf-8")
            else:
                before, after = ("".join(f"{line[1:]}\n" for line in block.text.splitlines() if line[0] in kinds) for kinds in (" -", " +"))
                source = file.read_text(encoding="utf-8")
                assert source.count(before) == 1, f"{block.path}: {before}"
                file.write_text(source.replace(before, after), encoding="utf-8")

    def build(self, code: int = 0) -> str:
        """What `portal build` says, and its exit code."""
        words = ["-m", "portal", "build", "--content", str(self.content), "--output", str(self.output), "--as-of", "2026-11-21"]
        environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(self.root)}
        ended = subprocess.run([sys.executable, *words], cwd=self.root, env=environment, capture_output=True, text=True, check=False)
        assert ended.returncode == code, ended.stdout + ended.stderr
        return ended.stdout + ended.stderr

    def read(self, path: str) -> str:
        return (self.output / path).read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Copy]:
    yield Copy(tmp_path)


def test_a_field_is_added(project: Copy) -> None:
    project.carry_out(blocks("Add a front-matter field"))
    place, page = project.content / "tin/2024/06/hop.md", "tin/2024/06/hop/index.html"
    printed = article(tiêu_đề="Họp giao ban tháng 6", ngày_đăng="10/6/2024", số_báo_in="Số 412 <ngày 08/5>", tác_giả="Lò Văn Thử")
    place.write_text(printed, encoding="utf-8")
    project.build()
    assert "Số báo in: <strong>Số 412 &lt;ngày 08/5&gt;</strong>" in project.read(page)
    assert "Số báo in" not in project.read("tin/2024/05/tuyen/index.html")
    place.write_text(printed.replace("Số 412", "Số 413").replace("số báo in", "print_issue"), encoding="utf-8")  # its other name
    project.build()
    assert "Số 413" in project.read(page) and "Số 412" not in project.read(page)
    place.write_text(printed.replace("---\nĐoạn", "rút bài:\n  ngày: 12/6/2024\n  lý do: Sai\n---\nĐoạn"), encoding="utf-8")
    project.build()
    assert "Số báo in" not in project.read(page)


def test_a_page_type_is_added(project: Copy) -> None:
    project.carry_out(blocks("Add a page type"))
    project.build()
    page = project.read("tuyen-dung/index.html")
    assert "Tuyển dụng công chức cấp xã" in page and "Họp giao ban" not in page
    for place in ("index.html", "so-do-trang/index.html", "sitemap.xml"):
        assert "/tuyen-dung/" in project.read(place), place
    assert re.search(r'href="/tuyen-dung/"[^>]*>\s*Vacancies', project.read("en/index.html"))
    again = article(tiêu_đề="Tuyển giáo viên", ngày_đăng="10/6/2024", chủ_đề="Tuyển dụng")
    (project.content / "tin/2024/06/hop.md").write_text(again, encoding="utf-8")
    project.build()
    assert "Tuyển giáo viên" in project.read("tuyen-dung/index.html")


def test_a_page_type_keeps_the_rules_of_the_house(project: Copy) -> None:
    """What the house's tests ask of its own modules, for those of the example."""
    project.carry_out(blocks("Add a page type"))
    files = [block.path for block in blocks("Add a page type") if block.path.endswith(".py")]
    copy2(ROOT / "pyproject.toml", project.root)
    copytree(ROOT / "webdesk", project.root / "webdesk", ignore=ignore_patterns("__pycache__", "static"))  # mypy's Django plugin reads it
    for words in (["ruff", "check"], ["mypy", "--follow-imports=silent"]):
        ended = subprocess.run([sys.executable, "-m", *words, *files], cwd=project.root, capture_output=True, text=True, check=False)
        assert ended.returncode == 0, ended.stdout


def test_a_plugin_is_added_changed_and_left_out(project: Copy) -> None:
    configuration = (project.root / "pelicanconf.py").read_text(encoding="utf-8")
    project.carry_out(blocks("Add a plugin"))
    project.build()
    page = project.read("danh-muc/index.html")
    assert "Họp giao ban tháng 6" in page and "Trang thông tin điện tử huyện Thử" in page
    assert project.read("danh-muc/danh-muc.txt") == "Họp giao ban tháng 6\nTuyển dụng công chức cấp xã\n"
    assert len(feedparser.parse(project.read("danh-muc/rss.xml")).entries) == 2
    for place in ("index.html", "so-do-trang/index.html", "sitemap.xml"):
        assert "/danh-muc/" in project.read(place), place
    assert "Không có gì thay đổi" in project.build()

    source = project.root / "danh_muc/__init__.py"  # an edited plugin is noticed
    source.write_text(source.read_text(encoding="utf-8").replace('f"{portal.card', 'f"- {portal.card'), encoding="utf-8")
    project.build()
    assert project.read("danh-muc/danh-muc.txt").startswith("- Họp giao ban")

    (project.content / "tin/2024/06/hop.md").unlink()  # and so is edited content
    project.build()
    assert project.read("danh-muc/danh-muc.txt") == "- Tuyển dụng công chức cấp xã\n"

    (project.root / "pelicanconf.py").write_text(configuration, encoding="utf-8")
    project.build()
    assert not (project.output / "danh-muc").exists()
    assert "/danh-muc/" not in project.read("index.html")


def test_a_plugin_may_be_given_by_name_and_wait_for_signals_of_pelican(project: Copy) -> None:
    project.carry_out(blocks("Add a plugin"))
    configuration, source = project.root / "pelicanconf.py", project.root / "danh_muc/__init__.py"
    module = configuration.read_text(encoding="utf-8")
    configuration.write_text(module.replace("danh_muc]", '"danh_muc"]').replace("import danh_muc  # noqa: E402\n", ""), encoding="utf-8")
    project.build()
    assert project.read("danh-muc/danh-muc.txt").startswith("Họp giao ban")
    code = source.read_text(encoding="utf-8")
    source.write_text(code.replace('f"{portal.card', 'f"- {portal.card'), encoding="utf-8")
    project.build()
    assert project.read("danh-muc/danh-muc.txt").startswith("- Họp giao ban")

    configuration.write_text(module, encoding="utf-8")
    heard = "\n\ndef heard(generator):\n    print('bài Pelican thấy:', len(generator.articles))\n"
    connected = "    from pelican import signals as theirs\n    theirs.article_generator_finalized.connect(heard)\n"
    here = "    signals.get_producers.connect(producers)\n"
    source.write_text(code.replace(here, here + connected) + heard, encoding="utf-8")
    assert "bài Pelican thấy: 2" in project.build()
    (project.content / "tin/2024/06/hop.md").unlink()
    assert "bài Pelican thấy: 1" in project.build()


def test_a_plugin_that_fails_says_so_and_leaves_the_site_as_it_was(project: Copy) -> None:
    project.carry_out(blocks("Add a plugin"))
    source = project.root / "danh_muc/__init__.py"
    code = source.read_text(encoding="utf-8")
    project.build()
    before = project.read("danh-muc/danh-muc.txt")
    wrongs = (
        (code.replace('    yield Producer("catalogue", artifacts)', "    raise KeyError('thiếu')\n    yield"), "KeyError: 'thiếu'"),
        (code.replace('Producer("catalogue"', 'Producer("feeds"'), "hai phần của trang cùng tên «feeds»"),
        (code.replace("def register()", "def registered()"), "register"),
        (f"{code}\n(", "SyntaxError"),
    )
    for second, (wrong, words) in enumerate(wrongs):
        source.write_text(wrong, encoding="utf-8")
        os.utime(source, (LONG_AGO + second, LONG_AGO + second))  # Python's bytecode knows a source by its size and second
        assert words in project.build(1)
        assert project.read("danh-muc/danh-muc.txt") == before
    source.write_text(code.replace('return "".join', '1 / 0\n    return "".join'), encoding="utf-8")
    assert "danh-muc/danh-muc.txt" in project.build(3)
    assert project.read("danh-muc/danh-muc.txt") == before


def test_a_column_is_added(project: Copy) -> None:
    project.carry_out(blocks("Add a column to the open data"))
    project.build()
    rows = list(csv.DictReader(project.read("du-lieu/tin.csv").lstrip("\ufeff").splitlines()))
    assert [row["pictures"] for row in rows] == ["0", "0"]
    (table,) = (one for one in json.loads(project.read("du-lieu/datapackage.json"))["resources"] if one["path"] == "tin.csv")
    column = table["schema"]["fields"][-1]
    assert (column["name"], column["title"], column["type"]) == ("pictures", "Số ảnh", "integer")


def test_every_example_is_carried_out() -> None:
    text = (ROOT / "docs/extending.md").read_text(encoding="utf-8")
    tested = Path(__file__).read_text(encoding="utf-8")
    for heading in re.findall(r"^## (.+)$", text, re.MULTILINE):
        assert f'blocks("{heading}")' in tested, heading
