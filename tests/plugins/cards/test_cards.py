"""Cards for social networks: the right words, the right marks, the same bytes, and drawn only when there is a new one to draw."""

import io
import re
from unicodedata import normalize

import pytest
from PIL import Image

from plugins.cards import draw
from plugins.cards.cache import kept
from plugins.cards.draw import drawable, drawn, font, has, laid_out
from plugins.cards.lines import cut, fitted, wrapped
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.standing import LABELS
from portal.store.workers import share_out
from portal.views.article import article_view
from portal.views.plan import plan_view
from portal.views.social import SIZE, SocialCard, announced, article_card, plan_card, portal_card, target_card
from portal.views.target import target_view
from tests.plugins.district import ORIGIN, PLAN, PROMISE, district

ID = "tin/2016/03/de-an-can-bo"
PATH = f"{ID}.md"
LONG = (
    "Ủy ban nhân dân huyện ban hành Kế hoạch số 145/KH-UBND thực hiện Nghị quyết số 18-NQ/TW, Đề án “Đẩy mạnh công tác cải cách "
    "hành chính, nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức” giai đoạn 2016 - 2020 và định hướng đến năm 2030 trên "
    "địa bàn 23 xã, thị trấn của huyện; phấn đấu đạt 86,5%"
)
LETTERS = "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXYaăâbcdđeêghiklmnoôơpqrstuưvxy0123456789 .,;:!?“”‘’\"'()/-–%&…·"
VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
TONES = ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


def ten(text):
    """Ten px for each letter."""
    return 10 * len(text)


def opened(data):
    return Image.open(io.BytesIO(data))


# ---- lines


def test_lines_break_between_syllables_and_are_even():
    assert wrapped("một hai ba bốn năm", ten, 110) == ["một hai ba", "bốn năm"]
    assert fitted("một hai ba bốn năm sáu", ten, 190, 2) == ["một hai ba", "bốn năm sáu"]
    assert fitted("một hai ba bốn năm sáu", ten, 110, 1) is None


def test_what_has_no_room_is_cut_after_a_whole_syllable_with_an_ellipsis():
    assert cut("một hai ba bốn năm", ten, 110, 1) == ["một hai ba…"]
    assert cut("một hai ba, bốn năm", ten, 110, 1) == ["một hai ba…"]
    assert cut("một hai bốn năm", ten, 110, 1) == ["một hai…"]
    assert cut("một hai", ten, 110, 1) == ["một hai"]


def test_a_word_wider_than_a_line_is_broken_and_nothing_is_lost():
    assert wrapped("https://tin.example/a", ten, 100) == ["https://ti", "n.example/", "a"]
    assert wrapped("ab", ten, 5) == ["a", "b"]


def test_an_endless_word_is_cut_in_no_time():
    size, lines = laid_out("a" * 20_000)
    assert size == 42 and len(lines) == 7 and lines[-1].endswith("…")
    assert all(font("Bold", size).getlength(line) <= draw.WIDTH + 1 for line in lines)


@pytest.mark.parametrize("words", [1, 7, 40, 66, 90, 400])
def test_a_title_of_any_length_stays_inside_its_frame(words):
    title = " ".join((LONG.split() * 8)[:words])
    size, lines = laid_out(title)
    most = dict(draw.TITLES)[size]
    assert 1 <= len(lines) <= most
    assert all(font("Bold", size).getlength(line) <= draw.WIDTH + 1 for line in lines)
    said = " ".join(lines)
    assert said == title or (said.endswith("…") and title.startswith(said[:-1]) and len(said) > 250)


def test_three_hundred_letters_are_shown_whole():
    assert len(LONG) == 300
    size, lines = laid_out(LONG)
    assert " ".join(lines) == LONG and size == 42


def test_a_line_has_room_from_the_one_above_and_below():
    for size, most in draw.TITLES:
        high = size * draw.LEADING * (most - 1) + size * 1.2
        assert draw.MIDDLE - high / 2 > draw.ABOVE and draw.MIDDLE + high / 2 < draw.BELOW - draw.SMALL


# ---- letters


def test_every_letter_of_vietnamese_is_in_the_typeface_with_each_tone():
    toned = {normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES}
    assert len(toned) == 120 and all(len(letter) == 1 for letter in toned)
    assert all(has(letter) for letter in {*toned, *LETTERS})
    assert len({bytes(font("Bold", 78).getmask(letter)) for letter in toned}) == 120


def test_decomposed_marks_are_drawn_as_composed_letters():
    title = "ĐỖ THỊ NGỮ: ỐC, ỄNH ƯƠNG"
    assert drawn(SocialCard(normalize("NFD", title))) == drawn(SocialCard(title))


def test_what_the_typeface_lacks_leaves_no_box():
    assert drawable("Lễ hội 🎉 chợ\tphiên 会\u200b") == "Lễ hội chợ phiên"
    assert drawn(SocialCard("Lễ hội 🎉")) == drawn(SocialCard("Lễ\u00a0hội"))


def test_a_period_of_years_stays_on_one_line():
    title = drawable("Đề án Nước sạch nông thôn giai đoạn 2016 - 2020 của huyện")
    assert wrapped(title, ten, 10 * title.index("-")) == ["Đề án Nước sạch nông thôn giai đoạn", "2016\u00a0-\u00a02020 của huyện"]
    assert font("Bold", 54).getlength("2016\u00a0-\u00a02020") == font("Bold", 54).getlength("2016 - 2020")


def test_a_mark_above_a_capital_is_inside_the_card_and_not_cut():
    card = opened(drawn(SocialCard("ỄỔẨ"))).convert("L")
    bare = opened(drawn(SocialCard("EOA"))).convert("L")
    bright = [image.point(lambda value: 255 if value > 150 else 0).crop((60, 110, *SIZE)).getbbox() for image in (card, bare)]
    assert bright[0][1] < bright[1][1] - 15
    assert bright[0][1] > 30


# ---- the picture


def test_a_card_is_a_small_png_of_the_size_networks_ask_for():
    for title in ("Thư chúc Tết", LONG):
        made = drawn(SocialCard(title, "Trang tin huyện Suối Ngàn", "05/3/2016 · Huyện ủy Suối Ngàn"))
        image = opened(made)
        assert (image.format, image.size, image.mode) == ("PNG", (1200, 630), "P")
        assert len(made) < 40_000
        assert image.convert("RGB").getpixel((5, 300)) == draw.EDGE and image.convert("RGB").getpixel((1190, 5)) == draw.GROUND


def test_the_same_words_give_the_same_bytes_however_many_draw():
    cards = [SocialCard(f"Tin số {n} về cải cách hành chính", "Trang tin", f"0{n}/3/2016") for n in range(1, 9)]
    alone = {card.title: drawn(card) for card in cards}
    assert dict(share_out(cards, lambda card: (card.title, drawn(card)), 2, least=2)) == alone
    assert len(set(alone.values())) == 8


def test_words_drawn_before_are_not_drawn_again(tmp_path, monkeypatch):
    card = SocialCard("Suối Ngàn ban hành Đề án")
    first = kept(str(tmp_path), card)
    monkeypatch.setattr(draw, "drawn", lambda card, photo: pytest.fail("drawn again"))
    assert kept(str(tmp_path), card) == first
    assert [file.suffix for file in tmp_path.iterdir()] == [".png"]


# ---- words and addresses


def test_an_article_is_told_by_title_day_unit_and_portal(tmp_path):
    card = article_card(district(tmp_path), ID)
    assert card.title == "Suối Ngàn ban hành Đề án cán bộ"
    assert card.above == "Trang tin huyện Suối Ngàn · Đơn vị hư cấu"
    assert card.below == "05/3/2016 · Huyện ủy Suối Ngàn"


def test_a_portal_is_told_by_its_name_and_owner(tmp_path):
    assert portal_card(district(tmp_path)) == SocialCard("Trang tin huyện Suối Ngàn", "Đơn vị hư cấu", "Ủy ban nhân dân huyện Suối Ngàn")


def test_another_title_has_another_address_and_another_body_has_not(tmp_path):
    def image(text):
        return article_view(district(tmp_path, {PATH: text}), ID, ORIGIN, True).meta.image

    before = image(PROMISE)
    assert re.fullmatch(r"/tin/2016/03/de-an-can-bo/anh-chia-se\.jpg\?v=[0-9a-f]{8}", before.src)
    assert (before.width, before.height, before.alt) == (1200, 630, "Suối Ngàn ban hành Đề án cán bộ")
    assert image(PROMISE.replace("Sáng 05/3, Huyện ủy", "Chiều 05/3, Huyện ủy")) == before
    assert image(PROMISE.replace("ban hành Đề án cán bộ\n", "ban hành Đề án mới\n")).src != before.src


def test_a_withdrawn_article_has_no_card(tmp_path):
    withdrawn = PROMISE.replace("nguồn: Báo", "rút bài:\n  ngày: 01/02/2018\n  lý do: Sai\nnguồn: Báo")
    assert article_view(district(tmp_path, {PATH: withdrawn}), ID, ORIGIN, True).meta.image is None


def test_a_page_names_the_card_only_where_cards_are_drawn(tmp_path):
    portal = district(tmp_path)
    assert article_view(portal, ID, ORIGIN).meta.image is None
    assert announced(urls.HOME, portal_card(portal)).src.startswith("/anh-chia-se.png?v=")
    assert Artifact(urls.file_of(urls.social_card("/tin/x/")), kept).path == "tin/x/anh-chia-se.png"


# ---- plans, targets, photographs


def test_a_plan_is_told_by_name_stage_and_issuer_and_a_target_by_how_it_stands(tmp_path):
    portal = district(tmp_path)
    plan, target = plan_card(portal, PLAN), target_card(portal, f"{PLAN}-1")
    assert plan.title == "Đề án cán bộ huyện Suối Ngàn giai đoạn 2016 - 2020" and "Huyện ủy Suối Ngàn" in plan.below
    assert target.title.startswith("Đến năm 2018") or "công chức" in target.title
    assert LABELS[portal.target(f"{PLAN}-1").standing.state] in target.below
    assert plan_view(portal, PLAN, ORIGIN, True).meta.image == announced(urls.plan(PLAN), plan)
    assert target_view(portal, f"{PLAN}-1", ORIGIN, True).meta.image == announced(urls.target(f"{PLAN}-1"), target)
    assert plan_view(portal, PLAN, ORIGIN).meta.image is None


def photo(colour, size=(1200, 900)):
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return out.getvalue()


@pytest.mark.parametrize("title", ["Hội xuân", LONG])
@pytest.mark.parametrize("colour", [(255, 255, 255), (0, 0, 0), (200, 60, 40)])
def test_words_on_a_photograph_can_be_read_whatever_its_colours_and_leave_its_top_clear(title, colour):
    card = SocialCard(title, "Trang tin", "05/3/2016 · Huyện ủy Suối Ngàn", "x.jpg", "jpg")
    image = opened(drawn(card, photo(colour)))
    assert (image.format, image.size) == ("JPEG", SIZE)
    assert all(abs(a - b) < 6 for a, b in zip(image.getpixel((1190, 20)), colour, strict=True))
    assert contrast(image.getpixel((1190, 600)), draw.PAPER) >= 7 and contrast(image.getpixel((1190, 600)), draw.PALE) >= 4.5


def contrast(ground, letters):
    """As WCAG 2 reckons it."""

    def light(colour):
        shares = [value / 255 for value in colour]
        linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(ground), light(letters)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_a_photograph_that_is_not_there_gives_the_portals_colours_and_its_coming_is_drawn(tmp_path):
    card = SocialCard("Hội xuân", photo="0f3a-1200.jpg", form="jpg")
    (tmp_path / "cards").mkdir()
    without = kept(str(tmp_path / "cards"), card, str(tmp_path))
    assert opened(without).format == "JPEG"
    (tmp_path / "0f3a-1200.jpg").write_bytes(photo((200, 60, 40)))
    assert kept(str(tmp_path / "cards"), card, str(tmp_path)) != without


def test_a_photograph_that_is_narrow_or_upright_carries_no_words(tmp_path):
    text = PROMISE.replace("nguồn: Báo", "ảnh:\n  - tệp: anh/2016/hop.jpg\n    mô tả: Cuộc họp\nnguồn: Báo")
    for name, size, carries in (("a", (1200, 800), True), ("b", (500, 300), False), ("c", (800, 1200), False)):
        portal = district(tmp_path / name, {PATH: text, "anh/2016/hop.jpg": photo((9, 9, 9), size)})
        assert bool(article_card(portal, ID).photo) is carries, size
