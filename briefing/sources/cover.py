"""A picture of one's own for the cover, from the article's folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefing.config.metadata import Cover
from briefing.errors import Diagnostic
from briefing.manuscript import Source


def with_cover(source: Source, cover: Cover | None, folder: Path) -> Source:
    """Return a source with the picture for its cover among its pictures, if it asks for one.

    A picture that cannot be used is left out and reported, and a cover is drawn as without it.
    """
    if cover is None:
        return source
    # Pictures are slow to import, and most articles have no cover of their own.
    from briefing.sources.images import load_picture  # noqa: PLC0415

    found = load_picture(cover.address, "cover", folder, cover.place)
    article = source.article
    name = "".join(image.name for image in found.images)
    said = list(found.diagnostics)
    if name and not cover.alt:
        message = f"cover without a text alternative: {cover.address[:80]}"
        hint = 'write cover = { file = "...", alt = "..." }'
        said.append(Diagnostic("S011", message, cover.place, hint=hint))
    return replace(
        source,
        article=replace(
            article,
            meta=replace(article.meta, cover=name, cover_alt=cover.alt if name else ""),
            images=(*article.images, *found.images),
        ),
        files=(*source.files, *map(str, found.files)),
        diagnostics=(*source.diagnostics, *said),
    )
