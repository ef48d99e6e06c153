"""The published client: one small file that still is the program."""

from __future__ import annotations

import gzip

from plugins.search.script import client
from plugins.search.shrink import needed, shrunk
from tests.plugins.search.village import MODULES


def test_the_client_keeps_its_budget_and_is_the_same_each_time() -> None:
    made = client(MODULES)
    assert made == client(MODULES)
    assert len(gzip.compress(made, 9, mtime=0)) <= 12 * 1024


def test_the_client_exports_what_the_contract_names() -> None:
    made = client(MODULES).decode()
    assert "export function search(" in made
    assert "export function suggest(" in made
    assert "import{" not in made


def test_shortening_keeps_strings_patterns_templates_and_what_lies_outside() -> None:
    script = 'const found = (text) => `${text.length} longer`.match(/longer [a-z]/) ?? "longer  text";\nexport const search = found;\n'
    assert shrunk(script) == 'let a=b=>`${b.length} longer`.match(/longer [a-z]/)??"longer  text";export let search=a;'


def test_numbers_with_a_name_stand_where_they_are_used() -> None:
    script = "const PART = -0.5;\nconst NEAR = 2;\nexport const search = (x) => [x - PART, `${NEAR} PART`, x ? 0.5 : true, -Infinity];\n"
    assert shrunk(script) == "export let search=x=>[x- -0.5,`${2} PART`,x?.5:!0,-1/0];"


def test_shortening_does_not_glue_signs() -> None:
    assert shrunk("a = b + +c; d = e - -f; g++;") == "a=b+ +c;d=e- -f;g++;"


def test_statements_nobody_needs_are_left_out() -> None:
    loop = "const TABLE = {};\nfor (const one of []) {\n  TABLE[one] = used;\n}\n"
    script = "const used = 1;\n" + loop + "const unused = () => TABLE;\nexport const search = used;\n"
    assert needed(script) == "const used = 1;\nexport const search = used;\n"
