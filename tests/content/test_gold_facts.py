"""Every person, role, date, title, number, target and result of the five sources is what the portal understood."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from portal.domain.plan import Result
from portal.domain.portal import Portal
from portal.domain.problem import errors
from portal.source.load import Loaded
from portal.text.plain import plain

Fact = dict[str, Any]
FACTS: dict[str, list[Fact]] = yaml.safe_load((Path(__file__).parent / "facts.yml").read_text(encoding="utf-8"))
ARTICLES, PLANS, TARGETS, RESULTS = (FACTS[name] for name in ("articles", "plans", "targets", "results"))


def name_of(fact: Fact) -> str:
    return str(fact.get("id") or f"{fact['plan'] or 'no plan'}: {fact['value']} {fact['measure']}")


every_article = pytest.mark.parametrize("fact", ARTICLES, ids=name_of)
every_plan = pytest.mark.parametrize("fact", PLANS, ids=name_of)


def test_the_content_is_whole_and_nothing_is_held(loaded: Loaded) -> None:
    assert errors(loaded.problems) == []
    assert loaded.held == []
    assert loaded.code == 0


def test_there_are_five_articles_and_fifteen_plans_and_no_name_founded_another(portal: Portal) -> None:
    assert set(portal.ids("articles")) == {fact["id"] for fact in ARTICLES}
    assert set(portal.ids("plans")) == {fact["id"] for fact in PLANS}


def test_there_are_thirteen_targets_and_ten_results(portal: Portal) -> None:
    assert set(portal.ids("targets")) == {fact["id"] for fact in TARGETS}
    assert len(portal.ids("targets")) == 13
    assert len(portal.ids("results")) == len(RESULTS) == 10


# ---- articles


@every_article
def test_article_stands_under_the_unit_of_its_source_and_the_party_section(portal: Portal, fact: Fact) -> None:
    card = portal.card(fact["id"])
    assert (card.unit, card.section, card.kind) == (fact["unit"], "xay-dung-dang", fact["kind"])


@every_article
def test_article_gives_its_publication_date_or_says_what_stands_in(portal: Portal, fact: Fact) -> None:
    article = portal.article(fact["id"])
    if fact["published"]:
        assert article.card.dated
        assert article.card.at.date() == fact["published"]
    else:
        assert not article.card.dated
        assert article.basis is not None
        assert article.card.at.date() == article.basis.day == fact["basis"]["day"]
        assert article.basis.inferred is fact["basis"]["inferred"]
        assert [words for words in fact["basis"]["says"] if words not in article.basis.text] == []


@every_article
def test_folder_is_the_month_the_article_is_ordered_by(portal: Portal, fact: Fact) -> None:
    assert fact["id"].split("/")[1:3] == f"{portal.card(fact['id']).at:%Y/%m}".split("/")


@every_article
def test_event_is_the_one_of_the_source(portal: Portal, fact: Fact) -> None:
    event, expected = portal.article(fact["id"]).event, fact["event"]
    if expected is None:
        assert event is None
        return
    assert event is not None
    assert expected["name"] in event.name
    assert (event.kind, event.day, event.session) == (expected["kind"], expected["day"], expected["session"])
    assert event.hosts == (fact["unit"],)
    assert list(event.attendees) == expected["attendees"]
    assert len(event.conclusions) == expected["conclusions"]
    assert bool(event.year_inferred) is expected["year_inferred"]


def test_inferred_year_of_the_bac_kan_workshop_says_from_what(portal: Portal) -> None:
    event = portal.article("tin/2021/07/bac-kan-gop-y-du-thao-nghi-quyet-to-chuc-dang").event
    assert event is not None
    assert "Sau 5 năm thực hiện Nghị quyết số 10-NQ/TU ngày 26/4/2016" in event.year_inferred
    assert "2021 - 2025" in event.year_inferred


@every_article
def test_people_have_their_posts_and_what_they_did(portal: Portal, fact: Fact) -> None:
    people = [{"name": p.name, "roles": list(p.roles), "action": p.action} for p in portal.article(fact["id"]).people]
    assert people == fact["people"]


@every_article
def test_authors_and_source_are_credited_and_captions_kept(portal: Portal, fact: Fact) -> None:
    article = portal.article(fact["id"])
    assert [{"role": c.role, "name": c.name, "org": c.org} for c in article.credits] == fact["credits"]
    assert article.source is not None
    assert fact["source"] in article.source.name
    assert article.source.title
    assert len([image for image in article.images if image.caption]) == fact["captions"]


@every_article
def test_body_holds_every_title_number_and_figure(portal: Portal, fact: Fact) -> None:
    text = plain(portal.body(fact["id"]).html)
    assert [words for words in fact["body"] if words not in text] == []


@every_article
def test_body_is_a_news_item_of_reasonable_length(portal: Portal, fact: Fact) -> None:
    assert 250 <= portal.body(fact["id"]).words <= 560


@every_article
def test_article_names_its_plans_with_the_step_it_reports(portal: Portal, fact: Fact) -> None:
    mentions = portal.article(fact["id"]).plans
    assert [[mention.plan, mention.stage] for mention in mentions] == fact["plans"]


@every_article
def test_article_states_as_many_targets_and_results_as_its_source(portal: Portal, fact: Fact) -> None:
    article = portal.article(fact["id"])
    assert sum(len(mention.targets) for mention in article.plans) == fact["targets"]
    assert sum(len(mention.results) for mention in article.plans) + len(article.results) == fact["results"]


# ---- plans


@every_plan
def test_plan_has_its_title_kind_number_date_and_period(portal: Portal, fact: Fact) -> None:
    plan = portal.plan(fact["id"])
    assert fact["title"] in plan.name
    assert (plan.kind, plan.number, plan.day) == (fact["kind"], fact.get("number", ""), fact.get("date"))
    span = plan.period
    years = [year for year in (span.start, span.end, span.outlook) if year] if span else None
    assert years == fact.get("period")


@every_plan
def test_plan_has_the_issuer_the_source_gives_or_none(portal: Portal, fact: Fact) -> None:
    plan = portal.plan(fact["id"])
    assert plan.issuer == fact.get("issuer", "")
    assert plan.drafting_unit == fact.get("drafting_unit", "")
    name = fact.get("issuer_name", "")
    assert plan.issuer_name.startswith(name) if name else not plan.issuer_name


@every_plan
def test_plan_answers_to_every_wording_of_it(portal: Portal, fact: Fact) -> None:
    names = portal.plan(fact["id"]).names
    assert [wording for wording in fact.get("aliases", []) if wording not in names] == []


@every_plan
def test_plan_has_its_dated_steps_each_linked_to_what_tells_it(portal: Portal, fact: Fact) -> None:
    plan = portal.plan(fact["id"])
    assert [[step.stage, step.day] for step in plan.stages] == fact["stages"]
    assert all(step.article in portal.ids("articles") or step.document for step in plan.stages)
    assert plan.draft is fact["draft"]


@every_plan
def test_plan_has_its_parts_goals_solutions_and_steering(portal: Portal, fact: Fact) -> None:
    plan = portal.plan(fact["id"])
    assert list(plan.parts) == fact.get("parts", [])
    told = "\n".join((plan.summary, plan.steering, *plan.goals, *plan.solutions))
    assert [words for words in fact.get("also", []) if words not in told] == []


@every_plan
def test_plan_has_a_topic(portal: Portal, fact: Fact) -> None:
    assert portal.plan(fact["id"]).topics


# ---- targets and results


@pytest.mark.parametrize("fact", TARGETS, ids=name_of)
def test_target_is_understood_as_the_source_means_it(portal: Portal, fact: Fact) -> None:
    target = portal.target(fact["id"])
    said = target.statement
    assert (said.form, said.comparator) == ("value", fact.get("comparator", "eq"))
    assert (said.value, said.value_max, said.of) == (fact["value"], fact.get("value_max"), None)
    assert (said.measure, said.per) == (fact["measure"], fact.get("per", ""))
    assert (said.scope, said.indicator) == (fact["scope"], fact["indicator"])
    assert said.by is not None
    assert [said.by.day.year, said.by.source] == fact["deadline"]
    assert target.part_of == fact.get("part_of", "")
    assert target.standing.state == fact.get("state", "silent")


@pytest.mark.parametrize("fact", RESULTS, ids=name_of)
def test_result_is_understood_as_the_source_means_it(portal: Portal, fact: Fact) -> None:
    result = result_of(portal, fact)
    said = result.statement
    assert (said.form, said.comparator) == (fact.get("form", "value"), fact.get("comparator", "eq"))
    assert (said.value, said.of) == (Decimal(str(fact["value"])), fact.get("of"))
    assert (said.measure, said.per, said.scope) == (fact["measure"], fact.get("per", ""), fact["scope"])
    assert (result.plan, result.target) == (fact["plan"], "")
    assert (result.verdict, result.sensitive) == (fact.get("verdict", ""), fact.get("sensitive", False))
    whole = portal.result(result.part_of).statement.indicator if result.part_of else ""
    assert whole == fact.get("part_of", "")
    year = said.period.end.year if said.period and said.period.end else None
    assert year == fact.get("year")


def result_of(portal: Portal, fact: Fact) -> Result:
    """The one result of an article with that indicator."""
    results = (portal.result(id) for id in portal.ids("results"))
    found = [r for r in results if (r.article, r.statement.indicator) == (fact["article"], fact["indicator"])]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("fact", FACTS["documents"], ids=lambda fact: fact.get("number") or fact["title"])
def test_document_named_in_an_article_is_on_record(portal: Portal, fact: Fact) -> None:
    documents = [portal.document(id) for id in portal.ids("documents")]
    key = fact.get("number") or fact["title"]
    found = [document for document in documents if key in (document.number, document.title)]
    assert len(found) == 1
    document = found[0]
    assert (document.kind, document.day, document.draft) == (fact["kind"], fact.get("date"), fact["draft"])
    assert (document.issuer, document.issuer_name) == (fact.get("issuer", ""), fact.get("issuer_name", ""))
    assert document.plan == fact["plan"]
    assert document.articles
