"""A card is drawn when its words are new: not after an edit of a body, once after that of a title, and never where cards are off."""

from pathlib import Path

import pytest

from tests.plugins.incremental.histories import Life, differences, tree
from tests.tinysite import article

PLACE = "tin/2024/03/tin.md"
CARD = "tin/2024/03/tin/anh-chia-se.jpg"
PAGE = "tin/2024/03/tin/index.html"
URL = "https://thu.example"


@pytest.fixture
def life(tmp_path: Path) -> Life:
    life = Life(tmp_path)
    life.settings = {"PORTAL_CARDS": True, "SITEURL": URL}
    life.write(PLACE, article("Đoạn đầu.\n\nĐoạn hai.", tiêu_đề="Lễ hội Lồng tồng", ngày_đăng="15/3/2024"))
    life.write("tin/2024/04/tin.md", article(tiêu_đề="Tin tháng tư", ngày_đăng="15/4/2024"))
    assert life.build() == 0
    return life


def drawn(life: Life) -> set[str]:
    return {file.name for file in (life.state / "cache" / "cards").iterdir()}


def test_every_page_names_a_card_that_is_there(life: Life) -> None:
    page = (life.output / PAGE).read_text(encoding="utf-8")
    assert f'<meta property="og:image" content="{URL}/{CARD}?v=' in page
    assert '<meta property="og:image:width" content="1200">' in page and '<meta property="og:image:height" content="630">' in page
    assert '<meta property="og:image:alt" content="Lễ hội Lồng tồng">' in page
    assert '<meta name="twitter:card" content="summary_large_image">' in page
    assert f'content="{URL}/anh-chia-se.png?v=' in (life.output / "don-vi/index.html").read_text(encoding="utf-8")
    assert {path for path in tree(life.output) if "anh-chia-se." in path} == {
        CARD, "tin/2024/04/tin/anh-chia-se.jpg", "anh-chia-se.png"
    }  # fmt: skip


def test_an_edit_of_a_body_draws_no_card(life: Life) -> None:
    before, known = tree(life.output), drawn(life)
    life.write(PLACE, life.read(PLACE).replace("Đoạn hai", "Đoạn hai, đã sửa"))
    life.build()
    assert life.ways[-1] == "changes" and drawn(life) == known
    assert [path for path in differences(before, tree(life.output)) if "anh-chia-se." in path] == []
    assert differences(tree(life.output), life.clean()) == []


def test_an_edit_of_a_title_draws_one_card_and_the_page_names_it_anew(life: Life) -> None:
    before, known = tree(life.output), drawn(life)
    life.write(PLACE, life.read(PLACE).replace("Lễ hội Lồng tồng", "Lễ hội xuống đồng"))
    life.build()
    assert life.ways[-1] == "changes" and len(drawn(life) - known) == 1
    touched = differences(before, tree(life.output))
    assert [path for path in touched if "anh-chia-se." in path] == [CARD] and PAGE in touched
    assert differences(tree(life.output), life.clean()) == []


def test_two_processes_draw_what_one_draws(life: Life) -> None:
    for number in range(70):
        life.write(f"tin/2024/05/bai-{number}.md", article(tiêu_đề=f"Bài số {number}", ngày_đăng="15/5/2024"))
    life.settings["PORTAL_WORKERS"] = 2
    life.build()
    life.settings["PORTAL_WORKERS"] = 1
    assert differences(tree(life.output), life.clean()) == []


def test_cards_that_are_switched_off_are_gone_and_named_nowhere(life: Life) -> None:
    del life.settings["PORTAL_CARDS"]
    life.build()
    left = tree(life.output)
    assert not [path for path, data in left.items() if "anh-chia-se." in path or b"anh-chia-se" in data]
    assert differences(left, life.clean()) == []


def test_a_site_is_drawn_cards_for_when_it_is_published_and_not_before() -> None:
    import pelicanconf
    import publishconf

    assert publishconf.PORTAL_CARDS and not pelicanconf.PORTAL_CARDS
