"""One cause, one message: each fault of the catalogue is provoked alone and reports nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from portal.domain.problem import Severity
from portal.source.load import load_portal
from portal.source.reading.faults import CATALOGUE
from tests.tinysite import AS_OF, GOOD, IDENTITY, SECTIONS, UNITS, article, load_site, write_site

LISTED = "du-lieu/dia-chi-da-dang.jsonl"
NAMED = "du-lieu/ten-da-cong-bo.yml"
PLACE = "tin/2024/05/tin.md"
PLAN = "\n  - tên: Đề án Nước sạch\n    chỉ tiêu:\n      - {}"
KNOWN = "mã: nuoc-sach\ntên: Đề án Nước sạch\ncơ quan ban hành: Huyện ủy Thử\n"
FILED = {"du-lieu/ke-hoach/nuoc-sach.yml": KNOWN}
Files = Mapping[str, str | bytes]


def one(text: str | bytes) -> Files:
    return {PLACE: text}


def plan(sentence: str, **more: str) -> Files:
    return {PLACE: article(kế_hoạch=PLAN.format(sentence)), **FILED, **more}


def picture(form: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (40, 30)) -> bytes:
    made = BytesIO()
    Image.new(mode, size).save(made, form)
    return made.getvalue()


def shown(name: str, content: bytes) -> Files:
    return {PLACE: article(ảnh=f"\n  - tệp: {name}\n    mô tả: Một tấm ảnh"), name: content}


ALONE: dict[str, Files] = {
    "F100": one("---\ntiêu đề: Một tin\n---\n".encode("utf-16")),
    "F101": one("Chỉ có chữ.\n"),
    "F102": one("---\ntiêu đề: A\nđơn vị: Huyện ủy Thử\n"),
    "F103": one("---\ntiêu đề: A\nđây là dòng lạc\nngày đăng: 1/5/2024\n---\n"),
    "F104": one(article().replace("---\nĐoạn", "tiêu đề: Hai\n---\nĐoạn")),
    "F105": one(article("§Þnh Hãa triÓn khai ®Ò ¸n n©ng cao chÊt l­îng ®éi ngò c¸n bé, c«ng chøc cña huyÖn.")),
    "F200": one(article("Đoạn đầu.\n\n" + GOOD)),
    "W105": one(article("Đoạn đầu Phu\u0301.")),
    "N101": one("\ufeff" + GOOD),
    "N102": one(article("Hai\u00a0chữ.")),
    "N103": one(GOOD.replace("---", "–––", 1)),
    "T101": one(article(đơn_vị="")),
    "T102": one(article(cân_nặng="x")),
    "T103": one(article(ngày_đăng="\n  - 1\n  - 2")),
    "T104": one(article(đơn_vị="Huyện ủy Thứ Hai")),
    "T105": one(article(đơn_vị="Xã Trùng")),
    "T106": one(article(ngày_đăng="30/2/2024")),
    "T107": one(article(ngày_đăng="hôm qua")),
    "T108": one(article(trạng_thái="màu xanh")),
    "T109": plan("không có con số nào trong câu này cả"),
    "T110": one(article(ngày_đăng="")),
    "T111": plan("số: 1\n        mức: nhiều lắm\n        nội dung đo: hộ có nước sạch"),
    "T112": one(article("<script>alert(1)</script>")),
    "F140": one(article("Đoạn.\n\n<<<<<<< HEAD\nMột.\n=======\nHai.\n>>>>>>> nhanh")),
    "N140": one(article("Đoạn. <!-- nội bộ -->")),
    "T141": one(article("Đoạn. <!-- nội bộ")),
    "N142": one(article('Đoạn <font color="red">đỏ</font>.')),
    "W143": one(article("Đoạn. <![CDATA[x]]>")),
    "N144": one(article("| a | b |\n|---|---|\n| 1 | 2 | 3 |")),
    "N145": one(article("Tên\tSố\nA\t10")),
    "W146": one(article("Tên        Số\nA          10")),
    "W147": one(article("[tệp](ftp://may/a.pdf)")),
    "W148": one(article("Có 15[^1] xã.")),
    "T113": {"tin/2024/05/Tin Mới.md": article()},
    "T114": {PLACE: article(), "du-lieu/ke-hoach/nuoc-sach.yml": KNOWN + "giai đoạn: 2020 - 2016\n"},
    "W115": one(article(ngày_đăng="10/6/2024")),
    "W116": one(article(tiêu_đề="HUYỆN ỦY THỬ TRIỂN KHAI ĐỀ ÁN")),
    "W203": {PLACE: article(), "du-lieu/co-quan.yml": IDENTITY.replace("thu.example,2016", "thu example")},
    "W218": one(article("")),
    "W117": one(article(nguồn="\n  tên: Báo Mẫu\n  địa chỉ: bao.example")),
    "L101": one(article("[xem](../04/khong-co.md)")),
    "L102": one(article("[xem](/van-ban/khong-co.pdf)")),
    "L103": {PLACE: article(ảnh="\n  - tệp: anh/a.png"), "anh/a.png": picture()},
    "L104": one(article(thay_bằng="tin/2024/05/khong-co.md")),
    "C101": {"tin/2025/07/tin.md": article(đơn_vị="Huyện Thử", ngày_đăng="02/7/2025")},
    "C102": {"tin/2024.md": article()},
    "C206": {"tin/2024/05/a.md": article(), "tin/2024/05/b.md": article(địa_chỉ_cũ="/tin/2024/05/a/")},
    "C130": one(article(địa_chỉ_cũ="/tin/2024/05/")),
    "C131": one(article(địa_chỉ_cũ="../../x")),
    "T130": {"tin/2024/tháng 5/tin.md": article()},
    "T131": {"tin/2024/05/tin-DESKTOP-AB12CD.md": article()},
    "T132": {"tin/2024/05/tin-UBND.md": article()},
    "W133": {PLACE: article(), LISTED: '{"địa chỉ": "/tin/2024/05/mat/", "bài": "tin/2024/05/mat"}\n'},
    "W134": {PLACE: article(mã_bài="tin/2024/05/cu"), LISTED: '{"địa chỉ": "/tin/2024/05/cu/", "bài": "tin/2024/05/cu"}\n'},
    "R220": {PLACE: article(), NAMED: "- {hỏng\n"},
    "R130": {PLACE: article(), LISTED: "{hỏng\n"},
    "C133": {PLACE: article(), "tin/2024/05/khac.MD": article()},
    "W130": {"tin/2024/5/tin.md": article()},
    "C132": {PLACE: article(), "van-ban/\u1ebf.pdf": b"a", "van-ban/e\u0302\u0301.pdf": b"b"},
    "W131": {PLACE: article(), "tin/2024/05/tin-copy.md": article(tiêu_đề="Tin khác")},
    "N130": {PLACE: article("[xem](/van-ban/A.PDF)"), "van-ban/a.pdf": b"%PDF-1.4"},
    "N131": one(article("Hai\u200bchữ.")),
    "C205": {"tin/2024/05/a.md": article(), "tin/2024/05/b.md": article(mã_bài="tin/2024/05/a", tiêu_đề="Tin khác")},
    "C103": {"tin/2024/05/a.md": article(mã_bài="chung"), "tin/2024/05/b.md": article(mã_bài="chung")},
    "C104": {PLACE: article(), "du-lieu/don-vi.yml": UNITS.replace("[xa-mot, xa-hai]", "[xa-mot]")},
    "C105": {PLACE: article(), "tin/2024/05/tin.docx": b"x"},
    "C106": one(article(kế_hoạch="\n  - tên: Đề án Nước sạch")),
    "C107": {
        **FILED, "tin/2024/05/a.md": article(kế_hoạch=PLAN.format("(1) Đến năm 2025, 90% số hộ có nước sạch")),
        "tin/2024/05/b.md": article(ngày_đăng="11/5/2024", kế_hoạch=PLAN.format("(1) Đến năm 2025, 80% số hộ có nước sạch")),
    },
    "C108": {**FILED, PLACE: article(kế_hoạch="\n  - tên: Đề án Nước sạch\n    kết quả:\n      - (3) 86% số hộ, tính đến 1/5/2024")},
    "C111": plan("(1) Đến năm 2025, 90% số hộ có nước sạch\n      - (1) Đến năm 2025, 80% số xã có nước sạch"),
    "C118": {PLACE: article(), "du-lieu/tu-cung-nghia.yml": "- từ: [mất điện]\n"},
    "C113": {PLACE: article(), "du-lieu/don-vi.yml": UNITS.replace("tên: Tỉnh Khác", "tên: Tỉnh Khác\n  thuộc: xa-trung-khac")},
    "P101": shown("anh/a.png", b"\x89PNG hong"),
    "P103": shown("anh/a.jpg", picture("PNG")),
    "P105": shown("anh/a.jpg", picture("JPEG", "CMYK")),
    "P106": {PLACE: article("[tệp](/van-ban/a.exe)"), "van-ban/a.exe": b"MZ"},
    "W194": {PLACE: article(), "du-lieu/co-quan.yml": IDENTITY.replace("Số 1, đường Mẫu", "(cần điền địa chỉ trụ sở)")},
    "F160": one(article(chủ_đề="x" * 60_000)),
    "T150": one(article().replace("---\nĐoạn", "title: Hai\n---\nĐoạn")),
    "T151": one(article(rút_bài="có")),
    "T152": one(article(trạng_thái="Đã rút")),
    "T153": one(article(có_hiệu_lực_từ="20/5/2024", hết_hạn="15/5/2024")),
    "T160": one(article(mã_bài="../x")),
    "T161": one(article(mã_bài="tin")),
    "T162": plan("số: ../1\n        câu: Đến năm 2025, 90% số hộ có nước sạch"),
    "N150": one(article(sự_kiện="\n  tên: Hội nghị\n  ngày: vào 25/5/2024, tại xã")),
    "W150": one(article(nổi_bật_đến="25/5/2024 17 giờ")),
    "W151": one(article(sự_kiện="\n  tên: Hội nghị\n  ngày: 15/4 âm lịch")),
    "W152": one(article(sự_kiện="Hội nghị tổng kết 25/5")),
    "W153": one(article(sự_kiện="Hội nghị, thứ Hai ngày 25/5/2024")),
    "W154": one(article(hết_hạn="01/5/2023")),
    "W156": {"tin/1880/05/tin.md": article(ngày_đăng="10/5/1880")},
    "W157": {PLACE: article(), "du-lieu/ke-hoach/nuoc-sach.yml": KNOWN + "chủ đề: Lạ lùng\n"},
    "W158": one(article(thành_phần_dự="đại biểu")),
    "W190": one(article("Anh A, số máy 0912 345 678.")),
    "N192": one(article(trạng_thái="nháp")),
    "R101": {PLACE: article(), "du-lieu/ke-hoach/nuoc-sach.yml": "- mã: mot\n  tên: Đề án Một\n- mã: hai\n  tên: Đề án Hai\n"},
    "R103": {PLACE: article(), "du-lieu/da-cong-bo.yml": "- {hỏng\n"},
}  # fmt: skip
BESIDE = {
    # a fault that needs a second one to occur
    "N191": ("F103", {PLACE: article(), "du-lieu/ke-hoach/nuoc-sach.yml": "tên: Đề án\nlạc lõng\n"}),
}
ELSEWHERE = {
    "W135": "tests/plugins/pages/test_lost_addresses.py",
    # provoked alone by a test of its own, which is named here
    "N210": "tests/portal/source/test_list_marks.py",
    "C180": "tests/portal/source/test_lives_of_targets.py",
    "C181": "tests/plugins/test_withdrawn.py",
    "C182": "tests/portal/source/test_bodies.py",
    "F161": "tests/portal/source/test_hostile_front_matter.py",
    "F162": "tests/portal/source/test_hostile_files.py",
    "F163": "tests/portal/source/test_hostile_files.py",
    "F164": "tests/plugins/incremental/test_failures.py",
    "F165": "tests/plugins/incremental/test_failures.py",
    "F166": "tests/plugins/pages/test_hostile_values.py",
    "N151": "tests/portal/source/test_event_forms.py",
    "N152": "tests/portal/source/test_event_forms.py",
    "T149": "tests/portal/source/test_body_limits.py",
    "W202": "tests/portal/source/test_due.py", "W217": "tests/portal/source/test_due.py",
    "N214": "tests/portal/source/test_pasted_lists.py",
    "W155": "tests/portal/source/test_due.py",
    "W160": "tests/portal/source/test_hostile_front_matter.py",
    "W201": "tests/portal/store/test_last_good.py",
    "W215": "tests/portal/source/test_office_markdown.py",
    "W162": "tests/portal/source/test_hostile_files.py",
    "W170": "tests/portal/source/test_numbering.py",
    "W171": "tests/portal/source/test_numbering.py",
    "W172": "tests/portal/source/test_plan_names.py",
    "N190": "tests/portal/source/test_one_cause.py",
    "W192": "tests/portal/desk/test_unit.py", "W193": "tests/portal/desk/test_unit.py",
    "W191": "tests/portal/desk/test_check.py",
    "R205": "tests/plugins/pages/test_lost_registry.py", "R102": "tests/portal/source/test_one_cause.py",
    "R206": "tests/plugins/pages/test_spared_articles.py", "R207": "tests/plugins/pages/test_spared_articles.py",
    "N206": "tests/plugins/pages/test_spared_articles.py",
    "W216": "tests/plugins/incremental/test_missing_folders.py",
    "N211": "tests/portal/source/test_office_corners.py",
    "N212": "tests/portal/source/test_corner_fields.py", "T163": "tests/portal/source/test_corner_fields.py",
    "T164": "tests/portal/source/test_corner_fields.py",
    "N213": "tests/plugins/pages/test_lost_addresses.py",
    "L105": "tests/plugins/pages/test_links_of_bodies.py",
    "R208": "tests/portal/source/test_plan_files.py", "R209": "tests/portal/source/test_plan_files.py",
    "N104": "tests/portal/source/test_review.py",
    "C109": "tests/portal/source/test_published.py", "C110": "tests/portal/source/test_published.py",
    "C114": "tests/portal/source/test_review.py", "P102": "tests/plugins/images/test_looking.py",
    "P104": "tests/plugins/images/test_looking.py", "P107": "tests/plugins/images/test_looking.py",
    "P108": "tests/plugins/images/test_looking.py",
}  # fmt: skip
ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("code", ALONE)
def test_a_fault_alone_is_told_once_and_nothing_else_is(code: str, tmp_path: Path) -> None:
    found = [problem for problem in load_site(tmp_path, ALONE[code]).problems if problem.code != "N191"]
    assert [problem.code for problem in found] == [code], [f"{problem.code} {problem.message}" for problem in found]


@pytest.mark.parametrize("code", BESIDE)
def test_what_follows_from_a_fault_is_a_note_beside_it(code: str, tmp_path: Path) -> None:
    cause, files = BESIDE[code]
    found = load_site(tmp_path, files).problems
    assert sorted(problem.code for problem in found) == sorted([cause, code])
    assert CATALOGUE[code].severity is Severity.NOTE


def test_a_registry_that_gives_way_to_its_last_good_text_is_told_with_one_error(tmp_path: Path) -> None:
    root = write_site(tmp_path, {PLACE: article(), "du-lieu/chuyen-muc.yml": SECTIONS + "lạc lõng\n"})
    found = load_portal(root, AS_OF, {"du-lieu/chuyen-muc.yml": SECTIONS}.get).problems
    assert sorted(problem.code for problem in found) == ["F103", "N190"]


def test_a_required_registry_that_is_missing_is_told_alone(tmp_path: Path) -> None:
    root = write_site(tmp_path, one(article()))
    (root / "du-lieu/don-vi.yml").unlink()
    assert [problem.code for problem in load_portal(root, AS_OF).problems] == ["R102"]


def test_a_registry_without_a_required_line_is_told_of_that_line_only(tmp_path: Path) -> None:
    broken = IDENTITY.replace("điện thoại: 0000 000 000\n", "")
    assert [p.code for p in load_site(tmp_path, {PLACE: article(), "du-lieu/co-quan.yml": broken}).problems if p.code != "N191"] == ["T101"]


def test_every_fault_of_the_catalogue_is_provoked_somewhere() -> None:
    """A new fault goes into one of the tables above."""
    assert CATALOGUE.keys() - ALONE.keys() - BESIDE.keys() - ELSEWHERE.keys() == set()


@pytest.mark.parametrize("code", ELSEWHERE)
def test_what_is_provoked_elsewhere_is_named_there(code: str) -> None:
    assert re.search(rf"\b{code}\b", (ROOT / ELSEWHERE[code]).read_text(encoding="utf-8"))


@pytest.mark.parametrize("day", ["31/11/2026", "30/4/2024"])
def test_all_faults_of_an_article_are_reported_at_once(tmp_path: Path, day: str) -> None:
    """What its values lack does not hide which of its names are unknown; nor does a day that does not exist."""
    text = article(ngày_đăng=day, đơn_vị="UBND xã Khác", chủ_đề="lâm nghiêp", chuyên_mục="tin nóng", rút_bài="có")
    loaded = load_site(tmp_path, {PLACE: text})
    found = sorted((fault.code, fault.mark) for fault in loaded.problems)
    names = [("T104", "UBND xã Khác"), ("T104", "lâm nghiêp"), ("T104", "tin nóng")]
    assert found == sorted([*names, ("T151", "có"), *([("T106", day)] if day == "31/11/2026" else [])])


def test_an_article_with_faults_of_its_own_is_not_blamed_on_the_software(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.source.linking.link.read_event", lambda *args: 1 / 0)
    loaded = load_site(tmp_path, {PLACE: article(rút_bài="có"), "tin/2024/05/hai.md": article()})
    assert [(fault.path, fault.code) for fault in loaded.problems] == [("tin/2024/05/hai.md", "F166"), (PLACE, "T151")]


def test_what_a_held_article_names_and_is_missing_is_told_with_its_other_faults(tmp_path: Path) -> None:
    paper = "\n  - trích yếu: X\n    tệp: van-ban/khong.pdf"
    text = article("[a](khong.md) ![b](anh/thieu.jpg)", đơn_vị="Huyện ủy Lạ", ảnh="anh/khong.jpg | mô tả", văn_bản=paper)
    loaded = load_site(tmp_path, {PLACE: text})
    assert loaded.held == [PLACE]
    told = sorted((fault.code, fault.line) for fault in loaded.problems)
    assert told == [("L101", 10), ("L102", 5), ("L102", 8), ("L102", 10), ("T104", 4)]
    draft = load_site(tmp_path, {PLACE: text.replace("---\n[", "trạng thái: Bản nháp\n---\n[")})
    assert [fault.code for fault in draft.problems] == ["T104"]
