from __future__ import annotations

import pytest
from briefing.build.bundle_meta import bundle_meta, strictest
from briefing.model import Meta


@pytest.mark.parametrize(
    ("marks", "mark"),
    [
        ([], ""),
        (["", "TLP:GREEN", "TLP:RED", "TLP:AMBER"], "TLP:RED"),
        (["TLP:AMBER", "TLP:AMBER+STRICT"], "TLP:AMBER+STRICT"),
        (["OFFICIAL", "TLP:CLEAR", "EMBARGO"], "TLP:CLEAR · EMBARGO · OFFICIAL"),
    ],
)
def test_the_strictest_label_holds_beside_all_other_marks(marks: list[str], mark: str) -> None:
    assert strictest(marks) == mark


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ([("2019", "")], ("2019", "")),
        ([("2019-05", ""), ("2019-04-30", "")], ("2019-05", "")),
        ([("2019", "2021"), ("2020", "")], ("2020", "2021")),
        ([("2019", "2019-02"), ("2020", "")], ("2020", "")),
        ([("", "")], ("", "")),
    ],
)
def test_the_dates_are_those_of_the_newest_article(
    dates: list[tuple[str, str]], expected: tuple[str, str]
) -> None:
    made = bundle_meta("A", [Meta(published=first, updated=last) for first, last in dates])
    assert (made.published, made.updated) == expected


def test_the_language_is_that_of_most_articles_or_else_of_the_first() -> None:
    languages = [
        bundle_meta("A", [Meta(language=c) for c in codes])
        for codes in (["fa", "en", "fa"], ("fr", "en"))
    ]
    assert [(m.language, m.direction) for m in languages] == [("fa", "rtl"), ("fr", "ltr")]


def test_only_what_all_articles_share_is_said_of_the_whole_but_every_author() -> None:
    one = Meta(authors=("A", "B"), publisher="Quay", series="Harbours", address=("Quay 1",))
    other = Meta(authors=("B", "C"), publisher="Quay", series="Ports", address=("Quay 1",))
    made = bundle_meta("Both", [one, other])
    assert (made.title, made.authors) == ("Both", ("A", "B", "C"))
    assert (made.publisher, made.address, made.series) == ("Quay", ("Quay 1",), "Briefing")
