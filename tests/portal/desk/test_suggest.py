"""`portal suggest` proposes, with the quotation; it never writes and never counts what the article states already as new files."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.__main__ import main
from tests.tinysite import write_site

PROSE = "Mục tiêu của Đề án là đến năm 2025, ít nhất 90% số hộ dân được dùng nước sạch. Hội nghị kết thúc tốt đẹp."
ARTICLE = f"---\ntiêu đề: Tin\nngày đăng: 5/5/2024\nđơn vị: Huyện ủy Thử\n---\n\n{PROSE}\n"


def suggested(file: Path, text: str, capsys: pytest.CaptureFixture[str]) -> str:
    file.write_text(text, encoding="utf-8")
    assert main(["suggest", str(file)]) == 0
    assert file.read_text(encoding="utf-8") == text
    return capsys.readouterr().out


@pytest.mark.parametrize("text", [ARTICLE, PROSE])
def test_a_target_in_the_prose_is_proposed_with_how_it_is_understood(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    told = suggested(tmp_path / "a.md", text, capsys)
    assert "- chỉ tiêu:" in told
    assert "90%" in told
    assert "Hiểu là" in told
    assert "kết thúc tốt đẹp" not in told


def test_prose_without_figures_gives_nothing_and_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert suggested(tmp_path / "a.txt", "Hội nghị kết thúc tốt đẹp.", capsys) == "Không thấy chỉ tiêu hoặc kết quả nào trong lời văn.\n"


def test_a_file_that_is_not_there_or_not_text_gives_one(tmp_path: Path) -> None:
    assert main(["suggest", str(tmp_path / "none.md")]) == 1
    (tmp_path / "a.docx").write_bytes(b"PK\xff\xfe")
    assert main(["suggest", str(tmp_path / "a.docx")]) == 1


@pytest.mark.parametrize("word", ["tin/2024/05/a.md", "content/tin/2024/05/a.md", "a.md", "/tin/2024/05/a/", r"tin\2024\05\a.md"])
def test_an_article_is_found_below_the_content_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str], word: str) -> None:
    content = write_site(tmp_path / "noi-dung", {"tin/2024/05/a.md": ARTICLE})
    assert main(["suggest", "--content", str(content), word]) == 0
    assert "90%" in capsys.readouterr().out


def test_a_word_for_no_article_or_several_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = write_site(tmp_path / "noi-dung", {"tin/2024/05/a.md": ARTICLE, "tin/2024/05/b.md": ARTICLE})
    assert main(["suggest", "--content", str(content), "tin/2024/05/c.md"]) == 1
    assert "Không có tệp «tin/2024/05/c.md»" in capsys.readouterr().err
    assert main(["suggest", "--content", str(content), "tin/2024"]) == 1
    assert "nhiều tệp" in capsys.readouterr().err
