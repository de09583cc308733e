"""From what a file holds to what the model holds, one function for each kind of value."""

from __future__ import annotations

import datetime as dt
import re
from typing import get_args
from urllib.parse import urlsplit

from briefing.config.characters import one_line
from briefing.config.dates import parse_date
from briefing.config.layer import did_you_mean, kind_of
from briefing.model import Form


class UnfitError(ValueError):
    """A value of the wrong kind; the text says what was expected."""


class UnfitDateError(UnfitError):
    """A date that is not understood."""


FORMS: tuple[Form, ...] = get_args(Form)
"""Forms of document."""
_MOST = 10**18  # above, Python itself may refuse to write a number in digits
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,6}")
# Two or more words, each with a capital or a particle between: what may be split at "and".
_PERSON = re.compile(
    r"[^\W\d_a-z][\w.’'-]*(?:\s+(?:(?:al|bin|bint|da|de|del|der|di|dos|du|el|la|le|ten|van|von|y)"
    r"|[^\W\d_a-z][\w.’'-]*)){1,5}"
)


def text(value: object) -> str:
    """Return one line of text; raises UnfitError for anything but text."""
    if not isinstance(value, str):
        raise UnfitError(f"must be text, not {kind_of(value)}")
    return one_line(value)


def number_or_text(value: object) -> str:
    """Return one line of text, also for a number or a date, such as a reference number."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= _MOST:
        return text(value)
    return str(value)


def texts(value: object) -> tuple[str, ...]:
    """Return a list of texts; a single text counts as a list of one."""
    items = value if isinstance(value, list) else [value]
    try:
        return tuple(item for item in (number_or_text(item) for item in items) if item)
    except UnfitError as error:
        raise UnfitError(f"must be text or a list of texts, not {_odd_one(items)}") from error


def _odd_one(items: list[object]) -> str:
    """Say what the first item that is no text is."""
    return next((kind_of(item) for item in items if not _textual(item)), "a huge number")


def _textual(item: object) -> bool:
    return isinstance(item, str | int | dt.date) and not isinstance(item, bool)


def subjects(value: object) -> tuple[str, ...]:
    """Return a list of texts, from a list or from one text with commas."""
    if isinstance(value, str):
        value = value.split(",")
    return texts(value)


def authors(value: object) -> tuple[str, ...]:
    """Return names in order, from text, a list, or tables with a `name`.

    One text is split at semicolons, and at commas and "and" only if all parts look like names of
    persons ("Mira Oduya and Lena Brandt", but not "Ministry of Trade and Industry").
    """
    items = value if isinstance(value, list) else [value]
    named = [item.get("name", item) if isinstance(item, dict) else item for item in items]
    return tuple(name for item in texts(named) for name in split_names(item))


def split_names(line: str) -> tuple[str, ...]:
    """Return the names in a byline; see `authors` for the rule."""
    line = re.sub(r"^(?:by|By|BY)\s+", "", line)
    names = []
    for part in line.split(";"):
        pieces = re.split(r"\s*,\s*(?:and\s+)?|\s+(?:and|AND|&)\s+", part.strip())
        if all(is_person(piece) for piece in pieces):
            names += pieces
        else:
            names.append(part.strip())
    return tuple(name for name in names if name)


def date(value: object) -> str:
    """Return `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; raises UnfitDateError if it is no such date."""
    if isinstance(value, str) and not value.strip():
        return ""
    found = parse_date(value)
    if found is None:
        shown = f'"{one_line(value)[:40]}"' if isinstance(value, str) else kind_of(value)
        raise UnfitDateError(f"is no date that is understood: {shown}")
    return found


def web_address(value: object) -> str:
    """Return an http(s) address; raises UnfitError for other schemes or a malformed one."""
    address = text(value)
    try:
        parts = urlsplit(address)
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        sound = False
    if address and (not sound or " " in address):
        raise UnfitError("must be an http or https address")
    return address


def language(value: object) -> str:
    """Return a BCP 47 tag in its usual case (`en`, `pt-BR`, `uz-Cyrl`)."""
    tag = text(value).replace("_", "-")
    if tag and not _TAG.fullmatch(tag):
        raise UnfitError('must be a language tag such as "en" or "pt-BR"')
    first, *rest = tag.split("-")
    return "-".join([first.lower(), *(_subtag(part) for part in rest)])


def _subtag(part: str) -> str:
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) == 2 else part.lower()


def name(value: object) -> str:
    """Return the name of a theme or a paper: `[a-z0-9-]`."""
    word = text(value).lower()
    if word and not _NAME.fullmatch(word):
        raise UnfitError("must be a name of the letters a-z, digits and hyphens")
    return word


def is_person(words: str) -> bool:
    """Tell whether words look like the full name of a person."""
    return bool(_PERSON.fullmatch(words))


def names(value: object) -> tuple[str, ...]:
    """Return names from a list, or from one text with commas."""
    return tuple(name(item) for item in subjects(value))


def yes_or_no(value: object) -> bool:
    """Return a truth value; YAML's words for it count, since its scalars are texts here."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lower() in {"true", "yes", "on"}:
        return True
    if isinstance(value, str) and value.strip().lower() in {"false", "no", "off", ""}:
        return False
    raise UnfitError(f"must be true or false, not {kind_of(value)}")


def picture(value: object) -> tuple[str, str]:
    """Return address and text alternative of a picture, from text or a table with both."""
    if not isinstance(value, dict):
        return text(value), ""
    unknown = set(value) - {"file", "alt"}
    if unknown or not value.get("file"):
        raise UnfitError('must be the name of a file, or { file = "...", alt = "..." }')
    return text(value["file"]), text(value.get("alt", ""))


def form(value: object) -> str:
    """Return the name of a form of document; a word near to one is told which."""
    word = text(value).lower().replace(" ", "-")
    if word and word not in FORMS:
        hint = did_you_mean(word, FORMS)
        expected = '"at-a-glance", "briefing" or "study"'
        raise UnfitError(f"must be {expected} ({hint})" if hint else f"must be {expected}")
    return word


def typography(value: object) -> str:
    """Return `smart` or `plain`."""
    word = text(value).lower()
    if word not in {"", "smart", "plain"}:
        raise UnfitError('must be "smart" or "plain"')
    return word
