"""The facts of the five sources stand in the open data too, as the frictionless library reads it."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from frictionless import Package, validate

from plugins.incremental.fragments import FragmentCache
from plugins.opendata.files import BY_NAME, make_csv, make_package
from portal.domain.portal import Portal

Rows = dict[str, dict[str, Any]]
FACTS = yaml.safe_load((Path(__file__).parent / "facts.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def folder(portal: Portal, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The open data of the real content as files."""
    made = tmp_path_factory.mktemp("du-lieu")
    desk = FragmentCache(tmp_path_factory.mktemp("rows"), "")
    for name in BY_NAME:
        (made / f"{name}.csv").write_bytes(make_csv(desk, portal, name, ""))
    (made / "datapackage.json").write_bytes(make_package(desk, portal, ""))
    return made


@pytest.fixture(scope="module")
def tables(folder: Path) -> dict[str, Rows]:
    """Every table, its rows by id."""
    package = Package(str(folder / "datapackage.json"))
    return {name: {row["id"]: row.to_dict() for row in package.get_resource(name).read_rows()} for name in BY_NAME}


def test_the_package_is_valid(folder: Path) -> None:
    report = validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])


@pytest.mark.parametrize("fact", FACTS["targets"], ids=lambda fact: fact["id"])
def test_target_stands_there_with_its_figures_deadline_and_state(tables: dict[str, Rows], fact: dict[str, Any]) -> None:
    row = tables["chi-tieu"][fact["id"]]
    assert (row["comparator"], row["value"], row["value_max"]) == (fact.get("comparator", "eq"), fact["value"], fact.get("value_max"))
    assert (row["measure"], row["per"] or "") == (fact["measure"], fact.get("per", ""))
    assert (row["scope"] or "", row["indicator"] or "") == (fact["scope"], fact["indicator"])
    assert [row["deadline"].year, row["deadline_source"]] == fact["deadline"]
    assert (row["part_of"] or "", row["state"]) == (fact.get("part_of", ""), fact.get("state", "silent"))
    assert row["draft"] is (fact.get("state") == "draft")
    assert row["source_url"] == f"https://son-khe.example/{row['article']}/"


@pytest.mark.parametrize("fact", FACTS["results"], ids=lambda fact: f"{fact['plan'] or 'no plan'}: {fact['value']} {fact['measure']}")
def test_result_stands_there_with_its_figures_and_its_place(tables: dict[str, Rows], fact: dict[str, Any]) -> None:
    rows = tables["ket-qua"].values()
    (row,) = [row for row in rows if (row["article"], row["indicator"] or "") == (fact["article"], fact["indicator"])]
    assert (row["form"], row["comparator"]) == (fact.get("form", "value"), fact.get("comparator", "eq"))
    assert (row["value"], row["of"]) == (Decimal(str(fact["value"])), fact.get("of"))
    assert (row["measure"] or "", row["per"] or "", row["scope"] or "") == (fact["measure"], fact.get("per", ""), fact["scope"])
    assert (row["plan"] or "", row["target"]) == (fact["plan"], None)
    assert (row["verdict"] or "", row["sensitive"]) == (fact.get("verdict", ""), fact.get("sensitive", False))
    assert (row["period_end"].year if row["period_end"] else None) == fact.get("year")
    assert row["source_url"] == f"https://son-khe.example/{row['article']}/"


@pytest.mark.parametrize("fact", FACTS["plans"], ids=lambda fact: fact["id"])
def test_plan_stands_there_with_kind_number_date_and_period(tables: dict[str, Rows], fact: dict[str, Any]) -> None:
    row = tables["ke-hoach"][fact["id"]]
    assert fact["title"] in row["name"]
    assert (row["kind"], row["number"] or "", row["date"]) == (fact["kind"], fact.get("number", ""), fact.get("date"))
    years = [year for year in (row["period_start"], row["period_end"], row["outlook"]) if year]
    assert years == (fact.get("period") or [])


def test_all_articles_targets_and_results_are_there_and_no_others(tables: dict[str, Rows]) -> None:
    assert tables["tin"].keys() == {fact["id"] for fact in FACTS["articles"]}
    assert tables["chi-tieu"].keys() == {fact["id"] for fact in FACTS["targets"]}
    assert len(tables["ket-qua"]) == len(FACTS["results"])
