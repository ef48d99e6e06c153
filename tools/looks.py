"""The ways a page is looked at, and axe in a page: for the browser tests, the record of accessibility, the pictures.

A look is put on a page that is loaded already, so that one visit serves many. Refuses to know which pages there are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page


@dataclass(frozen=True)
class Look:
    """Preferred colours, the reader's own "Tương phản cao", colours forced by the system, screen or paper."""

    scheme: Literal["light", "dark"] = "light"
    contrast: Literal["", "high"] = ""
    forced: Literal["none", "active"] = "none"
    media: Literal["screen", "print"] = "screen"


LOOKS = {
    "light": Look(),
    "dark": Look("dark"),
    "high": Look(contrast="high"),
    "forced": Look("dark", forced="active"),
    "print": Look(media="print"),
}

# All of axe's rules: recommended, best practice, target-size (WCAG 2.2, 2.5.8, off unless asked for), and the experimental ones but those
# that take kickers and downloads for headings (p-as-heading), want each table that scrolls to be a landmark (focus-order-semantics), read
# all style sheets for a rule we do not write (css-orientation-lock), or only ask people to look (hidden-content).
EXPERIMENTAL = ("label-content-name-mismatch", "table-fake-caption", "td-has-header")
ALL: dict[str, Any] = {
    "resultTypes": ["violations"],
    "preload": False,
    "rules": {rule: {"enabled": True} for rule in ("target-size", *EXPERIMENTAL)},
}
PAPER = {**ALL, "rules": {rule: {"enabled": True} for rule in EXPERIMENTAL}}  # nothing is pressed on paper
# Those that can fail in one look and pass in another on the same page: by its colours, by its sizes.
BY_COLOUR, BY_SIZE = ("color-contrast", "link-in-text-block"), ("target-size", "scrollable-region-focusable")
COLOURS = {**ALL, "runOnly": [*BY_COLOUR], "rules": {}}
SIZES = {**ALL, "runOnly": [*BY_SIZE], "rules": {}}
SEEN = {**ALL, "runOnly": [*BY_COLOUR, *BY_SIZE], "rules": {}}

# What is asked on which width: 1280 px at 200 % zoom is a page of 640 (WCAG 1.4.10), the smallest phone is 320. The same page says the same
# in other colours and sizes, so all rules are asked once on a phone, a desk and paper, where different things are shown; of other colours
# what hangs on colours, of other sizes what hangs on sizes, of high contrast, which draws other borders, both.
PLAN = {
    320: {"light": ALL, "dark": COLOURS},
    640: {"light": SIZES},
    1280: {"light": ALL, "dark": COLOURS, "high": SEEN, "forced": COLOURS, "print": PAPER},
}

CONTRAST = """contrast => {
    if (contrast) document.documentElement.dataset.contrast = contrast
    else delete document.documentElement.dataset.contrast
}"""
# Contrast hangs on the letters and on what is painted below them. Of all texts for which both are the same, one is asked; so is each text
# that lies over or under something painted that does not hold it.
ASKED = "data-contrast-asked"
KINDS = """asked => {
    const CLEAR = 'rgba(0, 0, 0, 0)', PAINTED = 'img, svg, video, canvas, input, select, textarea, button'
    const grounds = new Map([[null, '']]), painted = [], texts = [], known = new Set()
    for (const element of document.body.querySelectorAll('*')) {
        element.removeAttribute(asked)
        const style = getComputedStyle(element), box = element.getBoundingClientRect()
        const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.mixBlendMode, style.clipPath,
            style.position, style.overflow, element.matches(':disabled, [aria-disabled=true]')].join()
        const below = grounds.get(element.parentElement) ?? ''
        grounds.set(element, below.endsWith(own) ? below : `${below}|${own}`)
        if (box.width < 2 || box.height < 2 || style.visibility !== 'visible') continue
        if (style.backgroundColor !== CLEAR || style.backgroundImage !== 'none' || element.matches(PAINTED)) painted.push([element, box])
        if (element.matches(PAINTED) || [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()))
            texts.push([element, box, [style.color, style.webkitTextFillColor, style.fontSize, style.fontWeight, style.textShadow,
                grounds.get(element)].join()])
    }
    for (const [element, box, kind] of texts) {
        const crossed = painted.some(([other, its]) => its.left < box.right && box.left < its.right && its.top < box.bottom
            && box.top < its.bottom && !other.contains(element) && !element.contains(other))
        element.toggleAttribute(asked, crossed || !known.has(kind))
        known.add(kind)
    }
}"""
RUN = """([options, asked]) => {
    axe.configure({rules: [{id: 'color-contrast', selector: `[${asked}]`}]})
    return axe.run(options).then(({testEngine, violations}) => ({version: testEngine.version, violations}))
}"""


def put_on(page: Page, name: str) -> None:
    """Look at the loaded page in one of `LOOKS`."""
    look = LOOKS[name]
    page.emulate_media(media=look.media, color_scheme=look.scheme, forced_colors=look.forced)
    page.evaluate(CONTRAST, look.contrast)


def axe(page: Page, options: Mapping[str, Any] = ALL) -> dict[str, Any]:
    """What axe finds on the page as it is: its `version`, and `violations` as it tells them."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    page.evaluate(KINDS, ASKED)
    found: dict[str, Any] = page.evaluate(RUN, [dict(options), ASKED])
    return found
