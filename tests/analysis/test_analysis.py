from __future__ import annotations

import subprocess
import sys

import pytest
from briefing.analysis import analyse, reading
from briefing.config import Settings
from briefing.errors import Diagnostic, Place
from briefing.manuscript import ActorOverride, Overrides, PointOverride, Source
from briefing.model import Article, Block, Meta, Run, Summary

TEXT = " ".join(
    f"{name} Pell, the mayor of {town}, closed the {town} harbour in {month} because of the storm."
    for name, town, month in [
        ("Mara", "Accra", "May"),
        ("Kofi", "Lome", "June"),
        ("Lena", "Dakar", "July"),
        ("Ruth", "Banjul", "August"),
        ("Paul", "Freetown", "March"),
        ("Nora", "Conakry", "April"),
        ("Hugo", "Monrovia", "October"),
        ("Vera", "Bissau", "January"),
        ("Ivan", "Praia", "November"),
    ]
)
SAID = Diagnostic("S003", "no date", Place("a.txt"))


def _source(text: str = TEXT, language: str = "en", overrides: Overrides | None = None) -> Source:
    blocks = (Block("p1", "paragraph", (Run(text),)),)
    article = Article(Meta(title="Harbours", language=language), blocks)
    return Source("a.txt", "a", article, overrides or Overrides(), diagnostics=(SAID,))


def _codes(source: Source, *parts: str) -> list[str]:
    return [one.code for one in analyse(source, Settings(), frozenset(parts)).diagnostics]


def test_both_parts_are_computed() -> None:
    found = analyse(_source(), Settings(points=2, max_actors=3))
    assert len(found.summary.points) == 2
    assert sum(actor.key for actor in found.actors) == 3
    assert (found.slug, found.diagnostics) == ("a", (SAID,))


def test_points_are_the_same_without_the_actors() -> None:
    alone = analyse(_source(), Settings(), frozenset({"summary"}))
    assert alone.summary == analyse(_source(), Settings()).summary
    assert alone.actors == ()


def test_actors_alone() -> None:
    found = analyse(_source(), Settings(), frozenset({"actors"}))
    assert found.actors
    assert found.summary == Summary()


def test_nothing_is_computed_if_nothing_is_asked_for() -> None:
    found = analyse(_source(), Settings(), frozenset())
    assert (found.summary, found.actors, found.diagnostics) == (Summary(), (), (SAID,))


def test_the_editor_wins() -> None:
    points = (PointOverride("Ports closed."),)
    overrides = Overrides("a.toml", points, (ActorOverride("Accra", hide=True),))
    found = analyse(_source(overrides=overrides), Settings())
    assert (found.summary.origin, found.summary.points[0].text) == ("editor", "Ports closed.")
    assert "Accra" not in [actor.name for actor in found.actors]


def test_overrides_of_a_part_that_is_not_asked_for_are_left_alone() -> None:
    overrides = Overrides("a.toml", (PointOverride("Text."),), (ActorOverride("Nobody"),))
    found = analyse(_source(overrides=overrides), Settings(), frozenset({"summary"}))
    assert (found.actors, found.diagnostics) == ((), (SAID,))


def test_a_text_that_is_too_short_is_said() -> None:
    found = analyse(_source("Ports."), Settings(), frozenset({"summary"}))
    assert str(found.diagnostics[-1]) == "a.txt: warning N001: no summary: the text is too short"


def test_a_text_without_a_good_sentence_is_said() -> None:
    found = analyse(_source("He said so, " * 100 + "yes."), Settings(), frozenset({"summary"}))
    assert "N001: no summary: no sentence" in str(found.diagnostics[-1])


def test_a_short_text_needs_no_computed_summary_if_the_editor_wrote_one() -> None:
    overrides = Overrides("a.toml", (PointOverride("Ports."),))
    assert _codes(_source("Ports.", overrides=overrides), "summary") == ["S003"]


def test_a_language_without_a_model_has_uncertain_actors_without_roles_and_a_summary() -> None:
    found = analyse(_source(language="es"), Settings())
    assert found.actors
    assert all(actor.unsure and not actor.role for actor in found.actors)
    assert found.summary.points
    assert [one.code for one in found.diagnostics] == ["S003", "N002"]


def test_without_actors_asked_for_no_model_is_missed() -> None:
    assert _codes(_source(language="es"), "summary") == ["S003"]


def test_a_text_that_is_too_long_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "WORDS", 100)
    assert "N006" in _codes(_source(), "actors")


_LAZY = """
import sys
from briefing.analysis import analyse
from briefing.config import Settings
from briefing.manuscript import *
from briefing.model import *
article = Article(Meta(editor="Ana"), ())
source = Source("a", "a", article, Overrides("b", (PointOverride("Text."),)))
analyse(source, Settings(), frozenset())
assert analyse(source, Settings(), frozenset({"summary"})).summary.points
assert "spacy" not in sys.modules
"""


def test_spacy_is_loaded_only_if_something_is_computed() -> None:
    subprocess.run([sys.executable, "-c", _LAZY], check=True)


DATED = " ".join(
    f"In {year} Mara Pell met Kofi Owusu, and Lena Diop met Ruth Jallow and Mara Pell."
    for year in range(2001, 2007)
)


def test_pictures_are_made_with_the_actors_that_they_need() -> None:
    found = analyse(_source(DATED), Settings(), frozenset({"timeline", "links"}))
    assert [event.date for event in found.timeline] == [str(year) for year in range(2001, 2007)]
    assert {link.first for link in found.links} <= {actor.id for actor in found.actors}
    assert found.links


@pytest.mark.parametrize(
    ("collection", "article", "made"),
    [(True, None, True), (False, None, False), (False, True, True), (True, False, False)],
)
def test_pictures_can_be_switched_off(collection: bool, article: bool | None, made: bool) -> None:
    source = _source(DATED, overrides=Overrides(timeline=article, actor_map=article))
    found = analyse(source, Settings(timeline=collection, actor_map=collection))
    assert (bool(found.timeline), bool(found.links)) == (made, made)
