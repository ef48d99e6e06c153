"""Owns what templates ask of notes and readings."""
