"""The option `--summary-by`: only the command line can have a model asked, never content."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TypeVar

import click

from briefing.analysis.llm.endpoint import MODEL, URL, Endpoint, from_environment
from briefing.errors import ConfigError

T = TypeVar("T", bound=Callable[..., object])


class WrongUsageError(click.ClickException):
    """Wrong usage that is said in one line."""

    exit_code = 2


def summary_by(command: T) -> T:
    """Add the option to a verb, which gets the endpoint to ask as `endpoint`, or None."""
    return click.option(
        "--summary-by",
        "endpoint",
        type=click.Choice(("computed", "model")),
        default="computed",
        show_default=True,
        callback=_endpoint,
        help=f"Who writes the summaries. A model is named by {URL} and {MODEL} in the environment,"
        " and the articles are sent to it.",
    )(command)


def patience(endpoint: Endpoint | None) -> float:
    """Return the seconds that an article may wait for an answer."""
    if endpoint is None:
        return 0.0
    # Hardly anybody asks a model, and the way to one takes long to import.
    from briefing.analysis.llm.transport import TOTAL  # noqa: PLC0415

    return TOTAL


def _endpoint(context: click.Context, option: click.Parameter, value: str) -> Endpoint | None:
    """Return the endpoint that the environment names, if a model is asked for."""
    del context, option
    if value != "model":
        return None
    try:
        return from_environment(os.environ)
    except ConfigError as error:
        raise WrongUsageError(str(error)) from error
