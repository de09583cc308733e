"""Pictures of all pages of one article in each theme and on each paper, as they were accepted.

`make golden` accepts them anew. See `tests/pictures.py` for when pictures are not compared.
"""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from briefing.build.project import PAPERS
from briefing.render.printshop import is_for_press
from briefing.render.theme import find_theme, list_themes
from tests.pictures import SMALL, compare, printed_parts, scan

STYLES = Path(__file__).resolve().parents[2] / "styles"
THEMES = [theme.name for theme in list_themes((STYLES,)) if not is_for_press(theme)]


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("name", "paper"), list(product(THEMES, PAPERS)))
def test_a_theme_looks_as_it_was_accepted(
    name: str, paper: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    made = printed_parts(find_theme(name, (STYLES,)), paper)
    compare(scan(made, SMALL), f"theme-{name}-{paper}", request, tmp_path)
