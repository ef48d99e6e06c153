"""Writes the content of a fictional district as its staff would have written it. It refuses to read content or the clock."""

from tools.demo.tree import write_demo

__all__ = ["write_demo"]
