"""All outputs of a briefing that are asked for, those that speak of each other made together.

Print and ebook of one edition know each other: the print is laid out, then the ebook is made with
its page numbers, then the print is written with the ebook inside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pkgutil import resolve_name
from typing import TYPE_CHECKING

from briefing.languages import load
from briefing.model import Briefing
from briefing.output import Output, Theme
from briefing.render import RENDERERS

if TYPE_CHECKING:
    from briefing.render.cover import Cover

Renderer = Callable[[Briefing, Theme, str], Output]
_Write = Callable[[Sequence[tuple[int, str, int]]], Output]
TOGETHER = frozenset({"pdf", "epub"})
"""Outputs that differ if both are asked for."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known from an earlier edition of a source; it saves time, and changes no byte."""

    places: Mapping[str, int] = field(default_factory=dict)
    """The page of each id in print, counted from 1."""
    cover: Cover | None = None
    """The cover of the ebook."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What was made."""

    outputs: Mapping[str, Output]
    """By name, such as `pdf`."""
    memory: Memory
    """What to remember of it."""


def render_edition(  # noqa: PLR0913 - all that shapes an edition
    briefing: Briefing,
    theme: Theme,
    paper: str,
    outputs: Iterable[str],
    source: Output,
    *,
    pdf2: bool = False,
    memory: Memory | None = None,
) -> Edition:
    """Return the outputs that are asked for; `source` is the file that the article came from.

    `pdf2` makes the PDF one of PDF 2.0, see `engine.write`. The memory may be of another text,
    theme or paper.

    Raises:
        RenderError: an output cannot be made.
        ThemeError: the theme does not hold together.
    """
    wanted = tuple(outputs)
    memory = memory or Memory()
    made: dict[str, Output] = {}
    write: _Write | None = None
    if "epub" in wanted:
        write, front = _ebook(briefing, theme, memory.cover)
        memory = replace(memory, cover=front)
    if "pdf" in wanted:
        made, places = _print(_Task(briefing, theme, paper, source, pdf2), memory.places, write)
        memory = replace(memory, places=places)
    elif write:
        made["epub"] = write(())
    for name in wanted:
        if name not in made:
            render: Renderer = resolve_name(RENDERERS[name])
            made[name] = render(briefing, theme, paper)
    return Edition({name: made[name] for name in wanted}, memory)


@dataclass(frozen=True, slots=True)
class _Task:
    """What a print is made of."""

    briefing: Briefing
    """Its text."""
    theme: Theme
    """Its looks."""
    paper: str
    """Its paper."""
    source: Output
    """The file that it came from."""
    pdf2: bool
    """True for PDF 2.0."""


def _ebook(briefing: Briefing, theme: Theme, known: Cover | None) -> tuple[_Write, Cover]:
    """Return what writes the ebook when the pages of the print are known, and its cover."""
    # Without an ebook there is no need for its libraries.
    from briefing.render.cover import cover  # noqa: PLC0415
    from briefing.render.epub import with_pages  # noqa: PLC0415
    from briefing.render.sheet import Sheet  # noqa: PLC0415

    sheet = Sheet(briefing, theme, "epub")
    front = cover(sheet, known)
    return partial(with_pages, sheet, front), front


def _print(
    task: _Task, places: Mapping[str, int], write: _Write | None
) -> tuple[dict[str, Output], Mapping[str, int]]:
    """Return the print with its source inside, and with the ebook if one is to be written.

    Also return the page of each id, counted from 1; `places` are those of an earlier print.
    """
    # A web page alone must not wait for the PDF engine.
    from briefing.render.engine import Attached  # noqa: PLC0415
    from briefing.render.pagelist import page_starts  # noqa: PLC0415
    from briefing.render.pages import first_pages  # noqa: PLC0415
    from briefing.render.pdf import Bound, compose, finish  # noqa: PLC0415

    briefing, source = task.briefing, task.source
    labels = load(briefing.article.meta.language).labels
    attached = [Attached(source.name, source.data, "Source", labels["attached_source"])]
    bound = Bound(places=places, recalled=bool(places))
    printed = compose(briefing, task.theme, task.paper, bound)
    places = first_pages(printed.document)
    if not write:
        return {"pdf": finish(printed, attached, pdf2=task.pdf2)}, places
    starts = [(s.number, s.block, s.offset) for s in page_starts(printed.document)]
    ebook = write(starts)
    attached.append(Attached(ebook.name, ebook.data, "Alternative", labels["attached_ebook"]))
    return {"pdf": finish(printed, attached, pdf2=task.pdf2), "epub": ebook}, places
