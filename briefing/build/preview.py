"""What the themes look like: one sample article in each of them, on a contact sheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefing.build import compose
from briefing.config import Settings
from briefing.errors import Place, PublishError
from briefing.output import Output, Theme
from briefing.publish.files import write_all
from briefing.render.contact import Frame, contact_sheet
from briefing.render.pdf import render
from briefing.render.theme import setting

SAMPLE = Path(__file__).with_name("preview.md")
"""The article that is shown, with invented people."""


def write_preview(path: Path, themes: Sequence[Theme], paper: str) -> Path:
    """Write a PNG with the first page of the sample in each theme, and return its path.

    Raises:
        PublishError: it cannot be written.
    """
    folder = path.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PublishError(f"cannot be made: {error.strerror}", Place(str(folder))) from error
    return write_all(folder, [Output(path.name, _preview(themes, paper))])[0]


def _preview(themes: Sequence[Theme], paper: str) -> bytes:
    sample = compose(SAMPLE, SAMPLE.name, Settings())
    return contact_sheet(
        [
            Frame(
                theme.name,
                setting(theme, "description", setting(theme, "title")),
                render(sample, theme, paper).data,
            )
            for theme in themes
        ]
    )
