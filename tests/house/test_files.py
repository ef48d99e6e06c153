"""Locks, paths, templates, components, style sheets: each keeps the rules of `file_rules`, which see bad samples."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath

import pytest

from tests.house import file_rules as rules
from tests.house.sources import ROOT, files, name, text

Rule = Callable[[PurePath, str], Iterator[str]]

LOCKS = [path for path in files() if path.name.startswith("requirements") or path.name == "package-lock.json"]
HOME, WORK, TEMPORARY = "/" + "home/", "/" + "work/", "/" + "tmp/"
BAD_SAMPLES: list[tuple[Rule, str, str]] = [
    (rules.addresses, "requirements.txt", "--index-url https://example.org/simple\n"),
    (rules.addresses, "requirements.txt", "pelican @ https://example.org/pelican.whl\n"),
    (rules.addresses, "package-lock.json", '{"node_modules/a": {"resolved": "https://example.org/a.tgz"}}'),
    (rules.overlong_template, "article.html", "<p>\n" * 61),
    (rules.inline_code, "article.html", '<p class="a"\n   style="color: red">'),
    (rules.inline_code, "article.html", '<button onclick="print()">'),
    (rules.unlayered, "a.css", "p { color: red }"),
    (rules.unlayered, "a.css", "@layer base { p { color: red } }\n/* } */ @media print { p { color: red } }"),
]
GOOD_SAMPLES: list[tuple[Rule, str, str]] = [
    (rules.addresses, "requirements.txt", "pelican==4.12.0 \\\n    --hash=sha256:00\n    # via -r requirements.in\n"),
    (rules.addresses, "package-lock.json", '{"funding": {"url": "https://example.org"}}'),
    (rules.overlong_template, "article.html", "<p>\n" * 60),
    (rules.inline_code, "article.html", '<p class="style" data-on="a">only = {{ view.only }}</p>'),
    (rules.unlayered, "a.css", "@layer a, b;\n@layer b { p { color: red } @media print { p { margin: 0 } } }"),
    (rules.unlayered, "a.css", "@font-face { font-family: A }\n@layer base { a { color: red } }"),
]


def found(rule: Rule, paths: Iterable[Path]) -> list[str]:
    return [line for path in paths for line in rule(PurePath(name(path)), text(path))]


@pytest.mark.parametrize(("rule", "path", "content"), BAD_SAMPLES)
def test_rule_sees_its_bad_sample(rule: Rule, path: str, content: str) -> None:
    assert list(rule(PurePath(path), content))


@pytest.mark.parametrize(("rule", "path", "content"), GOOD_SAMPLES)
def test_rule_is_content_with_its_good_sample(rule: Rule, path: str, content: str) -> None:
    assert not list(rule(PurePath(path), content))


def test_locks_carry_no_address() -> None:
    assert {"requirements.txt", "requirements-dev.txt", "package-lock.json"} <= {path.name for path in LOCKS}
    assert not found(rules.addresses, LOCKS)


def test_every_requirement_is_locked_with_a_hash() -> None:
    for lock in (path for path in LOCKS if path.suffix == ".txt"):
        pins = [line for line in text(lock).splitlines() if line and not line.startswith((" ", "#"))]
        assert pins
        assert not [line for line in pins if "==" not in line or not line.endswith("\\")], lock.name


def test_tests_are_run_with_the_versions_the_site_is_built_with_and_the_desk_runs_on() -> None:
    site, desk, tests = (
        {line for line in text(ROOT / lock).splitlines() if "==" in line}
        for lock in ("requirements.txt", "requirements-desk.txt", "requirements-dev.txt")
    )
    assert site < desk < tests


@pytest.mark.parametrize("content", [f'open("{HOME}an/portal")', f"cd {WORK}portal && make", f"log={TEMPORARY}a.log"])
def test_path_of_one_machine_is_seen(content: str) -> None:
    assert list(rules.machine_paths(PurePath("a.py"), content))


@pytest.mark.parametrize("content", ["/tin/2016/04/", "content/home/x", "~/portal", "https://example.org/home/an", "/srv/portal/site"])
def test_address_of_a_page_is_no_path_of_a_machine(content: str) -> None:
    assert not list(rules.machine_paths(PurePath("a.py"), content))


def test_no_file_names_a_path_of_one_machine() -> None:
    assert not found(rules.machine_paths, files())


def test_templates_only_compose() -> None:
    assert not found(rules.overlong_template, list(files("theme/templates", suffix=".html")))


def test_templates_carry_no_inline_code() -> None:
    assert not found(rules.inline_code, list(files("theme", suffix=".html")))


def test_missing_part_of_a_component_is_seen(tmp_path: Path) -> None:
    card = tmp_path / "card"
    card.mkdir()
    (card / "card.html").touch()
    assert list(rules.component_gaps(card)) == ["card: no card.css", "card: no card.yml"]


def test_every_component_has_macro_look_and_parameters() -> None:
    folder = ROOT / "theme" / "components"
    assert not [gap for component in sorted(folder.glob("*/")) for gap in rules.component_gaps(component)]
