"""Owns the files of the open data: which there are, and how each is made."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from plugins.incremental.artifact import Artifact
from plugins.incremental.fragments import FragmentCache, Fragments
from plugins.opendata.csv import csv_file, csv_head, csv_lines
from plugins.opendata.datapackage import NAME, datapackage
from plugins.opendata.dcat import JSON_LD, TURTLE, statements
from plugins.opendata.json import END, json_line, json_list, json_whole
from plugins.opendata.rdf import json_ld, turtle
from portal import urls
from portal.domain.portal import Portal
from portal.views.data.articles import ARTICLES
from portal.views.data.documents import TABLES
from portal.views.data.promises import TARGETS
from portal.views.data.table import Table
from portal.views.document import register_row

WRITERS = {TURTLE: turtle, JSON_LD: json_ld}
BY_NAME = {table.name: table for table in TABLES}


def artifacts(cache: FragmentCache, origin: str, portal: Portal) -> Iterator[Artifact]:
    """Yield every table in two formats, the package, and a table of each plan's targets."""
    for table in TABLES:
        whole = table is ARTICLES
        yield Artifact(urls.file_of(urls.data(f"{table.name}.csv")), partial(make_csv, cache), (table.name, origin), whole=whole)
        yield Artifact(urls.file_of(urls.data(f"{table.name}.json")), partial(make_json, cache), (table.name, origin), whole=whole)
    yield Artifact(urls.file_of(urls.data(NAME)), partial(make_package, cache), (origin,), whole=True)
    for name in WRITERS:
        yield Artifact(urls.file_of(urls.data(name)), partial(make_catalogue, cache), (name, origin), whole=True)
    if portal.has_group("documents"):
        yield Artifact(urls.file_of(urls.REGISTER), partial(make_register, cache), ())
    for id in portal.ids("plans"):
        if portal.plan(id).page:
            yield Artifact(urls.file_of(urls.plan_data(id)), make_plan, (id, origin))


def _rows(cache: FragmentCache, portal: Portal, table: Table, origin: str) -> Fragments:
    """Return the rows of a table as lines of CSV and as JSON objects."""

    names = [column.name for column in table.columns]

    def row(portal: Portal, id: str) -> tuple[bytes, ...]:
        cells = next(table.rows(portal, origin, [id]))
        return csv_lines([cells]), json_line(names, cells) + END

    return cache.fragments(portal, table.name, tuple(table.ids(portal)), row)


def make_csv(cache: FragmentCache, portal: Portal, name: str, origin: str) -> bytes:
    """Return one table as CSV."""
    table = BY_NAME[name]
    return csv_head(table.columns) + _rows(cache, portal, table, origin).whole(0)


def make_json(cache: FragmentCache, portal: Portal, name: str, origin: str) -> bytes:
    """Return one table as JSON."""
    return json_whole(_rows(cache, portal, BY_NAME[name], origin).whole(1))


def make_register(cache: FragmentCache, portal: Portal) -> bytes:
    """Return all documents, newest first, in the form for the search field of their page."""
    made = cache.fragments(portal, "danh-muc", portal.group("documents"), lambda portal, id: (json_list(register_row(portal, id)) + END,))
    return json_whole(made.whole())


def make_package(cache: FragmentCache, portal: Portal, origin: str) -> bytes:
    """Return the package, made of the bytes that are published."""
    files = {table.name: [csv_head(table.columns), _rows(cache, portal, table, origin).whole(0)] for table in TABLES}
    return datapackage(portal, origin, files)


def make_catalogue(cache: FragmentCache, portal: Portal, name: str, origin: str) -> bytes:
    """Return the catalogue in one of its formats, made of the bytes that are published."""
    files: dict[tuple[str, str], list[bytes]] = {}
    for table in TABLES:
        rows = _rows(cache, portal, table, origin)
        files[table.name, "csv"] = [csv_head(table.columns), rows.whole(0)]
        files[table.name, "json"] = [json_whole(rows.whole(1))]
    return WRITERS[name](statements(portal, origin, files))


def make_plan(portal: Portal, id: str, origin: str) -> bytes:
    """Return the targets of one plan as CSV, in the columns of all targets."""
    return csv_file(TARGETS.columns, TARGETS.rows(portal, origin, portal.plan(id).targets))
