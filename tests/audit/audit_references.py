"""Numbers of pages that print writes down are those that the engine counts by itself."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from briefing.build import compose as read
from briefing.config import load_settings
from briefing.model import Form
from briefing.render import settling
from briefing.render.engine import Document, lay_out, plain_pdf
from briefing.render.pdf import compose
from briefing.render.references import REFERENCE
from briefing.render.theme import find_theme
from pypdf import PdfReader

ROOT = Path(__file__).parents[2]
ARTICLES = (*sorted((ROOT / "content").glob("*.[mt][dx]*")), ROOT / "tests/themes_sample/parts.md")
FORMS: tuple[Form, ...] = ("briefing", "study")
THEMES = ("classic", "large-print")


def pages(document: Document) -> list[str]:
    """Return the text of each page."""
    return [page.extract_text() for page in PdfReader(BytesIO(plain_pdf(document))).pages]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_written_numbers_are_those_that_are_counted(article: Path, form: Form, theme: str) -> None:
    briefing = replace(read(article, str(article), load_settings(article.parent)), form=form)
    laid_out: list[tuple[str, Any]] = []

    def noted(text: str, *others: Any) -> Document:
        laid_out.append((text, others))
        return lay_out(text, *others)

    with patch.object(settling, "lay_out", noted):
        written = compose(briefing, find_theme(theme), "a5").document
        text, others = laid_out[-1]
        counted = lay_out(REFERENCE.sub(r'<a class="page" href="#\1"></a>', text), *others)
        assert REFERENCE.search(text)
        assert pages(written) == pages(counted)
