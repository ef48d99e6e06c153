"""Open data: every table as CSV and JSON, the package that describes them, and each plan's targets as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from plugins.bridge.run import Run
from plugins.incremental.artifact import Artifact, Offer
from plugins.opendata.csv import csv_file
from plugins.opendata.datapackage import NAME, datapackage
from plugins.opendata.json import json_file
from portal import urls
from portal.domain.portal import Portal
from portal.views.data.documents import TABLES
from portal.views.data.promises import TARGETS

BY_NAME = {table.name: table for table in TABLES}


def register() -> None:
    """Nothing to connect: the bridge asks `offers`."""


def offers(run: Run) -> Iterator[Offer]:
    """All files of the open data."""
    yield Offer("opendata", partial(artifacts, origin=run.settings.site_url))


def artifacts(portal: Portal, origin: str) -> Iterator[Artifact]:
    """Every table twice, the package, and a table of each plan's targets."""
    for name in BY_NAME:
        yield Artifact(urls.file_of(urls.data(f"{name}.csv")), make_csv, (name, origin))
        yield Artifact(urls.file_of(urls.data(f"{name}.json")), make_json, (name, origin))
    yield Artifact(urls.file_of(urls.data(NAME)), datapackage, (origin,))
    for id in portal.ids("plans"):
        if portal.plan(id).page:
            yield Artifact(urls.file_of(urls.plan_data(id)), make_plan, (id, origin))


def make_csv(portal: Portal, name: str, origin: str) -> bytes:
    """One table as CSV."""
    table = BY_NAME[name]
    return csv_file(table.columns, table.rows(portal, origin))


def make_json(portal: Portal, name: str, origin: str) -> bytes:
    """One table as JSON."""
    table = BY_NAME[name]
    return json_file(table.columns, table.rows(portal, origin))


def make_plan(portal: Portal, id: str, origin: str) -> bytes:
    """The targets of one plan as CSV, in the columns of all targets."""
    return csv_file(TARGETS.columns, TARGETS.rows(portal, origin, portal.plan(id).targets))
