"""Owns the signals a plugin connects to in its `register()`, in addition to Pelican's (docs/extending.md has a worked example).

Importing this module does not import Pelican: most builds run without it.
"""

from __future__ import annotations

from plugins.builder.signals import content_read, get_producers

__all__ = ["content_read", "get_producers"]
