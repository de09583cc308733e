from __future__ import annotations

from briefing.analysis.finding import find
from briefing.analysis.reading import Reading, read_article
from briefing.model import Actor, Article, Block, Meta, Run


def actors(*paragraphs: str, language: str = "it", limit: int = 9) -> dict[str, Actor]:
    blocks = tuple(
        Block(f"p{number}", "paragraph", (Run(text),)) for number, text in enumerate(paragraphs, 1)
    )
    reading: Reading = read_article(Article(Meta(language=language), blocks))
    return {actor.name: actor for actor in find(reading, limit).actors}


def test_a_surname_stands_for_the_only_full_name_that_ends_with_it() -> None:
    found = actors("Oggi parla Mara Kvist.", "Poi Kvist tace, e anche Kvist ride.")
    assert found["Mara Kvist"].aliases == ("Kvist",)
    assert [mention.block for mention in found["Mara Kvist"].mentions] == ["p1", "p2", "p2"]


def test_a_surname_of_two_people_stands_for_neither() -> None:
    found = actors(
        "Oggi parla Mara Kvist, poi Teo Kvist.", "E Mara Kvist e Teo Kvist. Ma Kvist e Kvist tace."
    )
    assert set(found) == {"Mara Kvist", "Teo Kvist", "Kvist"}


def test_an_acronym_stands_for_the_name_of_which_it_has_the_initials() -> None:
    found = actors("Oggi parla il Nuovo Istituto Tariffe, il NIT.", "Ma il NIT tace.")
    assert found["Nuovo Istituto Tariffe"].aliases == ("NIT",)


def test_what_stands_before_a_known_name_is_cut_off() -> None:
    found = actors("Gestern kam Landrätin Maria Kruse.", "Dann ging Maria Kruse.", language="de")
    assert found["Maria Kruse"].aliases == ()
    assert found["Maria Kruse"].mentions[0].start == len("Gestern kam Landrätin ")


def test_inflected_forms_are_one_name_without_aliases() -> None:
    found = actors("Вчера Игоря Мельника видели.", "Но Игорь Мельник ушёл.", language="ru")
    assert [(a.aliases, len(a.mentions)) for a in found.values()] == [((), 2)]


def test_a_country_goes_by_its_name_in_the_language() -> None:
    found = actors("Также в Дании ждут.", "Но Данию не слышат.", language="ru")
    assert (found["Дания"].country, found["Дания"].kind, found["Дания"].key) == (
        "Дания",
        "place",
        True,
    )


def test_once_or_only_at_the_start_of_sentences_is_not_enough() -> None:
    assert not actors("Oggi parla Mara Kvist.", "Lyrehaven tace. Lyrehaven ride.")


def test_a_single_noun_of_german_is_no_name() -> None:
    assert not actors("Dort war der Hafen.", "Aber der Hafen war leer.", language="de")


def test_kinds_follow_the_evidence_and_guesses_are_uncertain() -> None:
    found = actors(
        "Hoy habla Lucía Ruiz con la Fundación Almar en Lyrehaven.",
        "Luego Lucía Ruiz visita la Fundación Almar y Lyrehaven con Norda Sul y Zelm Brun.",
        "Pero Norda Sul y Zelm Brun callan, y Brun ríe.",
        language="es",
    )
    assert {name: (actor.kind, actor.unsure) for name, actor in found.items()} == {
        "Lucía Ruiz": ("person", False),
        "Fundación Almar": ("organisation", False),
        "Lyrehaven": ("place", False),
        "Norda Sul": ("organisation", True),
        "Zelm Brun": ("person", True),
    }


def test_only_so_many_are_key_actors_and_towns_are_none() -> None:
    texts = ("Hoy habla Lucía Ruiz en Lyrehaven.", "Luego Pablo Sol ve a Lucía Ruiz y Pablo Sol.")
    found = actors(*texts, "Están en Lyrehaven.", language="es", limit=1)
    assert sorted(actor.key for actor in found.values()) == [False, False, True]


def test_a_heading_is_a_mention_and_no_evidence() -> None:
    article = Article(
        Meta(language="it"),
        (
            Block("h1", "heading", (Run("Parla Mara Kvist a Porto Alto"),), 2),
            Block("p1", "paragraph", (Run("Oggi parla Mara Kvist. Domani parla Mara Kvist."),)),
        ),
    )
    (actor,) = find(read_article(article), 5).actors
    assert [mention.block for mention in actor.mentions] == ["h1", "p1", "p1"]
