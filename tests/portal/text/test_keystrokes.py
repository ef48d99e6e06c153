import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.text.syllable import is_syllable
from portal.text.telex import from_telex
from portal.text.vni import from_vni
from tests.portal.text import vectors


@pytest.mark.parametrize(("keys", "syllable"), vectors.read("telex"))
def test_telex_keys_spell_their_syllable_or_nothing(keys: str, syllable: str | None) -> None:
    assert from_telex(keys) == syllable


@pytest.mark.parametrize(("keys", "syllable"), vectors.read("vni"))
def test_vni_keys_spell_their_syllable_or_nothing(keys: str, syllable: str | None) -> None:
    assert from_vni(keys) == syllable


@given(st.text("abcdeghinouswfrxjz", max_size=9))
def test_what_telex_decodes_is_a_syllable(keys: str) -> None:
    decoded = from_telex(keys)
    assert decoded is None or is_syllable(decoded)


@given(st.text("abcdeghinou0123456789", max_size=9))
def test_what_vni_decodes_is_a_syllable(keys: str) -> None:
    decoded = from_vni(keys)
    assert decoded is None or is_syllable(decoded)


def test_a_very_long_word_is_answered_at_once() -> None:
    assert from_telex("o" * 60 + "a" * 60 + "w") is None
    assert from_telex("aw" * 40) is None
    assert from_vni("a6" * 40) is None
