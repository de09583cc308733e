from __future__ import annotations

import time
from pathlib import Path

import briefing.render.engine  # noqa: F401  sets the engine up
from briefing.render.fonts import FACES
from weasyprint import HTML
from weasyprint.formatting_structure import boxes
from weasyprint.text.fonts import FontConfiguration

TEXT = (
    "Delegations from abroad followed the round. Leyla Rostami, envoy of the Gulf ports, offered "
    "to mediate; so did Bohdan Melnyk, who speaks for the yards on the <b>Black Sea</b>. Then "
    "they left, and the council met the lines again without any of them."
)


def lines(width: float) -> list[tuple[str, float]]:
    """Return the lines of a paragraph of that width with their widths."""
    font: Path = FACES[0].path
    page = HTML(
        string=f'<html lang="en"><style>@font-face{{font-family:X;src:url("file://{font}")}}'
        f"@page{{size:600px}}p{{width:{width}px;font:12px X;white-space:normal}}"
        f"b{{font-weight:normal}}</style><p>{TEXT}</p>"
    ).render(font_config=FontConfiguration())
    found = [b for b in page.pages[0]._page_box.descendants() if isinstance(b, boxes.LineBox)]
    return [
        (
            "".join(b.text for b in line.descendants() if isinstance(b, boxes.TextBox)),
            sum(child.margin_width() for child in line.children),
        )
        for line in found
    ]


def test_no_line_ends_after_a_word_or_two() -> None:
    for quarter in range(24):
        width = 315 + quarter / 4
        short = [text for text, used in lines(width)[:-1] if used < width / 2]
        assert not short, (width, short)


def test_a_long_word_takes_time_for_its_length_alone() -> None:
    style = "<style>i{display:inline-block;overflow-wrap:anywhere;hyphens:none}</style>"
    fonts = FontConfiguration()

    def seconds(letters: int) -> float:
        start = time.process_time()
        HTML(string=f"{style}<p><i>{'ab/' * (letters // 3)}</i>").render(font_config=fonts)
        return time.process_time() - start

    seconds(30)
    # eight times the letters take eight times as long, or 64 times if each is measured with all
    assert seconds(1920) < 0.1 + 24 * min(seconds(240) for _ in range(3))
