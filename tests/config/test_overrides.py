"""Tests of briefing/config/overrides.py."""

import pytest
from briefing.config.metadata import Metadata, read_metadata
from briefing.config.tomlfile import parse_toml
from briefing.manuscript import ActorOverride, Overrides, PointOverride
from briefing.model import Meta


def metadata(text: str) -> Metadata:
    return read_metadata([parse_toml(text, "a.toml")], Meta())


def test_without_keys_everything_is_computed() -> None:
    assert metadata('title = "x"').overrides == Overrides()


def test_points_as_texts_and_tables() -> None:
    text = 'summary = ["One.", {text = "Two.", block = "#p2"}, ""]'
    assert metadata(text).overrides.summary == (
        PointOverride("One."),
        PointOverride("Two.", "p2"),
    )


def test_one_text_is_one_point() -> None:
    assert metadata('summary = "One."').overrides.summary == (PointOverride("One."),)


def test_an_empty_list_means_no_summary() -> None:
    assert metadata("summary = []").overrides.summary == ()


def test_an_empty_text_means_nothing() -> None:
    assert metadata('summary = ""').overrides.summary is None


ACTORS = """
[[actors]]
name = "Mira Oduya"
rename = "M. Oduya"
kind = "Organization"
role = ""
rank = "Major"
country = "Quayland"
aliases = ["Mrs Oduya", "Oduya"]
note = "chair"
same_as = "Council"

[[actors]]
name = "Council"
hide = true
"""


def test_every_key_of_an_actor() -> None:
    overrides = metadata(ACTORS).overrides
    assert overrides.path == "a.toml"
    assert overrides.actors == (
        ActorOverride(
            name="Mira Oduya",
            rename="M. Oduya",
            kind="organisation",
            role="",
            rank="Major",
            country="Quayland",
            aliases=("Mrs Oduya", "Oduya"),
            note="chair",
            same_as="Council",
            line=2,
        ),
        ActorOverride(name="Council", hide=True, line=13),
    )


def test_what_is_not_said_is_not_corrected() -> None:
    actor = metadata('[[actors]]\nname = "X"').overrides.actors[0]
    assert (actor.kind, actor.role, actor.rank, actor.country) == (None, None, None, None)


@pytest.mark.parametrize(
    ("text", "code", "line", "words"),
    [
        ('[[actors]]\nname = "X"\n\nrolle = "y"', "C001", 4, 'unknown key "rolle" in actors'),
        ('[[actors]]\nname = "X"\nkind = "ship"', "C002", 3, '"kind" must be one of person'),
        ('[[actors]]\nname = "X"\nhide = "perhaps"', "C002", 3, '"hide" must be true or false'),
        ('[[actors]]\nrole = "y"', "C002", 1, "an actor needs a name"),
        ('actors = ["X"]', "C002", 1, "an actor must be a table with a name, not a text"),
        ('actors = "X"', "C002", 1, "an actor must be a table with a name, not a text"),
        ("summary = [3]", "C002", 1, '"text" must be text, not a number'),
        ('summary = [{text = "x", block = "über"}]', "C002", 1, "must be the id of a block"),
        ('summary = [{text = "x", blok = "p1"}]', "C001", 1, 'unknown key "blok" in summary'),
    ],
)
def test_what_is_reported(text: str, code: str, line: int, words: str) -> None:
    found = metadata(text).diagnostics
    assert [(diagnostic.code, diagnostic.place.line) for diagnostic in found] == [(code, line)]
    assert words in found[0].message


def test_a_wrong_field_leaves_the_rest_of_the_actor() -> None:
    actors = metadata('[[actors]]\nname = "X"\nrole = 3\nrank = "Major"').overrides.actors
    assert (actors[0].role, actors[0].rank) == (None, "Major")
