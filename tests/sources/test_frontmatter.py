"""Tests of briefing/sources/frontmatter.py."""

import pytest
from briefing.errors import ConfigError
from briefing.sources.frontmatter import split_front_matter


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: X\n---\nBody",
        "---  \ntitle: X\n...\nBody",
        "---\n# comment\ntitle: X\n---\nBody",
        '---\n"title": X\n---\nBody',
        '+++\ntitle = "X"\n+++\nBody',
        '+++\n# comment\ntitle = "X"\n+++\nBody',
    ],
)
def test_metadata_and_body(text: str) -> None:
    layer, body = split_front_matter(text, "a.md")
    assert layer.values == {"title": "X"}
    assert body.strip() == "Body"


@pytest.mark.parametrize(
    "text",
    [
        "Body",
        "---\n\nThe council met.\n\nSecond\n---\n",
        "---\nThe council said: no\n---\n",
        "---\n# Heading\nNote: never closed\n",
        "---\n---\nBody",
        "----\ntitle: X\n----\n",
        "+++\nno toml\n+++\n",
        "---",
        "text\n---\ntitle: X\n---\n",
    ],
)
def test_what_is_text(text: str) -> None:
    layer, body = split_front_matter(text, "a.md")
    assert (layer.values, body) == ({}, text)


def test_the_body_keeps_its_line_numbers() -> None:
    _, body = split_front_matter("---\ntitle: X\n---\n\nBody", "a.md")
    assert body.split("\n").index("Body") == 4


@pytest.mark.parametrize("text", ["---\ntitle: X\n\nBody", '+++\ntitle = "X"\n\nBody'])
def test_unclosed_metadata_is_an_error(text: str) -> None:
    with pytest.raises(ConfigError, match="the front matter is not closed"):
        split_front_matter(text, "a.md")


@pytest.mark.parametrize(
    ("text", "place"),
    [("---\na: 1\na: 2\n---\n", "a.md:3:1"), ("+++\na = 1\nb = @\n+++\n", "a.md:3:5")],
)
def test_places_are_lines_of_the_file(text: str, place: str) -> None:
    with pytest.raises(ConfigError) as caught:
        split_front_matter(text, "a.md")
    assert str(caught.value.place) == place


def test_lines_of_toml_keys() -> None:
    layer, _ = split_front_matter('+++\na = 1\n[[actors]]\nname = "x"\n+++\n', "a.md")
    assert (layer.place("a").line, layer.place("actors", 0, "name").line) == (2, 4)
