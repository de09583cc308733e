"""All outputs of a briefing that are asked for, those that speak of each other made together.

Print and ebook of one edition know each other: the print is laid out, then the ebook is made with
its page numbers, then the print is written with the ebook inside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pkgutil import resolve_name

from briefing.languages import load
from briefing.model import Briefing, Output, Theme
from briefing.render import RENDERERS

Renderer = Callable[[Briefing, Theme, str], Output]
TOGETHER = frozenset({"pdf", "epub"})
"""Outputs that differ if both are asked for."""


def render_edition(
    briefing: Briefing,
    theme: Theme,
    paper: str,
    outputs: Iterable[str],
    source: Output,
    *,
    pdf2: bool = False,
) -> dict[str, Output]:
    """Return the outputs by name; `source` is the file that the article came from.

    `pdf2` makes the PDF one of PDF 2.0, see `engine.write`.

    Raises:
        RenderError: an output cannot be made.
        ThemeError: the theme does not hold together.
    """
    wanted = tuple(outputs)
    made: dict[str, Output] = {}
    if "pdf" in wanted:
        made = _print(briefing, theme, paper, source, with_ebook="epub" in wanted, pdf2=pdf2)
    for name in wanted:
        if name not in made:
            render: Renderer = resolve_name(RENDERERS[name])
            made[name] = render(briefing, theme, paper)
    return {name: made[name] for name in wanted}


def _print(
    briefing: Briefing, theme: Theme, paper: str, source: Output, *, with_ebook: bool, pdf2: bool
) -> dict[str, Output]:
    """Return the print with its source inside, and the ebook that goes with it if asked for."""
    # A web page alone must not wait for the PDF engine.
    from briefing.render.engine import Attached, loaded_fonts  # noqa: PLC0415
    from briefing.render.epub import with_pages  # noqa: PLC0415
    from briefing.render.pagelist import page_starts  # noqa: PLC0415
    from briefing.render.pdf import compose, finish  # noqa: PLC0415

    labels = load(briefing.article.meta.language).labels
    attached = [Attached(source.name, source.data, "Source", labels["attached_source"])]
    with loaded_fonts() as fonts:
        printed = compose(briefing, theme, paper, fonts)
        if not with_ebook:
            return {"pdf": finish(printed, attached, pdf2=pdf2)}
        starts = [(s.number, s.block, s.offset) for s in page_starts(printed.document)]
        ebook = with_pages(briefing, theme, starts)
        attached.append(Attached(ebook.name, ebook.data, "Alternative", labels["attached_ebook"]))
        return {"pdf": finish(printed, attached, pdf2=pdf2), "epub": ebook}
