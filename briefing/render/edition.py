"""All outputs of a briefing that are asked for, those that speak of each other made together.

Print and ebook of one edition know each other: the print is laid out, then the ebook is made with
its page numbers, then the print is written with the ebook inside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pkgutil import resolve_name
from typing import TYPE_CHECKING

from briefing.languages import load
from briefing.model import Briefing
from briefing.output import Output, Theme
from briefing.render import RENDERERS

if TYPE_CHECKING:
    from briefing.render.cover import Cover

Renderer = Callable[[Briefing, Theme, str], Output]
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
    if "epub" in wanted:
        memory = replace(memory, cover=_cover(briefing, theme, memory))
    made: dict[str, Output] = {}
    if "pdf" in wanted:
        front = memory.cover if "epub" in wanted else None
        task = _Task(briefing, theme, paper, source, pdf2)
        made, places = _print(task, memory.places, front)
        memory = replace(memory, places=places)
    for name in wanted:
        if name not in made:
            made[name] = _alone(name, briefing, theme, paper, memory.cover)
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


def _cover(briefing: Briefing, theme: Theme, memory: Memory) -> Cover:
    # Without an ebook there is no need for pictures.
    from briefing.render.cover import cover  # noqa: PLC0415
    from briefing.render.sheet import Sheet  # noqa: PLC0415

    return cover(Sheet(briefing, theme, "epub"), memory.cover)


def _alone(name: str, briefing: Briefing, theme: Theme, paper: str, front: Cover | None) -> Output:
    """Return an output that knows of no other."""
    if name == "epub" and front:
        from briefing.render.epub import with_pages  # noqa: PLC0415 - a web page needs no ebook

        return with_pages(briefing, theme, (), front)
    render: Renderer = resolve_name(RENDERERS[name])
    return render(briefing, theme, paper)


def _print(
    task: _Task, places: Mapping[str, int], front: Cover | None
) -> tuple[dict[str, Output], Mapping[str, int]]:
    """Return the print with its source inside, with the ebook that has this cover if there is one.

    Also return the page of each id, counted from 1; `places` are those of an earlier print.
    """
    # A web page alone must not wait for the PDF engine.
    from briefing.render.engine import Attached  # noqa: PLC0415
    from briefing.render.epub import with_pages  # noqa: PLC0415
    from briefing.render.pagelist import page_starts  # noqa: PLC0415
    from briefing.render.pages import first_pages  # noqa: PLC0415
    from briefing.render.pdf import Bound, compose, finish  # noqa: PLC0415

    briefing, theme, source = task.briefing, task.theme, task.source
    labels = load(briefing.article.meta.language).labels
    attached = [Attached(source.name, source.data, "Source", labels["attached_source"])]
    bound = Bound(places=places, recalled=bool(places))
    printed = compose(briefing, theme, task.paper, bound)
    places = first_pages(printed.document)
    if not front:
        return {"pdf": finish(printed, attached, pdf2=task.pdf2)}, places
    starts = [(s.number, s.block, s.offset) for s in page_starts(printed.document)]
    ebook = with_pages(briefing, theme, starts, front)
    attached.append(Attached(ebook.name, ebook.data, "Alternative", labels["attached_ebook"]))
    return {"pdf": finish(printed, attached, pdf2=task.pdf2), "epub": ebook}, places
