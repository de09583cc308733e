"""Language tags, and whether a text can be in the language that its tag says."""

from __future__ import annotations

import re

from briefing.languages import primary
from briefing.render.scripts import OWN_SCRIPT, SCRIPTS

TAG = re.compile(r"^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-[A-Za-z0-9]{2,8})*$")
"""The tags of BCP 47 that texts have."""
LETTERS = {name: re.compile(f"[{chars}]") for name, chars in SCRIPTS.items()}
"""Letters of each script, by its ISO 15924 code."""


def misfits(text: str, language: str) -> bool:
    """Say whether a text has letters that its language is not written in."""
    return any(
        letters.search(text) and not _fits(language, script) for script, letters in LETTERS.items()
    )


def _fits(language: str, script: str) -> bool:
    """Say whether a language is written in a script, or its tag names the script."""
    return primary(language) in OWN_SCRIPT[script] or f"-{script}" in language
