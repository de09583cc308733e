"""The page at a glance: what is given up, and what is said of what does not fit."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from briefing.model import Block, Briefing, Event, Run
from briefing.output import Output
from briefing.render.pdf import render
from briefing.render.theme import find_theme
from pypdf import PdfReader
from tests.render import samples

CLASSIC = find_theme("classic")
WORDS = "The council waits, and the ships wait with it, as they have for years. "
EVENTS = tuple(Event(f"20{n}", WORDS[:-1], "p1", 0, len(WORDS) - 1) for n in range(10, 20))


def glance(*content: Block, timeline: tuple[Event, ...] = ()) -> Briefing:
    made = samples.of_blocks(content, replace(samples.meta(), title="Tide", subtitle=""))
    return replace(made, form="at-a-glance", timeline=timeline)


def paragraphs(count: int, times: int = 4) -> tuple[Block, ...]:
    return tuple(samples.paragraph(n, WORDS * times) for n in range(1, count + 1))


def said(output: Output) -> list[tuple[str, str, str]]:
    return [(one.code, one.severity, one.message) for one in output.diagnostics]


def pages(output: Output) -> int:
    return len(PdfReader(BytesIO(output.data)).pages)


def test_a_short_text_is_left_as_it_is() -> None:
    made = render(glance(*paragraphs(3)), CLASSIC, "a4")
    assert (pages(made), made.diagnostics) == (1, ())


def test_drawings_go_before_letters_grow_small_and_that_is_said() -> None:
    made = render(glance(*paragraphs(6), timeline=EVENTS), CLASSIC, "a4")
    assert pages(made) == 1
    assert [(code, kind) for code, kind, _ in said(made)] == [("R004", "warning")]
    assert "print leaves out the timeline" in made.diagnostics[0].message


def test_a_text_is_tightened_no_more_than_it_needs() -> None:
    made = render(glance(*paragraphs(13)), CLASSIC, "a4")
    assert (pages(made), made.diagnostics) == (1, ())
    assert smallest(made) > 8.5


def test_what_does_not_fit_runs_over_and_is_an_error_that_names_it() -> None:
    made = render(glance(*paragraphs(20)), CLASSIC, "a4")
    assert pages(made) == 2
    ((code, severity, message),) = said(made)
    assert (code, severity) == ("R005", "error")
    assert "paragraphs do not fit on the page (from ¶" in message
    assert smallest(made) == pytest.approx(8.5)


def test_a_table_or_the_small_print_that_does_not_fit_is_named_too() -> None:
    last = Block("c1", "code", (Run("\n".join(map(str, range(60)))),))
    made = render(glance(*paragraphs(1), last), CLASSIC, "a5")
    assert "does not fit" in made.diagnostics[0].message


def smallest(output: Output) -> float:
    """Return the size of most letters on page 1, in points."""
    sizes: dict[float, int] = {}

    def visit(text: str, page: list[float], line: list[float], _: object, size: float) -> None:
        points = round(size * abs(page[0]) * abs(line[0]), 1)
        sizes[points] = sizes.get(points, 0) + len(text)

    PdfReader(BytesIO(output.data)).pages[0].extract_text(visitor_text=visit)
    return max(sizes, key=lambda size: sizes[size])
