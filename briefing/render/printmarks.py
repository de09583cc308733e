"""Boxes and marks of the pages of a print that goes to a print shop.

WeasyPrint 70 sets marks inside the bleed, and says that the bleed is wider than asked for. So it
makes the room only, and the rest is put onto the pages when everything is drawn.
"""

from __future__ import annotations

from typing import Any

import pydyf

from briefing.render.printshop import Shop

OFF, LENGTH = 4.5, 5.0
"""Where marks begin outside of the page, and how long they are, in millimetres."""
TARGET = 1.6
"""Radius of a registration target in millimetres."""
ROUND = 0.5523
"""Share of the radius for the control points of a quarter of a circle."""
POINT = 72 / 25.4
"""Points in a millimetre."""
BOXES = ("MediaBox", "TrimBox", "BleedBox")
"""Boxes that all pages of a document have alike."""

Box = tuple[float, float, float, float]


def finish_pages(pdf: Any, shop: Shop) -> None:
    """Set the boxes of all pages of a written document, draw marks, and add the last page."""
    pages = [one for one in pdf.objects if isinstance(one, dict) and one.get("Type") == "/Page"]
    if shop.duplex and len(pages) % 2:
        blank = pydyf.Dictionary({name: pages[-1][name] for name in ("Type", "Parent", *BOXES)})
        blank["Resources"] = pydyf.Dictionary({})
        blank["Contents"] = pydyf.Array([])
        pdf.add_page(blank)
        pages.append(blank)
    for page in pages if shop.around else ():
        trim = tuple(page["TrimBox"])
        page["BleedBox"] = pydyf.Array(_grown(trim, shop.run_over))
        if shop.marks:
            marks = pydyf.Stream([_marks(trim, in_inks=shop.in_inks).encode()])
            pdf.add_object(marks)
            given = page["Contents"]
            drawn = list(given) if isinstance(given, list) else [given]
            page["Contents"] = pydyf.Array([marks.reference, *drawn])


def _grown(box: tuple[float, ...], by: float) -> Box:
    left, bottom, right, top = box
    more = by * POINT
    return left - more, bottom - more, right + more, top + more


def _marks(trim: tuple[float, ...], *, in_inks: bool) -> str:
    """Return the operators of all marks: artifacts of the page (ISO 32000-1, 14.8.2.2)."""
    left, bottom, right, top = trim
    off, end = OFF * POINT, (OFF + LENGTH) * POINT
    lines = [
        line
        for x, outwards in ((left, -1), (right, 1))
        for y, upwards in ((bottom, -1), (top, 1))
        for line in (
            (x + outwards * off, y, x + outwards * end, y),
            (x, y + upwards * off, x, y + upwards * end),
        )
    ]
    middle, centre, away = (left + right) / 2, (bottom + top) / 2, (off + end) / 2
    targets = (
        (middle, bottom - away), (middle, top + away), (left - away, centre), (right + away, centre)
    )  # fmt: skip
    drawn = [f"{a:.3f} {b:.3f} m {c:.3f} {d:.3f} l S" for a, b, c, d in lines]
    drawn += [_target(*target) for target in targets]
    colour = "1 1 1 1 K" if in_inks else "0 G"
    return "\n".join(["/Artifact <</Type /Page>> BDC", "q", "0.25 w", colour, *drawn, "Q", "EMC"])


def _target(x: float, y: float) -> str:
    """Return the operators of a circle with a cross."""
    r, half = TARGET * POINT, LENGTH / 2 * POINT
    c = r * ROUND
    return "\n".join(
        [
            f"{x - half:.3f} {y:.3f} m {x + half:.3f} {y:.3f} l S",
            f"{x:.3f} {y - half:.3f} m {x:.3f} {y + half:.3f} l S",
            f"{x + r:.3f} {y:.3f} m",
            f"{x + r:.3f} {y + c:.3f} {x + c:.3f} {y + r:.3f} {x:.3f} {y + r:.3f} c",
            f"{x - c:.3f} {y + r:.3f} {x - r:.3f} {y + c:.3f} {x - r:.3f} {y:.3f} c",
            f"{x - r:.3f} {y - c:.3f} {x - c:.3f} {y - r:.3f} {x:.3f} {y - r:.3f} c",
            f"{x + c:.3f} {y - r:.3f} {x + r:.3f} {y - c:.3f} {x + r:.3f} {y:.3f} c S",
        ]
    )
