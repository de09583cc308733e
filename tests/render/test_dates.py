from __future__ import annotations

import pytest
from briefing.languages import load
from briefing.render.dates import machine_date, written_date


@pytest.mark.parametrize(
    ("date", "written"),
    [("2018", "2018"), ("2018-07", "July 2018"), ("2018-07-05", "5 July 2018")],
)
def test_a_date_is_written_as_precisely_as_it_is_known(date: str, written: str) -> None:
    assert written_date(date, load("en")) == written


@pytest.mark.parametrize(
    ("date", "machine"),
    [
        ("", "1980-01-01"),
        ("2018", "2018-01-01"),
        ("2018-07", "2018-07-01"),
        ("2018-07-05", "2018-07-05"),
    ],
)
def test_a_machine_gets_the_first_moment_in_utc(date: str, machine: str) -> None:
    assert machine_date(date).isoformat() == f"{machine}T00:00:00+00:00"


@pytest.mark.parametrize(
    ("language", "date", "written"),
    [
        ("fr", "2018-07-01", "1er juillet 2018"),
        ("fr", "2018-07-02", "2 juillet 2018"),
        ("de", "2018-07-05", "5. Juli 2018"),
        ("es", "2018-07", "julio de 2018"),
        ("ru", "2018-07-05", "5 июля 2018 г."),
        ("ru", "2018-07", "июль 2018 г."),
        ("zh", "2018-07-05", "2018年7月5日"),
        ("zh", "2018", "2018年"),
        ("fa", "2018-07", "ژوئیه 2018"),
        ("ar", "2018-07-05", "\u200f5 يوليو 2018"),
    ],
)
def test_every_language_writes_dates_its_own_way(language: str, date: str, written: str) -> None:
    assert written_date(date, load(language)) == written
