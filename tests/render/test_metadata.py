"""What the package says about a book."""

from __future__ import annotations

from dataclasses import replace

import pytest
from briefing.model import Article, Block, Briefing, Image, Inset, Meta, Run
from briefing.render.chapters import Chapter, Chapters
from briefing.render.metadata import Statement, identifier, one_line, statements
from briefing.render.sheet import Sheet
from briefing.render.theme import find_theme
from tests.render import samples

CLASSIC = find_theme("classic")
TEXT = Chapters((Chapter("a.xhtml", b"text", drawing=False),), {})


def sheet_of(briefing: Briefing) -> Sheet:
    return Sheet(briefing, CLASSIC, "epub")


def said(briefing: Briefing, *, fonts: bool = False) -> tuple[Statement, ...]:
    return statements(sheet_of(briefing), fonts=fonts)


def values(briefing: Briefing, name: str) -> list[str]:
    """Return the values of a Dublin Core element or of a property."""
    return [s.value for s in said(briefing) if name in (s.name, s.attributes.get("property"))]


def with_picture(alt: str | None, *, decorative: bool = False) -> Briefing:
    figure = Block("f1", "figure", picture="f1.png", alt=alt, decorative=decorative)
    return samples.of_blocks((samples.paragraph(1, "Text."), figure))


def with_image(kind: str) -> Briefing:
    made = with_picture("Cranes")
    article = Article(made.article.meta, made.article.blocks, (Image("f1", kind, b"", 1, 1),))
    return replace(made, article=article)


def test_what_is_known_is_said_in_the_words_of_the_source() -> None:
    made = samples.briefing()
    about = made.article.meta
    assert values(made, "creator") == ["Ana Baker", "Joon Sato"]
    assert values(made, "description") == [about.subtitle]
    assert values(made, "subject") == ["ports", "tariffs & trade"]
    assert values(made, "source") == [about.url]
    assert (values(made, "publisher"), values(made, "rights")) == (["Quay Press"], ["CC BY 4.0"])


def test_the_handling_mark_says_who_may_have_the_book() -> None:
    assert values(samples.briefing(marking="TLP:RED"), "dcterms:accessRights") == ["TLP:RED"]


def test_a_logo_is_a_picture_with_an_alternative() -> None:
    made = samples.of_blocks((samples.paragraph(1, "Text."),))
    article = replace(made.article, meta=replace(made.article.meta, logo="f1.png"))
    signed = replace(made, article=article)
    assert values(signed, "schema:accessMode") == ["textual", "visual"]
    assert "alternativeText" in values(signed, "schema:accessibilityFeature")


def test_each_author_has_the_role_of_one() -> None:
    roles = [s for s in said(samples.briefing()) if s.attributes.get("property") == "role"]
    assert [(s.value, s.attributes["refines"]) for s in roles] == [
        ("aut", "#creator-1"),
        ("aut", "#creator-2"),
    ]


def test_nothing_empty_is_said() -> None:
    bare = Meta(title="T", authors=("", " "))
    made = samples.of_blocks((samples.paragraph(1, "Text."),), bare)
    names = {statement.name for statement in said(made)}
    assert names == {"meta"}
    assert all(statement.value for statement in said(made))


@pytest.mark.parametrize(("published", "expected"), [("2018-07", ["2018-07"]), ("", [])])
def test_a_date_is_said_only_if_there_is_one(published: str, expected: list[str]) -> None:
    assert values(samples.briefing(published=published), "date") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [(" a\n b ", "a b"), ("a\x00\x0bb", "a b"), ("a\ufffe", "a"), ("سلام 𝒂", "سلام 𝒂")],
)
def test_values_are_one_line_that_xml_can_hold(text: str, expected: str) -> None:
    assert one_line(text) == expected


def test_text_alone_needs_no_eyes() -> None:
    made = samples.of_blocks((samples.paragraph(1, "Text."),))
    assert values(made, "schema:accessMode") == ["textual"]
    assert values(made, "schema:accessModeSufficient") == ["textual"]
    assert "alternativeText" not in values(made, "schema:accessibilityFeature")


def test_pictures_with_alternatives_are_claimed() -> None:
    made = with_picture("Cranes")
    assert values(made, "schema:accessMode") == ["textual", "visual"]
    assert "alternativeText" in values(made, "schema:accessibilityFeature")
    assert values(made, "schema:accessModeSufficient") == ["textual"]


@pytest.mark.parametrize("alt", [None, "", "  "])
def test_a_picture_without_alternative_ends_the_claim(alt: str | None) -> None:
    made = with_picture(alt)
    assert values(made, "schema:accessModeSufficient") == ["textual,visual"]
    assert values(made, "schema:accessibilitySummary")[0].endswith("have no text alternative.")


@pytest.mark.parametrize(("alt", "enough"), [("x", "textual"), (None, "textual,visual")])
def test_a_picture_in_a_line_counts_as_any_other(alt: str | None, enough: str) -> None:
    run = Run("x", inset=Inset("f1.png", alt, width=1.0))
    made = samples.of_blocks((samples.paragraph(1, "So ", run),))
    assert values(made, "schema:accessModeSufficient") == [enough]


def test_a_decorative_picture_needs_no_alternative() -> None:
    assert values(with_picture("", decorative=True), "schema:accessMode") == ["textual"]


@pytest.mark.parametrize(("kind", "hazard"), [("image/png", "none"), ("image/gif", "unknown")])
def test_a_picture_that_may_flash_is_an_unknown_hazard(kind: str, hazard: str) -> None:
    assert values(with_image(kind), "schema:accessibilityHazard") == [hazard]


def test_a_book_with_nothing_against_it_conforms_and_says_who_found_that() -> None:
    made = samples.briefing(publisher="Quay Press")
    assert values(made, "dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert values(made, "a11y:certifiedBy") == ["briefing (checked by program, not by a person)"]


@pytest.mark.parametrize(
    "made", [with_picture(None), with_image("image/gif"), samples.briefing(language="und")]
)
def test_a_book_that_may_shut_someone_out_does_not_claim_to_conform(made: Briefing) -> None:
    assert values(made, "dcterms:conformsTo") == values(made, "a11y:certifiedBy") == []


def test_embedded_fonts_are_announced() -> None:
    names = [s.attributes.get("property") for s in said(samples.briefing(), fonts=True)]
    assert "ibooks:specified-fonts" in names


def test_the_identifier_is_that_of_the_content() -> None:
    sheet = sheet_of(samples.briefing())
    assert identifier(sheet, TEXT) == identifier(sheet_of(samples.briefing()), TEXT)
    assert identifier(sheet, TEXT).startswith("urn:uuid:")


@pytest.mark.parametrize(
    "other",
    [
        samples.briefing(title="Another"),
        replace(samples.briefing(), article=Article(samples.meta(), samples.blocks())),
    ],
    ids=["title", "pictures"],
)
def test_another_content_has_another_identifier(other: Briefing) -> None:
    assert identifier(sheet_of(other), TEXT) != identifier(sheet_of(samples.briefing()), TEXT)


def test_other_words_have_another_identifier() -> None:
    words = Chapters((Chapter("a.xhtml", b"other", drawing=False),), {})
    sheet = sheet_of(samples.of_blocks((samples.paragraph(1, Run("Text.")),)))
    assert identifier(sheet, words) != identifier(sheet, TEXT)
