"""Kinds of values that options of the command line take."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from briefing.errors import ThemeError
from briefing.render.theme import find_theme


class NameList(click.ParamType[tuple[str, ...]]):
    """Names separated by commas, out of a few that are known."""

    name = "list"

    def __init__(self, known: tuple[str, ...]) -> None:
        self.known = known

    def convert(
        self,
        value: str | tuple[str, ...],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, ...]:
        """Return the names, each once; an unknown name or none at all is wrong usage."""
        if isinstance(value, tuple):
            return value
        names = tuple(dict.fromkeys(name.strip() for name in value.split(",") if name.strip()))
        for name in names:
            if name not in self.known:
                near = get_close_matches(name, self.known, n=1)
                hint = (
                    f"did you mean {near[0]}?" if near else f"choose from {', '.join(self.known)}"
                )
                self.fail(f"there is no “{name}” ({hint})", param, ctx)
        if not names:
            self.fail(f"choose from {', '.join(self.known)}", param, ctx)
        return names


class Location(click.ParamType[Path]):
    """A file or folder on this machine, or a URL, which is a path all the same."""

    name = "path"

    def convert(
        self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """Return the path; one URL inside another is wrong usage."""
        text = str(value)
        if "::" in text and "://" in text:
            self.fail("one URL inside another is not supported", param, ctx)
        return Path(text.removeprefix("file://"))

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Let the shell complete names of files."""
        del ctx, param
        return [CompletionItem(incomplete, type="file")]


class ThemeName(click.ParamType[str]):
    """The name of a theme that exists."""

    name = "theme"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name; a theme that does not exist is wrong usage."""
        if value:
            try:
                find_theme(value)
            except ThemeError as error:
                self.fail(str(error), param, ctx)
        return value
