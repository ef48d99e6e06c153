"""The documents cannot lie: what is made from code is fresh, and what is written by hand names things that are there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from portal.__main__ import SERVICES, main
from portal.desk.beginning import Office, content_of
from portal.desk.command import COMMANDS, parser
from portal.desk.docs import generated
from portal.source.load import load_portal
from portal.source.reading.faults import CATALOGUE
from portal.text.sentence import read_statement
from tests.tinysite import write_site

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = ("README.md", "CHANGELOG.md", "portal/README.md", "docs/decisions.md", "docs/huong-dan.md", "docs/extending.md")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)|<img[^>]* src=\"([^\"]+)\"")
PLACE = re.compile(r"`((?:portal|plugins|theme|tests|tools|docs|bench)/[\w./-]*\w/?)`")
MAKE = re.compile(r"(?<![\w-])make ([a-z][a-z-]*)(?![\w-]*=)")
PORTAL = re.compile(r"(?<![\w./])(?:\.venv/bin/)?portal ([a-z]+)(?= |`|$)", re.MULTILINE)
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
BLOCK = re.compile(r"^```([^\n`]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
EXAMPLE = re.compile(r"```yaml bài (\S+)\n(.*?)```", re.DOTALL)
LARGEST = 60_000  # bytes of a picture
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
PRACTICE = Office("Xã Sơn Khê", "Tỉnh Hạ Lam", "Số 1", "0208 123 456", "vp@sonkhe.example", "Trần Văn Thử – Chủ tịch", "https://sonkhe.example")
BESIDE = {"anh/2024/hoi-nghi.png": PICTURE, "van-ban/du-thao.pdf": b"%PDF-1.4\n%%EOF\n"}


@pytest.mark.parametrize("name", ("article.schema.json", "errors.md", "front-matter.md", "settings.md", "templates.md"))
def test_a_page_made_from_code_is_fresh(name: str) -> None:
    """`make docs` writes them again."""
    assert len(generated(SERVICES)) == 5
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == generated(SERVICES)[name]


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


def examples() -> list[tuple[str, str]]:
    """The articles of the guide, each with its path, in order."""
    return EXAMPLE.findall((ROOT / "docs/huong-dan.md").read_text(encoding="utf-8"))


def told(root: Path, day: date, paths: Iterable[str] = ()) -> list[str]:
    """All problems, but for new plans, which a first article may found."""
    found = [problem for problem in load_portal(root, day).problems if problem.code != "C106" and (not paths or problem.path in paths)]
    return [f"{problem.path}:{problem.line} {problem.code} {problem.message}" for problem in found]


def test_the_first_example_of_the_staffs_guide_is_right_beside_the_shipped_content(tmp_path: Path) -> None:
    path, text = examples()[0]
    copytree(ROOT / "content", tmp_path, dirs_exist_ok=True)
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text(text, encoding="utf-8")
    before = told(ROOT / "content", date(2026, 11, 21))
    assert [line for line in told(tmp_path, date(2026, 11, 21)) if line not in before] == []


def test_every_further_example_is_an_article_without_a_fault_in_the_folder_that_the_guide_has_staff_practise_in(tmp_path: Path) -> None:
    further = dict(examples()[1:])
    assert len(further) >= 12
    begun = content_of(PRACTICE, date(2024, 1, 1))
    write_site(tmp_path, {**begun, **further, **BESIDE})
    for path in begun:
        if path.startswith("tin/"):
            (tmp_path / path).unlink()
    assert told(tmp_path, date(2025, 4, 1)) == []
    portal = load_portal(tmp_path, date(2025, 4, 1)).portal
    assert portal
    assert len(portal.ids("articles")) == len(further)
    assert len(portal.ids("events")) == 4  # the workshop called, put off and held is one
    targets = map(portal.target, portal.ids("targets"))
    assert {one.number: (one.standing.result != "", len(one.changes)) for one in targets} == {"1": (True, 1), "2": (True, 0)}


@pytest.mark.parametrize("name", ("README.md", "docs/huong-dan.md"))
def test_every_command_of_the_documents_is_typed_rightly(name: str) -> None:
    """Whole lines of blocks: what staff copy."""
    lines = [line for _, block in BLOCK.findall((ROOT / name).read_text(encoding="utf-8")) for line in block.splitlines()]
    commands = [shlex.split(line, comments=True)[1:] for line in lines if line.startswith(".venv/bin/portal ")]
    assert commands
    for words in commands:
        parser(words[0]).parse_args(words)


def test_the_guides_commands_on_units_do_what_it_says(tmp_path: Path) -> None:
    write_site(tmp_path, content_of(PRACTICE, date(2024, 1, 1)))
    text = (ROOT / "docs/huong-dan.md").read_text(encoding="utf-8")
    commands = [shlex.split(line)[1:] for line in text.splitlines() if line.startswith(".venv/bin/portal unit ")]
    assert {words[1] for words in commands} == {"new", "rename", "merge", "split", "end"}
    for words in commands:
        assert words[-2:] == ["--content", "tap-viet"]  # the folder that the guide has staff make
        assert main([*words[:-1], str(tmp_path)]) == 0, words
    loaded = load_portal(tmp_path, date(2028, 1, 1))
    assert loaded.portal and loaded.code == 0
    assert loaded.portal.unit("xa-son-khe").predecessors == ("xa-khe-mot", "xa-khe-hai")


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
        assert f"anh/{picture.name}" in used
