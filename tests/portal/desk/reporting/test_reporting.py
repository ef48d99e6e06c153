"""The quarterly form is exported, filled in, and imported as an article: completely, or not at all with every fault reported."""

import random
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from portal.__main__ import main
from portal.desk.reporting.form import AS_OF, COLUMNS, FILLED, ID, PERIOD, RESULT, TARGET, VERDICT, FormChoice, form_rows
from portal.desk.reporting.sheet import read_sheet
from portal.desk.reporting.wording import short_of, whole, with_moment, without_moment
from portal.source.load import load_portal
from portal.text.sentence import read_statement
from tests.plugins.district import PLAN, PROMISE, REGISTRIES, write

DAY = date(2020, 7, 5)
OFFICE = """\
---
tiêu đề: Suối Ngàn ban hành Đề án cán bộ
ngày đăng: 05/3/2019
đơn vị: Huyện ủy Suối Ngàn
kế hoạch:
  - tên: Đề án cán bộ huyện Suối Ngàn giai đoạn 2016 - 2020
    bước: ban hành
    chỉ tiêu:
      - (1) Đến năm 2025, ít nhất 80% công chức cấp xã có trình độ đại học
      - (2) Đến năm 2025, 100% số xã có bộ phận một cửa
      - (3) Đến năm 2025, kết nạp 200 đảng viên
  - tên: Chương trình nông thôn mới huyện Suối Ngàn giai đoạn 2016 - 2020
    chỉ tiêu:
      - (1) Đến năm 2025, 15 xã đạt chuẩn nông thôn mới
---

Một.
"""
FARM = "chuong-trinh-nong-thon-moi-huyen-suoi-ngan-giai-doan-2016-2020"


@pytest.fixture
def content(tmp_path):
    return write(tmp_path / "content", {**REGISTRIES, "tin/2019/03/de-an.md": OFFICE})


@pytest.fixture
def form(content, tmp_path):
    file = tmp_path / "ket-qua.xlsx"
    assert portal("export", content, "--results", str(file)) == 0
    return file


def portal(command, content, *words):
    return main([command, *words, "--content", str(content), "--as-of", DAY.isoformat()])


def fill(file, rows, new=None):
    """Write into the form as staff do: {target id: {column: value}}."""
    book = load_workbook(file)
    sheet = book.worksheets[0]
    places = {sheet.cell(number, 1).value: number for number in range(2, sheet.max_row + 1)}
    for id, cells in rows.items():
        for name, value in cells.items():
            sheet.cell(places[id], COLUMNS.index(name) + 1).value = value
    book.save(new or file)
    return new or file


def articles(content):
    return sorted(path.relative_to(content).as_posix() for path in content.rglob("*.md") if "2020" in path.parts)


def test_the_form_asks_for_every_open_target_and_leaves_the_answers_empty(form):
    rows = [row for _, row in read_sheet(form)]
    assert [row[ID] for row in rows] == [f"{PLAN}-1", f"{PLAN}-2", f"{PLAN}-3", f"{FARM}-1"]
    assert rows[0][TARGET] == "Đến năm 2025, ít nhất 80% công chức cấp xã có trình độ đại học"
    assert rows[0]["Mức đề ra"] == "ít nhất 80%" and rows[0]["Hạn"] == "2025"
    assert all(not row[name] for row in rows for name in FILLED)


def test_the_form_may_ask_for_one_plan_or_one_unit(content, tmp_path):
    loaded = load_portal(content, DAY).portal
    plan = "chương trình nông thôn mới huyện suối ngàn giai đoạn 2016 - 2020"
    assert [row[ID] for row in form_rows(loaded, FormChoice(plan=plan))] == [f"{FARM}-1"]
    assert len(form_rows(loaded, FormChoice(unit="huyện ủy suối ngàn"))) == 4
    assert form_rows(loaded, FormChoice(unit="Huyện Suối Ngàn")) == []


GOOD = {RESULT: 72.5, AS_OF: "30/6/2020"}
ANSWERS = {
    f"{PLAN}-1": {RESULT: 72.5, AS_OF: datetime(2020, 6, 30)},
    f"{PLAN}-2": {RESULT: "19/23 xã", PERIOD: "quý II/2020", "Văn bản": "12-BC/HU"},
    f"{PLAN}-3": {RESULT: "1.250", PERIOD: "6 tháng đầu năm 2020", "Ghi chú": "Kể cả đảng viên chuyển đến"},
    f"{FARM}-1": {RESULT: "hơn 11", AS_OF: "30/6/2020", "Nguồn tự đánh giá": "Không đạt"},
}


def test_a_filled_form_becomes_one_draft_in_its_place(content, form, capsys):
    assert portal("import", content, str(fill(form, ANSWERS))) == 0
    (path,) = articles(content)
    assert path.startswith("tin/2020/07/ket-qua-thuc-hien-cac-chi-tieu")
    text = (content / path).read_text()
    assert "trạng thái: Bản nháp" in text and "đơn vị: Huyện ủy Suối Ngàn" in text
    assert "      - (1) 72,5% công chức cấp xã có trình độ đại học, tính đến 30/6/2020\n" in text
    assert "      - số: 2\n        câu: 19/23 xã, quý II/2020\n        văn bản: 12-BC/HU\n" in text
    assert "        đánh giá: Không đạt\n" in text
    assert "4 kết quả" in capsys.readouterr().out


def test_what_comes_back_is_what_was_filled_in(content, form):
    assert portal("import", content, str(fill(form, ANSWERS)), "--dang") == 0
    loaded = load_portal(content, DAY)
    assert loaded.code == 0
    told = {loaded.portal.result(id).target: loaded.portal.result(id) for id in loaded.portal.ids("results")}
    assert {id: (str(one.statement.value), one.statement.measure) for id, one in told.items()} == {
        f"{PLAN}-1": ("72.5", "%"), f"{PLAN}-2": ("19", "xã"), f"{PLAN}-3": ("1250", "đảng viên"), f"{FARM}-1": ("11", "xã"),
    }  # fmt: skip
    assert told[f"{PLAN}-2"].statement.of == 23
    assert told[f"{PLAN}-1"].statement.as_of == date(2020, 6, 30)
    assert told[f"{PLAN}-3"].statement.period.text == "6 tháng đầu năm 2020"
    assert told[f"{FARM}-1"].verdict == "not_met" and told[f"{FARM}-1"].statement.comparator == "gt"
    assert told[f"{PLAN}-3"].note == "Kể cả đảng viên chuyển đến"


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_export_import_export_is_identical(content, form, tmp_path, ending):
    assert portal("import", content, str(fill(form, ANSWERS)), "--dang") == 0
    (path,) = articles(content)
    written = (content / path).read_bytes()
    first, second = tmp_path / f"mot.{ending}", tmp_path / f"hai.{ending}"
    assert portal("export", content, "--results", str(first), "--article", path) == 0
    (content / path).unlink()
    assert portal("import", content, str(first), "--dang") == 0
    assert (content / path).read_bytes() == written
    assert portal("export", content, "--results", str(second), "--article", path) == 0
    assert read_sheet(first) == read_sheet(second)
    answers = {row[ID]: row for _, row in read_sheet(first)}
    assert answers[f"{PLAN}-1"][RESULT] == "72,5%" and answers[f"{PLAN}-1"][AS_OF] == "30/6/2020"
    assert answers[f"{PLAN}-2"]["Văn bản"] == "12-BC/HU"
    if ending == "csv":
        assert first.read_bytes() == second.read_bytes()


def test_importing_twice_changes_nothing_and_another_form_does_not_overwrite(content, form, capsys):
    fill(form, ANSWERS)
    assert portal("import", content, str(form), "--title", "Kết quả quý II") == 0
    before = (content / articles(content)[0]).read_bytes()
    assert portal("import", content, str(form), "--title", "Kết quả quý II") == 0
    fill(form, {f"{PLAN}-1": {RESULT: 75}})
    assert portal("import", content, str(form), "--title", "Kết quả quý II") == 1
    assert (content / "tin/2020/07/ket-qua-quy-ii.md").read_bytes() == before
    assert "Đã có tệp tin/2020/07/ket-qua-quy-ii.md" in capsys.readouterr().err
    assert portal("import", content, str(form), "--title", "Kết quả quý II", "--overwrite") == 0
    assert (content / "tin/2020/07/ket-qua-quy-ii.md").read_bytes() != before


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({RESULT: 72.5}, "Dòng 2: Thiếu «Tính đến ngày» hoặc «Kỳ»."),
        ({AS_OF: "30/6/2020", VERDICT: "Đạt"}, "Dòng 2: Cột «Kết quả kỳ này» để trống, mà các cột khác được điền."),
        ({RESULT: 72.5, AS_OF: "31/6/2020"}, "Dòng 2: Tháng 6 năm 2020 không có ngày 31"),
        ({RESULT: 72.5, AS_OF: "hôm qua"}, "Dòng 2: Không hiểu ngày «hôm qua»: viết như 30/6/2020."),
        ({RESULT: 72.5, AS_OF: "30/9/2020"}, "Dòng 2: Ngày 30/9/2020 ở sau ngày đăng 05/7/2020."),
        ({RESULT: 72.5, PERIOD: "đợt vừa rồi"}, "Dòng 2: Không hiểu kỳ «đợt vừa rồi»"),
        ({RESULT: "khá tốt", AS_OF: "30/6/2020"}, "Dòng 2: Không hiểu kết quả «khá tốt»"),
        ({**GOOD, "Nguồn tự đánh giá": "Tạm được"}, "Dòng 2: «Nguồn tự đánh giá» là Đạt hoặc Không đạt, không phải «Tạm được»."),
        ({**GOOD, ID: f"{PLAN}-11"}, f"Dòng 2: Không có chỉ tiêu «{PLAN}-11». «{PLAN}-1»?"),
        ({**GOOD, TARGET: "Đến năm 2025, ít nhất 60% công chức cấp xã"}, "Dòng 2: Cột «Chỉ tiêu» khác với chỉ tiêu đã đăng"),
    ],
)
def test_each_fault_is_told_with_its_row_and_nothing_is_written(content, form, capsys, cells, message):
    good = {f"{PLAN}-2": {RESULT: "19/23 xã", AS_OF: "30/6/2020"}}
    assert portal("import", content, str(fill(form, {f"{PLAN}-1": cells, **good}))) == 1
    told = capsys.readouterr().err
    assert message in told and "Chưa ghi gì." in told
    assert articles(content) == []


@pytest.mark.parametrize(
    "cell",
    ["chưa có số liệu", "Chưa có", "chưa", "-", "–", "…", "...", "n/a", "N/A", "", "  ", "Chưa có kết quả", "đang tổng hợp",
     "chưa đến kỳ báo cáo",
     "Chưa thống kê được", "hiện chưa có số liệu", "cập nhật sau", "không có số liệu", "CHƯA CÓ SỐ LIỆU.", "chưa triển khai", "Trống"],
)  # fmt: skip
def test_a_row_without_a_figure_is_left_out_and_told_and_the_others_are_taken(content, form, capsys, cell):
    rows = {f"{PLAN}-1": {RESULT: cell, AS_OF: "30/6/2020"}, f"{PLAN}-2": {RESULT: "19/23 xã", AS_OF: "30/6/2020"}}
    assert portal("import", content, str(fill(form, rows))) == 0
    told = capsys.readouterr().out
    assert "Bỏ qua 1 dòng chưa có số liệu (dòng 2: " in told and (not cell.strip() or cell.strip() in told)
    (path,) = articles(content)
    text = (content / path).read_text()
    assert "(2) 19/23 xã" in text and "(1)" not in text


@pytest.mark.parametrize("cell", ["0", "không còn xã nào", "Không", "khá"])
def test_a_figure_of_nought_and_words_nobody_understands_are_no_missing_figure(content, form, capsys, cell):
    portal("import", content, str(fill(form, {f"{PLAN}-1": {RESULT: cell, AS_OF: "30/6/2020"}})))
    assert "Bỏ qua" not in capsys.readouterr().out


def test_a_form_without_any_figure_is_refused(content, form, capsys):
    assert portal("import", content, str(fill(form, {f"{PLAN}-1": {RESULT: "chưa có số liệu"}}))) == 1
    assert "Không có dòng nào có số liệu." in capsys.readouterr().err


def test_all_faults_are_told_at_once(content, form, capsys):
    fill(form, {f"{PLAN}-1": {RESULT: "tốt", AS_OF: "30/6/2020"}, f"{PLAN}-3": {RESULT: 5}})
    assert portal("import", content, str(form)) == 1
    told = capsys.readouterr().err
    assert "Dòng 2:" in told and "Dòng 4:" in told


def test_a_form_nobody_filled_and_a_file_that_is_no_form_are_refused(content, form, tmp_path, capsys):
    assert portal("import", content, str(form)) == 1
    assert "Không có dòng nào được điền." in capsys.readouterr().err
    files = {"a.xlsx": b"khong phai", "b.csv": "Mã;Kết quả\n1;2\n".encode(), "c.csv": b"M\xe3;K\xea\n1;2\n", "d.csv": b""}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        assert portal("import", content, str(tmp_path / name)) == 1
    assert portal("import", content, str(tmp_path / "khong-co.xlsx")) == 1
    assert articles(content) == []


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_csv_of_any_spreadsheet_is_read(content, tmp_path, delimiter, bom):
    header = delimiter.join(['"Kết quả kỳ này"', "Mã chỉ tiêu", "Tính đến ngày"])
    file = tmp_path / "ket-qua.csv"
    file.write_text(f'{bom}{header}\r\n"72,5"{delimiter}{PLAN}-1{delimiter}30/06/2020\r\n', encoding="utf-8", newline="")
    assert portal("import", content, str(file), "--dang") == 0
    loaded = load_portal(content, DAY).portal
    assert [str(loaded.result(id).statement.value) for id in loaded.ids("results")] == ["72.5"]


def test_a_percentage_cell_is_read_as_it_is_seen(content, form):
    book = load_workbook(form)
    sheet = book.worksheets[0]
    cell = sheet.cell(2, COLUMNS.index(RESULT) + 1)
    cell.value, cell.number_format = 0.725, "0.0%"
    sheet.cell(2, COLUMNS.index(AS_OF) + 1).value = "30/6/2020"
    book.save(form)
    assert read_sheet(form)[0][1][RESULT] == "72,5%"
    assert portal("import", content, str(form)) == 0


def test_text_that_begins_like_a_formula_stays_text(content, tmp_path):
    risky = OFFICE.replace("tên: Đề án cán bộ huyện", "tên: =1+1 Đề án cán bộ huyện")
    write(content, {"tin/2019/03/de-an.md": risky})
    for name in ("a.xlsx", "a.csv"):
        assert portal("export", content, "--results", str(tmp_path / name)) == 0
        assert read_sheet(tmp_path / name)[0][1]["Kế hoạch"].startswith("=1+1 Đề án")
    assert "'=1+1" in (tmp_path / "a.csv").read_text()
    assert load_workbook(tmp_path / "a.xlsx").worksheets[0]["B2"].data_type == "s"


def test_a_broken_workbook_never_raises(content, form, tmp_path, capsys):
    data = form.read_bytes()
    for seed in range(25):
        dice, broken = random.Random(seed), bytearray(data)
        for _ in range(dice.randrange(1, 40)):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        (tmp_path / "hong.xlsx").write_bytes(bytes(broken))
        assert portal("import", content, str(tmp_path / "hong.xlsx")) == 1
    assert articles(content) == []


# ---- words


def said(text):
    return read_statement(text, role="result").statement


PROMISED = read_statement("Đến năm 2025, ít nhất 80% công chức cấp xã có trình độ đại học", role="target").statement


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("72,5", "72,5% công chức cấp xã có trình độ đại học"),
        ("hơn 70%", "Hơn 70% công chức cấp xã có trình độ đại học"),
        ("đạt 105% kế hoạch năm", "đạt 105% kế hoạch năm"),
        ("tăng 2,5% so với cùng kỳ", "tăng 2,5% so với cùng kỳ"),
        ("19/23 xã", "19/23 xã"),
    ],
)
def test_a_bare_figure_becomes_a_sentence_and_back(text, sentence):
    assert whole(PROMISED, text) == sentence
    assert whole(PROMISED, short_of(PROMISED, sentence)) == sentence


def test_a_moment_is_taken_off_where_it_was_put():
    for as_of, period in ((date(2020, 6, 30), ""), (None, "quý II/2020"), (date(2020, 6, 30), "6 tháng đầu năm 2020")):
        text = with_moment("19/23 xã", as_of, period)
        assert without_moment(said(text)) == ("19/23 xã", as_of, period)


def test_a_moment_inside_the_words_stays_there():
    text = "Quý II/2020, 19/23 xã có điện"
    assert without_moment(said(text))[0] == text


def test_the_promise_of_these_tests_is_understood():
    assert PROMISED is not None and "Đề án cán bộ" in PROMISE


@pytest.mark.parametrize(
    ("promise", "text", "expected"),
    [
        ("Đến năm 2025, thu nhập bình quân đạt ít nhất 42 triệu đồng/người/năm", "38,5", ("value", "38.5", "triệu đồng/người", "năm")),
        ("Thu ngân sách hằng năm đạt ít nhất 108% dự toán", "104", ("share_of_plan", "104", "%", "")),
        ("Đến năm 2020, giảm 25% số đơn thư gửi vượt cấp so với năm 2015", "12", ("change", "12", "%", "")),
        ("Mỗi năm kết nạp ít nhất 50 đảng viên", "47", ("value", "47", "đảng viên", "")),
        ("Tỷ lệ hộ nghèo giảm bình quân 2,5%/năm", "1,8", ("change", "1.8", "%", "năm")),
        ("Luân chuyển từ 4 đến 6 lãnh đạo cấp trưởng", "5", ("value", "5", "lãnh đạo", "")),
        ("Đến năm 2025, 15 xã đạt chuẩn nông thôn mới", "11/23", ("value", "11", "xã", "")),
    ],
)
def test_a_bare_figure_is_read_as_its_target_measures(promise, text, expected):
    target = read_statement(promise, role="target").statement
    sentence = with_moment(whole(target, text), date(2020, 6, 30), "")
    found = said(sentence)
    assert (found.form, str(found.value), found.measure, found.per) == expected, sentence
    assert found.as_of == date(2020, 6, 30)
    words, _, _ = without_moment(found)
    assert whole(target, short_of(target, words)) == words
