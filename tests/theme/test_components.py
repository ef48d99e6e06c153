"""Every component: its examples print, its description tells the macro's parameters, its look keeps to its own names."""

import inspect
import re
from typing import Any

import pytest

from plugins.rendering.environment import environment
from tests.theme.component_examples import component_names, description, examples
from tests.theme.example_site import THEME

ENV = environment(THEME)
NAMES = component_names()
CLASS = re.compile(r"\.([a-z][a-z0-9-]*)")


def macro(name: str) -> Any:
    return getattr(ENV.get_template(f"components/{name}/{name}.html").module, name.replace("-", "_"))


@pytest.mark.parametrize("name", NAMES)
def test_every_example_prints(name: str) -> None:
    shown = list(examples(ENV, name))
    assert shown
    for example in shown:
        assert example.html.strip() or example.name.startswith("không có"), example.name
        assert "{{" not in example.html and "None" not in example.html, example.name


@pytest.mark.parametrize("name", NAMES)
def test_description_tells_the_parameters_of_the_macro(name: str) -> None:
    told = description(name)
    told_names = set(told["params"])
    assert told["description"].endswith(".")
    assert told_names == set(inspect.signature(macro(name)).parameters) - {"caller"}
    for example in told["examples"]:
        required = {param for param, about in told["params"].items() if about["required"]}
        assert required <= set(example["with"]) <= told_names, example["name"]


@pytest.mark.parametrize("name", NAMES)
def test_classes_of_a_component_carry_its_name(name: str) -> None:
    css = (THEME / "components" / name / f"{name}.css").read_text(encoding="utf-8")
    bare = re.sub(r"\{[^{}]*\}|/\*.*?\*/|\([^()]*em\)", " ", css, flags=re.DOTALL)
    known = (*NAMES, "beside-side", "thirds", "wrap")  # a rule may look at what stands around it
    strange = {found for found in CLASS.findall(bare) if not found.startswith(known)}
    assert not strange


@pytest.mark.parametrize("name", NAMES)
def test_no_rule_is_left_over_from_a_class_that_went(name: str) -> None:
    folder = THEME / "components" / name
    css = (folder / f"{name}.css").read_text(encoding="utf-8")
    sources = [*folder.glob("*.html"), *folder.glob("*.mjs"), *(THEME / "templates").glob("*.html")]
    printed = "".join(file.read_text(encoding="utf-8") for file in sources)
    own = {found for found in CLASS.findall(css) if found.startswith(name)}
    composed = {found for found in own if f"{found.rsplit('-', 1)[0]}-{{{{" in printed}
    assert not {found for found in own - composed if found not in printed}


def test_text_of_a_record_is_escaped() -> None:
    from portal.views.parts import CardPart

    html = str(macro("card")(CardPart(title='<b>"Xã" & phường</b>', href="/a/")))
    assert "<b>" not in html
    assert "&lt;b&gt;&#34;Xã&#34; &amp; phường&lt;/b&gt;" in html


def test_state_is_told_in_words_and_by_a_sign() -> None:
    for example in examples(ENV, "state-badge"):
        assert "<path" in example.html
        assert re.sub(r"<[^>]*>", "", example.html).strip()


def test_macro_has_the_name_of_its_folder() -> None:
    assert all(inspect.isroutine(macro(name)) or callable(macro(name)) for name in NAMES)
