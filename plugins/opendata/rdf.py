"""Owns the serialisation of a few RDF statements, as Turtle and as JSON-LD.

Every resource has an address, so that there are no blank nodes.

A statement is (subject, predicate, object): full addresses, predicates with a prefix of PREFIXES, objects a Text or an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import orjson

PREFIXES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "spdx": "http://spdx.org/rdf/terms#",
    "adms": "http://www.w3.org/ns/adms#",
    "dcatap": "http://data.europa.eu/r5r/",
}
UNFIT = re.compile(r'[\x00-\x20<>"{}|^`\\]')  # not allowed in an address of Turtle
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


class Text(NamedTuple):
    """A literal: its words, with their language or their type ("xsd:date")."""

    words: str
    lang: str = ""
    type: str = ""


Statement = tuple[str, str, str | Text]


def iri(address: str) -> str:
    """Return an address as a valid IRI."""
    return UNFIT.sub(lambda found: "".join(f"%{octet:02X}" for octet in found[0].encode()), address)


def whole(name: str) -> str:
    """Return the address of «dcat:Dataset»; an address is unchanged."""
    prefix, _, rest = name.partition(":")
    return PREFIXES[prefix] + rest if prefix in PREFIXES else name


def turtle(statements: Sequence[Statement]) -> bytes:
    """Return the statements as Turtle, grouped by resource."""
    lines = [f"@prefix {prefix}: <{space}> ." for prefix, space in PREFIXES.items()]
    for subject, pairs in _by_subject(statements).items():
        said = " ;\n  ".join(f"{'a' if name == 'rdf:type' else name} {_object(value)}" for name, value in pairs)
        lines.append(f"\n<{iri(subject)}>\n  {said} .")
    return "\n".join([*lines, ""]).encode()


def _object(value: str | Text) -> str:
    if not isinstance(value, Text):
        return f"<{iri(whole(value))}>"
    words = "".join(ESCAPES.get(letter, letter) for letter in value.words)
    return f'"{words}"' + (f"@{value.lang}" if value.lang else f"^^{value.type}" if value.type else "")


def json_ld(statements: Sequence[Statement]) -> bytes:
    """Return the statements as JSON-LD 1.1, one node per resource."""
    graph = [_node(subject, pairs) for subject, pairs in _by_subject(statements).items()]
    return orjson.dumps({"@context": PREFIXES, "@graph": graph}, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _node(subject: str, pairs: Iterable[tuple[str, str | Text]]) -> dict[str, object]:
    found: dict[str, list[object]] = {}
    for name, value in pairs:
        found.setdefault("@type" if name == "rdf:type" else name, []).append(_value(name, value))
    return {"@id": iri(subject), **{name: values[0] if len(values) == 1 else values for name, values in found.items()}}


def _value(name: str, value: str | Text) -> object:
    if not isinstance(value, Text):
        return whole(value) if name == "rdf:type" else {"@id": iri(whole(value))}
    kind = {"@language": value.lang} if value.lang else {"@type": value.type} if value.type else {}
    return {"@value": value.words, **kind}


def _by_subject(statements: Iterable[Statement]) -> dict[str, list[tuple[str, str | Text]]]:
    found: dict[str, list[tuple[str, str | Text]]] = {}
    for subject, name, value in statements:
        found.setdefault(subject, []).append((name, value))
    return found
