"""Nouns become pages here: one frozen view per page type. They refuse Jinja, Pelican, files and the clock.

Views are frozen, but without slots: to know whether one is another than last time its JSON is digested, and orjson reads
the fields of an object with a dictionary five times as quickly.
"""
