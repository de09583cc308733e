"""What a print shop asks for: bleed, marks outside of it, leaves that are printed on both sides.

It is asked of the theme, since it is a matter of appearance: `equipped` adds it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefing.output import Theme
from briefing.render.theme import setting

BLEED = 3.0
"""Millimetres by which what runs off the page runs over its edge, as print shops ask for."""
SLUG = 11.0
"""Millimetres around the page where there are marks."""
OPTIONS = ("bleed", "marks", "duplex")
"""What can be asked for."""


@dataclass(frozen=True, slots=True)
class Shop:
    """What was asked for."""

    bleed: bool = False
    """Let what reaches the edge of the page run over it."""
    marks: bool = False
    """Print crop marks and registration targets around the page."""
    duplex: bool = False
    """Mirror the margins of left pages, and end on one."""
    in_inks: bool = False
    """Draw the marks in all four inks."""

    @property
    def run_over(self) -> float:
        """Width of the bleed in millimetres."""
        return BLEED if self.bleed else 0.0

    @property
    def around(self) -> float:
        """Width of what is around the page in millimetres."""
        return SLUG if self.marks else self.run_over


def equipped(theme: Theme, wanted: Iterable[str]) -> Theme:
    """Return a theme with options for the print shop."""
    more = {name: "yes" for name in OPTIONS if name in wanted}
    return replace(theme, settings=tuple(sorted({**dict(theme.settings), **more}.items())))


def asked_of(theme: Theme) -> Shop:
    """Return what a theme was equipped with."""
    bleed, marks, duplex = (bool(setting(theme, name)) for name in OPTIONS)
    return Shop(bleed, marks, duplex, is_for_press(theme))


def is_for_press(theme: Theme) -> bool:
    """Tell whether a theme is printed in the four inks only."""
    return setting(theme, "colours") == "cmyk"


def rules(shop: Shop) -> str:
    """Return the CSS that makes the room; themes let grounds run over the edge by `--bleed`."""
    if not shop.around:
        return ""
    return f"@page {{ bleed: {shop.around}mm }} :root {{ --bleed: {shop.run_over}mm }}\n"
