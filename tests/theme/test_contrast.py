"""Colours: every pair that meets on a page has the contrast WCAG 2.2 asks for (1.4.3: 4.5, 1.4.11: 3), in every scheme."""

import re

import pytest

from tests.theme.example_site import THEME

TOKENS = (THEME / "css" / "tokens.css").read_text(encoding="utf-8")
BACKGROUNDS = ("paper", "surface", "sunk")
INKS = ("ink", "ink-soft", "link", "link-hover", "visited", "accent", "ok", "warn", "bad", "calm", "mute")
TEXT = [(ink, ground) for ink in INKS for ground in BACKGROUNDS]
TEXT += [(tone, f"{tone}-soft") for tone in ("ok", "warn", "bad", "calm", "mute")]
TEXT += [("ink", f"{tone}-soft") for tone in ("ok", "warn", "bad", "calm", "mute")]
TEXT += [("link", f"{tone}-soft") for tone in ("warn", "bad", "calm", "mute")]
TEXT += [(ink, ground) for ink in ("on-brand", "on-brand-soft") for ground in ("brand", "brand-deep")]
EDGES = [("line-strong", ground) for ground in BACKGROUNDS] + [("edge", "paper"), ("rule", "paper")]
EDGES += [("focus", "focus-ring"), ("focus", "brand")]


def declared(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+);", block))


LIGHT = declared(TOKENS[: TOKENS.index("@media")])
DARK = LIGHT | declared(TOKENS[TOKENS.index("prefers-color-scheme: dark") : TOKENS.index("prefers-contrast")])
HIGH = LIGHT | declared(TOKENS[TOKENS.index('[data-contrast="high"]') :])
SCHEMES = {"light": LIGHT, "dark": DARK, "high": HIGH}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(letter * 2 for letter in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_computed_as_the_standard_does() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_can_be_read(scheme: str) -> None:
    colours = SCHEMES[scheme]
    weak = {(ink, ground): round(contrast(colours[ink], colours[ground]), 2) for ink, ground in TEXT}
    assert not {pair: value for pair, value in weak.items() if value < 4.5}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_edges_and_focus_can_be_seen(scheme: str) -> None:
    colours = SCHEMES[scheme]
    weak = {(one, other): round(contrast(colours[one], colours[other]), 2) for one, other in EDGES}
    assert not {pair: value for pair, value in weak.items() if value < 3}


def test_dark_and_high_contrast_name_only_tokens_that_exist() -> None:
    assert set(DARK) == set(LIGHT) == set(HIGH)
