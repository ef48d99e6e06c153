"""Rules for the Python modules of the project. Every rule gets a module's path and text and yields its findings."""

import ast
import re
import statistics
from collections.abc import Iterable, Iterator
from pathlib import PurePath

LONGEST_MODULE = 250
POSSESSIVE_GROUP = re.compile(r"(?<![\\(])\)(?:[*+?]|\{\d*,?\d*\})\+|\(\?>")
LONGEST_FUNCTION = 60
MOST_PARAMETERS = 5
NAMELESS = {"base", "common", "helper", "helpers", "lib", "manager", "misc", "stuff", "util", "utils"}

# Asking the machine for the date. Durations (`perf_counter`, `monotonic`) say nothing about the day.
CLOCKS = {"datetime.now", "datetime.today", "datetime.utcnow", "date.today", "time.time", "time.localtime"}


def overlong(path: PurePath, source: str) -> Iterator[str]:
    length = source.count("\n")
    if length > LONGEST_MODULE:
        yield f"{path}: {length} lines, more than {LONGEST_MODULE}: split it along a seam"


def nameless(path: PurePath, source: str) -> Iterator[str]:
    names = {path.stem.strip("_"), *(part for part in path.parent.parts)}
    for bad in sorted(names & NAMELESS):
        yield f"{path}: '{bad}' names no thing; say what the module owns"


def undocumented(path: PurePath, source: str) -> Iterator[str]:
    if not ast.get_docstring(ast.parse(source)):
        yield f"{path}: no docstring that says what the module owns and what it refuses"


def clock_readings(path: PurePath, source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and ".".join(ast.unparse(node).split(".")[-2:]) in CLOCKS:
            yield f"{path}:{node.lineno}: {ast.unparse(node)}: time is an input"


def possessive_groups(path: PurePath, source: str) -> Iterator[str]:
    """Patterns with a possessive or atomic group: Python 3.11.2, which Debian 12 has, loses its place in them."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and POSSESSIVE_GROUP.search(node.value):
            yield f"{path}:{node.lineno}: a possessive group in a pattern; let its parts be possessive, and the group not"


def overlong_functions(path: PurePath, source: str) -> Iterator[str]:
    for function in functions(source):
        if (length := _length(function)) > LONGEST_FUNCTION:
            yield f"{path}:{function.lineno}: {function.name} has {length} lines: tell it in a few named steps"


def too_many_parameters(path: PurePath, source: str) -> Iterator[str]:
    """Functions with more parameters than five, keyword-only ones included; `self`, `cls`, `*args` and `**kwargs` do not count."""
    for function in functions(source):
        given = function.args
        names = [one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs) if one.arg not in ("self", "cls")]
        if len(names) > MOST_PARAMETERS:
            yield f"{path}: {function.name} has {len(names)} parameters: which of them are one object?"


def functions(source: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def function_lengths(sources: Iterable[str]) -> tuple[float, float]:
    """Median and 90th percentile of the lines of all functions, their docstrings left out."""
    lengths = [_body_length(function) for source in sources for function in functions(source)]
    return statistics.median(lengths), statistics.quantiles(lengths, n=10)[-1]


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _body_length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    docstring = ast.get_docstring(function, clean=False)
    return _length(function) - (docstring.count("\n") + 1 if docstring else 0)
