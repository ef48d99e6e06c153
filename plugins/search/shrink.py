"""Owns the shortening of our own scripts: spaces out, long names short, named numbers in place. Refuses other people's scripts.

A name is renamed wherever it stands as an identifier, property or variable, which keeps the meaning as long as no name is shared
with the outside; those are kept: the language, the browser, the fields of our files (`KEPT`). A name missing there fails
the tests, which run the shortened client.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import product

Token = tuple[str, str]  # kind, text
KEPT = frozenset(
    """
    as async await break case catch class const constructor continue default delete do else export extends false finally for from
    function get if import in instanceof let meta new null of return set static super switch this throw true try typeof undefined
    var void while yield
    Array Blob Boolean DecompressionStream Error Float32Array Infinity JSON Map Math Number Object Promise RegExp Response Set String
    TextDecoder TextEncoder URL Uint16Array Uint32Array Uint8Array NaN
    add all apply arrayBuffer ceil assign at cache catch charCodeAt clear concat decode delete encode entries every exec fetch fill filter
    find
    abs findIndex findLast findLastIndex flat flatMap forEach fromEntries has includes indexOf index isArray join keys lastIndexOf length
    localeCompare log map match matchAll max min normalize ok parse parseInt pipeThrough pop protocol push readFile reduce repeat
    replace reverse search shift size slice some sort source split splice sqrt startsWith
    endsWith status stream subarray test then toLowerCase
    toReversed toSorted toString toUpperCase trim trimStart values url href
    name message code cause floor format documents kinds segments labels abbreviations common words slots blocks splits parts shelves facets
    dates model beginnings columns title kind date unit sentence body topic plan section targets year limit offset filters exact total
    results corrected suggested log2 snippet id label count other target document article relevance
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
_STEP = re.compile(r"(?<=[;{})])([\w$]+)([+-])=1(?=[;)}])")  # as a statement of its own
_LONE_PARAMETER = re.compile(r"(?<![\w$])\(([\w$]+)\)=>")
_OPENING, _CLOSING = ("(", "[", "{"), (")", "]", "}")
_CONSTANT = re.compile(r"^const ([A-Z_]+) = (-?[\d.]+);\n", re.MULTILINE)
_SHORTER = {"true": "!0", "false": "!1", "Infinity": "1/0"}
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


@lru_cache(maxsize=4)  # one script a theme, asked for by every build of a process
def shrunk(script: str) -> str:
    """The script, comments already gone, in fewer bytes and with the same meaning."""
    numbers = dict(_CONSTANT.findall(script))
    statements = [[*_joined(_split(part))] for part in _STATEMENT.split(_CONSTANT.sub("", script)) if part.strip()]
    shared = {**_shared(statements), **numbers}
    out: list[str] = []
    declares = False
    for tokens in statements:
        names = {**shared, **_locals(tokens, shared)}
        if out and out[-1] == ";" and tokens[0][1] == "let" and declares:
            out[-1] = ","
            tokens = tokens[1:]
        declares = "let" in (tokens[0][1], "let" if out and out[-1] == "," else "")
        for kind, text in tokens:
            text = _renamed(kind, text, names)
            if out and out[-1] + text in _IDLE:
                out.pop()
            if out and _glues(out[-1][-1], text[0]):
                out.append(" ")
            out.append(text)
    return _STEP.sub(r"\1\2\2", _LONE_PARAMETER.sub(r"\1=>", "".join(out)))


def _joined(tokens: Iterator[Token]) -> Iterator[Token]:
    """The tokens without spaces, "const" as "let", declarations that follow each other as one."""
    depth, declares, ended = 0, [False], False
    for kind, text in tokens:
        if kind == "space":
            continue
        if text in _OPENING:
            declares.append(False)
        elif text in _CLOSING:
            declares.pop()
        if ended and text not in ("const", "let"):
            declares[-1] = False
            yield "other", ";"
        elif ended:
            yield "other", ","
        depth, was = depth, ended
        ended = text == ";" and declares[-1]
        if text in ("const", "let"):
            declares[-1] = True
            if was:
                continue
            text = "let"
        if not ended:
            yield kind, text
    if ended:
        yield "other", ";"


def _shared(statements: list[list[Token]]) -> dict[str, str]:
    """Short names for what is declared at top level, and for all properties."""
    counts = Counter(name for tokens in statements for name in _identifiers(tokens))
    outer = {name for tokens in statements for name in (*_properties(tokens), *_declared(tokens))}
    long = [name for name in counts if len(name) > 2 and name not in KEPT and name in outer]
    return _named(sorted(long, key=lambda name: (-counts[name], name)), {*counts, *KEPT})


def _declared(tokens: list[Token]) -> list[str]:
    """The names a top-level statement declares: what follows its keyword, and each comma of a joined "let"."""
    words = [text for _, text in tokens]
    at = next((at for at, word in enumerate(words[:4]) if word in ("let", "class", "function")), None)
    return [] if at is None else [words[at + 1]]


def _locals(tokens: list[Token], shared: Mapping[str, str]) -> dict[str, str]:
    """Short names for what only this statement knows: the same few letters in each."""
    counts = Counter(_identifiers(tokens))
    taken = {shared.get(name, name) for name in counts}
    long = [name for name in counts if len(name) > 2 and name not in KEPT and name not in shared]
    return _named(sorted(long, key=lambda name: (-counts[name], name)), taken | KEPT)


def _named(names: list[str], taken: set[str] | frozenset[str]) -> dict[str, str]:
    free = ("".join(letters) for length in (1, 2, 3) for letters in product(_LETTERS, repeat=length))
    return dict(zip(names, (name for name in free if name not in taken), strict=False))


def _properties(tokens: list[Token]) -> Iterator[str]:
    """Names that stand as properties: behind a dot, before a colon, alone in braces."""
    around = [("other", "")]
    brackets = [""]
    for before, (kind, text), after in zip([*around, *tokens], tokens, [*tokens[1:], *around], strict=False):
        if text in _OPENING:
            brackets.append(text)
        elif text in _CLOSING:
            brackets.pop()
        elif kind == "template":
            yield from (found[1] for found in re.finditer(r"\.([A-Za-z_$][\w$]*)", text))
        elif kind == "word" and (before[1] in (".", "?.") or after[1] == ":" or (brackets[-1] == "{" and _alone(before[1], after[1]))):
            yield text


def _alone(before: str, after: str) -> bool:
    return before in ("{", ",", "}", ";", "async") and after in ("}", ",", "=", "(")


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


def _identifiers(tokens: Iterable[Token]) -> Iterator[str]:
    for kind, text in tokens:
        if kind == "word" and not text[0].isdigit():
            yield text
        elif kind == "template":
            for insert in _INSERT.finditer(text):
                yield from _identifiers(_split(insert[1]))


def _split(script: str) -> Iterator[Token]:
    return ((str(found.lastgroup), found[0]) for found in _TOKEN.finditer(script))


def _renamed(kind: str, text: str, names: Mapping[str, str]) -> str:
    if kind == "word":
        text = names.get(text, _SHORTER.get(text, text))
        return text[1:] if text.startswith("0.") else text
    if kind == "template":
        return _INSERT.sub(lambda insert: "${" + _inside(insert[1], names) + "}", text)
    return text.strip(" ") if kind == "regex" else text


def _inside(script: str, names: Mapping[str, str]) -> str:
    return "".join(_renamed(kind, text, names) for kind, text in _split(script) if kind != "space")


def _glues(before: str, after: str) -> bool:
    """Whether two tokens would become one, or mean something else, without a space."""

    def is_word(letter: str) -> bool:
        return letter.isalnum() or letter in "_$"

    return (is_word(before) and is_word(after)) or before + after in ("++", "--", "//", "/*")
