from __future__ import annotations

import pytest
from briefing.analysis.datings import find_dates
from briefing.languages import load


@pytest.mark.parametrize(
    ("code", "text", "dates"),
    [
        ("en", "On 12 March 2026 the council met.", ["2026-03-12"]),
        ("en", "March 12, 2026, was cold.", ["2026-03-12"]),
        (
            "en",
            "He came on the 5th of March 2019 and left on Sept. 3, 2019.",
            ["2019-03-05", "2019-09-03"],
        ),
        ("en", "It began in May 2025.", ["2025-05"]),
        ("en", "Wages have been tied to the dues since 2019, says he.", ["2019"]),
        ("en", "It burned in the summer of 2019, and in early 2020 again.", ["2019", "2020"]),
        ("en", "The vote of 2010-03-04 counts.", []),
        ("en", "It was signed on 2010-03-04.", ["2010-03-04"]),
        ("en", "In 2016 Ghana voted.", ["2016"]),
        ("de", "Am 5. März 2019 trafen sich Minister.", ["2019-03-05"]),
        ("de", "Es begann im Jahr 2019 und endete im Mai 2021.", ["2019", "2021-05"]),
        ("fr", "Le 1er mai 2019, elle vint ; en 2020 elle partit.", ["2019-05-01", "2020"]),
        ("es", "El 5 de mayo de 2019 vino, y en julio de 2020 se fue.", ["2019-05-05", "2020-07"]),
        ("ru", "Он приехал 5 июля 2018 года, а в марте 2019 г. уехал.", ["2018-07-05", "2019-03"]),
        ("uk", "У березні 2019 року він приїхав, у 2020 році поїхав.", ["2019-03", "2020"]),
        ("el", "Ήρθε στις 5 Μαρτίου 2019 και τον Ιούνιο του 2020.", ["2019-03-05", "2020-06"]),
        ("he", "ב-5 במרץ 2019 נפגשו, ובשנת 2020 נפרדו.", ["2019-03-05"]),
        ("ar", "في 5 مارس 2019 وفي عام 2020", ["2019-03-05", "2020"]),
        ("fa", "او ۵ مارس ۲۰۱۹ آمد.", ["2019-03-05"]),
        ("ur", "وہ 5 مارچ 2019 کو آئے، 2020 میں گئے۔", ["2019-03-05", "2020"]),
        ("hi", "वह 5 मार्च 2019 को आया, 2020 में गया।", ["2019-03-05", "2020"]),
        (
            "zh",
            "于2019年3月5日，2020年5月，2021年。",
            ["2019-03-05", "2020-05", "2021"],
        ),
        ("ja", "2019年3月5日に会い、2020年に終わった。", ["2019-03-05", "2020"]),
        ("ko", "2019년 3월 5일에 만나 2020년에 끝났다.", ["2019-03-05", "2020"]),
        ("vi", "Họ gặp nhau ngày 5 tháng 3 năm 2019 và năm 2020.", ["2019-03-05", "2020"]),
    ],
)
def test_dates_are_found_in_the_words_of_each_language(
    code: str, text: str, dates: list[str]
) -> None:
    found = [one.date for one in find_dates(text, load(code))]
    assert found[: len(dates)] == dates
    assert bool(found) == bool(dates)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The 2015 deal was left."),
        ("en", "The 12 March 2019 meeting was long."),
        ("en", "The agreement of July 2015 was left."),
        ("en", "It happened in 2,019 cases, and in 2019 cases it did not."),
        ("en", "It cost 40 in 2019 US dollars."),
        ("en", "See page 2015."),
        ("en", "Oduya (born on 3 May 1970) left."),
        ("en", "It rose from 1950 to 2010, or in 2010–14, or by 2050."),
        ("en", "In the 1990s it was cheap."),
        ("en", "They met on 31 February 2019."),
        ("en", "They may come 2019 times."),
        ("de", "Es gab 2019 Fälle."),
        ("de", "Das Abkommen vom 14. Juli 2015 gilt."),
        ("fr", "L’accord du 14 juillet 2015 tient."),
        ("fa", "در سال ۱۳۹۹ آمد."),
    ],
)
def test_numbers_and_names_that_hold_a_date_tell_of_no_event(code: str, text: str) -> None:
    assert find_dates(text, load(code)) == ()


def test_a_date_is_addressed_without_what_stands_before_it() -> None:
    text = "They met in May 2025."
    (found,) = find_dates(text, load("en"))
    assert text[found.start : found.end] == "May 2025"
