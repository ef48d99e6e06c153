"""A registry that is not there any more is told, and takes no page away: its last good text speaks, as that of a broken one."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.source.load import load_portal
from tests.plugins.incremental.histories import Life, differences, tree
from tests.tinysite import article


@pytest.fixture
def life(tmp_path: Path) -> Life:
    """Two articles, one with a topic."""
    life = Life(tmp_path)
    life.write("tin/2024/05/a.md", article(chủ_đề="Một cửa"))
    life.write("tin/2024/05/b.md", article(tiêu_đề="Tin khác"))
    assert life.build() == 0
    return life


def pages(found: dict[str, bytes]) -> set[str]:
    """The pages of a tree."""
    return {name for name in found if name.endswith(".html")}


@pytest.mark.parametrize("name", ["chu-de", "don-vi", "co-quan", "chuyen-muc"])
def test_a_registry_that_is_gone_is_told_and_changes_no_page(life: Life, name: str) -> None:
    path = f"du-lieu/{name}.yml"
    text, before = life.read(path), tree(life.output)
    life.remove(path)
    for words in ("Một", "Hai"):  # the last good text stays known
        assert life.build() == 3
        life.write("tin/2024/05/b.md", article(tiêu_đề=f"Tin khác {words}"))
    assert life.build() == 3
    found = tree(life.output)
    assert differences(found, life.clean()) == []
    assert pages(found) == pages(before) and b"mot-cua" in found["tin/2024/05/a/index.html"]
    life.write(path, "lạc lõng: [\n")  # broken now, too
    assert life.build() == 3
    assert tree(life.output) == found
    life.write(path, text)
    assert life.build() == 0
    assert tree(life.output) == found


def test_it_is_told_alone_with_the_way_out_and_may_be_emptied_on_purpose(life: Life) -> None:
    path = "du-lieu/chu-de.yml"
    text = life.read(path)
    life.remove(path)
    (told,) = load_portal(life.content, life.as_of, {path: text}.get).problems
    assert (told.code, told.path) == ("R205", path) and "[]" in told.hint
    life.write(path, "[]\n")
    life.write("tin/2024/05/a.md", article())
    assert life.build() == 0
    assert "chu-de/mot-cua/index.html" not in tree(life.output)
    assert differences(tree(life.output), life.clean()) == []
