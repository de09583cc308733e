"""`briefing check`: print the diagnostics of sources, without rendering."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.build import compose
from briefing.build.apart import each
from briefing.build.limits import Limits
from briefing.build.project import Result, Target, gather
from briefing.cli.limits import limited
from briefing.cli.messages import one_line, say_failure


@click.command
@click.argument(
    "sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@limited
@click.option("--strict", is_flag=True, help="Exit with 3 if there is anything to warn of.")
@click.pass_obj
def check(
    debug: bool,
    *,
    sources: tuple[Path, ...],
    time_limit: int,
    memory_limit: int,
    strict: bool,
) -> int:
    """Read every SOURCE and print what could be better about it, one thing a line on stdout."""
    code = 0
    for outcome in each(_check, gather(sources), Limits(time_limit, memory_limit)):
        if outcome.failure:
            say_failure(outcome.failure, debug=debug)
            code = 1
        for diagnostic in outcome.diagnostics:
            click.echo(one_line(str(diagnostic)))
            code = code or (3 if strict and diagnostic.is_strict else 0)
    return code


def _check(target: Target) -> Result:
    briefing = compose(target.path, target.shown, target.settings)
    return Result(target.shown, diagnostics=briefing.diagnostics)
