from __future__ import annotations

from dataclasses import replace

import pytest
from briefing.languages import load
from briefing.model import Block, Meta, Run, Summary
from briefing.render import wording
from tests.render.samples import briefing, paragraph, table

ENGLISH = load("en")


@pytest.mark.parametrize(
    ("title", "halves"),
    [
        ("A port and a town: a thaw in winter", ("A port and a town: a thaw", "in winter")),
        ("A thaw", ("A thaw", "")),
        ("One two three Donaudampfschifffahrtsgesellschaft", None),
    ],
)
def test_the_last_words_of_a_title_stay_together_where_they_are_short(
    title: str, halves: tuple[str, str] | None
) -> None:
    assert wording.kept_together(title) == (halves or (title, ""))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ports closed.", ("Ports ", "closed.")),
        ("Closed.", ("Closed.", "")),
        ("See quay/seven/aurora/borealis/dues", ("See quay/seven/aurora/borealis/dues", "")),
        ("Ships came from بندر عباس", ("Ships came from بندر عباس", "")),
    ],
)
def test_the_last_word_of_a_point_stays_with_its_reference_where_that_is_safe(
    text: str, parts: tuple[str, str]
) -> None:
    assert wording.last_word(text) == parts


@pytest.mark.parametrize(
    ("status", "printed"), [("draft", "Entwurf"), ("SUPERSEDED", "Überholt"), ("Nullte", "Nullte")]
)
def test_a_usual_status_is_said_in_the_language_of_the_text(status: str, printed: str) -> None:
    assert wording.status(Meta(status=status), load("de").labels) == printed


@pytest.mark.parametrize(
    ("meta", "text"),
    [
        (Meta(), ""),
        (Meta(published="2018-07"), "July 2018"),
        (Meta(reference="7", published="2018", updated="2019"), "Ref. 7 · 2018 · updated 2019"),
    ],
)
def test_the_imprint_says_what_is_known(meta: Meta, text: str) -> None:
    assert wording.imprint(meta, ENGLISH) == text


@pytest.mark.parametrize(
    ("names", "text"),
    [((), ""), (("A",), "A"), (("A", "B"), "A and B"), (("A", "B", "C"), "A, B and C")],
)
def test_authors_are_one_phrase(names: tuple[str, ...], text: str) -> None:
    assert wording.authors(Meta(authors=names), ENGLISH.labels) == text


def test_the_extent_counts_paragraphs_and_minutes() -> None:
    one = (Block("p1", "paragraph", (Run("Short."),)),)
    long = tuple(Block(f"p{n}", "paragraph", (Run("word " * 100),)) for n in range(1, 8))
    assert wording.extent(one, ENGLISH.labels) == "1 paragraph · 1 minute to read"
    assert wording.extent(long, ENGLISH.labels) == "7 paragraphs · 3 minutes to read"


def test_a_text_without_spaces_takes_time_too() -> None:
    text = (paragraph(1, "港口扩建" * 200),)
    assert wording.extent(text, load("zh").labels) == "共1段 · 阅读约需3分钟"


def test_the_summary_says_who_made_it() -> None:
    sample = briefing()
    edited = replace(sample, summary=Summary(sample.summary.points, "editor"))
    named = replace(edited, article=replace(edited.article, meta=Meta(editor="Ana Baker")))
    labels = ENGLISH.labels
    assert wording.summary_origin(sample, labels) == (
        "Sentences chosen from the article by machine; not reviewed."
    )
    assert wording.summary_origin(edited, labels) == "Summary by the editor."
    assert wording.summary_origin(named, labels) == "Summary by Ana Baker."


def test_the_summary_says_which_model_wrote_it_and_what_it_did_not_write() -> None:
    points = briefing().summary.points
    mixed = (*points[:-1], replace(points[-1], origin="computed"))
    labels = ENGLISH.labels
    written, partly = (
        wording.summary_origin(replace(briefing(), summary=Summary(found, "model a {b} c")), labels)
        for found in (points, mixed)
    )
    assert written.startswith("Written by the model a {b} c, each point checked against")
    assert "those marked are sentences of the article" in partly
    assert written.endswith("not reviewed.")
    assert partly.endswith("not reviewed.")


def test_the_sidebar_says_whether_an_editor_corrected_it() -> None:
    sample = briefing()
    edited = replace(sample, edited=True)
    named = replace(edited, article=replace(edited.article, meta=Meta(editor="Ana Baker")))
    labels = ENGLISH.labels
    assert "not reviewed" in wording.actors_origin(sample, labels)
    assert wording.actors_origin(edited, labels).endswith("corrected by the editor.")
    assert wording.actors_origin(named, labels).endswith("corrected by Ana Baker.")


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (Block("f1", "figure", alt="A quay"), "A quay"),
        (Block("f2", "figure"), "Figure 2"),
        (Block("f3", "figure", alt="", decorative=True), ""),
    ],
)
def test_a_figure_always_has_an_alternative_unless_it_is_decor(figure: Block, text: str) -> None:
    assert wording.alternative(figure, ENGLISH.labels) == text


def test_only_rows_that_are_headings_throughout_are_the_head() -> None:
    assert wording.head_rows(table()) == 1
