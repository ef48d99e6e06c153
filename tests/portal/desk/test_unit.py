"""`portal unit`: units change from a day on; articles of before keep their names, and the file its comments and order."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from portal.__main__ import main
from portal.desk.promises import keep_promises
from portal.source.linking.published_names import FILE as NAMED
from portal.source.load import load_portal
from tests.tinysite import UNITS, article, write_site

LATER = date(2031, 12, 1)
COMMENTED = f"# Đầu tệp\n\n# --- Tỉnh ---\n{UNITS}\n# Cuối tệp\n"
FILES = {"du-lieu/don-vi.yml": COMMENTED, "tin/2024/05/cu.md": article(đơn_vị="Xã Một", ngày_đăng="10/5/2026").replace("Một tin", "Tin cũ")}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_site(tmp_path / "content", {**FILES, "tin/2026/05/cu.md": article(đơn_vị="Xã Một", ngày_đăng="10/5/2026")})


def unit(root: Path, *words: str) -> int:
    return main(["unit", *words, "--content", str(root)])


def text(root: Path) -> str:
    return (root / "du-lieu/don-vi.yml").read_text(encoding="utf-8")


def kept(root: Path) -> bool:
    """Every line of the file as it was is there still, in its order."""
    lines = iter(text(root).splitlines())
    return all(line in lines for line in COMMENTED.splitlines())


def test_a_renamed_unit_keeps_its_name_in_articles_of_before(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert unit(root, "rename", "Xã Một", "Xã Mới", "--from", "01/7/2030", "--basis", "Nghị quyết số 1/NQ-HĐND") == 0
    assert "Bài đến hết ngày 30/6/2030 giữ tên «Xã Một»; bài từ ngày 01/7/2030 ghi «Xã Mới»." in capsys.readouterr().out
    (root / "tin/2031/01").mkdir(parents=True)
    (root / "tin/2031/01/moi.md").write_text(article(đơn_vị="Xã Mới", ngày_đăng="10/1/2031"), encoding="utf-8")
    loaded = load_portal(root, LATER)
    assert loaded.portal and loaded.code == 0
    names = {id: loaded.portal.unit(loaded.portal.article(id).card.unit).name for id in loaded.portal.ids("articles")}
    assert names == {"tin/2031/01/moi": "Xã Mới", "tin/2026/05/cu": "Xã Một", "tin/2024/05/cu": "Xã Một"}
    assert loaded.portal.unit("xa-mot").successors == ("xa-moi",)
    assert (loaded.portal.unit("xa-moi").parent, loaded.portal.unit("xa-moi").legal_basis) == ("tinh-mau", ("Nghị quyết số 1/NQ-HĐND",))
    assert kept(root)


def test_an_article_that_bears_the_old_name_afterwards_is_told_the_new_one(root: Path) -> None:
    unit(root, "rename", "Xã Một", "Xã Mới", "--from", "01/7/2030")
    (root / "tin/2031/01").mkdir(parents=True)
    (root / "tin/2031/01/moi.md").write_text(article(đơn_vị="Xã Một", ngày_đăng="10/1/2031"), encoding="utf-8")
    (fault,) = [problem for problem in load_portal(root, LATER).problems if problem.code == "C101"]
    assert "Xã Mới" in fault.hint


def test_units_are_merged_into_one_that_is_there_or_a_new_one(root: Path) -> None:
    assert unit(root, "merge", "Xã Một", "xa-hai", "--into", "Xã Ba", "--from", "1/7/2030", "--basis", "Nghị quyết số 2") == 0
    assert unit(root, "merge", "xa-trung-mau", "--into", "Xã Ba", "--from", "1/7/2031") == 0
    portal = load_portal(root, LATER).portal
    assert portal
    assert portal.unit("xa-ba").predecessors == ("xa-mot", "xa-hai", "xa-trung-mau")
    assert (portal.unit("xa-hai").valid_to, portal.unit("xa-trung-mau").valid_to) == (date(2030, 6, 30), date(2031, 6, 30))
    assert kept(root)


def test_a_unit_founded_anew_with_an_old_name_has_an_id_of_its_own(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert unit(root, "merge", "Xã Một", "Xã Hai", "--into", "Xã Một", "--from", "1/7/2030") == 1
    assert "--fresh" in capsys.readouterr().err
    assert unit(root, "merge", "Xã Một", "Xã Hai", "--into", "Xã Một", "--from", "1/7/2030", "--fresh") == 0
    portal = load_portal(root, LATER).portal
    assert portal and portal.unit("xa-mot-2030").predecessors == ("xa-mot", "xa-hai")
    assert load_portal(root, LATER).code == 0  # «Xã Một» is found by the day


def test_a_unit_is_split_and_one_ends(root: Path) -> None:
    assert unit(root, "split", "Xã Một", "--into", "Xã Một Đông", "--into", "Xã Hai", "--from", "01/7/2030") == 0
    assert unit(root, "end", "Huyện ủy Thử", "--on", "30/6/2025", "--basis", "Quyết định số 3") == 0
    loaded = load_portal(root, LATER)
    assert loaded.portal and not [problem for problem in loaded.problems if problem.severity == "error"]
    assert loaded.portal.unit("xa-mot").successors == ("xa-mot-dong", "xa-hai")
    assert loaded.portal.unit("huyen-uy-thu").valid_to == date(2025, 6, 30)
    assert kept(root)


def test_a_new_unit_is_added_at_the_end(root: Path) -> None:
    words = ("--kind", "sự nghiệp", "--level", "xã", "--parent", "Xã Một", "--from", "05/9/2026", "--basis", "Quyết định số 4")
    assert unit(root, "new", "Trường Mầm non Xã Một", *words) == 0
    portal = load_portal(root, LATER).portal
    made = portal.unit("truong-mam-non-xa-mot") if portal else None
    assert made and (made.parent, made.valid_from, made.kind.value) == ("xa-mot", date(2026, 9, 5), "service")
    assert kept(root)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("rename", "Xã Mốtt", "Xã Mới", "--from", "1/7/2030"), "Không có đơn vị «Xã Mốtt»"),
        (("rename", "Xã Trùng", "Xã Mới", "--from", "1/7/2030"), "nhiều đơn vị"),
        (("rename", "Xã Một", "Xã Hai", "--from", "1/7/2030"), "Đã có đơn vị «Xã Hai»"),
        (("rename", "Huyện Thử", "Huyện Mới", "--from", "1/7/2030"), "đã kết thúc hoạt động ngày 30/6/2025"),
        (("rename", "Xã Một", "Xã Mới", "--from", "1/7/2020"), "mới bắt đầu ngày 01/7/2025"),
        (("rename", "Xã Một", "Xã Mới", "--from", "1/7/2030", "--id", "Xã Mới"), "Mã «Xã Mới» không hợp lệ"),
        (("rename", "Xã Một", "Xã Mới", "--from", "1/7/2030", "--id", "xa-hai"), "Mã «xa-hai» đã có đơn vị dùng"),
        (("split", "Xã Một", "--into", "Xã Mới", "--from", "1/7/2030"), "từ hai đơn vị kế tiếp"),
        (("new", "Xã Một", "--kind", "Địa bàn", "--level", "Xã"), "Đã có đơn vị «Xã Một»"),
        (("new", "Xã Ba", "--kind", "Địa bàn", "--level", "Xã", "--parent", "Tỉnh Lạ"), "Không có đơn vị «Tỉnh Lạ»"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    words: tuple[str, ...], named: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert unit(root, *words) == 1
    told = capsys.readouterr().err
    assert named in told and "Chưa ghi gì." in told
    assert text(root) == COMMENTED


@pytest.mark.parametrize(
    "words",
    [("rename", "Xã Một", "Xã Mới"), ("rename", "a", "b", "--from", "31/2/2030"), ("new", "X", "--kind", "lạ", "--level", "xã"), ()],
)
def test_wrong_words_are_told_in_vietnamese(words: tuple[str, ...], root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        unit(root, *words)
    assert ended.value.code == 2
    assert "sai cách dùng" in capsys.readouterr().err


def test_lists_and_windows_line_ends_are_kept(root: Path) -> None:
    listed = COMMENTED.replace("  tên: Xã Hai\n", "  tên: Xã Hai\n  căn cứ:\n    - Nghị quyết cũ\n    - Nghị quyết hai\n")
    (root / "du-lieu/don-vi.yml").write_bytes(listed.replace("\n", "\r\n").encode())
    assert unit(root, "rename", "Xã Hai", "Xã Mới", "--from", "1/7/2030", "--basis", "Nghị quyết ba") == 0
    made = (root / "du-lieu/don-vi.yml").read_bytes().decode()
    assert "\r\n    - Nghị quyết hai\r\n    - Nghị quyết ba\r\n" in made
    assert made.count("\n") == made.count("\r\n")


def test_a_name_changed_in_place_after_a_publication_is_told_until_it_is_meant(root: Path) -> None:
    keep_promises(root, LATER, root / ".portal")
    file = root / "du-lieu/don-vi.yml"
    file.write_text(COMMENTED.replace("tên: Xã Một", "tên: Xã Mới"), encoding="utf-8")
    for _ in range(2):  # a further publication does not make it deliberate
        faults = {problem.code: problem for problem in load_portal(root, LATER).problems}
        assert "từ «Xã Một» thành «Xã Mới»" in faults["W192"].message
        assert faults["W192"].line > 0
        keep_promises(root, LATER, root / ".portal")
    file.write_text(COMMENTED.replace("tên: Xã Một", "tên: Xã Mới\n  tên khác: Xã Một"), encoding="utf-8")
    assert "W192" not in {problem.code for problem in load_portal(root, LATER).problems}
    keep_promises(root, LATER, root / ".portal")
    assert '"Xã Mới"' in (root / NAMED).read_text(encoding="utf-8")


def test_a_unit_that_is_deleted_after_a_publication_is_told(root: Path) -> None:
    keep_promises(root, LATER, root / ".portal")
    rows = COMMENTED.split("- mã: xa-trung-khac")[0]
    (root / "du-lieu/don-vi.yml").write_text(rows, encoding="utf-8")
    assert "W193" in {problem.code for problem in load_portal(root, LATER).problems}


def test_a_unit_renamed_by_the_command_after_a_publication_is_no_fault(root: Path) -> None:
    keep_promises(root, LATER, root / ".portal")
    unit(root, "rename", "Xã Một", "Xã Mới", "--from", "01/7/2030")
    assert not {"W192", "W193"} & {problem.code for problem in load_portal(root, LATER).problems}
