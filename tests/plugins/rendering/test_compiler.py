"""Compiled templates print what Jinja's own print, and report errors as Jinja does."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from plugins.rendering.compiler import KEPT, Templates, kept, marked, printed
from plugins.rendering.environment import environment
from plugins.rendering.periods import unbroken
from tests.theme.example_site import THEME

OPTIONS = {"autoescape": True, "undefined": StrictUndefined, "finalize": unbroken, "trim_blocks": True, "lstrip_blocks": True}
CALLED = "{% macro box(title, level=2, note='') %}<h{{ level }}>{{ title }}{{ note }}</h{{ level }}>{{ caller() if caller }}{% endmacro %}"
PART = "{% macro one(link) %}<a href='{{ link.href }}'>{{ link.text }}</a>{% endmacro %}{% macro two(x) %}({{ one(x) }}){% endmacro %}"


def both(page: str, **given: Any) -> str:
    """What a page prints, the same in both."""
    sources = {"page": page, "part": PART, "box": CALLED, "frame": "<{% block main %}{% endblock %}>{{ view.title }}"}
    ours, theirs = (kind(loader=DictLoader(sources), **OPTIONS) for kind in (Templates, Environment))
    shown: str = ours.get_template("page").render(**given)
    assert shown == theirs.get_template("page").render(**given)
    return shown


LINK = SimpleNamespace(text="A & B", href='/"x"/', note=None)


def test_text_is_escaped_and_finished_html_is_not() -> None:
    assert both("{{ a }}{{ b | safe }}{{ n }}", a="<2016 - 2020>", b="<b>", n=3) == "&lt;2016\u00a0-\u00a02020&gt;<b>3"


def test_macros_take_arguments_by_place_by_name_and_by_default() -> None:
    page = "{% from 'box' import box %}{% call box('x', note='<') %}y{% endcall %}{{ box(title='z', level=3) }}{{ box('w', 4, '!') }}"
    with pytest.raises(UndefinedError, match="caller"):
        both(page)
    assert both("{% from 'box' import box %}{% call box('x', note='<') %}y{% endcall %}") == "<h2>x&lt;</h2>y"


def test_macros_of_one_file_call_each_other() -> None:
    assert both("{% from 'part' import two, one %}{{ two(link) }}{{ one(link) }}", link=LINK).count("A &amp; B") == 2


def test_a_call_block_sees_what_is_around_it() -> None:
    call = "{% call box(link.text) %}{{ link.href }}{{ loop.index }}{% endcall %}"
    page = "{% from 'box' import box %}{% for link in links %}" + call + "{% endfor %}"
    assert "&#34;/2" in both(page, links=(LINK, LINK))


def test_fields_may_be_attributes_and_methods() -> None:
    page = "{{ a.text }}{{ a.text.upper() }}{{ a.below.text.strip() }}"
    assert both(page, a=SimpleNamespace(text="x", below=LINK)) == "xXA &amp; B"


def test_a_field_is_no_item_of_a_dictionary() -> None:
    with pytest.raises(AttributeError, match="text"):
        Templates(loader=DictLoader({"page": "{{ a.text }}"}), **OPTIONS).get_template("page").render(a={"text": "x"})


def test_a_loop_tells_where_it_stands() -> None:
    told = "{{ loop.index }}{{ loop.index0 }}{{ '-' if loop.first }}{{ ';' if not loop.last }}"
    page = "{% for x in xs %}{{ x }}" + told + "{% for y in ys %}{{ loop.index }}{% endfor %}" + told + "{% else %}none{% endfor %}"
    assert both(page, xs=("a", "b"), ys="cde") == "a10-;12310-;b2112321"
    assert both(page, xs=()) == "none"


@pytest.mark.parametrize("parts", [("a", " – ", "<b>"), ("a", Markup("<i>"), "<b>"), ("a", 3, None)])
def test_joined_parts_are_escaped_once(parts: tuple[object, ...]) -> None:
    both("{{ a ~ b ~ c }}", **dict(zip("abc", parts, strict=True)))


def test_a_condition_without_else_prints_nothing_where_it_fails() -> None:
    assert both("{{ 'x' if no }}{{ 'a' ~ ('<' if no) ~ ('>' if yes) }}{{ ('y' if no) or 'z' }}", no=False, yes=True) == "a&gt;z"


def test_what_a_function_of_jinja_s_gives_is_escaped() -> None:
    assert both("{{ dict(a='<') }}{% set j = joiner('<') %}{{ j() }}{{ j() }}").endswith("}&lt;")
    assert both("{% macro j() %}<{% endmacro %}{{ j() }}{% set j = joiner('>') %}{{ j() }}{{ j() }}") == "<&gt;"


def test_a_field_of_nothing_is_defined_by_nobody() -> None:
    page = "{{ 'yes' if a.b is defined else 'no' }}{{ 'no' if a.c is defined else '-' }}{{ a.c | default(3) }}"
    assert both(page, a=SimpleNamespace(b=1)) == "yes-3"


def test_blocks_of_a_child_stand_in_the_frame() -> None:
    page = "{% extends 'frame' %}{% from 'part' import one %}{% block main %}{{ one(view) }}{% endblock %}"
    assert both(page, view=SimpleNamespace(text="t", href="h", title="T")) == "<<a href='h'>t</a>>T"


@pytest.mark.parametrize(
    ("page", "error"),
    [
        ("{{ nobody }}", UndefinedError), ("{{ nobody.a }}", UndefinedError), ("{{ nobody() }}", UndefinedError),
        ("{{ view.nobody }}", AttributeError), ("{{ view.nobody.more }}", AttributeError),
    ],
)  # fmt: skip
def test_an_unknown_name_is_an_error(page: str, error: type[Exception]) -> None:
    ours = Templates(loader=DictLoader({"page": page}), **OPTIONS)
    with pytest.raises(error, match="nobody"):
        ours.get_template("page").render(view=LINK)


def test_a_macro_takes_no_argument_it_does_not_name() -> None:
    with pytest.raises(TypeError):
        both("{% from 'part' import one %}{{ one(link, colour='red') }}", link=LINK)


def test_python_s_own_words_may_be_names_of_arguments() -> None:
    assert both("{% macro m(class, for=1) %}{{ class }}{{ for }}{% endmacro %}{{ m('a') }}{{ m(class='b', for=2) }}") == "a1b2"


@given(st.one_of(st.text(), st.integers(), st.none(), st.text().map(Markup)))
def test_a_value_is_printed_as_jinja_prints_it(value: Any) -> None:
    assert printed(value) == str(escape(unbroken(value)))


def test_what_a_macro_prints_is_finished() -> None:
    assert escape(marked("<b>")) == "<b>"
    assert type(marked("<b>")) is Markup


def test_a_kept_macro_is_asked_once_for_the_same_thing() -> None:
    asked: list[object] = []
    card = kept(lambda *given: asked.append(given) or str(len(asked)))
    one, other = SimpleNamespace(title="A"), SimpleNamespace(title="A")

    assert [card(one, 2), card(one, 2), card(one, 3), card(other, 2), card(one, 2)] == ["1", "1", "2", "3", "1"]
    assert len(asked) == 3
    assert type(card(one, 2)) is Markup


def test_a_kept_macro_never_takes_one_thing_for_another_that_is_gone() -> None:
    shown = kept(lambda thing: thing.title)
    assert [shown(SimpleNamespace(title=str(number))) for number in range(1000)] == [str(number) for number in range(1000)]


def test_kept_macros_print_what_others_print_and_are_all_there() -> None:
    page = "{% from 'part' import card %}{{ card(a) }}{{ card(a, 3) }}{{ card(b, level=3) }}{{ card(a) }}"
    part = "{% macro card(one, level=2) %}<h{{ level }}>{{ one.text }}</h{{ level }}>{% endmacro %}"
    sources = {"page": page, "part": part}
    ours, theirs = (kind(loader=DictLoader(sources), **OPTIONS).get_template("page") for kind in (Templates, Environment))
    given = {"a": LINK, "b": SimpleNamespace(text="<")}
    assert ours.render(**given) == theirs.render(**given)

    components = environment(THEME)
    modules = [components.get_template(path.relative_to(THEME).as_posix()).module for path in THEME.glob("components/*/*.html")]
    found = {name for module in modules for name in vars(module)}
    assert found >= KEPT
