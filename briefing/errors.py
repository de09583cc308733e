"""What can go wrong, and where.

    BriefingError
        ConfigError     briefing.toml, front matter, a sidecar
        SourceError     an article that cannot be read
        ThemeError      a theme that is missing or inconsistent
        RenderError     an output that cannot be made
        PublishError    an output that cannot be written

Errors stop one source. Content problems that leave a readable text are diagnostics: data, collected
and printed, fatal only under `--strict`. A diagnostic's code is one letter for the area (C config,
S source, N analysis, R render, P publish) and a number; `docs/guide.md` explains each.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from typing import Literal

INFORMING = frozenset(("S014",))
"""Codes of what cannot be mended, and is only told: `--strict` lets it pass."""
Severity = Literal["warning", "error"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in which file; line and column count from 1, and 0 means unknown."""

    path: str
    """The file as the user named it."""
    line: int = 0
    """Line, from 1."""
    column: int = 0
    """Column in characters, from 1."""

    def __str__(self) -> str:
        """Return `path`, `path:line` or `path:line:column`, whichever is known."""
        parts = [self.path]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that a reader of the messages may want to mend; the article is still built."""

    code: str
    """Stable code, such as `S002`; never reused."""
    message: str
    """One line, without the place."""
    place: Place
    """Where it was seen."""
    severity: Severity = "warning"
    """How bad it is."""
    hint: str = ""
    """What to do about it, when there is something to say beyond the message."""

    @property
    def is_strict(self) -> bool:
        """True if it makes a build fail under `--strict`."""
        return self.code not in INFORMING

    def __str__(self) -> str:
        """Return the line that is printed on stderr."""
        tail = f" ({self.hint})" if self.hint else ""
        return f"{self.place}: {self.severity} {self.code}: {self.message}{tail}"


class BriefingError(Exception):
    """Base of all errors that a user can meet; printed as one line, never as a traceback."""

    def __init__(self, message: str, place: Place | None = None, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.hint = hint

    def __reduce__(self) -> tuple[type[BriefingError], tuple[str, Place | None, str]]:
        """Survive the way from a worker process back to the parent."""
        return type(self), (self.message, self.place, self.hint)

    def __str__(self) -> str:
        """Return the line that is printed on stderr."""
        head = f"{self.place}: " if self.place else ""
        tail = f" ({self.hint})" if self.hint else ""
        return f"{head}{self.message}{tail}"


class ConfigError(BriefingError):
    """A key or a value in briefing.toml, front matter or a sidecar that cannot be used."""


class SourceError(BriefingError):
    """An article that cannot be read."""


class ThemeError(BriefingError):
    """A theme that does not exist or does not hold together."""


class RenderError(BriefingError):
    """An output that cannot be made from a sound briefing."""


class PublishError(BriefingError):
    """An output that cannot be written."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why nothing came of a source, to be said to a user."""

    message: str
    """One line that names the place."""
    trace: str = ""
    """Where in the program it arose, for `--debug`."""


def failure(error: Exception, source: str) -> Failure:
    """Return what to say about an error, with a message that names the place or the source."""
    if not isinstance(error, BriefingError):
        what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        message = f"{source}: internal error: {what} (run with --debug)"
    elif error.place is None:
        message = f"{source}: {error}"
    else:
        message = str(error)
    return Failure(message, "".join(traceback.format_exception(error)))
