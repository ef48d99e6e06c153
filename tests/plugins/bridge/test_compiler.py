"""What shorter compiled templates print is what Jinja's own print, and what is wrong in one is told as Jinja tells it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from plugins.bridge.compiler import Templates, marked, printed, unbroken

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
    assert both("{{ a }}{{ b | safe }}{{ n }}", a="<2016 - 2020>", b="<b>", n=3) == "&lt;2016\u00a0- 2020&gt;<b>3"


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


def test_fields_may_be_attributes_items_and_methods() -> None:
    page = "{{ a.text }}{{ b.text }}{{ a.text.upper() }}{{ a.below.text.strip() }}"
    assert both(page, a=SimpleNamespace(text="x", below=LINK), b={"text": "y"}) == "xyXA &amp; B"


def test_a_field_of_nothing_is_defined_by_nobody() -> None:
    assert both("{{ 'yes' if a.b is defined else 'no' }}{{ 'no' if a.c is defined else '-' }}", a=SimpleNamespace(b=1)) == "yes-"


def test_blocks_of_a_child_stand_in_the_frame() -> None:
    page = "{% extends 'frame' %}{% from 'part' import one %}{% block main %}{{ one(view) }}{% endblock %}"
    assert both(page, view=SimpleNamespace(text="t", href="h", title="T")) == "<<a href='h'>t</a>>T"


@pytest.mark.parametrize("page", ["{{ nobody }}", "{{ view.nobody }}", "{{ view.nobody.more }}", "{{ nobody.a }}", "{{ nobody() }}"])
def test_an_unknown_name_is_an_error(page: str) -> None:
    ours = Templates(loader=DictLoader({"page": page}), **OPTIONS)
    with pytest.raises(UndefinedError):
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
