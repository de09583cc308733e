from __future__ import annotations

from briefing.analysis.searching import in_order, overlapping, with_names
from briefing.model import Article, Block, Cell, Mention, Meta, Run

ARTICLE = Article(
    Meta(title="Pell"),
    (
        Block("h1", "heading", (Run("Pell’s port"),)),
        Block("p1", "paragraph", (Run("Mara Pell and Pellet met the Salvation Army."),)),
        Block("c1", "code", (Run("Pell"),)),
        Block("t1", "table", rows=((Cell((Run("Mara  Pell"),)),),)),
    ),
)


def test_names_are_found_as_whole_words_but_not_in_code() -> None:
    found = with_names((), (), ARTICLE, ["Pell", "Mara Pell"])
    assert found == (Mention("h1", 0, 4), Mention("p1", 0, 9), Mention("t1", 0, 9))


def test_either_apostrophe_and_any_space_match() -> None:
    assert with_names((), (), ARTICLE, ["Pell's  port"]) == (Mention("h1", 0, 11),)


def test_known_mentions_are_kept() -> None:
    known = Mention("p1", 0, 9, "nominal")
    assert with_names((known,), (), ARTICLE, ["Pell"])[1] == known


def test_a_part_of_the_name_of_another_is_not_meant() -> None:
    army = Mention("p1", 29, 43)
    assert with_names((), (army,), ARTICLE, ["Army"]) == ()
    assert with_names((), (army,), ARTICLE, ["Salvation Army"]) == (army,)


def test_an_empty_name_is_nowhere() -> None:
    assert with_names((), (), ARTICLE, [" "]) == ()


def test_mentions_are_put_in_reading_order() -> None:
    mentions = [Mention("p1", 5, 9), Mention("p1", 0, 4), Mention("h1", 0, 4)]
    assert in_order(mentions, ARTICLE) == (mentions[2], mentions[1], mentions[0])


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert overlapping(("p1", 3, 5), [Mention("p1", 0, 4)])
    assert not overlapping(("p1", 4, 5), [Mention("p1", 0, 4)])
    assert not overlapping(("p2", 0, 4), [Mention("p1", 0, 4)])
