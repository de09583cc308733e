"""Pictures of a study, of a page at a glance and of a cover in each theme, as they were accepted.

`make golden` accepts them anew. See `tests/pictures.py` for when pictures are not compared.
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from briefing.model import Briefing, Form
from briefing.render.cover import HEIGHT, WIDTH, cover
from briefing.render.pdf import render
from briefing.render.printshop import is_for_press
from briefing.render.sheet import Sheet
from briefing.render.theme import find_theme, list_themes
from PIL import Image
from tests.pictures import COLOURS, SMALL, compare, parts, scan
from tests.render import samples

STYLES = Path(__file__).resolve().parents[2] / "styles"
THEMES = [theme.name for theme in list_themes((STYLES,)) if not is_for_press(theme)]
TENTH = WIDTH // 10, HEIGHT // 10
"""Size of the picture of a cover."""


def sample(form: Form) -> Briefing:
    """Return an article with every part for a study, a short one for a page at a glance."""
    return replace(parts() if form == "study" else samples.briefing(), form=form)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("form", ["study", "at-a-glance"])
@pytest.mark.parametrize("name", THEMES)
def test_a_form_looks_as_it_was_accepted(
    name: str, form: Form, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    made = render(sample(form), find_theme(name, (STYLES,)), "a4")
    compare(scan(made.data, SMALL), f"{form}-{name}", request, tmp_path)


@pytest.mark.parametrize("name", THEMES)
def test_a_cover_looks_as_it_was_accepted(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    made = cover(Sheet(parts(), find_theme(name, (STYLES,)), "epub"))
    small = Image.open(BytesIO(made.data)).resize(TENTH).quantize(COLOURS)
    compare(small, f"cover-{name}", request, tmp_path)
