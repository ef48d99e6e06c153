"""Owns the shortening of our own scripts: spaces out, long names short. Refuses other people's scripts.

A name is renamed wherever it stands as an identifier, property or variable, which keeps the meaning as long as no name is shared
with the outside; those are kept: the language, the browser, the fields of our files (`KEPT`). A name missing there fails
the tests, which run the shortened client.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import product

KEPT = frozenset(
    """
    as async await break case catch class const constructor continue default delete do else export extends false finally for from
    function get if import in instanceof let meta new null of return set static super switch this throw true try typeof undefined
    var void while yield
    Array Blob Boolean DecompressionStream Error Float32Array Infinity JSON Map Math Number Object Promise RegExp Response Set String
    TextDecoder TextEncoder URL Uint16Array Uint32Array Uint8Array NaN
    add all apply arrayBuffer ceil assign at cache catch charCodeAt clear concat decode delete encode entries every exec fetch fill filter
    find
    findIndex findLast findLastIndex flat flatMap forEach fromEntries has includes indexOf index isArray join keys lastIndexOf length
    localeCompare log map match matchAll max min normalize ok parse parseInt pipeThrough pop protocol push readFile reduce repeat
    replace reverse search shift size slice some sort source split splice sqrt startsWith
    endsWith status stream subarray test then toLowerCase
    toReversed toSorted toString toUpperCase trim trimStart values url href
    name message code cause floor format documents kinds segments labels abbreviations common words slots blocks splits parts shelves facets
    dates model beginnings columns title kind date unit sentence body topic plan section targets year limit offset filters exact total
    results corrected snippet id label count other target document article relevance
    SearchError search counts suggest
    """.split()  # noqa: SIM905
)
_TOKEN = re.compile(
    r"""(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<regex>(?:(?<=[=(,:\[!&|?{};\n>])[ ]*|(?<=return)[ ])/(?![/*])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*)
    |(?P<template>`(?:[^`\\]|\\.)*`)
    |(?P<word>(?:(?<![\w.])\d[\w.]*)|[A-Za-z_$][\w$]*)
    |(?P<space>\s+)
    |(?P<other>\+\+|--|\?\?=|.)""",
    re.VERBOSE | re.DOTALL,
)
_INSERT = re.compile(r"\$\{([^{}]*)\}")
_IDLE = {";}", ",)", ",]", ",}"}
_LONE_PARAMETER = re.compile(r"(?<![\w$])\(([\w$]+)\)=>")
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def shrunk(script: str) -> str:
    """The script, comments already gone, in fewer bytes and with the same meaning."""
    tokens = [(str(found.lastgroup), found[0]) for found in _TOKEN.finditer(script)]
    names = _names(Counter(_identifiers(tokens)))
    out: list[str] = []
    for kind, text in tokens:
        if kind == "space":
            continue
        text = _renamed(kind, text, names)
        if out and out[-1] + text in _IDLE:
            out.pop()
        if out and _glues(out[-1][-1], text[0]):
            out.append(" ")
        out.append(text)
    return _LONE_PARAMETER.sub(r"\1=>", "".join(out))


_STATEMENT = re.compile(r"^(?=\S)(?![})\]])", re.MULTILINE)
_DECLARED = re.compile(r"(?:async )?(?:const|let|class|function)\*? ([\w$]+)")
_NAME = re.compile(r"[A-Za-z_$][\w$]*")


def needed(script: str) -> str:
    """The top-level statements that exported ones reach; others (a twin has more than one user) are left out.

    A statement begins at a line's first column. A loop at top level stays if something it names in capitals does.
    """
    statements = [part for part in _STATEMENT.split(script) if part]
    declared = {found[1]: part for part in statements if (found := _DECLARED.match(part))}
    kept = {part for part in statements if part.startswith("export ")}
    todo = list(kept)
    while todo:
        for name in _NAME.findall(todo.pop()):
            if name in declared and declared[name] not in kept:
                kept.add(declared[name])
                todo.append(declared[name])
    return "".join(part for part in statements if part in kept or _serves(part, kept, declared))


def _serves(part: str, kept: set[str], declared: dict[str, str]) -> bool:
    if _DECLARED.match(part):
        return False
    return any(declared.get(name) in kept for name in _NAME.findall(part) if name.isupper())


def _identifiers(tokens: list[tuple[str, str]]) -> Iterator[str]:
    for kind, text in tokens:
        if kind == "word" and not text[0].isdigit():
            yield text
        elif kind == "template":
            for insert in _INSERT.finditer(text):
                yield from _identifiers(_split(insert[1]))


def _split(script: str) -> list[tuple[str, str]]:
    return [(str(found.lastgroup), found[0]) for found in _TOKEN.finditer(script)]


def _names(counts: Counter[str]) -> dict[str, str]:
    """Short names for long ones, the shortest for the commonest."""
    free = ("".join(letters) for length in (1, 2, 3) for letters in product(_LETTERS, repeat=length))
    unused = (name for name in free if name not in counts and name not in KEPT)
    long = sorted((name for name in counts if len(name) > 2 and name not in KEPT), key=lambda name: (-counts[name], name))
    return dict(zip(long, unused, strict=False))


def _renamed(kind: str, text: str, names: dict[str, str]) -> str:
    if kind == "word":
        return names.get(text, text)
    if kind == "template":
        return _INSERT.sub(lambda insert: "${" + _inside(insert[1], names) + "}", text)
    return text.strip(" ") if kind == "regex" else text


def _inside(script: str, names: dict[str, str]) -> str:
    return "".join(_renamed(kind, text, names) for kind, text in _split(script))


def _glues(before: str, after: str) -> bool:
    """Whether two tokens would become one, or mean something else, without a space."""

    def is_word(letter: str) -> bool:
        return letter.isalnum() or letter in "_$"

    return (is_word(before) and is_word(after)) or before + after in ("++", "--", "//", "/*")
