"""Whatever a field says, its article alone is held, every page can be made, and nothing ends in an error that nobody expected."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from plugins.incremental.fingerprint import view_digest
from portal.source.load import load_portal
from portal.source.reading.fields.schema import TABLES, Field
from tests.plugins.pages.test_any_day import artifacts
from tests.tinysite import AS_OF, GOOD, IDENTITY, REGISTRIES, article, write_site

DEEP = 5
ROUNDS = 15
VALUES = {
    "noughts": "0000 - 9999", "a year nought": "01/01/0000", "the last day": "31/12/9999",
    "the last day, by machine": "9999-12-31", "no such day": "29/02/2023", "no such day or month": "99/99/9999",
    "a long year": "1/1/" + "9" * 5_000, "a long number": "9" * 5_000,
    "a long number in a sentence": "(1) Đến năm 2025, " + "9" * 5_000 + "% số hộ đạt", "nan": "nan", "inf": "-Infinity",
    "1e999": "1e999", "other digits": "١٢/٣/٢٠٢٤", "other number": "١٢٣", "wide digits": "１２/３/２０２４", "a fraction": "½",
    "hour 24": "24 giờ", "hour 25": "25:61", "minus": "-1", "nothing but marks": "«»–—…", "reversed": "2025 - 2016",
    "climbs": "../../../etc/passwd", "an address": "javascript:alert(1)", "html": "<script>alert(1)</script>",
    "braces": "{{ 7*7 }} {% raw %} {0} %s", "backslashes": "\\x00 \\u0000 \\N{DIGIT ONE}", "brackets": "[](" * 300,
    "an address that is none": "https://[::1", "a port that is none": "https://a:99999999/", "wrong quotes": '"a',
    "semicolons": ";;;;", "colons": "::: : :", "a long word": "a" * 15_000,
    "a year of a plan": "Kế hoạch giai đoạn 0000 - 9999", "a plan's years": "Đề án năm 0000",
    "the deadline": "(1) Đến năm 0000, 100% hộ đạt", "another": "(1) Đến ngày 31/12/9999, 100% hộ đạt",
    "shares": "(1) 1/0 xã đạt", "of nothing": "0/0 xã, đạt 0% kế hoạch", "an empty date": "ngày / /",
    "roman": "quý MMMMM/9999", "months": "99 tháng năm 0000", "a rate": "99999999999999999999 kỳ/0 tháng",
    "emoji": "👩‍👩‍👧 🇻🇳", "from right to left": "\u202eabc",
}  # fmt: skip


def forms(table: str, depth: int = 0) -> Iterator[list[str]]:
    """Every field of a table as lines of YAML with its value left open, nested ones within theirs."""
    for item in TABLES[table]:
        yield [f"{item.vi}: {{}}"]
        yield [f"{item.vi}:", "  - {}"]
        if item.type in ("map", "maps", "statements", "codes") and item.of in TABLES and depth < DEEP:
            for lines in forms(item.of, depth + 1):
                first, *rest = lines
                listed = item.type != "map"
                yield [f"{item.vi}:", *_needed(item, first, listed), *(f"    {line}" for line in rest)]


def _needed(item: Field, first: str, listed: bool) -> list[str]:
    """The line of a field within its mapping, after what the mapping cannot do without."""
    known = first.partition(":")[0]
    needed = [f"{other.vi}: {other.example or 'Đề án Nước sạch'}" for other in TABLES[item.of] if other.required and other.vi != known]
    lines = [*needed, first]
    return [f"  {'- ' if listed and not place else '  '}{line}" for place, line in enumerate(lines)]


def told(root: Path, memory: Path, day: date = AS_OF) -> Iterator[str]:
    """What is wrong with a site: errors that nobody expected, and pages that cannot be made."""
    loaded = load_portal(root, day)
    if loaded.portal is None:
        return
    yield from (f"{problem.path}: {problem.message}" for problem in loaded.problems if problem.code == "F166")
    if "tin/2024/05/tot" not in loaded.portal.ids("articles"):
        yield "the good article is gone"
    for artifact in artifacts(loaded.portal, root, day, memory):
        try:
            made = artifact.make(loaded.portal, *artifact.args)
            if artifact.template:
                view_digest(made)
        except Exception as error:  # noqa: BLE001 - what it is, the test tells
            yield f"{artifact.path}: {type(error).__name__}: {error}"


@pytest.mark.parametrize("name", VALUES)
def test_no_value_of_an_article_keeps_a_page_from_being_made(name: str, tmp_path: Path) -> None:
    files = {"tin/2024/05/tot.md": GOOD}
    for place, lines in enumerate(forms("article")):
        head = "\n".join(lines).replace("{}", VALUES[name])
        key = lines[0].partition(":")[0].replace(" ", "_")
        text = article(**{key: ""}, **({} if key == "tiêu_đề" else {"tiêu_đề": f"Tin số {place}"}))
        files[f"tin/2024/05/tin-{place}.md"] = text.replace("---\n", f"---\n{head}\n", 1)
    root = write_site(tmp_path / "content", files)
    assert not list(told(root, tmp_path))


TABLES_OF = {
    "unit": "du-lieu/don-vi.yml", "topic": "du-lieu/chu-de.yml", "section": "du-lieu/chuyen-muc.yml", "law": "du-lieu/can-cu.yml",
    "abbreviation": "du-lieu/viet-tat.yml", "synonyms": "du-lieu/tu-cung-nghia.yml", "identity": "du-lieu/co-quan.yml",
}  # fmt: skip
ROW = {
    "unit": "- mã: xa-ba\n  tên: Xã Ba\n  loại: Địa bàn\n  cấp: Xã\n", "topic": "- mã: ba\n  tên: Ba\n", "section": "- mã: ba\n  tên: Ba\n",
    "law": "- mã: ba\n  tên: Luật Ba\n", "abbreviation": "- ngắn: BA\n  đầy đủ: Ba\n",
    "synonyms": "- từ: [ba ba, ba]\n", "identity": IDENTITY,
}  # fmt: skip


def changed(table: str, lines: list[str], value: str) -> str:
    """A registry with one more row, a field of which is another."""
    key = lines[0].partition(":")[0]
    rows = [line for line in ROW[table].splitlines() if line.lstrip("- ").partition(":")[0] != key]
    if table == "identity":
        return "\n".join([*rows, *lines]).replace("{}", value) + "\n"
    made = [f"{'- ' if not place else '  '}{line.lstrip('- ')}" for place, line in enumerate(rows)]
    first = "\n".join([*made, *(f"  {line}" for line in lines)]).replace("{}", value)
    return REGISTRIES.get(TABLES_OF[table], "") + first + "\n"


@pytest.mark.parametrize("table", TABLES_OF)
def test_no_value_of_a_registry_keeps_a_page_from_being_made(table: str, tmp_path: Path) -> None:
    found = []
    for place, lines in enumerate(forms(table)):
        for name in list(VALUES)[place % 8 :: 8]:
            root = write_site(tmp_path / f"{place}", {"tin/2024/05/tot.md": GOOD, TABLES_OF[table]: changed(table, lines, VALUES[name])})
            found += [f"{lines} {name}: {fault}" for fault in told(root, tmp_path)]
    assert not found


def test_no_value_of_a_plan_or_page_keeps_a_page_from_being_made(tmp_path: Path) -> None:
    found = []
    values = list(VALUES.values())
    for turn in range(ROUNDS):  # each field has one value in three, all fields have all
        files = {"tin/2024/05/tot.md": GOOD}
        for table, folder, end in (("plan", "du-lieu/ke-hoach", "yml"), ("page", "trang", "md")):
            for place, lines in enumerate(forms(table)):
                key = "tên" if table == "plan" else "tiêu đề"
                name_line = [] if lines[0].startswith(key) else [f"{key}: Đề án Số {place}"]
                text = "\n".join([*name_line, *lines]).replace("{}", values[(place + 3 * turn) % len(values)]) + "\n"
                files[f"{folder}/so-{place}.{end}"] = text if end == "yml" else f"---\n{text}---\nChữ\n"
        root = write_site(tmp_path / "content", files)
        found += [f"{turn}: {fault}" for fault in told(root, tmp_path)]
    assert not found
