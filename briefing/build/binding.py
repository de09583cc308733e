"""What is done to parts of a bundle in processes of their own: they are read, printed and bound."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.build.bindery import (
    FRONT,
    Asked,
    Bindery,
    Cover,
    Done,
    Entry,
    Opening,
    Piece,
    Waiting,
)
from briefing.build.bound_before import (
    Print,
    before,
    estimate_kept,
    keep_estimate,
    keep_print,
    print_kept,
)
from briefing.build.limits import attempt
from briefing.build.project import Result, failed
from briefing.build.worker import original
from briefing.errors import Diagnostic, Place
from briefing.model import Briefing
from briefing.output import Output


def read_piece(piece: Piece) -> Entry | Result:
    """Read and analyse an article, and estimate its pages."""
    return attempt(_read, _failed, piece)


def print_piece(piece: Piece) -> Done | Result:
    """Print an article that was read."""
    return attempt(_print, _failed, piece)


def write_piece(piece: Piece) -> Done | Result:
    """Write the text of an article that was read, and perhaps printed, for an ebook."""
    return attempt(_write, _failed, piece)


def read_cover(asked: Asked) -> Cover | Result:
    """Read the picture for the cover."""
    return attempt(_read_cover, _failed_cover, asked)


def print_front(opening: Opening) -> Done | Result:
    """Print the front matter."""
    return attempt(_print_front, _failed_front, opening)


def bind_ebook(opening: Opening) -> Done | Result:
    """Make the ebook of articles that were written."""
    return attempt(_bind_ebook, _failed_front, opening)


def _failed(error: Exception, piece: Piece) -> Result:
    return failed(error, piece.target.shown)


def _failed_front(error: Exception, opening: Opening) -> Result:
    return failed(error, opening.briefing.article.meta.title)


def _failed_cover(error: Exception, asked: Asked) -> Result:
    return failed(error, str(asked.cover))


def _read_cover(asked: Asked) -> Cover:
    # Pictures are slow to import, and most bundles have a cover that is drawn.
    from briefing.sources.images import load_picture  # noqa: PLC0415

    if asked.cover is None:
        return Cover()
    place = Place(str(asked.cover))
    found = load_picture(asked.cover.name, "cover", asked.cover.parent, place)
    said = found.diagnostics
    if found.images and not asked.cover_alt:
        message = "cover without a text alternative"
        said = (*said, Diagnostic("S011", message, place, hint="--cover-alt says what it shows"))
    return Cover(next(iter(found.images), None), said)


def _read(piece: Piece) -> Entry:
    bindery = piece.bindery
    known = before(piece.target, bindery)
    briefing = known.briefing(bindery)
    pages, places = _estimated(briefing, bindery, known.key)
    waiting = Waiting(briefing, original(known.source), places, known.key)
    bindery.put(piece.number, "article", waiting)
    meta = briefing.article.meta
    logo = next((i for i in briefing.article.images if i.name == meta.logo), None)
    return Entry(meta, logo, pages, briefing.diagnostics)


def _estimated(briefing: Briefing, bindery: Bindery, key: str) -> tuple[int, Mapping[str, int]]:
    """Return how many pages an article takes and where everything is, if it is printed."""
    if "pdf" not in bindery.outputs:
        return 0, {}
    kept = estimate_kept(bindery, key)
    if kept:
        return kept
    from briefing.render.part import estimate  # noqa: PLC0415  an ebook alone needs no engine

    found = estimate(briefing, bindery.theme, bindery.paper)
    keep_estimate(bindery, key, (found.pages, found.places))
    return found.pages, found.places


def _print(piece: Piece) -> Done:
    bindery = piece.bindery
    found: Waiting = bindery.take(piece.number, "article")
    made = print_kept(bindery, found.key, piece.page) or _printed(found, piece)
    output, pages, starts = made
    bindery.file(piece.number, "pdf").write_bytes(output.data)
    bindery.put(piece.number, "starts", starts)
    return Done(output.diagnostics, pages)


def _printed(found: Waiting, piece: Piece) -> Print:
    from briefing.render.part import render_part  # noqa: PLC0415  what is kept needs no engine

    bindery = piece.bindery
    part = render_part(
        found.briefing, bindery.theme, bindery.paper, found.source, piece.page, found.places
    )
    made = (part.output, part.pages, [(s.number, s.block, s.offset) for s in part.starts])
    keep_print(bindery, found.key, piece.page, made)
    return made


def _print_front(opening: Opening) -> Done:
    from briefing.render.front import render_front  # noqa: PLC0415  an ebook needs no engine

    bindery = opening.bindery
    ebook: Output | None = bindery.take(FRONT, "epub") if opening.ebook else None
    front = render_front(opening.briefing, opening.lines, bindery.theme, bindery.paper, ebook)
    bindery.file(FRONT, "pdf").write_bytes(front.output.data)
    bindery.put(FRONT, "starts", [(s.number, s.block, s.offset) for s in front.starts])
    return Done(front.output.diagnostics, front.pages)


def _write(piece: Piece) -> Done:
    from briefing.render.bound_epub import article_part  # noqa: PLC0415  print needs no ebook

    bindery = piece.bindery
    found: Waiting = bindery.take(piece.number, "article")
    starts = _starts(bindery, piece.number)
    part = article_part(found.briefing, bindery.theme, piece.place, starts, piece.language)
    bindery.put(piece.number, "text", part)
    return Done(())


def _bind_ebook(opening: Opening) -> Done:
    from briefing.render.bound_epub import bind  # noqa: PLC0415  print needs no ebook

    bindery = opening.bindery
    parts = [bindery.take(number, "text") for number in opening.numbers]
    starts = _starts(bindery, FRONT)
    ebook = bind(opening.briefing, bindery.theme, opening.lines, parts, starts)
    bindery.put(FRONT, "epub", ebook)
    return Done(ebook.diagnostics)


def _starts(bindery: Bindery, number: int) -> list[tuple[int, str, int]]:
    """Return where the pages of a part begin, if it is printed."""
    if "pdf" not in bindery.outputs:
        return []
    starts: list[tuple[int, str, int]] = bindery.take(number, "starts")
    return starts
