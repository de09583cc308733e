"""The cover of an ebook: a drawn jacket whose figure is the mention strips of the key actors."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageColor, ImageDraw

from briefing.errors import ThemeError
from briefing.model import Theme
from briefing.render.dates import written_date
from briefing.render.fonts import SANS, SERIF
from briefing.render.handling import COLOURS as LABELS
from briefing.render.handling import GROUND
from briefing.render.lettering import JOINED, Hand, Lines, fit, legible, width, write
from briefing.render.sheet import Sheet
from briefing.render.theme import setting
from briefing.render.wording import authors

WIDTH, HEIGHT = 1600, 2400
"""Pixels; 2:3 is what the shops ask for."""
MARGIN = 150
SERIES, SERIES_TOP, TRACKING = 46, MARGIN + 62, 0.1
"""Size of the series, its top, and the space between its letters as a share of the size."""
MARK = 56
"""Largest size of the handling mark, which stands in the margins at the head and the foot."""
PANEL = 1760
"""Top of the panel at the foot, which holds the strips and the authors."""
COMPRESSION = 6
"""Of zlib; 9 takes four times as long for 3 % less."""
ROWS = 5
"""Most strips that are drawn."""
COLOURS = (("accent", "#7a2331"), ("ink", "#1c1a17"), ("ground", "#f5f1ea"))
"""Options of `theme.toml` that the cover reads, with what holds without them."""
TITLE = Hand(SERIF, 700)
SUBTITLE = Hand(SERIF, 400, italic=True)
LABEL = Hand(SANS, 700)
SMALL = Hand(SANS, 400)


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as `#rrggbb`."""

    accent: str
    """Rule, series, panel."""
    ink: str
    """Title."""
    ground: str
    """Paper, and what stands on the panel."""


def cover(sheet: Sheet) -> bytes:
    """Return the cover as a PNG of 1600 by 2400 pixels; the same sheet gives the same bytes.

    Of flat colours and letters a PNG is smaller than a JPEG of good quality.

    Raises:
        ThemeError: a colour in `theme.toml` is none.
    """
    palette = _palette(sheet.theme)
    image = Image.new("RGB", (WIDTH, HEIGHT), palette.ground)
    draw = ImageDraw.Draw(image)
    _head(draw, sheet, palette)
    _title(draw, sheet, palette)
    draw.rectangle((0, PANEL, WIDTH, HEIGHT), fill=palette.accent)
    _strips(draw, sheet, palette)
    _foot(draw, sheet, palette)
    _handling(draw, sheet.meta.marking)
    out = BytesIO()
    image.save(out, "PNG", compress_level=COMPRESSION)
    return out.getvalue()


def _head(draw: ImageDraw.ImageDraw, sheet: Sheet, palette: Palette) -> None:
    draw.rectangle((MARGIN, MARGIN, WIDTH - MARGIN, MARGIN + 22), fill=palette.accent)
    series = legible(sheet.meta.series or sheet.labels["series"], LABEL)
    if sheet.meta.direction == "rtl" or JOINED.search(series):
        lines = fit(series, LABEL, (SERIES, SERIES), (WIDTH - 2 * MARGIN, SERIES * 2))
        write(draw, lines, (_edge(sheet), SERIES_TOP), palette.accent, sheet.meta.direction)
    else:
        _tracked(draw, series.upper(), palette.accent)


def _tracked(draw: ImageDraw.ImageDraw, text: str, colour: str) -> None:
    """Write the series with its letters apart, as far as the line reaches."""
    x = float(MARGIN)
    for letter in text:
        length = width(letter, LABEL, SERIES)
        if x + length > WIDTH - MARGIN:
            break
        write(draw, Lines(LABEL, SERIES, (letter,), 1.32), (x, SERIES_TOP), colour, "ltr")
        x += length + SERIES * TRACKING


def _edge(sheet: Sheet) -> int:
    """Return the edge at which lines begin."""
    return WIDTH - MARGIN if sheet.meta.direction == "rtl" else MARGIN


def _title(draw: ImageDraw.ImageDraw, sheet: Sheet, palette: Palette) -> None:
    room = WIDTH - 2 * MARGIN
    top, foot = 420, PANEL - 110
    subtitle = fit(sheet.meta.subtitle, SUBTITLE, (74, 44), (room, 420))
    gap = 64 if subtitle.lines else 0
    title = fit(sheet.meta.title, TITLE, (208, 56), (room, foot - top - subtitle.height - gap))
    x = _edge(sheet)
    write(draw, title, (x, top), palette.ink, sheet.meta.direction)
    soft = _mixed(palette.ink, palette.ground, 0.25)
    write(draw, subtitle, (x, top + title.height + gap), soft, sheet.meta.direction)


def _strips(draw: ImageDraw.ImageDraw, sheet: Sheet, palette: Palette) -> None:
    """Draw where the first key actors occur: a row an actor, a cell a paragraph."""
    cards = {card.actor.id: card for group in sheet.groups for card in group.cards}
    rows = [cards[actor.id].strip for actor in sheet.shown if any(cards[actor.id].strip)][:ROWS]
    on = palette.ground
    off = _mixed(palette.accent, palette.ground, 0.22)
    for number, row in enumerate(rows):
        cells = row if sheet.meta.direction == "ltr" else tuple(reversed(row))
        top = PANEL + 84 + number * 40
        step = (WIDTH - 2 * MARGIN + 10) / len(cells)
        for place, hit in enumerate(cells):
            left = MARGIN + place * step
            draw.rectangle(
                (round(left), top, round(left + step - 10), top + 19), fill=on if hit else off
            )


def _foot(draw: ImageDraw.ImageDraw, sheet: Sheet, palette: Palette) -> None:
    meta = sheet.meta
    date = written_date(meta.published, sheet.language) if meta.published else ""
    below = " · ".join(part for part in (meta.site, date) if part) or meta.publisher
    names = fit(authors(meta, sheet.labels), LABEL, (54, 38), (WIDTH - 2 * MARGIN, 110))
    x = _edge(sheet)
    last = fit(below, SMALL, (44, 34), (WIDTH - 2 * MARGIN, 70))
    bottom = HEIGHT - MARGIN
    write(draw, last, (x, bottom - last.height), palette.ground, meta.direction)
    write(draw, names, (x, bottom - last.height - names.height - 6), palette.ground, meta.direction)


def _handling(draw: ImageDraw.ImageDraw, mark: str) -> None:
    """Write the handling mark at the right, above and below everything else."""
    colour = LABELS.get(mark)
    lines = fit(mark, LABEL, (MARK, 30), (WIDTH - 2 * MARGIN - 40, MARGIN - 50))
    if not lines.lines:
        return
    length = max(width(line, LABEL, lines.size) for line in lines.lines)
    for top in ((MARGIN - lines.height) / 2, HEIGHT - (MARGIN + lines.height) / 2):
        left, right = WIDTH - MARGIN - 40 - length, WIDTH - MARGIN
        box = (round(left), round(top) - 12, right, round(top) + lines.height + 12)
        draw.rectangle(box, fill=GROUND if colour else "#ffffff", outline=GROUND, width=4)
        write(draw, lines, (left + 20, top), colour or GROUND, "ltr")


def _palette(theme: Theme) -> Palette:
    found = [setting(theme, key, default) for key, default in COLOURS]
    for (key, _), colour in zip(COLOURS, found, strict=True):
        try:
            ImageColor.getrgb(colour)
        except ValueError as error:
            raise ThemeError(f"theme {theme.name}: {key} = “{colour}” is no colour") from error
    return Palette(*found)


def _mixed(one: str, other: str, share: float) -> str:
    """Return a colour with a share of another in it."""
    pairs = zip(ImageColor.getrgb(one)[:3], ImageColor.getrgb(other)[:3], strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
