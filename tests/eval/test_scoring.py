from __future__ import annotations

from dataclasses import replace

import pytest
from briefing.model import Actor, Article, Block, Briefing, Mention, Meta, Point, Run, Summary
from tests.eval.answers import Answer, Gold, Sentence
from tests.eval.scoring import Check, check_briefing, figures

TEXT = (
    "Ada Finch, the former mayor of Lund, met Tor Moe. He smiled. Lund will vote. "
    "Finch left on the Marigold."
)
ADA = Gold("Ada Finch", aliases=("Finch",), roles=("the former mayor of Lund",), shown="yes")
TOR = Gold("Tor Moe", kinds=("person",), shown="may")
LUND = Gold("Lund", kinds=("place",))
ANSWER = Answer(
    name="finch",
    kind="news",
    hard=(),
    actors=(ADA, TOR, LUND),
    not_actors=("Marigold",),
    good=(Sentence("Ada Finch, the former", 2), Sentence("Lund will vote", 1)),
    bad=("Finch left",),
    call=("Lund will vote",),
)


LAST = Mention("p1", TEXT.rindex("Finch"), TEXT.index(" left"))


def spot(text: str) -> Mention:
    """Return the mention of the first place where the text stands."""
    start = TEXT.index(text)
    return Mention("p1", start, start + len(text))


def point(text: str) -> Point:
    """Return the point that quotes the text."""
    start = TEXT.index(text)
    return Point(text, "p1", start, start + len(text))


FINCH = Actor(
    "ada-finch",
    "Ada Finch",
    "person",
    role="former mayor of Lund",
    aliases=("Finch",),
    mentions=(spot("Ada Finch"), LAST),
    key=True,
)
MOE = Actor("tor-moe", "Tor Moe", "person", mentions=(spot("Tor Moe"),))
SHIP = Actor("marigold", "Marigold", "person", mentions=(spot("Marigold"),))
POINTS = (point("Ada Finch, the former mayor of Lund, met Tor Moe."), point("Lund will vote."))


def briefing(actors: tuple[Actor, ...] = (), points: tuple[Point, ...] = ()) -> Briefing:
    """Return a briefing of the text."""
    article = Article(Meta(), (Block("p1", "paragraph", (Run(TEXT),)),))
    return Briefing("finch", article, Summary(points), actors)


def faults(figure: str, made: Briefing, answer: Answer = ANSWER) -> list[str]:
    """Return what failed of a figure."""
    return [
        check.about
        for check in check_briefing(answer, made)
        if check.figure == figure and not check.passed
    ]


def measured(made: Briefing, answer: Answer = ANSWER) -> dict[str, float]:
    """Return all figures of one text."""
    return figures(check_briefing(answer, made))


def test_a_faultless_briefing_has_no_fault_but_its_length() -> None:
    place = Actor("lund", "Lund", "place", mentions=(spot("Lund"),))
    made = briefing((FINCH, MOE, place), POINTS)
    failed = [check for check in check_briefing(ANSWER, made) if not check.passed]
    assert [check.figure for check in failed] == ["wrong_length", "best_points"]


def test_a_missing_person_lowers_the_recall() -> None:
    assert measured(briefing((FINCH,)))["persons"] == 0.5


def test_a_person_in_passing_is_not_missed() -> None:
    answer = replace(ANSWER, actors=(ADA, replace(TOR, minor=True), LUND))
    assert measured(briefing((FINCH,)), answer)["persons"] == 1


def test_a_ship_that_is_called_a_person_lowers_the_precision_and_is_listed() -> None:
    made = measured(briefing((FINCH, SHIP)))
    assert (made["person_precision"], made["not_actors"]) == (0.5, 1)


def test_a_title_in_the_name_does_not_hide_who_it_is() -> None:
    titled = replace(FINCH, name="Mayor Ada Finch", aliases=(), mentions=())
    assert measured(briefing((titled,)))["person_precision"] == 1


def test_a_wrong_kind_is_told() -> None:
    assert faults("kinds", briefing((replace(FINCH, kind="place"),))) == ["Ada Finch as place"]


def test_a_second_actor_for_one_person_is_a_split_and_a_false_person() -> None:
    again = Actor("finch", "Finch", "person", mentions=(LAST,))
    first = replace(FINCH, aliases=(), mentions=())
    made = measured(briefing((first, again)))
    assert (made["split"], made["person_precision"]) == (1, 0.5)


def test_two_persons_in_one_actor_are_merged() -> None:
    assert faults("merged", briefing((replace(FINCH, aliases=("Tor Moe",)),))) == [
        "Ada Finch and Tor Moe"
    ]


@pytest.mark.parametrize(("unsure", "precision"), [(True, 1.0), (False, 2 / 3)])
def test_a_shared_surname_is_nobody_false_if_it_is_said_to_be_unsure(
    unsure: bool, precision: float
) -> None:
    kin = Gold("Ida Moe", aliases=("Ida",))
    answer = replace(ANSWER, actors=(ADA, TOR, kin, LUND))
    bare = Actor("moe", "Moe", "person", unsure=unsure)
    made = measured(briefing((FINCH, MOE, bare)), answer)
    assert made["person_precision"] == pytest.approx(precision, abs=1e-4)


def test_an_alias_counts_where_it_is_only_a_mention() -> None:
    unseen = replace(FINCH, aliases=(), mentions=())
    assert faults("aliases", briefing((unseen,))) == ["Finch for Ada Finch"]
    assert faults("aliases", briefing((replace(unseen, mentions=(LAST,)),))) == []


def test_a_description_counts_where_it_is_a_mention() -> None:
    answer = replace(ANSWER, actors=(replace(ADA, nominals=("the former mayor",)), LUND))
    assert measured(briefing((FINCH,)), answer)["nominals"] == 0
    described = replace(FINCH, mentions=(spot("the former mayor"),))
    assert measured(briefing((described,)), answer)["nominals"] == 1


def test_a_role_for_somebody_without_one_is_invented() -> None:
    assert measured(briefing((FINCH, replace(MOE, role="mayor"))))["invented_roles"] == 1


@pytest.mark.parametrize("name", ["Lund", "Marigold"])
def test_a_role_for_a_thing_that_is_called_a_person_is_invented(name: str) -> None:
    thing = Actor("thing", name, "person", role="mayor")
    assert faults("invented_roles", briefing((thing,))) == [f"{name}: mayor"]


def test_a_lost_hedge_is_counted_and_the_role_is_not_right() -> None:
    made = measured(briefing((replace(FINCH, role="mayor of Lund"),)))
    assert (made["hedges_lost"], made["role_precision"], made["role_coverage"]) == (1, 0, 0)


def test_a_role_that_may_be_left_out_is_not_missed_but_judged() -> None:
    answer = replace(ANSWER, actors=(replace(ADA, role_optional=True), LUND))
    assert faults("role_coverage", briefing((replace(FINCH, role=""),)), answer) == []
    assert measured(briefing((replace(FINCH, role="poet"),)), answer)["role_precision"] == 0


@pytest.mark.parametrize(
    ("given", "accepted", "passed"),
    [
        ("General", ("General",), [True]),
        ("", ("General",), [False]),
        ("", ("",), []),
        ("General", ("",), [False]),
        ("", ("General", ""), []),
    ],
)
def test_a_rank_is_due_only_where_the_text_has_one(
    given: str, accepted: tuple[str, ...], passed: list[bool]
) -> None:
    answer = replace(ANSWER, actors=(replace(ADA, rank=accepted), LUND))
    checks = check_briefing(answer, briefing((replace(FINCH, rank=given),)))
    assert [check.passed for check in checks if check.figure == "ranks"] == passed


def test_the_key_actors_are_measured_by_those_that_must_be_shown() -> None:
    place = Actor("lund", "Lund", "place", key=True)
    assert measured(briefing((FINCH, place)))["shown_f1"] == pytest.approx(2 / 3, abs=1e-4)


def test_a_key_actor_that_may_be_shown_changes_nothing() -> None:
    assert measured(briefing((FINCH, replace(MOE, key=True))))["shown_f1"] == 1


@pytest.mark.parametrize(
    ("block", "start", "end"), [("p1", 1, 9), ("p1", 0, 8), ("p1", 11, 15), ("p9", 0, 9)]
)
def test_a_mention_that_is_not_whole_words_of_a_block_is_a_bad_span(
    block: str, start: int, end: int
) -> None:
    wrong = replace(MOE, mentions=(Mention(block, start, end),))
    assert measured(briefing((wrong,)))["bad_spans"] == 1


def test_a_point_that_leans_on_another_sentence_is_dangling() -> None:
    assert faults("dangling", briefing(points=(point("He smiled."),))) == ["He smiled."]


def test_a_point_that_the_answer_praises_is_never_dangling() -> None:
    answer = replace(ANSWER, good=(Sentence("He smiled", 1),), call=())
    assert faults("dangling", briefing(points=(point("He smiled."),)), answer) == []


def test_points_are_graded() -> None:
    made = measured(briefing(points=(*POINTS, point("Finch left on the Marigold."))))
    assert made["good_points"] == pytest.approx(2 / 3, abs=1e-4)
    assert made["best_points"] == pytest.approx(1 / 3, abs=1e-4)
    assert (made["bad_points"], made["wrong_length"], made["calls"]) == (1, 0, 1)


def test_a_summary_without_the_call_misses_it() -> None:
    assert measured(briefing(points=POINTS[:1]))["calls"] == 0


@pytest.mark.parametrize(
    "wrong",
    [
        replace(POINTS[0], end=20),
        replace(POINTS[0], block="p9"),
        Point("", "p1", 0, 0),
    ],
)
def test_a_point_that_is_not_its_blocks_text_is_not_verbatim(wrong: Point) -> None:
    assert measured(briefing(points=(wrong,)))["not_verbatim"] == 1


def test_a_point_from_a_heading_is_not_verbatim() -> None:
    article = Article(Meta(), (Block("h1", "heading", (Run("Lund will vote."),), level=2),))
    made = Briefing("x", article, Summary((Point("Lund will vote.", "h1", 0, 15),)), ())
    assert measured(made)["not_verbatim"] == 1


def test_figures_are_shares_of_what_passed_and_counts_of_what_failed() -> None:
    checks = [Check("persons", ok, "") for ok in (True, True, False)]
    checks += [Check("split", ok, "") for ok in (False, False, True)]
    found = figures(checks)
    assert (found["persons"], found["split"], found["kinds"]) == (0.6667, 2, 0)
