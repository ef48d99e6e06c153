"""The table of what pages cost their readers: rightly put together, and put where the results keep it."""

import gzip
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from bench import readers
from bench.readers import Page, put, table


def page(name: str, score: float, load: float = 0.5, **sent: int) -> Page:
    return Page(name, "/", score, 100, dict.fromkeys(readers.FIGURES, 1234.4), {"": 9, **dict.fromkeys(SENT, 0), **sent}, (), load)


SENT = ("Document", "Stylesheet", "Font", "Script", "Other", "Image")


def test_first_visits_leave_pictures_out_and_later_ones_are_html() -> None:
    text = table([page("front page", 99, Document=6_000, Font=29_000, Image=40_000)], 5)
    rows = {line.split(" | ")[0].strip("| "): line.split(" | ")[1].strip("| \n") for line in text.splitlines() if line.startswith("|")}
    assert rows["**performance score**, of 100: median"] == "**99**" and rows["best run"] == "100"
    assert next(value for name, value in rows.items() if name.startswith("bytes of a first visit")) == "35,000"
    assert next(value for name, value in rows.items() if name.startswith("of these HTML")) == "6,000"
    assert rows["requests"] == "9" and rows["first paint, ms"] == "1,234"


def test_a_busy_machine_is_named() -> None:
    assert "busy" not in table([page("a", 100, load=1.0)], 1)
    assert "at most 7.0. The machine was busy" in table([page("a", 100, load=1.0), page("b", 90, load=7.0)], 1)


def test_words_around_the_table_stay(tmp_path: Path) -> None:
    results = tmp_path / "READERS.md"
    results.write_text(f"trước\n{readers.BEGIN}cũ\n{readers.END}sau\n", "utf-8")
    put(results, "mới\n")
    assert results.read_text("utf-8") == f"trước\n{readers.BEGIN}mới\n{readers.END}sau\n"
    results.write_text("không có chỗ", "utf-8")
    with pytest.raises(ValueError, match="no place"):
        put(results, "mới\n")


def test_the_results_of_this_project_have_a_place_for_the_table() -> None:
    text = (Path(readers.__file__).parent / "READERS.md").read_text("utf-8")
    assert text.count(readers.BEGIN) == text.count(readers.END) == 1


def test_an_article_of_middling_length_begins_with_a_picture(tmp_path: Path) -> None:
    lead = '<img class="figure-picture">'
    for name, text in {"ngan": lead, "vua": lead + "x" * 50, "dai": lead + "x" * 99, "chu": "x" * 60}.items():
        (tmp_path / "tin/2024/05" / name).mkdir(parents=True)
        (tmp_path / "tin/2024/05" / name / "index.html").write_text(text)
    for kind in ("ke-hoach/a", "tim-kiem"):
        (tmp_path / kind).mkdir(parents=True)
        (tmp_path / kind / "index.html").write_text("x")
    assert dict(readers._pages(tmp_path)) == {
        "front page": "/", "article with picture": "/tin/2024/05/vua/", "longest article": "/tin/2024/05/dai/",
        "plan": "/ke-hoach/a/", "search": "/tim-kiem/",
    }  # fmt: skip


def test_text_is_served_packed_and_pictures_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>xin chào</p>" * 100)
    (tmp_path / "a.webp").write_bytes(b"RIFF")
    with readers._served(tmp_path) as origin:
        with urlopen(Request(f"{origin}/", headers={"Accept-Encoding": "gzip"})) as answer:
            assert answer.headers["Content-Encoding"] == "gzip"
            assert gzip.decompress(answer.read()).decode() == "<p>xin chào</p>" * 100
        with urlopen(f"{origin}/a.webp") as answer:
            assert answer.read() == b"RIFF" and not answer.headers["Content-Encoding"]
