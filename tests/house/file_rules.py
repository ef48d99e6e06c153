"""What any file of the house is like: locks, paths, templates, components, style sheets. Rules yield what they find."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePath

LONGEST_TEMPLATE = 60

ADDRESS = re.compile(r'"resolved":|^\s*--(?:extra-)?index-url|^\s*--find-links|^[^#\n]*://', re.MULTILINE)
# Where people and build servers keep their checkouts: such a path is true on one machine only. Where this checkout stands does not
# count: a rule that asked for it would find another fault on every machine (/src, or the /srv/portal that README.md advises).
PERSONAL = re.compile(r"(?<![\w.*-])/(?:home|Users|root|work|workspace|builds|farm|tmp)/[\w.]+")
INLINE_STYLE = re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE)
EVENT_HANDLER = re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE)
LAYERLESS = {"@charset", "@layer", "@import", "@namespace", "@font-face", "@property", "@counter-style"}
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def addresses(path: PurePath, content: str) -> Iterator[str]:
    """Download addresses in a lock file; npm's links to where one may donate are none."""
    pattern = re.compile(r'"resolved":') if path.suffix == ".json" else ADDRESS
    for found in pattern.finditer(content):
        yield f"{path}:{_line(content, found.start())}: a lock carries no address"


def machine_paths(path: PurePath, content: str) -> Iterator[str]:
    for found in PERSONAL.finditer(content):
        yield f"{path}:{_line(content, found.start())}: {found[0]} exists on one machine only"


def overlong_template(path: PurePath, content: str) -> Iterator[str]:
    if (length := content.count("\n")) > LONGEST_TEMPLATE:
        yield f"{path}: {length} lines, more than {LONGEST_TEMPLATE}: a template only composes"


def inline_code(path: PurePath, content: str) -> Iterator[str]:
    """`style=` and `on…=` attributes, which the Content-Security-Policy forbids."""
    for what, pattern in {"style attribute": INLINE_STYLE, "event handler": EVENT_HANDLER}.items():
        for found in pattern.finditer(content):
            yield f"{path}:{_line(content, found.start())}: {what}"


def unlayered(path: PurePath, content: str) -> Iterator[str]:
    """Yield top-level rules of a style sheet outside any `@layer`."""
    depth, start = 0, 0
    css = COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), content)
    for place, letter in enumerate(css):
        if depth == 0 and letter in "{;":
            prelude = css[start:place].strip()
            if prelude and prelude.split(None, 1)[0].split("(")[0] not in LAYERLESS:
                yield f"{path}:{_line(css, place)}: '{prelude}' stands in no layer"
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if letter in "};" and depth == 0:
            start = place + 1


def component_gaps(folder: Path) -> Iterator[str]:
    """A component is one folder with a macro, its look and its parameters, all of the folder's name."""
    for suffix in (".html", ".css", ".yml"):
        if not (folder / f"{folder.name}{suffix}").is_file():
            yield f"{folder.name}: no {folder.name}{suffix}"


def _line(content: str, place: int) -> int:
    return content.count("\n", 0, place) + 1
