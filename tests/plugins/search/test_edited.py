"""An edited plan is the plan of the edited documents, or there is none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.search import segments
from plugins.search.document import Edits, SearchEntry
from plugins.search.edited import Rows, edited
from plugins.search.placement import Placement, placement


@pytest.fixture(autouse=True, scope="module")
def small_segments() -> Iterator[None]:
    """A handful of documents fills the open segment."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segments.open_since, "__defaults__", (12,))
        yield


def after(before: list[SearchEntry], added: list[SearchEntry], removed: list[str]) -> tuple[Placement, Rows] | None:
    plan = placement(before)
    known = {url: row for url, row in plan.locations.items() if url in removed or any(entry.url == url for entry in added)}

    def members(segment: str, first: int, end: int) -> Rows:
        return {url: row for url, row in plan.locations.items() if row[1] == segment and first <= row[2] < end}

    return edited(plan.layout, known, Edits(added, removed), members)


def news(count: int, year: str = "2019") -> list[SearchEntry]:
    return [SearchEntry(f"/{year}/{at}/", "x", "article", f"{year}-{at % 12 + 1:02}-05") for at in range(count)]


ENTRIES = st.builds(
    SearchEntry, st.integers(0, 90).map("/{}/".format), st.sampled_from("xyz"), st.sampled_from(["article", "article", "document"]),
    st.sampled_from(["2017-02-03", "2018-05-06", "2019-01-02", "2019-11-30", "2019-12-01", ""]),
)  # fmt: skip


@given(
    st.lists(ENTRIES, min_size=10, max_size=70, unique_by=lambda entry: entry.url),
    st.lists(ENTRIES, max_size=3, unique_by=lambda entry: entry.url),
    st.data(),
)
@settings(max_examples=300)
def test_an_edited_plan_is_that_of_the_edited_documents(before: list[SearchEntry], added: list[SearchEntry], data: st.DataObject) -> None:
    removed = data.draw(st.lists(st.sampled_from([entry.url for entry in before]), max_size=2, unique=True))
    removed = [url for url in removed if all(entry.url != url for entry in added)]
    found = after(before, added, removed)
    if found is None:
        return
    changed = {entry.url for entry in added} | set(removed)
    now = [*(entry for entry in before if entry.url not in changed), *added]
    whole, plan = placement(now), placement(before)
    assert {**{url: row for url, row in plan.locations.items() if url not in removed}, **found[0].locations} == whole.locations
    assert (found[0].segments, found[0].dates) == (whole.segments, whole.dates)
    assert found[1] == {url: plan.locations[url] for url in found[1]}
    assert (found[1].keys() | found[0].locations.keys()) >= {url for url, row in plan.locations.items() if whole.locations.get(url) != row}


def test_one_more_article_names_itself_alone() -> None:
    new = SearchEntry("/moi/", "x", "article", "2019-12-31")
    found = after([*news(30, "2018"), *news(9)], [new], [])
    assert found
    assert list(found[0].locations) == ["/moi/"]


def test_a_removed_article_is_known_and_not_wanted() -> None:
    found = after([*news(30, "2018"), *news(11)], [], ["/2019/10/"])
    assert found
    assert list(found[1]) == ["/2019/10/"]
    assert not found[0].locations


@pytest.mark.parametrize("new", [
    pytest.param(SearchEntry("/moi/", "x", "article", "2020-01-01"), id="a year turns, others close"),
    pytest.param(SearchEntry("/moi/", "x", "document", "2019-12-31"), id="a block begins"),
])  # fmt: skip
def test_what_reaches_further_gives_no_plan(new: SearchEntry) -> None:
    assert after([*news(30, "2018"), *news(9)], [new], []) is None


def test_a_block_that_grows_gives_no_plan() -> None:
    full = [SearchEntry(f"/{at}/", "x", "unit") for at in range(44)]
    assert after(full, [SearchEntry("/them/", "x", "unit")], []) is None
    assert after(full[1:], [SearchEntry("/them/", "x", "unit")], []) is not None
