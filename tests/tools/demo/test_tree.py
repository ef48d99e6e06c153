"""The content tree of the demo district: the same from the same arguments, whole at any size, and read without a fault."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from portal.desk.services import DemoContent
from portal.domain.event import EventState
from portal.domain.facts import Facts
from portal.domain.problem import Severity
from portal.source.checking.waiting import WAITING
from portal.source.load import Loaded, load_portal
from tools.demo import write_demo

AS_OF = date(2026, 11, 21)
# The demo has one plan that only articles name, and says so; its drafts and articles of a later day wait.
MEANT = {"C106", WAITING}


def tree_of(root: Path, articles: int = 24, years: int = 2, seed: int = 1, *, faults: bool = False, as_of: date = AS_OF) -> Path:
    write_demo(root, DemoContent(articles=articles, years=years, seed=seed, as_of=as_of, faults=faults))
    return root


def digests(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): sha256(path.read_bytes()).hexdigest() for path in root.rglob("*") if path.is_file()}


def facts_of(loaded: Loaded) -> Facts:
    assert loaded.portal is not None
    return loaded.portal.facts


@pytest.fixture(scope="module")
def miniature(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tree_of(tmp_path_factory.mktemp("demo") / "content")


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tree_of(tmp_path_factory.mktemp("demo") / "content", articles=600, years=10)


@pytest.fixture(scope="module")
def read(district: Path) -> Loaded:
    return load_portal(district, AS_OF)


def test_same_seed_gives_the_same_bytes_and_another_seed_others(miniature: Path, tmp_path: Path) -> None:
    assert digests(tree_of(tmp_path / "again")) == digests(miniature)
    other = digests(tree_of(tmp_path / "other", seed=2))
    assert other["du-lieu/don-vi.yml"] != digests(miniature)["du-lieu/don-vi.yml"]


def test_as_many_articles_as_asked_for(miniature: Path, district: Path) -> None:
    assert len(list(miniature.glob("tin/*/*/*.md"))) == 24
    assert len(list(district.glob("tin/*/*/*.md"))) == 600


def test_the_whole_tree_is_read_without_a_problem(read: Loaded) -> None:
    assert [(problem.path, problem.code, problem.message) for problem in read.problems if problem.code not in MEANT] == []


def test_one_plan_is_known_from_its_articles_alone(read: Loaded, district: Path) -> None:
    unfiled = facts_of(read).plans["ke-hoach-boi-duong-ky-nang-so-cho-nguoi-dan-nam-2026"]
    assert not (district / "du-lieu" / "ke-hoach" / f"{unfiled.id}.yml").exists()
    assert len(facts_of(read).groups["plan", unfiled.id]) == 2


def test_laws_and_an_undated_article_turn_up(read: Loaded) -> None:
    assert len(facts_of(read).laws) == 3
    assert [card.basis for card in facts_of(read).articles.values() if card.basis]


def test_the_miniature_is_read_without_a_problem(miniature: Path) -> None:
    found = load_portal(miniature, AS_OF).problems
    assert [(problem.path, problem.code) for problem in found if problem.code not in MEANT] == []


def test_every_state_of_a_target_and_every_stage_of_a_plan_turns_up(read: Loaded) -> None:
    facts = facts_of(read)
    states = {target.standing.state.value for target in facts.targets.values()}
    assert states == {"draft", "running", "met", "exceeded", "below", "silent", "unknown"}
    told = {entry.stage.value for plan in facts.plans.values() for entry in plan.stages}
    assert told == {"drafting", "consultation", "issued", "launched", "running", "interim", "final", "replaced", "dropped"}
    assert any(target.standing.adjusted for target in facts.targets.values())
    assert any(target.sensitive for target in facts.targets.values())
    assert any(target.parts for target in facts.targets.values())


def test_targets_and_results_come_in_every_form(read: Loaded) -> None:
    facts = facts_of(read)
    targets = [target.statement for target in facts.targets.values()]
    assert {said.comparator.value for said in targets} >= {"eq", "ge", "gt", "lt", "range"}
    assert any(said.of for said in targets) and any(said.per for said in targets) and any(said.value == 0 for said in targets)
    results = [result.statement for result in facts.results.values()]
    assert {said.form.value for said in results} == {"value", "tally", "share_of_plan", "change"}
    assert {said.comparator.value for said in results} >= {"eq", "approx", "approx_below"}
    assert any(result.verdict == "not_met" for result in facts.results.values())


def test_shares_stay_below_a_hundred_and_counts_below_their_total(read: Loaded) -> None:
    facts = facts_of(read)
    statements = [result.statement for result in facts.results.values() if result.target]
    shares = [said for said in statements if said.measure == "%" and said.form == "value"]
    assert shares and all(said.value is not None and 0 <= said.value <= 100 for said in shares)
    counts = [said for said in statements if said.of]
    assert counts and all(said.value is not None and said.of is not None and said.value <= said.of for said in counts)


def test_meetings_are_coming_postponed_cancelled_and_never_reported(read: Loaded) -> None:
    events = facts_of(read).events.values()
    assert {event.report.state for event in events} == set(EventState)
    assert sum(event.coming for event in events) >= 4
    silent = [h for h in events if h.report.state is EventState.PLANNED and h.report.day and h.report.day < AS_OF]
    assert silent
    moved = [h for h in events if h.report.state is EventState.HELD and len(h.articles) == 3]
    assert moved


def test_what_is_not_yet_or_no_longer_public_is_marked_as_such(read: Loaded, district: Path) -> None:
    articles = facts_of(read).articles.values()
    heads = Counter(
        status for path in district.glob("tin/*/*/*.md") for status in re.findall(r"^trạng thái: (.+)$", path.read_text(), re.M)
    )
    assert heads == {"Bản nháp": 1, "Chờ duyệt": 1, "Đã rút": 1}
    assert all(article.card.at.date() <= AS_OF for article in articles)
    assert any(article.withdrawn for article in articles)
    assert any(article.replaced_by for article in articles)
    assert any(article.expired for article in articles)
    assert any(article.changes for article in articles)
    assert sum(article.featured for article in articles) >= 3
    asked = [article.consultation for article in articles if article.consultation]
    assert any(one.open for one in asked) and any(one.outcome for one in asked)


def test_whoever_is_asked_about_a_draft_can_read_it(read: Loaded, district: Path) -> None:
    facts = facts_of(read)
    asking = [article for article in facts.articles.values() if article.consultation and article.consultation.open]
    drafts = [[facts.documents[id] for id in article.documents] for article in asking]
    assert asking and all(len(found) == 1 and found[0].draft for found in drafts)
    assert all(0 < (district / one.file).stat().st_size < 40_000 for [one] in drafts)


def test_drawn_pictures_are_told_as_such_and_nobody_is_named_as_their_photographer(read: Loaded) -> None:
    articles = facts_of(read).articles.values()
    assert {picture.credit for article in articles for picture in article.images} == {"minh họa"}
    assert not [credit for article in articles for credit in article.credits if credit.role == "ảnh"]


def test_the_district_ended_and_its_territory_went_to_six_communes(read: Loaded) -> None:
    units = facts_of(read).units
    assert units["huyen"].valid_to == date(2025, 6, 30)
    assert len(units["huyen"].successors) == 6
    endings = {unit.ending.value for unit in units.values() if unit.ending}
    assert endings == {"renamed", "merged", "replaced", "split", "dissolved"}


def test_before_the_merger_the_district_lives_on(tmp_path: Path) -> None:
    loaded = load_portal(tree_of(tmp_path / "then", as_of=date(2023, 5, 10), years=4, articles=40), date(2023, 5, 10))
    assert [problem.code for problem in loaded.problems if problem.code not in MEANT] == []
    assert facts_of(loaded).units["huyen"].valid_to is None


def test_pictures_documents_and_giants_are_there(read: Loaded, district: Path) -> None:
    facts = facts_of(read)
    files = list((district / "anh").iterdir())
    assert {path.suffix for path in files} == {".jpg", ".png", ".webp"}
    assert 20 <= len(files) <= 120
    assert all(picture.alt and picture.caption for article in facts.articles.values() for picture in article.images)
    assert 0.1 < sum(bool(article.images) for article in facts.articles.values()) / len(facts.articles) < 0.3
    assert max(len(article.images) for article in facts.articles.values()) == 12
    assert any(document.file.endswith(".pdf") for document in facts.documents.values())
    titles = [len(article.card.title) for article in facts.articles.values()]
    assert min(titles) <= 8 and max(titles) >= 270
    assert max(len(plan.targets) for plan in facts.plans.values()) == 200
    assert max(len(path.read_text().split()) for path in district.glob("tin/*/*/*.md")) > 8000


def test_no_two_titles_are_alike_at_two_thousand() -> None:
    from portal.text.fold import fold_name
    from tools.demo.script import make_script

    titles = [fold_name(story.title) for story in make_script(2000, 10, 7, AS_OF).stories]
    assert len(titles) == len(set(titles)) == 2000


def test_bodies_are_of_the_length_of_news(district: Path) -> None:
    lengths = sorted(len(path.read_text().split("\n---\n", 1)[1].split()) for path in district.glob("tin/*/*/*.md"))
    ordinary = [length for length in lengths if 200 <= length <= 600]
    assert len(ordinary) > 0.85 * len(lengths), "only notices and the like are shorter"
    assert lengths[0] >= 60


def test_no_slot_is_left_unfilled_and_no_space_is_doubled(district: Path) -> None:
    for path in district.glob("tin/*/*/*.md"):
        text = path.read_text()
        body = text.split("\n---\n", 1)[1]
        assert not re.search(r"[{}^]", body.replace("[^", "")), path
        assert not re.search(r"\S  \S|\.\.(?!/)|,,| ,|;\.", body), path


def test_scattered_faults_are_found_where_the_list_says(tmp_path: Path) -> None:
    root = tree_of(tmp_path / "spoiled", articles=300, years=5, faults=True)
    expected = {(fault["path"], fault["code"]) for fault in json.loads((tmp_path / "spoiled-loi.json").read_text())}
    loaded = load_portal(root, AS_OF)
    told = {(problem.path, problem.code) for problem in loaded.problems}
    assert len(expected) >= 20
    assert expected <= told
    assert any(problem.severity is Severity.ERROR for problem in loaded.problems)
