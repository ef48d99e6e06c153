"""The lines of feeds are what the standard library writes of the same elements, and what parsers read."""

from xml.etree.ElementTree import Element, SubElement, fromstring, indent, tostring

from hypothesis import given
from hypothesis import strategies as st

from plugins.feeds.xml import branch, document, leaf

LETTERS = st.characters(exclude_categories=["Cc", "Cs"], include_characters="\t\n", exclude_characters="\ufffe\uffff")
FIT = st.text(LETTERS | st.sampled_from("&<>\"'] \n"))
ANY = st.text() | FIT


@given(st.lists(st.tuples(FIT, FIT)))
def test_elements_are_written_as_the_standard_library_does(told: list[tuple[str, str]]) -> None:
    top = Element("a")
    inner = SubElement(top, "b", {"x": "1"})
    SubElement(inner, "first").text = "1"
    for text, value in told:
        SubElement(inner, "c", {"xml:lang": value}).text = text or None
    indent(top, " ")
    written = branch("b", 2, [leaf("first", "1"), *(leaf("c", text, **{"xml:lang": value}) for text, value in told)], x="1")
    expected = '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(top, encoding="unicode") + "\n"
    assert document(branch("a", 1, [written])).decode() == expected


@given(ANY, ANY)
def test_whatever_a_text_holds_a_parser_reads_the_document(text: str, value: str) -> None:
    found = fromstring(document(branch("a", 1, [leaf("b", text, x=value)])))
    assert [element.tag for element in found] == ["b"]


def test_characters_that_may_stand_nowhere_are_left_out_and_no_others() -> None:
    assert document(leaf("a", "m\x00\x0b\x1fộ\ud800t\ufffe \uffff\ufffd\x7f")).endswith("<a>một \ufffd\x7f</a>\n".encode())
