from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from briefing.analysis.reading import Reading
from briefing.analysis.timeline import MOST, find_timeline
from briefing.model import Actor, Mention

Parse = Callable[..., Reading]
FOUR = (
    "The port opened on 3 March 2012. It was busy.",
    "In 2015 the wall broke. Nobody paid.",
    "The ships were sold on 21 January 2016.",
    "The port closed in May 2016.",
)


def test_events_are_the_texts_own_words_in_the_order_of_time(parse: Parse) -> None:
    reading = parse(*reversed(FOUR))
    events = find_timeline(reading, (), "")
    assert [event.date for event in events] == ["2012-03-03", "2015", "2016-01-21", "2016-05"]
    assert [event.block for event in events] == ["p4", "p3", "p2", "p1"]
    assert events[1].text == FOUR[1][events[1].start : events[1].end] == "the wall broke."
    assert [event.trimmed for event in events] == [False, True, False, False]


@pytest.mark.parametrize(
    "text",
    [
        FOUR[:3],
        (*FOUR[:3], "It opened on 3 March 2012, they say."),
        tuple(f"On {day} May 2016 the port closed." for day in range(1, 9)),
    ],
)
def test_a_text_with_few_dates_has_no_timeline(parse: Parse, text: tuple[str, ...]) -> None:
    assert find_timeline(parse(*text), (), "") == ()


def test_the_day_of_publication_can_date_an_event(parse: Parse) -> None:
    reading = parse(*FOUR[:3], "The port closed in November last year.")
    assert find_timeline(reading, (), "") == ()
    assert find_timeline(reading, (), "2018-07")[-1].date == "2017-11"


def test_of_many_dates_the_most_central_stay(parse: Parse) -> None:
    text = [f"In {year} a wall was mended." for year in range(1990, 2004)]
    text[0] = "In 1990 Mira Oduya mended a wall."
    text[5] = "A wall was mended by Mira Oduya in 1995."
    actor = Actor("mira", "Mira Oduya", "person", salience=1.0, key=True)
    named = [(f"p{n}", t.index("Mira")) for n, t in enumerate(text, 1) if "Mira" in t]
    actor = replace(actor, mentions=tuple(Mention(b, at, at + 10) for b, at in named))
    events = find_timeline(parse(*text), (actor,), "")
    assert len(events) == MOST
    assert {"1990", "1995"} <= {event.date for event in events}
    assert [event.date for event in events] == sorted(event.date for event in events)


def test_one_date_is_told_once_by_its_most_central_sentence(parse: Parse) -> None:
    reading = parse(*FOUR, "It was calm. The wall broke in 2015, alas.", title="The calm of alas")
    assert [e.text for e in find_timeline(reading, (), "") if e.date == "2015"] == [
        "The wall broke in 2015, alas."
    ]


def test_the_date_line_of_a_report_is_no_event(parse: Parse) -> None:
    reading = parse(*FOUR[:3], "LONDON, March 3, 2019 – The port closed for good.")
    assert find_timeline(reading, (), "") == ()


@pytest.mark.parametrize("line", ["Thursday, 7 May 2015", "Updated on 7 May 2015."])
def test_a_line_that_is_no_statement_is_no_event(parse: Parse, line: str) -> None:
    assert find_timeline(parse(*FOUR[:3], line), (), "") == ()
