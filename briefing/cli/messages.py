"""What is said on stderr: one line for each thing, whatever characters it holds."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import click

from briefing.errors import Diagnostic, Failure


def one_line(text: str) -> str:
    """Return the text with control characters spelled out, which a terminal might obey."""
    return "".join(
        ascii(char)[1:-1] if unicodedata.category(char) in {"Cc", "Zl", "Zp"} else char
        for char in text
    )


def say(text: str) -> None:
    """Print one line on stderr."""
    click.echo(one_line(text), err=True)


def say_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Print diagnostics on stderr."""
    for diagnostic in diagnostics:
        say(str(diagnostic))


def say_failure(failure: Failure, *, debug: bool) -> None:
    """Print why a source failed, after where in the program it arose if that is asked for."""
    if debug:
        click.echo(failure.trace, err=True, nl=False)
    say(failure.message)
