"""Patterns of hyphenation that are read when a word asks for them.

A dictionary has fourteen thousand, of which a text needs a few hundred; to take all apart takes
half as long as to lay out a page.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pyphen

OTHERS = re.compile(r"/.*=|\^\^")
"""What stands in dictionaries whose patterns change letters or name them by number."""
NO_PATTERN = ("%", "#", "LEFTHYPHEN", "RIGHTHYPHEN", "COMPOUNDLEFT", "COMPOUNDRIGHT")
"""How lines begin that are comments or settings (Hunspell, hyphenation dictionaries)."""
CHANCE = re.compile("[1-9]")
"""What a pattern has, unless it says nothing."""
LETTERS = str.maketrans("", "", "0123456789")
PIECE = re.compile(r"(\d?)(\D?)")
"""The chance of a hyphen, and the letter behind it (Liang 1983)."""


class Patterns(dict[str, str]):
    """Patterns by their letters, in the form of the dictionary."""

    def get(self, letters: str, default: Any = None) -> Any:
        """Return where the pattern of these letters begins to count, and the chances from there."""
        text = super().get(letters)
        if text is None:
            return default
        values = [int(digit or 0) for digit, _ in PIECE.findall(text)]
        places = [place for place, value in enumerate(values) if value]
        return places[0], tuple(values[places[0] : places[-1] + 1])


def mend() -> None:
    """Let the engine's dictionaries be read in this way."""
    read = pyphen.HyphDict.__init__

    def read_patterns(self: Any, path: Path) -> None:
        patterns = _patterns(path)
        if patterns is None:
            read(self, path)
            return
        self.patterns, self.cache = patterns, {}
        self.maxlen = max(map(len, patterns))

    pyphen.HyphDict.__init__ = read_patterns


def _patterns(path: Path) -> Patterns | None:
    """Return the patterns of a dictionary, or None for one that has others than plain ones."""
    head, _, body = path.read_bytes().partition(b"\n")
    try:
        text = body.decode(head.decode("ascii").strip())
    except (LookupError, UnicodeDecodeError):
        return None
    if OTHERS.search(text):
        return None
    lines = (line.strip() for line in text.split("\n"))
    plain = (line for line in lines if CHANCE.search(line) and not line.startswith(NO_PATTERN))
    return Patterns((line.translate(LETTERS), line) for line in plain)
