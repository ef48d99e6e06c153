"""Owns the interface texts in other languages: the catalogues of `theme/locale/`, and templates read through them.

Templates are written in Vietnamese. A text that appears in other languages is written as `{{ "Tìm kiếm" | t }}`; the name "en/base.html"
means base.html, and all it includes, with the texts of `theme/locale/en.po`. The Vietnamese templates need no catalogue and cost nothing:
`| t` of a literal is evaluated when the template is compiled. Plural forms and contexts are refused: the page frame counts nothing, and
sentences that do belong to a view. Untranslated texts stay Vietnamese, as in gettext.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

from jinja2 import BaseLoader, Environment, TemplateNotFound

Catalogue = dict[str, str]  # Vietnamese → the other language

STRINGS = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'
ENTRY = re.compile(rf"^msgid {STRINGS}^msgstr {STRINGS}", re.MULTILINE)
STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
UNKNOWN = re.compile(r"^(msgctxt|msgid_plural)\b", re.MULTILINE)
WORD = re.compile(r"\|\s*t\b(?!\s*\()")
NAMED = re.compile(r"""(\{%[-+]?\s*(?:extends|include|import|from)\s+["'])""")


def catalogues(theme: Path) -> dict[str, Catalogue]:
    """Return every catalogue of a theme by its language: theme/locale/en.po → "en"."""
    return {file.stem: catalogue(file.read_text(encoding="utf-8")) for file in sorted((theme / "locale").glob("*.po"))}


def catalogue(text: str) -> Catalogue:
    """Return the finished entries of a .po file (GNU gettext manual, "The Format of PO Files"); fuzzy and empty ones are left out.

    Raises ValueError on what is refused.
    """
    found: Catalogue = {}
    for block in re.split(r"\n\s*\n", text):
        if wrong := UNKNOWN.search(block):
            raise ValueError(f"a catalogue without {wrong[1]} is expected: {block.strip()[:80]}")
        entry = ENTRY.search(block + "\n")
        if entry and "#, fuzzy" not in block:
            found[_joined(entry[1])] = _joined(entry[2])
    return {said: meant for said, meant in found.items() if said and meant}


def _joined(strings: str) -> str:
    # PO escapes quotes, line ends and backslashes as JSON does.
    return "".join(str(json.loads(string)) for string in STRING.findall(strings))


def translator(known: dict[str, Catalogue]) -> Callable[[str, str], str]:
    """Return the filter `t`: the text itself, or its translation if the loader has set a language."""

    def t(word: str, language: str = "") -> str:
        return known[language].get(word, word) if language else word

    return t


class Languages(BaseLoader):
    """A loader that provides every template a second time for each catalogue, under "<language>/<name>"."""

    def __init__(self, templates: BaseLoader, known: dict[str, Catalogue]) -> None:
        self._templates = templates
        self._stamps = {language: _stamp(words) for language, words in known.items()}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return the source as the engine digests it: it includes the catalogue's stamp, so that a changed text renders its pages again."""
        language, _, name = template.partition("/")
        if language not in self._stamps:
            return self._templates.get_source(environment, template)
        try:
            source, file, fresh = self._templates.get_source(environment, name)
        except TemplateNotFound as missing:
            raise TemplateNotFound(template) from missing
        source = NAMED.sub(rf"\g<1>{language}/", WORD.sub(f'| t("{language}")', source))
        return f"{source}{{#- {self._stamps[language]} #}}", file, fresh

    def list_templates(self) -> list[str]:
        """Return every name once; each is available in the other languages too."""
        return self._templates.list_templates()


def _stamp(words: Catalogue) -> str:
    return blake2b(json.dumps(words, sort_keys=True).encode(), digest_size=8).hexdigest()
