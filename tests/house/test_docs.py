"""The documents cannot lie: what is made from code is fresh, and what is written by hand names things that are there."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from portal.desk.command import COMMANDS
from portal.desk.docs import generated
from portal.source.faults import CATALOGUE
from portal.source.load import load_portal
from portal.text.sentence import read_statement
from tests.tinysite import write_site

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = ("README.md", "CHANGELOG.md", "portal/README.md", "docs/decisions.md", "docs/huong-dan.md")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)|<img[^>]* src=\"([^\"]+)\"")
PLACE = re.compile(r"`((?:portal|plugins|theme|tests|tools|docs|bench)/[\w./-]*\w/?)`")
MAKE = re.compile(r"(?<![\w-])make ([a-z][a-z-]*)(?![\w-]*=)")
PORTAL = re.compile(r"(?<![\w./])(?:\.venv/bin/)?portal ([a-z]+)(?= |`|$)", re.MULTILINE)
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
EXAMPLE = re.compile(r"```yaml bài (\S+)\n(.*?)```", re.DOTALL)
LARGEST = 60_000  # bytes of a picture
UNITS = """\
- mã: huyen-son-khe
  tên: Huyện Sơn Khê
  loại: Địa bàn
  cấp: Huyện
- mã: huyen-uy-son-khe
  tên: Huyện ủy Sơn Khê
  loại: Cơ quan Đảng
  cấp: Huyện
  thuộc: huyen-son-khe
- mã: ubnd-huyen-son-khe
  tên: Ủy ban nhân dân huyện Sơn Khê
  loại: Ủy ban nhân dân
  cấp: Huyện
  thuộc: huyen-son-khe
"""
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
BESIDE = {"du-lieu/don-vi.yml": UNITS, "anh/2024/hoi-nghi.png": PICTURE, "van-ban/du-thao.pdf": b"%PDF-1.4\n%%EOF\n"}


@pytest.mark.parametrize("name", ("article.schema.json", "errors.md", "front-matter.md", "settings.md", "templates.md"))
def test_a_page_made_from_code_is_fresh(name: str) -> None:
    """`make docs` writes them anew."""
    assert len(generated()) == 5
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == generated()[name]


@pytest.mark.parametrize("name", WRITTEN)
def test_every_link_and_every_path_that_is_named_leads_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    links = [link or picture for link, picture in LINK.findall(text)]
    gone = [link for link in links if "://" not in link and not (ROOT / name).parent.joinpath(link).exists()]
    gone += [place for place in PLACE.findall(text) if not (ROOT / place).exists()]
    assert not gone


@pytest.mark.parametrize("name", WRITTEN)
def test_every_command_that_is_named_exists(name: str) -> None:
    code = "\n".join(CODE.findall((ROOT / name).read_text(encoding="utf-8")))
    targets = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(MAKE.findall(code)) <= targets
    assert set(PORTAL.findall(code)) <= {command for command, _, _ in COMMANDS}


def test_every_message_that_the_staffs_guide_names_is_in_the_catalogue() -> None:
    codes = set(re.findall(r"\b[A-Z]\d{3}\b", (ROOT / "docs/huong-dan.md").read_text(encoding="utf-8")))
    assert codes
    assert codes <= CATALOGUE.keys()


def test_every_example_of_the_staffs_guide_is_an_article_without_a_fault(tmp_path: Path) -> None:
    """But for the plans no file describes, which a first article may found."""
    examples = EXAMPLE.findall((ROOT / "docs/huong-dan.md").read_text(encoding="utf-8"))
    assert len(examples) >= 10
    write_site(tmp_path, {**dict(examples), **BESIDE})
    loaded = load_portal(tmp_path, date(2025, 4, 1))
    assert [
        f"{problem.path}:{problem.line} {problem.code} {problem.message}" for problem in loaded.problems if problem.code != "C106"
    ] == []
    assert loaded.portal
    assert len(loaded.portal.ids("articles")) == len(examples)
    assert len(loaded.portal.ids("happenings")) == 4  # the workshop called, put off and held is one
    told = {
        target.number: (target.standing.result != "", len(target.changes))
        for target in map(loaded.portal.target, loaded.portal.ids("targets"))
    }
    assert told == {"1": (True, 1), "2": (True, 0)}


def test_every_row_of_the_staffs_table_of_sentences_is_understood() -> None:
    text = (ROOT / "docs/huong-dan.md").read_text(encoding="utf-8").split("### Bảng các cách viết câu")[1].split("###")[0]
    sentences = re.findall(r"^\| ([^|]+?) \| [^|]+ \|$", text, re.MULTILINE)[1:]
    assert len(sentences) > 12
    for sentence in sentences:
        role = "target" if re.match("Đến|Phấn đấu|Mỗi", sentence) else "result"
        assert read_statement(sentence, role=role, reference=date(2024, 10, 5)).statement, sentence


def test_pictures_of_the_documents_are_small_and_each_is_used() -> None:
    used = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in WRITTEN)
    pictures = list((ROOT / "docs/anh").iterdir())
    assert pictures
    for picture in pictures:
        assert picture.stat().st_size <= LARGEST
        assert f"docs/anh/{picture.name}" in used
