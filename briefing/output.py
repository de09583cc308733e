"""What a briefing becomes: files, and the theme that says what they look like."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.errors import Diagnostic


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with its chain of parents."""

    name: str
    """Name of its folder."""
    folders: tuple[str, ...]
    """Folders of the chain, the base theme first."""
    settings: tuple[tuple[str, str], ...] = ()
    """Options of `theme.toml` that a renderer may read."""


@dataclass(frozen=True, slots=True)
class Output:
    """The bytes of one file that is to be written."""

    name: str
    """File name, such as `visit.pdf`."""
    data: bytes = field(repr=False)
    """The whole file."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was found while making it."""
