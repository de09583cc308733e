"""The very page that the program gives to its PDF engine, as files for other programs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from unittest.mock import patch

from briefing.build import compose
from briefing.config import load_settings
from briefing.model import Briefing
from briefing.render import pdf, settling
from briefing.render.engine import Document, lay_out
from briefing.render.loading import Fonts
from briefing.render.resources import BASE, Resources
from briefing.render.theme import find_theme

ADDRESS = re.compile(re.escape(BASE) + r"[\w./-]+")


def write_page(source: Path, folder: Path) -> tuple[Path, Briefing]:
    """Write the last page that is laid out for a source, with its fonts and pictures beside it.

    Return the page's path and the briefing behind it.
    """
    pages: list[tuple[str, Resources, Fonts]] = []

    def noted(page: str, css: str, resources: Resources, fonts: Fonts, *others: Any) -> Document:
        style = f"{fonts.rules}{css}</style>"
        pages.append((page.replace("</style>", style), resources, fonts))
        return lay_out(page, css, resources, fonts, *others)

    settings = load_settings(source.parent)
    briefing = compose(source, str(source), settings)
    with patch.object(settling, "lay_out", noted):
        pdf.render(briefing, find_theme(settings.theme), settings.paper)
    page, resources, fonts = pages[-1]
    folder.mkdir(parents=True, exist_ok=True)
    for address in sorted(set(ADDRESS.findall(page))):
        path = folder / address.removeprefix(BASE)
        path.parent.mkdir(parents=True, exist_ok=True)
        source = fonts.files if "/fonts/" in address else resources
        path.write_bytes(source.fetch(address).read())
    path = folder / "page.html"
    path.write_text(page.replace(BASE, ""), encoding="utf-8")
    return path, briefing
