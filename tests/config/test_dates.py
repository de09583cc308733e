"""Tests of briefing/config/dates.py."""

import datetime as dt

import pytest
from briefing.config.dates import parse_date


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2018", "2018"),
        (2018, "2018"),
        ("2018-07", "2018-07"),
        ("2018-7", "2018-07"),
        ("2018-07-20", "2018-07-20"),
        ("2018/07/20", "2018-07-20"),
        ("2018-07-20T23:30:00+05:00", "2018-07-20"),
        ("2018-07-20 10:00:00.123 UTC", "2018-07-20"),
        ("2018-07-20 10:00:00 -4", "2018-07-20"),
        ("20 July 2018", "2018-07-20"),
        ("20th of July, 2018", "2018-07-20"),
        ("July 20, 2018", "2018-07-20"),
        ("Jul. 20, 2018", "2018-07-20"),
        ("Sept 1 2018", "2018-09-01"),
        ("Fri, 20 Jul 2018 10:00:00 GMT", "2018-07-20"),
        ("  july   2018 ", "2018-07"),
        (dt.date(2018, 7, 20), "2018-07-20"),
        (dt.datetime(2018, 7, 20, 1, 2, tzinfo=dt.UTC), "2018-07-20"),
    ],
)
def test_dates_that_are_understood(value: object, date: str) -> None:
    assert parse_date(value) == date


@pytest.mark.parametrize(
    "value",
    [
        "next Tuesday", "07/08/2018", "2018-13", "2018-02-30", "0001-01-01", "20 Floreal 2018",
        "2018-07-20-01", "", 12, True, 2018.5, ["2018"], 10**30, "0 July 2018", "9" * 200,
    ],
)  # fmt: skip
def test_what_is_no_date(value: object) -> None:
    assert parse_date(value) is None
