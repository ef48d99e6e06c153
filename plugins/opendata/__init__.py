"""Open data: every table as CSV and JSON, the package that describes them, and each plan's targets as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from plugins.bridge.run import Run
from plugins.incremental.artifact import Artifact, Offer
from plugins.opendata.csv import csv_file, csv_head
from plugins.opendata.datapackage import NAME, datapackage
from plugins.opendata.json import json_whole
from plugins.opendata.lines import Desk
from portal import urls
from portal.domain.portal import Portal
from portal.views.data.articles import ARTICLES
from portal.views.data.documents import TABLES
from portal.views.data.promises import TARGETS

BY_NAME = {table.name: table for table in TABLES}


def register() -> None:
    """Nothing to connect: the bridge asks `offers`."""


def offers(run: Run) -> Iterator[Offer]:
    """All files of the open data."""
    desk = Desk(run.settings.memory / "opendata", run.settings.site_url, run.version, run.since)
    yield Offer("opendata", partial(artifacts, desk=desk, origin=run.settings.site_url))


def artifacts(portal: Portal, desk: Desk, origin: str) -> Iterator[Artifact]:
    """Every table twice, the package, and a table of each plan's targets."""
    for table in TABLES:
        whole = table is ARTICLES
        yield Artifact(urls.file_of(urls.data(f"{table.name}.csv")), partial(make_csv, desk), (table.name, origin), whole=whole)
        yield Artifact(urls.file_of(urls.data(f"{table.name}.json")), partial(make_json, desk), (table.name, origin), whole=whole)
    yield Artifact(urls.file_of(urls.data(NAME)), partial(make_package, desk), (origin,), whole=True)
    for id in portal.ids("plans"):
        if portal.plan(id).page:
            yield Artifact(urls.file_of(urls.plan_data(id)), make_plan, (id, origin))


def make_csv(desk: Desk, portal: Portal, name: str, origin: str) -> bytes:
    """One table as CSV."""
    table = BY_NAME[name]
    return csv_head(table.columns) + desk.lines(portal, table).csv


def make_json(desk: Desk, portal: Portal, name: str, origin: str) -> bytes:
    """One table as JSON."""
    return json_whole(desk.lines(portal, BY_NAME[name]).json)


def make_package(desk: Desk, portal: Portal, origin: str) -> bytes:
    """The package, made of the very bytes that are published."""
    return datapackage(portal, origin, {table.name: make_csv(desk, portal, table.name, origin) for table in TABLES})


def make_plan(portal: Portal, id: str, origin: str) -> bytes:
    """The targets of one plan as CSV, in the columns of all targets."""
    return csv_file(TARGETS.columns, TARGETS.rows(portal, origin, portal.plan(id).targets))
