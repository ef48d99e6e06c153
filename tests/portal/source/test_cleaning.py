"""HTML of staff passes an allow-list; what our own renderer makes of plain text would pass it unchanged."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Comment
from hypothesis import example, given, settings
from hypothesis import strategies as st

from portal.source.reading.draft import read_draft
from portal.source.reading.faults import Report
from portal.source.reading.fields.frontmatter import split
from portal.source.reading.markdown.body import convert, render
from portal.source.reading.markdown.markdown_fast import html_of
from portal.source.reading.markdown.office.cleaning import cleaned
from portal.source.reading.markdown.office.tags import SCHEMES, TAGS
from tests.bodies import HOSTILE, ORDINARY, ROUGH
from tests.tinysite import article, load_site

ATTRIBUTES = {
    "alt", "class", "colspan", "datetime", "dir", "href", "id", "lang", "open", "reversed", "rowspan", "scope", "src", "start", "title",
    "type", "value", "role", "tabindex", "aria-label",
}  # fmt: skip
CLASSES = {"align-left", "align-center", "align-right", "footnote", "footnote-ref", "footnote-backref", "table-scroll"}
ROOT = Path(__file__).resolve().parents[3]
ALIGN = re.compile(r' style="text-align: (left|right|center);"')


def faults(html: str) -> list[str]:
    """What of the HTML no page may hold, as a browser reads it."""
    soup = BeautifulSoup(html, "lxml")
    found = [f"comment {text}" for text in soup.find_all(string=lambda text: isinstance(text, Comment))]
    for tag in soup.find_all(True):
        if tag.name not in TAGS | {"html", "body"}:
            found.append(f"<{tag.name}>")
        for name, value in tag.attrs.items():
            found += _attribute_faults(tag.name, name, " ".join(value) if isinstance(value, list) else value)
    return found


def _attribute_faults(tag: str, name: str, value: str) -> list[str]:
    scheme = re.match(r"[\s\x00-\x20]*([a-z][a-z0-9+.-]*):", value, re.I)
    wrong = (
        name not in ATTRIBUTES
        or (name == "href" and scheme and scheme[1].lower() not in SCHEMES)
        or (name == "src" and (scheme or re.match(r"[\s\x00-\x20]*[/\\]{2}", value)))
        or (name == "id" and not re.match(r"fn(ref\d*)?-|[a-z0-9-]+$", value))
        or (name == "class" and not set(value.split()) <= CLASSES)
        or (name == "tabindex" and tag != "div")
    )
    return [f"{tag} {name}={value}"] if wrong else []


@pytest.mark.parametrize("body", HOSTILE)
def test_nothing_of_a_hostile_body_reaches_a_page(body: str) -> None:
    report = Report("tin/2024/05/tin.md")
    made = convert(split(article(body)).body, "tin/2024/05/tin.md", 1, report)
    assert not faults(made.html)
    assert not faults(render(body).html)
    ids = BeautifulSoup(made.html, "lxml").select("[id]:not(h1, h2, h3, h4, h5, h6)")
    assert all(re.match(r"fn(ref\d*)?-", str(tag["id"])) for tag in ids)


PLAIN = re.compile(r"<(script|svg|iframe|object|embed|form|base|link|meta|style|template)\b", re.I | re.A)


@pytest.mark.parametrize("body", list(filter(PLAIN.match, HOSTILE)))
def test_what_is_plainly_active_holds_the_article(body: str) -> None:
    made = read_draft("tin/2024/05/tin.md", article(body))
    assert "T112" in [problem.code for problem in made.problems]
    assert not made.sound


MARKS = (
    "< > </ <!-- --> &lt; & \" ' ` = / | [ ]( ![ <b> </b> <p> <table> <td> onerror=alert(1) javascript: \x00 \x02 \x03 \ufdd0"
    " \ufdda x [^1] [^1]:"
)
PIECES = st.sampled_from([*HOSTILE, *MARKS.split(" "), "```\n", "\n", "\n\n", "- ", "> ", "|---|---|", " ", "\u00a0", "<a href="])


@given(st.lists(PIECES, min_size=1, max_size=8).map("".join))
@settings(max_examples=400)
def test_no_mix_of_hostile_pieces_reaches_a_page(body: str) -> None:
    assert not faults(render(body).html), repr(body)


@pytest.mark.long
@given(st.lists(PIECES, min_size=1, max_size=12).map("".join))
@settings(max_examples=15_000)
def test_no_long_mix_of_hostile_pieces_reaches_a_page(body: str) -> None:
    assert not faults(render(body).html), repr(body)


def is_clean(text: str) -> None:
    fast = html_of(text)
    if fast is not None:
        aligned = ALIGN.sub(r' class="align-\1"', fast)
        assert cleaned(aligned) == aligned, repr(text)


@given(ORDINARY)
@example("![a](b.png) [c](https://d.vn/e?f=1) [g](mailto:h@i.vn)")
@settings(max_examples=400)
def test_the_short_way_needs_no_cleaning(text: str) -> None:
    is_clean(text)


@given(ROUGH)
@example("[a](javascript:b)")
@example("[a](ftp:b)")
@example("[a](//b)")
@example("![a](https://b/c.png)")
@example("![a](//b/c.png)")
@example("![a](b:c.png)")
@settings(max_examples=400)
def test_the_short_way_needs_no_cleaning_of_rough_text(text: str) -> None:
    is_clean(text)


@pytest.mark.long
@given(st.one_of(ROUGH, ORDINARY, st.text(alphabet="ab1Đ.*_#>-+=|:![]()^\"' \n\n\n~{}/\\&;", max_size=40)))
@settings(max_examples=15_000)
def test_the_short_way_needs_no_cleaning_on_much_text(text: str) -> None:
    is_clean(text)


def test_the_short_way_needs_no_cleaning_of_our_content() -> None:
    for path in sorted((ROOT / "content").rglob("*.md")):
        is_clean(split(path.read_text("utf-8")).body)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", '//host.example/x" onclick="alert(1)', "java script:alert(1)"],
)
def test_addresses_of_front_matter_run_nothing(address: str, tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {"tin/2024/05/tin.md": article(nguồn=f"\n  tên: Báo\n  địa chỉ: {address}")})
    assert loaded.portal
    assert [problem.code for problem in loaded.problems] == ["W117"] or "onclick" in address
    ids = loaded.portal.group("all")
    sources = [loaded.portal.article(id).source for id in ids]
    assert all(source is None or not source.url or source.url.startswith("/") for source in sources)
