"""What every packaged theme owes its readers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from briefing.render.theme import find_theme, list_themes, stylesheet

STYLES = Path(__file__).resolve().parents[1] / "styles"
NAMES = [theme.name for theme in list_themes((STYLES,))]
READABLE = 4.5
"""Least contrast of text and ground (WCAG 2.2, 1.4.3)."""
TOKEN = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{3,6})\b")


def _css(name: str, output: str) -> str:
    return stylesheet(find_theme(name, (STYLES,)), output)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(first: str, second: str) -> float:
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _tokens(css: str) -> dict[str, str]:
    return {found[1]: found[2] for found in TOKEN.finditer(css)}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("colour", ["ink", "ink-soft", "ink-faint", "accent"])
def test_text_can_be_read_on_paper_and_on_tint(name: str, colour: str) -> None:
    tokens = _tokens(_css(name, "pdf"))
    assert _contrast(tokens[colour], "#ffffff") >= READABLE
    assert _contrast(tokens[colour], tokens["tint"]) >= READABLE


def _screened(inks: str) -> str:
    """Return a mixture of inks as `#rrggbb`, about as it looks on paper (CSS Color 5, 11.1)."""
    cyan, magenta, yellow, black = map(float, inks.split())
    shares = (1 - min(1, ink * (1 - black) + black) for ink in (cyan, magenta, yellow))
    return "#" + "".join(f"{round(255 * share):02x}" for share in shares)


@pytest.mark.parametrize("colour", ["ink", "ink-soft", "ink-faint", "accent"])
def test_text_from_a_press_can_be_read_on_paper_and_on_tint(colour: str) -> None:
    own = (STYLES / "press" / "pdf.css").read_text(encoding="utf-8")
    inks = dict(re.findall(r"--([a-z-]+): device-cmyk\(([^)]*)\)", own))
    assert _contrast(_screened(inks[colour]), "#ffffff") >= READABLE
    assert _contrast(_screened(inks[colour]), _screened(inks["tint"])) >= READABLE


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("colour", ["ink", "ink-soft", "ink-faint", "accent"])
def test_text_can_be_read_on_a_dark_screen(name: str, colour: str) -> None:
    dark = re.findall(
        r"prefers-color-scheme: dark\) \{\s*:root[^{]*\{([^}]*)\}", _css(name, "html")
    )
    tokens: dict[str, str] = {}
    for rules in dark:
        tokens |= _tokens(rules)
    assert _contrast(tokens[colour], tokens["paper"]) >= READABLE


@pytest.mark.parametrize("name", NAMES)
def test_the_style_of_an_ebook_keeps_to_what_readers_know(name: str) -> None:
    css = _css(name, "epub")
    assert not re.findall(r"float:|position:|@page|\d px|\dpx|var\(", css)


@pytest.mark.parametrize("name", NAMES)
def test_every_theme_knows_every_paper_in_both_directions(name: str) -> None:
    css = _css(name, "pdf")
    for paper in ("a4", "letter", "a5"):
        assert re.search(rf"\.paper-{paper}\.rtl\b", css)
        assert re.search(rf"@page [^{{]*{paper}-rtl", css)


@pytest.mark.parametrize("name", NAMES)
def test_every_theme_mirrors_the_margins_of_left_pages_on_every_paper(name: str) -> None:
    css = stylesheet(find_theme(name, (STYLES,)), "pdf", "duplex")
    for paper in ("a4", "letter", "a5"):
        assert re.search(rf"@page [^{{]*{paper}:left", css)
        assert re.search(rf"@page [^{{]*{paper}-rtl:right", css)


def test_large_print_sets_nothing_smaller_than_eighteen_point() -> None:
    own = (STYLES / "large-print" / "pdf.css").read_text(encoding="utf-8")
    sizes = [float(size) for size in re.findall(r"(\d+(?:\.\d+)?)pt/", own)]
    assert min(sizes) >= 18
