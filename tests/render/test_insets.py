from __future__ import annotations

from briefing.model import Inset, Run
from briefing.render import epub, html
from briefing.render.insets import size_rules
from briefing.render.theme import find_theme
from tests.render.books import members
from tests.render.samples import of_blocks, paragraph

RUN = Run("x", inset=Inset("f1.png", "x", "f1", width=2.502, depth=0.25))
PLAIN = Run("y", inset=Inset("f1.png", "y", "f2", width=1.0))
GONE = Run("z", inset=Inset("", "z", "f3"))
MADE = of_blocks((paragraph(1, "So ", RUN, RUN, PLAIN, GONE, " it is."),))
RULES = ".inset-100-0 { width: 1em; }\n.inset-250-25 { width: 2.5em; vertical-align: -0.25em; }\n"


def test_each_size_of_a_picture_in_a_line_has_one_rule() -> None:
    assert size_rules(MADE.article) == RULES


def test_the_rules_are_in_web_page_and_ebook() -> None:
    theme = find_theme("classic")
    assert RULES in html.render(MADE, theme, "").data.decode()
    assert members(epub.render(MADE, theme, ""))["EPUB/css/briefing.css"].endswith(RULES.encode())
