"""Where the keyboard leads on a page, and whether one sees it there (WCAG 2.2: 2.1.1, 2.4.7, 2.4.11).

Refuses to press Tab some hundred times: that the browser walks in the order of the page is tested once, on one page.
"""

from tests.browser.kit import Reader

FEWEST = 10  # controls of a page: the frame alone has more

# Walks what Tab would walk, in one go, with all that folds open. Run after a key was pressed, so that focus set by script is shown
# as the keyboard's is.
WALK = """() => {
    const faults = []
    const tell = (e, fault) => faults.push(`${fault}: ${e.outerHTML.slice(0, 110)}`)
    const inside = (x, y) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight
    const points = ({ left: l, right: r, top: t, bottom: b }) =>
        [[(l + r) / 2, (t + b) / 2], [l + 2, t + 2], [r - 2, b - 2], [l + 2, b - 2], [r - 2, t + 2]]
    for (const e of document.querySelectorAll('details')) e.open = true
    const wanted = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
        .filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({ visibilityProperty: true }))
    for (const e of wanted) {
        e.focus()
        if (document.activeElement !== e) { tell(e, 'cannot be focused'); continue }
        const style = getComputedStyle(e)
        if (!e.matches(':focus-visible') || style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) tell(e, 'no focus ring')
        const seen = [...e.getClientRects()].flatMap(points).filter(([x, y]) => inside(x, y))
        if (!seen.length) { tell(e, 'out of view'); continue }
        const own = (at) => at && (e.contains(at) || at.contains(e) || [...(e.labels ?? [])].some(label => label.contains(at)))
        if (!seen.some(([x, y]) => own(document.elementFromPoint(x, y)))) tell(e, 'hidden by another')
    }
    return [wanted.length, faults]
}"""


def focus_faults(view: Reader) -> list[str]:
    """Controls that cannot be focused, have no ring, are out of view or entirely covered when they have focus."""
    view.page.keyboard.press("Tab")
    count, found = view.page.evaluate(WALK)
    return list(found) if count >= FEWEST else [*found, f"only {count} controls"]
