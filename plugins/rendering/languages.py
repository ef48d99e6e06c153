"""Owns the words of the interface in other languages: the catalogues of `theme/locale/`, and templates read through them.

Templates are written in Vietnamese. A word that readers of another language meet stands in them as `{{ "Tìm kiếm" | t }}`; the name
"en/base.html" means base.html, and all it includes, with the words of `theme/locale/en.po`. The Vietnamese templates need no catalogue
and pay nothing: `| t` of a literal is worked out when the template is compiled. Refuses plural forms and contexts: the frame of a page
counts nothing, and a sentence that does is a view's. What nobody has translated stays Vietnamese, as gettext has it.
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
    """Every catalogue of a theme by its language: theme/locale/en.po → "en"."""
    return {file.stem: catalogue(file.read_text(encoding="utf-8")) for file in sorted((theme / "locale").glob("*.po"))}


def catalogue(text: str) -> Catalogue:
    """The finished entries of a .po file (GNU gettext manual, "The Format of PO Files"); fuzzy and empty ones are left out.

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
    # PO's escapes of quotes, line ends and backslashes are those of JSON.
    return "".join(str(json.loads(string)) for string in STRING.findall(strings))


def translator(known: dict[str, Catalogue]) -> Callable[[str, str], str]:
    """The filter `t`: the word as it is, or, where the loader has named a language, in that one."""

    def t(word: str, language: str = "") -> str:
        return known[language].get(word, word) if language else word

    return t


class Languages(BaseLoader):
    """Gives every template a second time for each catalogue, under "<language>/<name>"."""

    def __init__(self, templates: BaseLoader, known: dict[str, Catalogue]) -> None:
        self._templates = templates
        self._stamps = {language: _stamp(words) for language, words in known.items()}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The source as the engine digests it: the catalogue's stamp is a part of it, so that a changed word renders its pages anew."""
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
        """Every name once; in another language each is there too."""
        return self._templates.list_templates()


def _stamp(words: Catalogue) -> str:
    return blake2b(json.dumps(words, sort_keys=True).encode(), digest_size=8).hexdigest()
