"""Who attended is written as the text says it; steps of plans and topics are suggestions with the words they rest on."""

from __future__ import annotations

import pytest

from portal.importer.occasions import read_attendees, read_step, read_topics
from portal.source.reading.registries.registry import Registries

ATTENDED = {
    "Sáng 25/11, Huyện ủy tổ chức hội nghị. Tham dự có đồng chí A, Bí thư; đại diện các xã. Hội nghị nghe báo cáo.": "đồng chí A, Bí thư; đại diện các xã",
    "Dự hội nghị có các đồng chí Ủy viên Ban Thường vụ.": "các đồng chí Ủy viên Ban Thường vụ",
    "Cùng dự buổi lễ, có lãnh đạo các phòng, ban.": "lãnh đạo các phòng, ban",
    "Tham dự Hội nghị có các đồng chí Thường trực Huyện ủy, lãnh đạo các phòng.": "các đồng chí Thường trực Huyện ủy, lãnh đạo các phòng",
    "Tham gia hội thảo gồm có: 50 đại biểu các xã.": "50 đại biểu các xã",
}
OTHERS = ["Dự án có 3 hạng mục chính.", "Dự toán có tăng so với năm trước.", "Ông A tham dự.", "Dự kiến có 5 xã tham gia."]


@pytest.mark.parametrize("text", ATTENDED)
def test_who_attended_is_told_as_the_text_says_it(text: str) -> None:
    (found,) = read_attendees([text])
    assert (found.field, found.value, found.certain) == ("attendees", ATTENDED[text], True)
    assert found.quote in text and found.value in found.quote


def test_two_sentences_on_who_attended_are_a_persons_to_choose_from() -> None:
    found = read_attendees(["Dự hội nghị có các đồng chí A, B. Tiếp đó, đoàn đi thăm xã.", "Tham dự buổi lễ có đại diện các xã."])
    assert [one.certain for one in found] == [False, False]


@pytest.mark.parametrize("text", OTHERS)
def test_other_sentences_suggest_nobody(text: str) -> None:
    assert read_attendees([text]) == []


STEPS = {
    "Huyện ủy triển khai Đề án Nước sạch": "Triển khai",
    "UBND huyện ban hành Kế hoạch phòng, chống bão": "Ban hành",
    "Hội nghị sơ kết 2 năm thực hiện Nghị quyết về đất đai": "Sơ kết",
    "Tổng kết Chương trình nông thôn mới": "Tổng kết",
    "Góp ý dự thảo Đề án Cải cách hành chính": "Lấy ý kiến",
}


@pytest.mark.parametrize("title", STEPS)
def test_a_step_is_suggested_with_its_words(title: str) -> None:
    (found,) = read_step(title, [])
    assert (found.field, found.value, found.certain) == ("stage", STEPS[title], False)
    assert found.quote.removesuffix(" …") in title


@pytest.mark.parametrize("title", ["Huyện ủy triển khai công tác quý III", "Ban hành Kế hoạch A và sơ kết Đề án B", "Đánh giá Đề án A"])
def test_an_unclear_step_is_none(title: str) -> None:
    assert read_step(title, []) == []


def test_topics_of_the_source_and_of_the_beginning(registries: Registries) -> None:
    topic = next(one for one in registries.topics.values() if " " in one.name)
    named = read_topics([topic.name.lower(), "chuyện lạ"], f"Về {topic.name}", [], registries)
    assert [(one.value, one.certain) for one in named] == [(topic.name, False), ("chuyện lạ", False)]
    (read,) = [one for one in read_topics([], f"Về {topic.name.lower()}", [], registries) if one.value == topic.name]
    assert read.quote == topic.name.lower()
