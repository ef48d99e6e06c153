"""Imports of many files: a second run changes nothing, no edits are lost, one bad file does not end the import."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from portal.domain.problem import errors
from portal.importer import batch
from portal.importer.batch import FAILED, KNOWN, Done, ImportSetting, run
from portal.importer.report import as_csv, as_html
from portal.importer.writing import GONE, KEPT, SAME, TAKEN, TWIN, UPDATED, WRITTEN, Memory
from portal.source.load import load_portal
from portal.source.reading.registries.registry import Registries
from tests.portal.importer.docx import Document, p, photograph, picture
from tests.portal.importer.dress import TEMPLATES, Piece
from tests.portal.importer.office_files import FILES, LEAD, MORE, TEXT

Run = Callable[..., list[Done]]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The folder an import comes from."""
    folder = tmp_path / "cu"
    folder.mkdir()
    return folder


@pytest.fixture
def go(content: Path, registries: Registries, old: Path, tmp_path: Path) -> Run:
    """Import the old folder, with what earlier imports remember."""

    def one(path: Path = old, **others: object) -> list[Done]:
        return list(run(path, ImportSetting(content, registries, **others), Memory.of(tmp_path / "nho.jsonl")))  # type: ignore[arg-type]

    return one


def state_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file with its bytes and the moment it was written."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()
    }


def fill(old: Path) -> None:
    """Three Word files in folders, one text, one page."""
    (old / "thang 11").mkdir()
    for name in ("plain_news", "captioned_pictures", "merged_table"):
        (old / "thang 11" / f"{name}.docx").write_bytes(FILES[name]()[0].made())
    (old / "tin.txt").write_text(f"Tin viết bằng tệp chữ\n\n{LEAD}\n\n{TEXT}\n", encoding="utf-8")
    (old / "trang.html").write_text(
        TEMPLATES["unknown"](Piece("Bài từ trang cũ của huyện", [LEAD, TEXT, MORE], "14/4/2016")), encoding="utf-8"
    )
    (old / "~$tin.docx").write_bytes(b"khoa cua Word")
    (old / "anh.psd").write_bytes(b"khong nhap")


def test_second_run_touches_nothing(old: Path, content: Path, go: Run) -> None:
    fill(old)
    first = go()
    assert {one.state for one in first} == {WRITTEN} and len(first) == 5
    before = state_of(content)
    assert {one.state for one in go()} == {KNOWN}
    assert state_of(content) == before


def test_without_memory_the_same_files_are_known_again(old: Path, content: Path, go: Run, tmp_path: Path) -> None:
    fill(old)
    go()
    before = state_of(content)
    (tmp_path / "nho.jsonl").unlink()
    assert {one.state for one in go()} <= {SAME, TAKEN}
    assert state_of(content) == before


def test_edits_of_a_person_stay_though_the_source_changes(old: Path, content: Path, go: Run) -> None:
    fill(old)
    path = next(one.path for one in go() if one.origin == "tin.txt")
    (content / path).write_text("sửa tay", encoding="utf-8")
    (old / "tin.txt").write_text(f"Tin viết bằng tệp chữ\n\n{LEAD}\n\n{MORE}\n", encoding="utf-8")
    assert {one.origin: one.state for one in go()}["tin.txt"] == KEPT
    assert (content / path).read_text(encoding="utf-8") == "sửa tay"
    assert {one.origin: one.state for one in go()}["tin.txt"] == KNOWN


def test_a_changed_source_updates_what_nobody_touched(old: Path, content: Path, go: Run) -> None:
    fill(old)
    path = next(one.path for one in go() if one.origin == "tin.txt")
    (old / "tin.txt").write_text(f"Tin viết bằng tệp chữ\n\n{LEAD}\n\n{MORE}\n", encoding="utf-8")
    assert {one.origin: one.state for one in go()}["tin.txt"] == UPDATED
    assert MORE in (content / path).read_text(encoding="utf-8")


def test_what_a_person_deleted_stays_deleted(old: Path, content: Path, go: Run) -> None:
    fill(old)
    path = next(one.path for one in go() if one.origin == "tin.txt")
    (content / path).unlink()
    (old / "tin.txt").write_text(f"Tin viết bằng tệp chữ\n\n{LEAD}\n\n{MORE}\n", encoding="utf-8")
    assert {one.origin: one.state for one in go()}["tin.txt"] == GONE
    assert not (content / path).exists()


def test_somebody_elses_file_is_never_written_over(old: Path, content: Path, go: Run) -> None:
    fill(old)
    place = content / "tin/2016/04/tin-viet-bang-tep-chu.md"
    place.parent.mkdir(parents=True)
    place.write_text("bài của người khác", encoding="utf-8")
    assert {one.origin: one.state for one in go()}["tin.txt"] == TAKEN
    assert place.read_text(encoding="utf-8") == "bài của người khác"


def test_two_articles_of_one_title_are_two_files_with_their_own_pictures(old: Path, content: Path, go: Run) -> None:
    for number, colour in enumerate(("red", "blue")):
        body = [p("Tin trùng tên của hai xã", bold=True), p(LEAD), p(picture("rP1")), p(TEXT if number else MORE)]
        (old / f"{number}.docx").write_bytes(Document(body, {"rP1": ("a.jpg", photograph(colour=colour))}).made())
    paths = [one.path for one in go()]
    assert paths == ["tin/2016/04/tin-trung-ten-cua-hai-xa.md", "tin/2016/04/tin-trung-ten-cua-hai-xa-2.md"]
    assert "/anh/2016/04/tin-trung-ten-cua-hai-xa-2-1.jpg" in (content / paths[1]).read_text(encoding="utf-8")
    assert (content / "anh/2016/04/tin-trung-ten-cua-hai-xa-2-1.jpg").read_bytes() == photograph(colour="blue")
    assert (content / "anh/2016/04/tin-trung-ten-cua-hai-xa-1.jpg").read_bytes() == photograph(colour="red")


def test_the_same_file_twice_is_one_article(old: Path, go: Run) -> None:
    data = FILES["plain_news"]()[0].made()
    (old / "a.docx").write_bytes(data)
    (old / "b ban sao.docx").write_bytes(data)
    assert [one.state for one in go()] == [WRITTEN, TWIN]


def test_attachments_come_byte_by_byte_and_are_told_with_their_digest(old: Path, content: Path, go: Run) -> None:
    data = b"%PDF-1.4 " + bytes(range(256))
    (old / "tep").mkdir()
    (old / "tep" / "45-KH-UBND.pdf").write_bytes(data)
    page = TEMPLATES["unknown"](Piece("Kế hoạch chuyển đổi số của huyện", [LEAD, TEXT, MORE], "14/4/2016"))
    page = page.replace(MORE + "</p>", MORE + '</p><p><a href="tep/45-KH-UBND.pdf">Tải về kế hoạch</a></p>')
    (old / "trang.html").write_text(page, encoding="utf-8")
    (done,) = go()
    assert (content / "van-ban/2016/04/45-kh-ubnd.pdf").read_bytes() == data
    assert "[Tải về kế hoạch](/van-ban/2016/04/45-kh-ubnd.pdf)" in (content / done.path).read_text(encoding="utf-8")
    assert hashlib.sha256(data).hexdigest() in as_csv([done])


def test_a_mirrored_site_keeps_its_addresses(old: Path, content: Path, go: Run) -> None:
    folder = old / "mau.example" / "Pages"
    folder.mkdir(parents=True)
    (folder / "tin.aspx@id=12&c=3.html").write_text(
        TEMPLATES["sharepoint"](Piece("Bài ở địa chỉ có truy vấn", [LEAD, TEXT, MORE], "14/4/2016")), encoding="utf-8"
    )
    (done,) = go()
    text = (content / done.path).read_text(encoding="utf-8")
    assert "địa chỉ cũ: /Pages/tin.aspx?id=12&c=3" in text


def test_pictures_of_a_mirrored_site_are_found_by_its_own_paths(old: Path, content: Path, go: Run) -> None:
    folder = old / "mau.example" / "tin"
    folder.mkdir(parents=True)
    (old / "mau.example" / "Uploads").mkdir()
    (old / "mau.example" / "Uploads" / "hinh 1.jpg").write_bytes(photograph())
    piece = Piece(
        "Bài có ảnh trên máy chủ cũ", [LEAD, TEXT, MORE], "14/4/2016", pictures={0: ("/Uploads/hinh%201.jpg", "Quang cảnh hội nghị")}
    )
    (folder / "bai.html").write_text(TEMPLATES["nukeviet"](piece), encoding="utf-8")
    go()
    assert (content / "anh/2016/04/bai-co-anh-tren-may-chu-cu-1.jpg").read_bytes() == photograph()


def test_one_bad_file_ends_nothing(old: Path, go: Run) -> None:
    fill(old)
    (old / "hong.docx").write_bytes(b"PK\x03\x04 hong")
    (old / "rong.html").write_bytes(b"")
    done = {one.origin: one for one in go()}
    assert [name for name, one in done.items() if one.state == FAILED] == ["hong.docx", "rong.html"]
    assert "hỏng" in done["hong.docx"].why and "rỗng" in done["rong.html"].why
    assert sum(one.state == WRITTEN for one in done.values()) == 5


def test_a_reader_that_dies_takes_only_its_own_file(old: Path, go: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(old)
    real = batch.import_bytes

    def deadly(source: object, *words: object, **others: object) -> object:
        if getattr(source, "origin", "") == "tin.txt" and os.getpid() != batch.PARENT:
            os._exit(9)
        return real(source, *words, **others)  # type: ignore[arg-type]

    monkeypatch.setattr(batch, "import_bytes", deadly)
    done = {one.origin: one for one in go(workers=2)}
    assert done["tin.txt"].state == FAILED
    assert sum(one.state == WRITTEN for one in done.values()) == 4


def test_a_file_that_takes_too_long_is_given_up(old: Path, go: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(old)
    monkeypatch.setattr(batch, "SECONDS", 0.3)

    def endless(source: object, *words: object, **others: object) -> object:
        while True:
            pass

    monkeypatch.setattr(batch, "import_bytes", endless)
    assert {one.state for one in go(workers=2)} == {FAILED}


def test_a_link_of_the_disk_and_a_name_that_climbs_lead_nowhere(old: Path, content: Path, go: Run, tmp_path: Path) -> None:
    secret = tmp_path / "bi-mat.jpg"
    secret.write_bytes(photograph())
    (old / "noi.html").symlink_to(secret)
    (old / "anh.jpg").symlink_to(secret)
    piece = Piece(
        "Bài có tên tệp leo ra ngoài",
        [LEAD, TEXT, MORE],
        "14/4/2016",
        pictures={0: ("../bi-mat.jpg", "x"), 1: ("anh.jpg", "y"), 2: (secret.as_uri(), "z")},
    )
    (old / "trang.html").write_text(TEMPLATES["unknown"](piece), encoding="utf-8")
    (done,) = go()
    assert not list((content / "anh").rglob("*.jpg")) if (content / "anh").exists() else True
    assert done.made is not None and sum("không có tệp ảnh" in doubt for doubt in done.made.doubts) == 3


def test_what_was_written_is_not_imported_itself(old: Path, content: Path, go: Run) -> None:
    fill(old)
    first = go(content.parent)
    assert len(first) == 5 and len(go(content.parent)) == 5


def test_report_has_every_article_its_evidence_and_every_failure(old: Path, go: Run) -> None:
    fill(old)
    (old / "hong.docx").write_bytes(b"PK\x03\x04 hong")
    done = go()
    html, table = as_html(done), as_csv(done)
    assert all(one.origin in html and one.origin in table for one in done)
    assert "Quang cảnh hội nghị" in html and "Word bị hỏng" in html
    assert len(table.splitlines()) == len(done) + 1


def test_drafts_have_no_fault_where_the_source_holds_what_is_needed(old: Path, content: Path, go: Run) -> None:
    fill(old)
    for name, make in FILES.items():
        (old / f"{name}.docx").write_bytes(make()[0].made())
    for name, template in TEMPLATES.items():
        piece = Piece(
            f"Bài của nền tảng {name} về công tác năm",
            [LEAD, TEXT, MORE],
            "14/4/2016",
            section="Xây dựng Đảng",
            author="Tin: Văn Mẫu",
            pictures={0: ("a.jpg", "Quang cảnh")},
        )
        (old / f"{name}.html").write_text(template(piece), encoding="utf-8")
    (old / "a.jpg").write_bytes(photograph())
    done = go()
    unsure = {
        one.path
        for one in done
        if one.made and any(word in doubt for doubt in one.made.doubts for word in ("Chưa rõ", "không cho biết ngày"))
    }
    found = errors(load_portal(content, date(2026, 11, 21)).problems)
    assert [f"{problem.path}: {problem.code}" for problem in found if problem.path not in unsure] == []
    assert len(unsure) <= 4


def test_an_import_that_was_stopped_goes_on(
    old: Path, content: Path, registries: Registries, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(old)
    monkeypatch.setattr(batch, "CHUNK", 2)
    setting, memory = ImportSetting(content, registries), tmp_path / "nho.jsonl"
    stopped = run(old, setting, Memory.of(memory))
    for _ in range(3):
        next(stopped)
    stopped.close()
    assert [one.state for one in run(old, setting, Memory.of(memory))].count(KNOWN) == 3
    assert len(list((content / "tin").rglob("*.md"))) == 5


def test_all_that_is_done_is_told_as_it_goes(old: Path, content: Path, registries: Registries, tmp_path: Path) -> None:
    fill(old)
    told: list[tuple[int, int]] = []
    list(run(old, ImportSetting(content, registries), Memory.of(tmp_path / "nho.jsonl"), lambda done, of: told.append((done, of))))
    assert told[-1] == (5, 5)
