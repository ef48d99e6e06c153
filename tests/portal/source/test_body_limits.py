"""A body that is too deep, too long or deliberately hard: a message, never a hang, never a traceback."""

from __future__ import annotations

import time
from functools import cache

import pytest

from portal.source.reading.draft import read_draft
from portal.source.reading.limits import BODY_DEPTH, BODY_LINE, BODY_LINES, BODY_MARKS
from portal.source.reading.markdown import body as source
from tests.tinysite import article

SECONDS = 20  # on a busy machine; none needs three on an idle one
MANY = 100_000
FINE = {
    "600 rows of definitions": "\n".join(f"Từ {number}\n: nghĩa {number}" for number in range(600)),
    "600 rows of definitions, parted": "\n\n".join(f"Từ {number}\n:   nghĩa {number}" for number in range(600)),
    "600 meanings of one word": "Từ\n" + "\n".join(f": nghĩa {number}" for number in range(600)),
    "5,000 items": "- a\n" * 5_000,
    "5,000 numbered items": "1. a\n" * 5_000,
    "5,000 titles": "# a\n" * 5_000,
    "5,000 titles with a line below": "a\n===\n" * 5_000,
    "5,000 rules": "---\n" * 5_000,
    "5,000 points": "(a) b\n" * 5_000,
    "a table of 5,000 rows": "|a|b|\n|---|---|\n" + "|c|d|\n" * 5_000,
    "a table of 5,000 rows by tabs": "a\tb\n" * 5_000,
    "marks in one item": "- " * 1_000 + "a",
    "numbers in one item": "1. " * 1_000 + "a",
    "a long run of stars": "a " + "*" * (MANY - 5) + " b",
    "a long run of low lines": "_" * (MANY - 1),
    "stars": "*a " * 30_000,
    "many pipes": "|" * (MANY - 1),
    "many hashes": "#" * (MANY - 1),
    "many parentheses": "(" * (MANY - 1),
    "many blanks": "a" + " " * (MANY - 2) + "b",
    "many blank lines": "\n" * 19_000,
    "nested emphasis": "**a *b " * 800 + "* **" * 800,
    "open attributes": '<a b="' * 4_000,
    "attributes": "<p " + "a=b " * 20_000 + ">Chữ",
    "unclosed fences": "~~~a\n" * 1_600,
}
HELD = {
    "a list 250 deep": "\n".join("  " * depth + "- a" for depth in range(250)),
    "a list 250 deep by four": "\n".join("    " * depth + "- a" for depth in range(250)),
    "a numbered list 250 deep": "\n".join("   " * depth + "1. a" for depth in range(250)),
    "quotations 1,000 deep": ">" * 1_000 + " a",
    "quotations 1,000 deep, parted": "> " * 1_000 + "a",
    "lists in quotations": "\n".join("> " * depth + "- a" for depth in range(1, 300)),
    "a paragraph of 5 MB": "chữ " * 1_250_000,
    "many lines": "a\n" * 30_000,
    "brackets": "[" * MANY,
    "brackets within brackets": "[" * 2_400 + "]" * 2_400,
    "links within links": "[[a](b)" * 2_000,
    "pictures": "![" * 2_400,
    "closing stars": "a* " * 2_000 + "\n\n" + "*a* " * 3_000,
    "low lines": "_a_ " * 20_000,
    "stars and low lines": "*_" * 45_000,
    "backticks": "`" * MANY,
    "backticks of all lengths": " ".join("`" * length for length in range(400)),
    "tags within tags": "<b>" * 2_000 + "</b>" * 2_000,
    "tags": "<b>" * MANY,
    "blocks within blocks": "<div>\n" * 3_000 + "</div>\n" * 3_000,
    "beginnings of comments": "<!--" * MANY,
    "beginnings of comments in lines": "<!--\n" * 4_000,
    "beginnings of tags": "<" * MANY,
    "ampersands": "&" * MANY,
    "backslashes": "\\" * MANY,
    "columns": "|" * 5_000 + "\n" + "|-" * 5_000,
    "fences": "```\n" * 6_000,
}


@pytest.mark.parametrize("name", FINE)
def test_much_is_read(name: str) -> None:
    begun = time.monotonic()
    made = read_draft("tin/2024/05/tin.md", article(FINE[name]))
    assert made.sound, made.problems
    assert made.body
    assert made.body.html or not FINE[name].strip()
    assert time.monotonic() - begun < SECONDS


@pytest.mark.parametrize("name", HELD)
def test_too_much_holds_the_article_and_is_told(name: str) -> None:
    begun = time.monotonic()
    made = read_draft("tin/2024/05/tin.md", article(HELD[name]))
    assert {problem.code for problem in made.problems} & {"F160", "T141"}, made.problems
    assert not made.sound
    assert all(len(problem.message) < 300 for problem in made.problems)
    assert time.monotonic() - begun < SECONDS


@pytest.mark.parametrize("kind", ["- ", "1. "])
def test_lists_may_stand_as_deep_as_the_limit(kind: str) -> None:
    text = "\n".join(" " * 4 * depth + f"{kind}a" for depth in range(BODY_DEPTH.most))
    assert read_draft("tin/2024/05/tin.md", article(text)).sound
    assert not read_draft("tin/2024/05/tin.md", article(f"{text}\n{' ' * 4 * BODY_DEPTH.most}{kind}a")).sound


def test_the_limits_are_those_of_the_table() -> None:
    assert read_draft("tin/2024/05/tin.md", article("a " * (BODY_LINE.most // 2))).sound
    assert not read_draft("tin/2024/05/tin.md", article("a " * (BODY_LINE.most // 2 + 1))).sound
    assert read_draft("tin/2024/05/tin.md", article("\n" * (BODY_LINES.most - 2))).sound
    assert not read_draft("tin/2024/05/tin.md", article("\n" * (BODY_LINES.most + 1))).sound
    assert not read_draft("tin/2024/05/tin.md", article("& " * (BODY_MARKS.most + 1))).sound


def test_a_renderer_that_fails_holds_the_article_that_it_fails_on(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def reset(self) -> None: ...
        def convert(self, text: str) -> str:
            raise RecursionError

    monkeypatch.setattr(source, "_markdown", cache(Broken))
    made = read_draft("tin/2024/05/tin.md", article("Chữ `mã`."))
    assert [(problem.path, problem.code) for problem in made.problems] == [("tin/2024/05/tin.md", "T149")]
    assert "RecursionError" in made.problems[0].message
    assert not made.sound
