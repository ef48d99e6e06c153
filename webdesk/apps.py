"""Owns the desk as an application of Django."""

from __future__ import annotations

from django.apps import AppConfig


class Desk(AppConfig):
    """Its name, and nothing that runs by itself."""

    name = "webdesk"
    label = "desk"
    verbose_name = "Bàn biên tập"
