"""Open data as others read it: by the frictionless library, by a spreadsheet, by a script."""

import csv
import io
import json
import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from frictionless import Package, Resource, validate
from hypothesis import given
from hypothesis import strategies as st

from plugins.incremental.fragments import FragmentCache
from plugins.opendata.csv import csv_file, written
from plugins.opendata.files import BY_NAME, make_csv, make_json, make_package, make_plan
from portal.text.formula import neutral, original
from portal.views.data.table import Column
from tests.plugins.district import ORIGIN, PLAN, PROMISE, REGISTRIES, district

WITH_TOTAL = """\
---
tiêu đề: Báo cáo cải cách hành chính
ngày đăng: 10/01/2020
đơn vị: Huyện ủy Suối Ngàn
kế hoạch:
  - tên: Đề án cán bộ huyện Suối Ngàn giai đoạn 2016 - 2020
    kết quả:
      - (2) 19/23 xã có bộ phận một cửa, tính đến 31/12/2019
văn bản:
  - số: 12-BC/HU
    loại: báo cáo
    trích yếu: =HYPERLINK("http://xấu.example")
    ngày: 09/01/2020
    cơ quan ban hành: Huyện ủy Suối Ngàn
---

Một.
"""
MORE = {"tin/2020/01/bao-cao.md": WITH_TOTAL}


def publish(portal, folder):
    for name in BY_NAME:
        (folder / f"{name}.csv").write_bytes(make_csv(unkept(), portal, name, ""))
        (folder / f"{name}.json").write_bytes(make_json(unkept(), portal, name, ""))
    (folder / "datapackage.json").write_bytes(make_package(unkept(), portal, ""))
    return folder / "datapackage.json"


def unkept() -> FragmentCache:
    """Rows that nobody kept."""
    return FragmentCache(Path(tempfile.mkdtemp()), "")


def rows_of(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


@pytest.fixture
def portal(tmp_path):
    return district(tmp_path / "content", MORE)


@pytest.fixture
def package(portal, tmp_path):
    folder = tmp_path / "du-lieu"
    folder.mkdir()
    return publish(portal, folder)


def test_frictionless_finds_no_fault(package):
    report = validate(str(package))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])
    assert [task.name for task in report.tasks] == ["tin", "don-vi", "chu-de", "ke-hoach", "chi-tieu", "ket-qua", "van-ban"]


def test_frictionless_would_find_a_changed_byte_and_a_key_that_leads_nowhere(package):
    file = package.parent / "ket-qua.csv"
    file.write_bytes(file.read_bytes().replace(PLAN.encode(), b"x" * len(PLAN)))
    messages = " ".join(str(row) for row in validate(str(package)).flatten(["type"]))
    assert "hash-count" in messages and "foreign-key" in messages


@pytest.mark.parametrize("name", BY_NAME)
def test_frictionless_would_find_a_row_that_stands_there_twice_and_one_without_an_id(package, name):
    """By the key of the table, and by what its schema says of the column: not every reader knows keys."""
    file = package.parent / f"{name}.csv"
    head, first, *_ = file.read_bytes().split(b"\r\n")
    file.write_bytes(b"\r\n".join([head, first, first, first[first.index(b",") :], b""]))
    types = {row[0] for row in validate(str(package)).flatten(["type"])}
    assert types >= {"primary-key", "unique-error", "constraint-error"}


def test_the_key_of_each_table_is_its_first_column_and_foreign_keys_lead_to_keys(package):
    told = {resource["name"]: resource["schema"] for resource in json.loads(package.read_text())["resources"]}
    for schema in told.values():
        first, *rest = schema["fields"]
        assert (first["name"], schema["primaryKey"], first["constraints"]) == ("id", "id", {"required": True, "unique": True})
        assert not [field["name"] for field in rest if field.get("constraints", {}).keys() & {"unique", "required"}]
    keys = {(name, key["fields"]): key["reference"] for name, schema in told.items() for key in schema.get("foreignKeys", [])}
    assert keys["ket-qua", "target"] == {"resource": "chi-tieu", "fields": "id"}
    assert {reference["resource"] or name for (name, _), reference in keys.items()} <= told.keys()


def test_frictionless_reads_decimal_commas_and_dates_as_what_they_are(package):
    rows = {row["id"]: row for row in Package(str(package)).get_resource("ket-qua").read_rows()}
    assert rows["tin/2017/12/so-ket#1"]["value"] == Decimal("72.5")
    assert rows["tin/2020/01/bao-cao#1"]["of"] == 23
    assert rows["tin/2017/12/so-ket#1"]["as_of"].isoformat() == "2017-11-30"


def test_a_target_row_holds_the_promise_its_deadline_its_state_and_its_source(portal):
    one, two = rows_of(make_csv(unkept(), portal, "chi-tieu", ""))
    assert (one["id"], one["plan"], one["number"]) == (f"{PLAN}-1", PLAN, "1")
    assert (one["comparator"], one["value"], one["measure"], one["scope"]) == ("ge", "80", "%", "công chức cấp xã")
    assert (one["deadline"], one["deadline_source"]) == ("2018-12-31", "stated")
    assert (one["state"], one["state_label"], one["draft"]) == ("unknown", "Chưa đủ số liệu để đánh giá", "false")
    assert one["rule"].startswith("Đã qua hạn")
    assert one["source_url"] == f"{ORIGIN}/tin/2016/03/de-an-can-bo/"
    assert (one["date"], one["fact_date"]) == ("2016-03-05", "2017-11-30")
    assert two["result"] == "tin/2020/01/bao-cao#1"


def test_a_result_row_holds_value_total_and_day(portal):
    row = next(row for row in rows_of(make_csv(unkept(), portal, "ket-qua", "")) if row["of"])
    assert (row["value"], row["of"], row["measure"], row["as_of"], row["date"]) == ("19", "23", "xã", "2019-12-31", "2019-12-31")
    assert (row["target"], row["plan"], row["verdict"], row["part_of"], row["sensitive"]) == (f"{PLAN}-2", PLAN, "", "", "false")


def test_json_says_the_same_with_numbers_as_numbers(portal):
    rows = {row["id"]: row for row in json.loads(make_json(unkept(), portal, "ket-qua", ""))}
    assert rows["tin/2017/12/so-ket#1"]["value"] == 72.5
    assert rows["tin/2020/01/bao-cao#1"]["value"] == 19
    assert rows["tin/2020/01/bao-cao#1"]["period"] is None


@pytest.mark.parametrize("name", BY_NAME)
def test_csv_and_json_have_the_same_columns_and_rows(portal, name):
    told, found = rows_of(make_csv(unkept(), portal, name, "")), json.loads(make_json(unkept(), portal, name, ""))
    assert [list(row) for row in told] == [list(row) for row in found]
    assert [row["id"] for row in told] == [row["id"] for row in found] != []


def test_the_file_begins_with_a_bom_and_ends_its_lines_as_the_standard_says(portal):
    data = make_csv(unkept(), portal, "don-vi", "")
    assert data.startswith(b"\xef\xbb\xbfid,url,name,")
    assert data.endswith(b"\r\n")


def test_a_formula_in_a_title_is_neutralised_in_csv_and_whole_in_json(portal):
    told = rows_of(make_csv(unkept(), portal, "van-ban", ""))[0]["title"]
    assert told == '\'=HYPERLINK("http://xấu.example")'
    assert json.loads(make_json(unkept(), portal, "van-ban", ""))[0]["title"] == '=HYPERLINK("http://xấu.example")'


@given(st.text())
def test_neutralising_can_be_undone_and_leaves_nothing_to_run(text):
    assert original(neutral(text)) == text
    assert not neutral(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), min_size=1))
def test_any_text_comes_back_from_a_cell(texts):
    data = csv_file((Column("a", "A", lambda at: None),), [(text or None,) for text in texts])
    found = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[1:]
    assert [original(row[0]) if row else "" for row in found] == texts


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (Decimal("86.5"), "86,5"), (Decimal("1000000"), "1000000"), (Decimal("-1.25"), "-1,25"),
        (True, "true"), (7, "7"), (("a", "b"), "a;b"), (None, ""),
    ],
)
def test_cells_are_written_without_grouping_and_with_a_decimal_comma(cell, text):
    assert written(cell) == text


def test_a_withdrawn_article_keeps_its_row_without_its_summary(tmp_path):
    gone = PROMISE.replace("nguồn: Báo", "rút bài:\n  ngày: 01/02/2018\n  lý do: Sai\nnguồn: Báo")
    portal = district(tmp_path, {"tin/2016/03/de-an-can-bo.md": gone})
    row = next(row for row in rows_of(make_csv(unkept(), portal, "tin", "")) if row["status"] == "withdrawn")
    assert (row["withdrawn"], row["summary"], row["title"]) == ("2018-02-01", "", "Suối Ngàn ban hành Đề án cán bộ")


def test_a_plan_has_its_targets_in_a_file_of_its_own(portal):
    assert rows_of(make_plan(portal, PLAN, "")) == rows_of(make_csv(unkept(), portal, "chi-tieu", ""))


def test_the_package_names_licence_publisher_and_checksums(package):
    told = json.loads(package.read_text())
    assert told["licenses"] == [{"name": "CC-BY-4.0", "title": "CC BY 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}]
    assert told["contributors"] == [{"title": "Ủy ban nhân dân huyện Suối Ngàn", "role": "publisher"}]
    resource = told["resources"][4]
    assert resource["bytes"] == len((package.parent / "chi-tieu.csv").read_bytes())
    assert all(field["title"] for resource in told["resources"] for field in resource["schema"]["fields"])
    assert Resource(str(package.parent / "chi-tieu.csv")).format == "csv"


def test_two_readings_give_the_same_bytes(tmp_path):
    one, two = district(tmp_path / "a", MORE), district(tmp_path / "b", MORE)
    assert make_package(unkept(), one, "") == make_package(unkept(), two, "")
    for name in BY_NAME:
        assert make_json(unkept(), one, name, "") == make_json(unkept(), two, name, "")


def test_a_row_is_kept_until_what_it_took_changes(tmp_path):
    cache = tmp_path / "rows"
    before = make_csv(FragmentCache(cache, ""), district(tmp_path / "a"), "tin", "")
    assert make_csv(FragmentCache(cache, ""), district(tmp_path / "b"), "tin", "") == before
    renamed = "Huyện ủy Suối Vàng\n          tên khác: Huyện ủy Suối Ngàn"
    units = REGISTRIES["du-lieu/don-vi.yml"].replace("Huyện ủy Suối Ngàn", renamed)
    portal = district(tmp_path / "c", {"du-lieu/don-vi.yml": units})
    assert make_csv(FragmentCache(cache, ""), portal, "tin", "") == make_csv(unkept(), portal, "tin", "") != before
