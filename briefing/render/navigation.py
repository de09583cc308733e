"""The pages of an ebook beside the text: the navigation document and the cover page."""

from __future__ import annotations

from briefing.render.contents import Contents
from briefing.render.markup import Writer
from briefing.render.sheet import Sheet
from briefing.render.templates import environment, own_language


def navigation(sheet: Sheet, contents: Contents) -> str:
    """Return the navigation document as XHTML."""
    template = environment(sheet.theme).get_template("nav.xhtml")
    return template.render(
        sheet=sheet,
        meta=sheet.meta,
        labels=sheet.labels,
        own=own_language(sheet),
        text=Writer(sheet.meta.language, sheet.anchors).text,
        contents=contents,
    )


def cover_page(sheet: Sheet, picture: str) -> str:
    """Return the page that shows the cover as XHTML; `picture` is its file name."""
    template = environment(sheet.theme).get_template("cover.xhtml")
    return template.render(meta=sheet.meta, labels=sheet.labels, picture=picture)
