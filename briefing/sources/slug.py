"""Names of outputs: safe as a file name, in an address and as an XML id."""

from __future__ import annotations

import hashlib
import re
import unicodedata

MAX_LENGTH = 80
"""Longest slug; the rule for slugs is `[a-z0-9-]{1,80}`, never with a hyphen at either end."""

# Letters that Unicode does not decompose into a Latin letter and a mark.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
# Device names of Windows, which no file there may have, with any ending.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)")


def slugify(text: str) -> str:
    """Return a slug for a name, a file's stem or the last part of a path.

    Accents are dropped. Where letters of other scripts are lost, or nothing is left, a short hash
    of the text takes their place, so that two texts do not become one slug.
    """
    text = text.replace("\\", "/").rstrip("/").rpartition("/")[2] or text
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS)).lower()
    lost = any(character > "\x7f" and character.isalnum() for character in plain)
    letters = plain.encode("ascii", "ignore").decode("ascii")
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    if lost or not slug:
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]
        slug = f"{slug[: MAX_LENGTH - 11].strip('-')}-{digest}".strip("-")
    if _DEVICES.fullmatch(slug):
        slug += "-x"
    return slug[:MAX_LENGTH].strip("-")
