"""Pictures in the lines of a text, veiled: they name nobody, and their sentences need them."""

from __future__ import annotations

from briefing.model import Block
from briefing.runs import positions

VEIL = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands for each character of a picture's text alternative."""


def veiled(block: Block) -> str:
    """Return the text of a block, equal in length, with the alternatives of pictures veiled."""
    text = block.text
    if not block.insets:
        return text
    for at, run in positions(block):
        if run.inset:
            end = at + len(run.text)
            text = text[:at] + VEIL * len(run.text) + text[end:]
    return text
