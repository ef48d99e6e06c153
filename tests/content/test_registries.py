"""The registries hold what the articles rest on: units and their succession, topics, sections, words, laws."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from portal.domain.portal import Portal
from portal.domain.unit import UnitKind

FACTS: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "facts.yml").read_text(encoding="utf-8"))
LAST_DAY, FIRST_DAY = date(2025, 6, 30), date(2025, 7, 1)


@pytest.mark.parametrize("id", FACTS["districts"])
def test_district_ended_and_its_territory_went_to_these_communes(portal: Portal, id: str) -> None:
    fact, district = FACTS["districts"][id], portal.unit(id)
    assert (dict(district.codes)["gso"], district.parent) == (fact["code"], fact["parent"])
    assert (district.kind, district.level, district.valid_to) == ("territory", "district", LAST_DAY)
    assert district.legal_basis
    communes = [portal.unit(successor) for successor in district.successors]
    assert [f"{dict(c.codes)['gso']} {c.name.removeprefix('Xã ')}" for c in communes] == fact["successors"]
    assert all((c.parent, c.valid_from, c.level) == (fact["province"], FIRST_DAY, "commune") for c in communes)
    assert all(id in c.predecessors for c in communes)


@pytest.mark.parametrize("id", FACTS["provinces"])
def test_province_has_its_codes_and_the_province_it_went_to(portal: Portal, id: str) -> None:
    (codes, successor), province = FACTS["provinces"][id], portal.unit(id)
    assert sorted(code for _, code in province.codes) == codes
    assert province.successors == ((successor,) if successor else ())
    assert province.valid_to == (LAST_DAY if successor else None)
    assert not successor or id in portal.unit(successor).predecessors


@pytest.mark.parametrize("id", FACTS["party_bodies"])
def test_party_body_ended_without_a_successor(portal: Portal, id: str) -> None:
    (name, parent), body = FACTS["party_bodies"][id], portal.unit(id)
    assert (body.name, body.parent, body.kind) == (name, parent, "party")
    assert (body.valid_to, body.successors) == (LAST_DAY, ())


def test_commune_of_article_002_is_the_one_of_dong_thap_and_has_its_successor(portal: Portal) -> None:
    old = portal.unit("xa-phu-tho-huyen-tam-nong")
    assert (old.parent, old.successors) == ("huyen-tam-nong-dong-thap", ("xa-phu-tho-dong-thap",))
    assert portal.unit("xa-phu-tho-dong-thap").parent == "tinh-dong-thap"


def test_units_that_share_a_name_can_be_told_apart_by_another_name(portal: Portal) -> None:
    units = [portal.unit(id) for id in portal.ids("units")]
    for unit in units:
        namesakes = [u for u in units if u.name == unit.name and u.id != unit.id]
        taken = {name for u in namesakes for name in u.names}
        assert not namesakes or set(unit.names) - taken, unit.id


def test_every_topic_has_two_sentences_and_another_name(portal: Portal) -> None:
    topics = [portal.topic(id) for id in portal.ids("topics")]
    assert 1 <= len(topics) <= 10
    for topic in topics:
        assert len(re.findall(r"[^.]+\.(?:\s|$)", topic.description)) == 2, topic.id
        assert topic.alt_names, topic.id


def test_every_topic_has_an_article(portal: Portal) -> None:
    assert [id for id in portal.ids("topics") if not portal.count("topic", id)] == []


def test_sections_have_two_levels_and_take_in_every_kind_of_unit(portal: Portal) -> None:
    sections = [portal.section(id) for id in portal.ids("sections")]
    assert {section.parent for section in sections} == {"", "tin-tuc-su-kien"}
    taken = [kind for section in sections for kind in section.kinds]
    assert sorted(taken) == sorted(UnitKind)


def test_abbreviations_with_two_meanings_are_left_out(portal: Portal) -> None:
    short = [abbreviation.short for abbreviation in portal.abbreviations()]
    assert len(short) == len(set(short))
    assert {"UBND", "HĐND", "CCHC", "CBCC", "BTV", "CBĐV", "TT-TH", "PAPI", "BCĐ"} <= set(short)
    assert not {"CT", "BTC", "TP", "TT", "KH"} & set(short)


def test_decree_42_of_2022_ended_the_day_before_decree_224_of_2026_began(portal: Portal) -> None:
    assert portal.law("nd-42-2022").effective_to == "2026-06-30"
    assert portal.law("nd-224-2026").effective_from == "2026-07-01"


def test_identity_is_evidently_fictional_and_says_where_the_articles_come_from(portal: Portal) -> None:
    identity = portal.identity()
    assert identity.fictional
    assert "hư cấu" in identity.name
    assert identity.email.endswith(".example")
    assert "nguồn ghi ở cuối mỗi bài" in identity.notice


def test_about_and_contact_pages_stand(portal: Portal) -> None:
    assert {"gioi-thieu", "lien-he"} <= set(portal.ids("pages"))
    assert "hư cấu" in portal.page("gioi-thieu").html
