"""Owns the tags by which a box of the form shows its own notes and readings."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

SPLIT = '{}<p><button class="button small" type="button" data-split="{}">Tách thành {} câu</button></p>'
register = template.Library()


@register.simple_tag
def notes_at(notes: Any, name: str) -> SafeString:
    """The notes of one box."""
    found = notes.at.get(name, []) if notes else []
    return mark_safe(render_to_string("webdesk/_notes.html", {"notes": found}) if found else "")


@register.simple_tag
def readings_at(notes: Any, name: str) -> SafeString:
    """How the sentence of one box was understood; one that says several things may be split."""
    found = notes.readings.get(name, []) if notes else []
    words = format_html_join("", '<p class="reading">{}</p>', ((one,) for one in found))
    if not notes or name not in notes.several:
        return words
    return format_html(SPLIT, words, name, len(found))
