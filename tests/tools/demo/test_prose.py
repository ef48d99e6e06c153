"""The grammar of the demo: slots are filled, numbers are Vietnamese, nothing is drawn twice before all was."""

from __future__ import annotations

from random import Random

from tools.demo.prose import Voice, capital, rounded


def voice(phrases: dict[str, tuple[str, ...]] | None = None, frames: dict[str, tuple[str, ...]] | None = None) -> Voice:
    words = {"huyen": "huyện Sơn Khê"}
    return Voice(Random(1), (frames or {}, phrases or {}), words, {"mot": lambda: "xã Nà Lùng"})


def test_words_makers_and_phrases_fill_slots() -> None:
    said = voice({"gain": ("đường làng sạch đẹp",)}).say("Ở {mot}, {huyen}, {gain}.")
    assert said == "Ở xã Nà Lùng, huyện Sơn Khê, đường làng sạch đẹp."


def test_a_caret_or_a_capital_in_the_slot_gives_a_capital() -> None:
    assert voice().say("{^mot}; {Huyen}") == "Xã Nà Lùng; Huyện Sơn Khê"
    assert capital("“chè sạch” của thôn") == "“Chè sạch” của thôn"
    assert capital("12 hộ") == "12 hộ"


def test_numbers_stay_in_their_span_and_are_written_the_vietnamese_way() -> None:
    count = voice().say("{#12000-13000}")
    assert count[2] == "." and 12000 <= int(count.replace(".", "")) <= 13000
    share = voice().say("{%80-81}")
    assert share.startswith("80,")


def test_large_counts_end_in_noughts() -> None:
    assert [rounded(value) for value in (187, 1234, 12345)] == [187, 1230, 12300]


def test_no_phrase_comes_twice_before_all_came_once() -> None:
    speaker = voice({"task": ("một", "hai", "ba")})
    assert sorted(speaker.phrase("task") for _ in range(3)) == ["ba", "hai", "một"]
    assert not speaker.left("task")


def test_a_frame_that_asks_for_more_than_is_left_to_say_is_passed_over() -> None:
    frames = {"order": ("Ba việc: {do}; {do}; {do}.", "Trước hết là {do}.")}
    for seed in range(5):
        speaker = Voice(Random(seed), (frames, {"do": ("một", "hai", "ba")}), {})
        assert speaker.phrase("do") and speaker.tell("order").startswith("Trước hết")


def test_a_line_can_be_asked_for_first() -> None:
    speaker = voice({"fact": ("một", "hai", "ba")})
    speaker.first("fact", "bốn")
    assert speaker.phrase("fact") == "bốn" and sorted(speaker.phrase("fact") for _ in range(3)) == ["ba", "hai", "một"]


def test_a_comma_before_another_mark_is_dropped() -> None:
    assert Voice(Random(1), ({}, {}), {"chu": "đồng chí Lan, Chủ tịch,"}).say("Người tiếp: {chu}.") == "Người tiếp: đồng chí Lan, Chủ tịch."


def test_a_role_and_a_phrase_of_one_name_are_two_lists() -> None:
    speaker = voice({"gain": ("kết quả tốt",)}, {"gain": ("Đến nay, {gain}.",)})
    assert speaker.tell("gain") == "Đến nay, kết quả tốt."
