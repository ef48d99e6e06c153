"""Lists and tables as Word and spreadsheets put them on the clipboard, and links without words: nothing is glued, dropped or hidden."""

from __future__ import annotations

import re

import pytest

from portal.source.reading.draft import read_draft
from portal.source.reading.markdown.body import render
from tests.tinysite import article


def shape(text: str) -> str:
    """Return the HTML without line ends and without the frame of tables."""
    return re.sub(r"<div class=\"table-scroll\"[^>]*>|</div>|<p>(?=[^<]*</p></li>)|\n", "", render(text).html).replace("</p></li>", "</li>")


def codes(text: str) -> list[str]:
    return [found.code for found in render(text).findings]


@pytest.mark.parametrize("mark", ["•", "·", "-", "–", "+", "*", "o", "§", "\uf0b7", "\uf0a7", "▪"])
@pytest.mark.parametrize("gap", ["\t", "\t\t", " \t", "\u00a0\u00a0\u00a0"])
def test_a_bullet_and_a_tab_begin_an_item(mark: str, gap: str) -> None:
    assert shape(f"{mark}{gap}Một\n{mark}{gap}Hai") == "<ul><li>Một</li><li>Hai</li></ul>"
    assert codes(f"{mark}{gap}Một\n{mark}{gap}Hai") == []


def test_a_number_and_a_tab_begin_an_item() -> None:
    assert shape("Các việc:\n4.\tMột\n5.\tHai") == '<p>Các việc:</p><ol start="4"><li>Một</li><li>Hai</li></ol>'


@pytest.mark.parametrize("marks", [("a)", "b)"), ("I.", "II."), ("1.1.", "1.2."), ("(1)", "(2)"), ("1/", "2/"), ("01.", "02.")])
def test_another_mark_and_a_tab_stay_text(marks: tuple[str, str]) -> None:
    one, two = marks
    assert re.fullmatch(rf"<p>{re.escape(one)}\s+Một</p><p>{re.escape(two)}\s+Hai</p>", shape(f"{one}\tMột\n{two}\tHai"))
    assert codes(f"{one}\tMột\n{two}\tHai") == []


def test_numbers_in_the_first_column_of_a_table_are_cells() -> None:
    made = shape("STT\tXã\n1.\tMột\n2.\tHai")
    assert made.count("<tr>") == 3 and "<td>2.</td><td>Hai</td>" in made
    assert shape("1.\tMột\t10\n2.\tHai\t20").startswith("<table>")


def test_a_list_right_below_a_table_is_none_of_its_rows() -> None:
    assert shape("Xã\tSố\nMột\t1\n•\tý một\n•\tý hai").endswith("</table><ul><li>ý một</li><li>ý hai</li></ul>")


@pytest.mark.parametrize("row", ["Hai\t\t", "\tHai\t", "\t\t", "\t \t"])
def test_a_row_with_empty_cells_stays_in_its_table(row: str) -> None:
    made = shape(f"Xã\tSố\tGhi chú\nMột\t10\t\n{row}\nBa\t5\tx\nHết.")
    assert made.endswith("<tr><td>Ba</td><td>5</td><td>x</td></tr></tbody></table><p>Hết.</p>")
    assert ("Hai" in row) == ("<td>Hai</td>" in made)


def test_the_tabs_at_the_end_of_a_row_reach_the_reader_of_bodies() -> None:
    draft = read_draft("tin/2024/05/a.md", article("Xã\tSố\nMột\t\nHai\t2"))
    assert draft.body and draft.body.html.count("<tr>") == 3


CELLS = {
    '"Một\nHai"': "Một<br>Hai",
    '"Một ""hai""\n\nBa | x"': 'Một "hai"<br><br>Ba | x',
    '5" ống': '5" ống',
    '"trích"': '"trích"',
    '"chưa đóng': '"chưa đóng',
}


@pytest.mark.parametrize("cell", CELLS)
def test_a_cell_of_several_lines_is_one_cell(cell: str) -> None:
    made = shape(f"STT\tXã\n1\t{cell}\n2\tBa")
    assert f"<td>1</td><td>{CELLS[cell]}</td>" in made and "<td>2</td><td>Ba</td>" in made


def test_blank_lines_between_the_rows_of_a_table_are_no_end() -> None:
    made = shape("| A | B |\n|---|---|\n\n| 1 | 2 |\n\n| 3 | 4 |\n\nHết.")
    assert made.count("<tr>") == 3 and made.endswith("</table><p>Hết.</p>")
    assert shape("| A | B |\n|---|---|\n| 1 | 2 |\n\n| C | D |\n|---|---|\n| 3 | 4 |").count("<table>") == 2


LOOSE = {
    "1. Một\n\n   Đoạn con\n2. Hai": ["Một", "Đoạn con", "Hai"],
    "- Một\n\n  Đoạn con\n- Hai": ["Một", "Đoạn con", "Hai"],
    "1. Một\n\n    Đoạn con.\n    Thêm.\n2. Hai\n3. Ba": ["Một", "Đoạn con.Thêm.", "Hai", "Ba"],
    "1. Một\n   - x\n\n     con\n   - y\n2. Hai": ["Một", "x", "con", "y", "Hai"],
    "1. Một\n   - x\n\n     con\n   - y\n     tiếp\n2. Hai": ["Một", "x", "con", "ytiếp", "Hai"],
}


@pytest.mark.parametrize("text", LOOSE)
def test_an_item_below_a_paragraph_of_the_item_above_is_an_item(text: str) -> None:
    made = render(text).html.replace("\n", "")
    assert [re.sub(r"<[^>]*>", "", part) for part in re.findall(r"(?<=<p>).*?(?=</p>)|(?<=<li>)[^<]+", made)] == LOOSE[text]


@pytest.mark.parametrize("text", ["[](https://a.example/x)", "[ ](https://a.example/x)", '<a href="https://a.example/x"></a>'])
def test_a_link_without_words_shows_its_address(text: str) -> None:
    made = render(f"Một.\n\nXem {text} nhé.")
    assert '<a href="https://a.example/x">https://a.example/x</a>' in made.html
    assert [(found.code, found.line) for found in made.findings] == [("N214", 2)]


def test_a_picture_is_words_enough() -> None:
    assert codes("[![cầu](anh/cau.jpg)](https://a.example)") == []


@pytest.mark.parametrize("address", ["\\\\may-chu\\x.doc", "/\\may-chu/x.doc"])
def test_a_path_of_a_network_is_no_link(address: str) -> None:
    made = render(f"[A]({address})")
    assert "href" not in made.html and [found.code for found in made.findings] == ["W147"]
