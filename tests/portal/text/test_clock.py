"""Hours of events are parsed as staff write them; an impossible hour is reported, anything else is left to the reader."""

from __future__ import annotations

from datetime import date

import pytest

from portal.text.clock import Hours, read_hours
from portal.text.hour import moment_of, said_hour

READ = {
    "8 giờ 30": ("08:30", "", ""),
    "8 giờ 30 phút": ("08:30", "", ""),
    "8 giờ": ("08:00", "", ""),
    "08 giờ 00": ("08:00", "", ""),
    "14h30": ("14:30", "", ""),
    "14H30": ("14:30", "", ""),
    "8h": ("08:00", "", ""),
    "8g30": ("08:30", "", ""),
    "8:30": ("08:30", "", ""),
    "14.30": ("14:30", "", ""),
    "8 giờ rưỡi": ("08:30", "", ""),
    "7 rưỡi": ("07:30", "", ""),
    "7h rưỡi": ("07:30", "", ""),
    "8 giờ kém 15": ("07:45", "", ""),
    "0 giờ": ("00:00", "", ""),
    "0h": ("00:00", "", ""),
    "24 giờ": ("24:00", "", ""),
    "24:00": ("24:00", "", ""),
    "lúc 8 giờ": ("08:00", "", ""),
    "từ 8 giờ": ("08:00", "", ""),
    "2 giờ chiều": ("14:00", "", "chiều"),
    "8 giờ sáng": ("08:00", "", "sáng"),
    "12 giờ trưa": ("12:00", "", "trưa"),
    "1 giờ trưa": ("13:00", "", "trưa"),
    "12 giờ đêm": ("24:00", "", "tối"),
    "chiều, 2 giờ": ("14:00", "", "chiều"),
    "8:30 AM": ("08:30", "", ""),
    "2:30 PM": ("14:30", "", ""),
    "8 giờ 30 - 11 giờ": ("08:30", "11:00", ""),
    "8h-11h30": ("08:00", "11:30", ""),
    "8 - 11 giờ": ("08:00", "11:00", ""),
    "8h00 đến 17h00": ("08:00", "17:00", ""),
    "từ 8 giờ đến 10 giờ": ("08:00", "10:00", ""),
    "từ 8 giờ đến 10 giờ sáng": ("08:00", "10:00", "sáng"),
    "2 - 4 giờ chiều": ("14:00", "16:00", "chiều"),
    "20 giờ – 24 giờ": ("20:00", "24:00", ""),
    "sáng": ("", "", "sáng"),
    "buổi chiều": ("", "", "chiều"),
    "8 giờ 30.": ("08:30", "", ""),
}


@pytest.mark.parametrize("text", READ)
def test_hours_are_read(text: str) -> None:
    hours = read_hours(text)
    start, end, session = READ[text]
    assert hours and (hours.start, hours.end) == (start, end)
    assert hours.session == session or (start and not hours.session)


@pytest.mark.parametrize("text", ["25 giờ", "8 giờ 60", "24 giờ 30", "24:01", "8h75", "99h", "8h - 25h", "1000 giờ"])
def test_an_hour_there_is_none_of_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="Không có giờ"):
        read_hours(text)


@pytest.mark.parametrize("text", ["sau lễ chào cờ", "8", "cả ngày", "8 giờ tại hội trường", "khoảng 8 giờ", "8 giờ, 14 giờ", "", "giờ Tý"])
def test_other_words_are_no_hours(text: str) -> None:
    assert read_hours(text) is None


def test_midnight_ends_its_day() -> None:
    assert moment_of(date(2024, 5, 25), "24:00").isoformat() == "2024-05-26T00:00:00+07:00"
    assert moment_of(date(2024, 12, 31), "23:59").isoformat() == "2024-12-31T23:59:00+07:00"
    assert (said_hour("24:00"), said_hour("08:05")) == ("24 giờ", "8 giờ 05")
    assert Hours() == Hours("", "", "")
