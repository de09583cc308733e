"""The letterhead of a collection: its picture goes with every article."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefing.config import FILE, Settings
from briefing.errors import Place
from briefing.manuscript import Source


def with_letterhead(source: Source, settings: Settings) -> Source:
    """Return a source with the collection's logo among its pictures, if there is one.

    A picture that cannot be used is left out, and reported of the settings that name it.
    """
    if not settings.logo:
        return source
    # Pictures are slow to import, and most collections have no logo.
    from briefing.sources.images import load_picture  # noqa: PLC0415

    folder = Path(settings.folder)
    found = load_picture(settings.logo, "logo", folder, Place(str(folder / FILE)))
    article = source.article
    name = "".join(image.name for image in found.images)
    return replace(
        source,
        article=replace(
            article,
            meta=replace(article.meta, logo=name),
            images=(*article.images, *found.images),
        ),
        files=(*source.files, *map(str, found.files)),
        diagnostics=(*source.diagnostics, *found.diagnostics),
    )
