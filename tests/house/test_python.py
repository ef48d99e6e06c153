"""Every module of the house keeps the rules of `python_rules`, and each rule sees its bad samples."""

from collections.abc import Callable, Iterator
from pathlib import PurePath

import pytest

from tests.house import python_rules as rules
from tests.house.sources import files, name, text

Rule = Callable[[PurePath, str], Iterator[str]]

OURS = ("portal", "plugins", "webdesk", "tools", "bench")
SHIPPED = ("portal", "plugins", "webdesk")
GOOD_MODULE = '"""Owns the addresses."""\n\n\ndef home(self, a, b, c, *, d, e, **more) -> str:\n    return "/"\n'
BAD_SAMPLES: list[tuple[Rule, str, str]] = [
    (rules.overlong, "portal/x.py", "a = 1\n" * 251),
    (rules.possessive_groups, "portal/x.py", 'A = r"(?:a|b)*+c"\n'),
    (rules.possessive_groups, "portal/x.py", 'A = rf"{B})?+"\n'),
    (rules.possessive_groups, "portal/x.py", 'A = "(?>a)"\n'),
    (rules.nameless, "portal/utils.py", ""),
    (rules.nameless, "plugins/common/x.py", ""),
    (rules.undocumented, "portal/x.py", "import re\n"),
    (rules.clock_readings, "portal/x.py", "from datetime import datetime\nnow = datetime.now()\n"),
    (rules.clock_readings, "portal/x.py", "import datetime\ntoday = datetime.date.today()\n"),
    (rules.clock_readings, "portal/x.py", "import time\nkey = time.time\n"),
    (rules.too_many_parameters, "portal/x.py", "def f(a, b, c, /, d, *, e, g): ...\n"),
    (rules.too_many_parameters, "portal/x.py", "class A:\n    async def f(self, a, b, c, d, e, g=1): ...\n"),
    (rules.overlong_functions, "portal/x.py", "def f():\n" + "    a = 1\n" * 60),
]


def found(rule: Rule, *folders: str) -> list[str]:
    return [line for path in files(*folders, suffix=".py") for line in rule(PurePath(name(path)), text(path))]


@pytest.mark.parametrize(("rule", "path", "source"), BAD_SAMPLES)
def test_rule_sees_its_bad_sample(rule: Rule, path: str, source: str) -> None:
    assert list(rule(PurePath(path), source))


@pytest.mark.parametrize("rule", {rule: None for rule, _, _ in BAD_SAMPLES})
def test_rule_is_content_with_a_good_module(rule: Rule) -> None:
    assert not list(rule(PurePath("portal/urls.py"), GOOD_MODULE))


def test_no_module_is_longer_than_two_hundred_and_fifty_lines() -> None:
    assert not found(rules.overlong, *OURS)


def test_no_function_has_more_than_five_parameters() -> None:
    assert not found(rules.too_many_parameters, *OURS)


def test_no_pattern_has_a_possessive_group() -> None:
    assert not found(rules.possessive_groups, *OURS)


def test_no_function_is_longer_than_sixty_lines() -> None:
    assert not found(rules.overlong_functions, *OURS)


def test_functions_are_short_as_a_rule() -> None:
    median, nine_of_ten = rules.function_lengths(text(path) for path in files(*SHIPPED, suffix=".py"))
    assert median <= 8, f"median {median} lines"
    assert nine_of_ten <= 25, f"90 % within {nine_of_ten} lines"


def test_no_module_is_named_for_nothing() -> None:
    assert not found(rules.nameless, *OURS, "tests")


def test_every_module_says_what_it_owns() -> None:
    assert not found(rules.undocumented, *OURS)


def test_only_the_desk_reads_the_clock() -> None:
    readings = [line for line in found(rules.clock_readings, *SHIPPED) if not line.startswith("portal/desk/")]
    assert not readings


def test_rooms_have_modules_to_hold_the_rules_against() -> None:
    assert len(list(files("portal", suffix=".py"))) > 10
