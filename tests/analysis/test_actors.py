from __future__ import annotations

from collections.abc import Callable

import pytest
from briefing.analysis.actors import find_actors
from briefing.analysis.reading import Reading, read_article
from briefing.model import Actor, Article, Block, Meta, Run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Parse = Callable[..., Reading]


def by_name(actors: tuple[Actor, ...]) -> dict[str, Actor]:
    return {actor.name: actor for actor in actors}


@pytest.fixture
def visit_actors(visit: Reading) -> dict[str, Actor]:
    return by_name(find_actors(visit, 10))


def test_visit_has_exactly_its_actors(visit_actors: dict[str, Actor]) -> None:
    assert {name: actor.kind for name, actor in visit_actors.items()} == {
        "Mohammad Bagheri": "person",
        "Qamar Bajwa": "person",
        "Trump": "person",
        "Iran": "place",
        "Pakistan": "place",
        "United States": "place",
        "Islamic State": "organisation",
    }


@pytest.mark.parametrize(
    ("name", "aliases"),
    [
        ("Qamar Bajwa", ("Qmar Bajwa",)),
        ("Iran", ("Tehran",)),
        ("Pakistan", ("Islamabad",)),
        ("United States", ("US", "Washington")),
        ("Islamic State", ("IS",)),
    ],
)
def test_visit_merges_other_names(
    visit_actors: dict[str, Actor], name: str, aliases: tuple[str, ...]
) -> None:
    assert visit_actors[name].aliases == aliases


def test_visit_quotes_office_apart_from_rank(visit_actors: dict[str, Actor]) -> None:
    general = visit_actors["Mohammad Bagheri"]
    assert (general.role, general.rank, general.country) == (
        "Iran’s Chief of General Staff",
        "Major General",
        "Iran",
    )


def test_visit_quotes_the_host(visit_actors: dict[str, Actor]) -> None:
    host = visit_actors["Qamar Bajwa"]
    assert (host.role, host.country) == ("Pakistan’s Chief of Army Staff", "Pakistan")


def test_visit_finds_the_general_where_he_is_only_described(
    visit: Reading, visit_actors: dict[str, Actor]
) -> None:
    texts = {segment.block: segment for segment in visit.segments}
    described = [
        visit.doc.text[texts[m.block].offset + m.start : texts[m.block].offset + m.end]
        for m in visit_actors["Mohammad Bagheri"].mentions
        if m.kind == "nominal"
    ]
    assert described == [
        "top military general",
        "Iranian general",
        "Iranian General",
        "Iranian counterpart",
    ]


def test_most_salient_come_first_and_say_why(visit: Reading) -> None:
    actors = find_actors(visit, 10)
    assert [a.salience for a in actors] == sorted((a.salience for a in actors), reverse=True)
    assert all(actor.why for actor in actors)


def test_only_the_limit_are_key_actors(visit: Reading) -> None:
    actors = find_actors(visit, 3)
    assert [actor.key for actor in actors] == [True] * 3 + [False] * 4


def test_places_besides_countries_are_no_key_actors(parse: Parse) -> None:
    reading = parse("Boston was calm. Mira Oduya, a teacher, lives in Boston.")
    actors = by_name(find_actors(reading, 10))
    assert actors["Mira Oduya"].key
    assert not actors["Boston"].key


def test_ids_are_unique_slugs(visit: Reading) -> None:
    ids = [actor.id for actor in find_actors(visit, 10)]
    assert "mohammad-bagheri" in ids
    assert len(set(ids)) == len(ids)


def test_everybody_whom_a_shared_surname_may_mean_is_marked_as_unsure(parse: Parse) -> None:
    reading = parse("The rivals were John Doe and his sister Jane Doe. Doe later wrote a book.")
    actors = by_name(find_actors(reading, 10))
    assert {"John Doe", "Jane Doe"} <= set(actors)
    assert actors["Jane Doe"].unsure
    assert actors["John Doe"].unsure


def test_both_of_a_couple_are_unsure_where_only_the_surname_follows(parse: Parse) -> None:
    reading = parse("Ann and Tom Holm founded the yard. Mrs Holm ran it.")
    actors = by_name(find_actors(reading, 10))
    assert actors["Ann Holm"].unsure
    assert actors["Tom Holm"].unsure


def test_credits_name_no_actors(parse: Parse) -> None:
    reading = parse(
        "By Lena Brandt",
        "A crane at dawn. (Wire/J. Doe)",
        "Mira Oduya, who leads the council, spoke.",
        "(c) 2024 Quay Times",
    )
    assert [actor.name for actor in find_actors(reading, 10)] == ["Mira Oduya"]


def test_mentions_are_found_in_every_kind_of_block() -> None:
    article = Article(
        Meta(),
        (
            Block("h1", "heading", (Run("What Angela Merkel said"),), level=2),
            Block("l1", "list", children=(Block("p1", "item", (Run("Angela Merkel spoke."),)),)),
            Block("c1", "code", (Run("name = 'Angela Merkel'"),)),
            Block("n1", "note", (Run("Angela Merkel wrote a book."),)),
        ),
    )
    (actor,) = find_actors(read_article(article), 10)
    assert [mention.block for mention in actor.mentions] == ["h1", "p1", "n1"]


def test_a_group_only_in_adjectives_is_no_actor(parse: Parse) -> None:
    names = set(by_name(find_actors(parse("The Muslim north met the Republicans."), 10)))
    assert names == {"Republicans"}


def test_a_language_without_model_has_no_actors() -> None:
    article = Article(Meta(language="ur"), (Block("p1", "paragraph", (Run("Angela Merkel"),)),))
    assert find_actors(read_article(article), 10) == ()


def test_an_empty_article_has_no_actors() -> None:
    assert find_actors(read_article(Article(Meta(), ())), 10) == ()


PIECES = st.sampled_from(
    [
        "Mira Oduya", "Oduya’s", "General Ann Holm", "the U.S.", "Tehran", "Iran", "Iranian",
        "the Iranian general", "World Trade Board (WTB)", "WTB", "Zurbarán", "said", "in", ",", ".",
        "the president of", "and", "\n", "“", "(", ")", "Paris", "🙂", "met", "of the Quay Union",
    ]
)  # fmt: skip


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.lists(PIECES, max_size=14).map(" ".join), max_size=3))
def test_every_mention_slices_to_a_form_of_the_actor(parse: Parse, paragraphs: list[str]) -> None:
    reading = parse(*paragraphs)
    for actor in find_actors(reading, 10):
        forms = {form.casefold() for form in (actor.name, *actor.aliases)}
        for mention in actor.mentions:
            text = paragraphs[int(mention.block[1:]) - 1][mention.start : mention.end]
            assert text.strip()
            assert (
                mention.kind in {"demonym", "nominal"} or " ".join(text.split()).casefold() in forms
            )
