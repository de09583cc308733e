"""Characters that never reach a page: controls, noncharacters, reordering and hidden marks."""

from __future__ import annotations

import re

# Noncharacters as defined in Unicode 16, section 23.7: the last two of every plane and FDD0..FDEF.
_PLANE_ENDS = "".join(
    f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17)
)

# Directional overrides, embeddings and isolates (UAX 9) can show text in another order than it is
# stored; plain marks (LRM, RLM, ALM) cannot, and stay.
_REFUSED = re.compile(
    "\x1b\\[[0-9;]{0,32}[A-Za-z]"
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
    f"\ufff9-\ufffb\ufdd0-\ufdef{_PLANE_ENDS}]"
)

# Invisible and without meaning here: they would break search and mentions.
_UNSEEN = re.compile("[\ufeff\u200b\u2060\u00ad]")


def first_refused(text: str) -> int:
    """Return the offset of the first character that `clean` removes as refused, or -1."""
    at = 0
    for line in text.split("\n"):
        found = None if _is_plain(line) else _REFUSED.search(line)
        if found:
            return at + found.start()
        at += len(line) + 1
    return -1


def clean(text: str) -> str:
    """Return the text without control, reordering and hidden marks; line feed and tab stay."""
    if _is_plain(text):
        return text
    return "\n".join(
        line if _is_plain(line) else _UNSEEN.sub("", _REFUSED.sub("", line)).replace("\r", "\n")
        for line in text.split("\n")
    )


def _is_plain(line: str) -> bool:
    """Tell quickly that a line holds nothing to remove: what is removed is never printable."""
    return line.isprintable() or line.replace("\t", "").replace("\xa0", "").isprintable()


def one_line(text: str) -> str:
    """Return the text clean, trimmed, and with every stretch of white space as one space."""
    return " ".join(clean(re.sub(r"\s", " ", text)).split())
