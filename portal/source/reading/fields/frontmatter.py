"""Owns the split of a file into front matter and body, and the parsing of both YAML and what staff type into it.

One-line text is read raw: a colon, quote, "#" or "*" in it is a letter. Each such line is quoted before PyYAML composes the tree, so line
numbers, nesting, duplicate keys and real YAML (quoted scalars, block scalars) are left to PyYAML. It knows no keys, except that a list item
is a mapping only if its first key is a field's name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from portal.source.reading.fields import schema
from portal.source.reading.fields.listmarks import with_dashes
from portal.source.reading.fields.merge import are_apart, conflicts
from portal.source.reading.fields.node import Fault, Node
from portal.source.reading.limits import HEAD_LINES, ITEMS, REGISTRY_ITEMS, VALUE, Limit
from portal.text.invisible import has_invisible, places, without_invisible
from portal.text.normalise import legacy_encoding, nfc

FENCE = re.compile(r"^[^\S\n]*(?:-{3,}|[–—-]{2,}|—|\.{3})[^\S\n]*$", re.M)
PAIR = re.compile(r"^(?P<indent> *)(?P<dash>(?:- +)*)(?P<key>[^\s:\-\[{\"'#|>](?:[^:]*[^\s:])?|\"[^\"]+\")\s*:(?P<rest>\s.*|)$")
ITEM = re.compile(r"^(?P<indent> *)(?P<dash>(?:- +)*-)(?P<rest>\s+.*|)$")
BLOCK = re.compile(r"^[|>][+-]?\d?\s*$")
FLOW = re.compile(r"^(\[.*\]|\{.*\})$")
_LEADING_TABS = re.compile(r"^ *\t[ \t]*", re.M)
LISTS = frozenset({"lines", "refs"})


@dataclass(slots=True)
class FrontMatter:
    """A file in its two parts. `root` is None if the front matter could not be read; `body_line` is 1-based.

    `text` is all of it, normalised; `head` is the part above the body, fences included.
    """

    root: Node | None
    head: str
    body: str
    body_line: int
    text: str
    faults: list[Fault] = field(default_factory=list)


def split(text: str) -> FrontMatter:
    """Split an article's text into front matter and body; `faults` lists what was corrected or is wrong."""
    text, faults = mend(text)
    begin = text.rfind("\n", 0, len(text) - len(text.lstrip())) + 1
    above = text.count("\n", 0, begin)
    opening = FENCE.match(text, begin)
    if not opening:
        return FrontMatter(None, "", text, 1, text, faults if are_apart(faults) else [*faults, Fault("F101", 1)])
    closing = FENCE.search(text, opening.end() + 1)
    if not closing:
        return FrontMatter(None, text[: max(text.rfind("\n"), 0)], "", text.count("\n") + 1, text, [*faults, Fault("F102", above + 1)])
    lines = _without_tabs(text[opening.end() + 1 : closing.start()], above + 2, faults).split("\n")[:-1]
    last = above + len(lines) + 2
    for fence, number in ((opening, above + 1), (closing, last)):
        if fence[0].strip() != "---":
            faults.append(Fault("N103", number, fence[0].strip()))
    if HEAD_LINES.passed(len(lines)):
        faults.append(Fault("F160", above + 1, HEAD_LINES.described(len(lines))))
        return FrontMatter(None, text[: opening.end()], "", last + 1, text, faults)
    root = None if are_apart(faults, last) else compose(lines, above + 2, faults)
    return FrontMatter(root, text[: closing.end()], text[closing.end() + 1 :], last + 1, text, faults)


def read_registry(text: str) -> FrontMatter:
    """Read a whole file as one tree (registries)."""
    text, faults = mend(text)
    lines = _without_tabs(text, 1, faults).split("\n")
    tree = ["" if FENCE.match(line) else line for line in lines]
    return FrontMatter(None if are_apart(faults) else compose(tree, 1, faults, REGISTRY_ITEMS), text, "", len(lines), text, faults)


def mend(text: str) -> tuple[str, list[Fault]]:
    """Undo what editors and Word do to a file: BOM, CRLF, U+00A0, tabs, invisible characters, NFD; each is reported once.

    Tabs between words stay: in a body they may separate the cells of a table.
    """
    faults = []
    if text.startswith("\ufeff"):
        text = text.lstrip("\ufeff")
        faults.append(Fault("N101", 1))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\u00a0" in text or "\t" in text:
        plain = _LEADING_TABS.sub(lambda found: found[0].replace("\t", "    "), text.replace("\u00a0", " "))
        if plain != text:
            both = zip(text.split("\n"), plain.split("\n"), strict=True)
            faults.append(Fault("N102", next(number for number, (old, new) in enumerate(both, 1) if old != new)))
        text = plain
    faults += conflicts(text)
    text = _seen(text, faults)
    composed = nfc(text)
    if composed != text:
        pairs = enumerate(zip(text.split("\n"), composed.split("\n"), strict=True), 1)
        faults.append(Fault("W105", next((number for number, (old, new) in pairs if old != new), 1)))
    return composed, faults


def _seen(text: str, faults: list[Fault]) -> str:
    """Return the text without invisible characters; in old encodings some of them are letters, and that is reported first."""
    if not has_invisible(text) or any(map(legacy_encoding, (text, *FENCE.split(text)))):
        return text
    mended, removed = without_invisible(text)
    faults += [Fault("N131", line, words) for line, words in places(text, removed)]
    return mended


def _without_tabs(text: str, first_line: int, faults: list[Fault]) -> str:
    """Return front matter with spaces for tabs; reported once per file."""
    if "\t" not in text:
        return text
    if all(fault.code != "N102" for fault in faults):
        faults.append(Fault("N102", first_line + text.count("\n", 0, text.index("\t"))))
    return text.replace("\t", "    ")


def compose(lines: list[str], first_line: int, faults: list[Fault], most: Limit = ITEMS) -> Node | None:
    """Return the tree of some lines; None, with a fault, if they do not form one. `most`: how many items a list may have."""
    for number, line in enumerate(lines, first_line):
        if len(line) > VALUE.most:
            faults.append(Fault("F160", number, VALUE.described(len(line))))
            return None
    from portal.source.reading.fields.yaml_tree import tree_of  # a build that reads no file does without PyYAML

    return tree_of(quoted(with_dashes(lines, first_line, faults)), first_line, faults, most)


def quoted(lines: list[str]) -> list[str]:
    """Return the lines with every raw one-line text as a quoted scalar, so that YAML reads it letter by letter."""
    out: list[str] = []
    place = 0
    while place < len(lines):
        used, made = _quoted_entry(lines, place)
        out.extend(made)
        place += used
    return out


def _quoted_entry(lines: list[str], place: int) -> tuple[int, list[str]]:
    """Return how many lines an entry has, and their quoted form."""
    line = lines[place]
    head, rest, indent = _head(line)
    if head is None:
        return 1, ["" if line.lstrip().startswith("#") else line]
    if BLOCK.match(rest):
        end = _block_end(lines, place + 1, indent)
        return end - place, [f"{head} {rest}", *lines[place + 1 : end]]
    if not rest:
        return 1, [head]
    if rest[0] in "\"'" and (used := _quoted_scalar(lines, place, rest)):
        return used, [f"{head} {rest}", *lines[place + 1 : place + used]]
    if FLOW.match(rest) and _is_list(head):
        return 1, [f"{head} {rest}"]
    end = _continued(lines, place + 1, indent)
    return end - place, _escape(head, [rest, *(line.strip() for line in lines[place + 1 : end])])


def _head(line: str) -> tuple[str | None, str, int]:
    """Return an entry's part before its value, the value, and the column its continuation must exceed."""
    pair = PAIR.match(line)
    if pair and (not pair["dash"] or schema.key_of(pair["key"].strip('"')) in schema.all_keys()):
        column = len(pair["indent"]) + len(pair["dash"])
        return f"{pair['indent']}{pair['dash']}{_key(pair['key'])}:", pair["rest"].strip(), column
    item = ITEM.match(line)
    if item:
        return f"{item['indent']}{item['dash']}", item["rest"].strip(), len(item["indent"]) + len(item["dash"]) - 1
    return None, "", 0


def _key(key: str) -> str:
    return key if key.startswith('"') else _escaped(key)


def _escaped(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _escape(head: str, texts: list[str]) -> list[str]:
    """Return one raw text over one or more lines as one double-quoted scalar over as many lines."""
    texts = [text.replace("\\", "\\\\").replace('"', '\\"') for text in texts]
    made = [f'{head} "{texts[0]}', *(f"{' ' * 40}{text}" for text in texts[1:])]
    made[-1] += '"'
    return made


def _block_end(lines: list[str], place: int, indent: int) -> int:
    while place < len(lines) and (not lines[place].strip() or _indent(lines[place]) > indent):
        place += 1
    return place


def _continued(lines: list[str], place: int, indent: int) -> int:
    """Return where a raw text ends: it includes deeper lines that are not entries themselves."""
    while place < len(lines) and lines[place].strip() and _indent(lines[place]) > indent:
        if _head(lines[place])[0] is not None and not _only_text(lines[place]):
            break
        place += 1
    return place


def _only_text(line: str) -> bool:
    """Return whether a deeper line with a colon is text: its key is not a field's name."""
    pair = PAIR.match(line)
    return bool(pair and not pair["dash"] and schema.key_of(pair["key"]) not in schema.all_keys())


def _quoted_scalar(lines: list[str], place: int, rest: str) -> int:
    """Return how many lines a complete quoted scalar has, 0 if the quote is only a letter of the text."""
    mark = rest[0]
    whole = re.compile(r'"(?:[^"\\]|\\.)*"\s*' if mark == '"' else r"'(?:[^']|'')*'\s*", re.S)
    text = rest
    for used in range(1, 60):
        if whole.fullmatch(text):
            return used
        if place + used >= len(lines) or (used > 1 and _head(lines[place + used])[0] is not None):
            return 0
        text += "\n" + lines[place + used]
    return 0


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_list(head: str) -> bool:
    key = head.strip().lstrip("- ").rstrip(":").strip('"')
    found = {table: schema.keys(table).get(schema.key_of(key)) for table in schema.TABLES}
    return any(item and item.type in LISTS for item in found.values())
