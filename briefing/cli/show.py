"""`briefing show`: print what is found in sources, without rendering."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import click

from briefing.analysis.llm.endpoint import Endpoint
from briefing.build import GENERATED, compose
from briefing.build.apart import each
from briefing.build.limits import Limits
from briefing.build.project import Result, Target, gather
from briefing.cli.authors import patience, summary_by
from briefing.cli.limits import limited
from briefing.cli.messages import say_failure
from briefing.cli.values import NameList
from briefing.publish.record import PARTS, Record, record


@click.command
@click.argument(
    "sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--only",
    metavar="LIST",
    type=NameList(PARTS),
    default=PARTS,
    help=f"Parts to print, separated by commas: {', '.join(PARTS)}.",
)
@summary_by
@limited
@click.option("--why", is_flag=True, help="Say what made each point and each actor count.")
@click.pass_obj
def show(  # noqa: PLR0913 - click hands over one argument for each option
    debug: bool,
    *,
    sources: tuple[Path, ...],
    only: tuple[str, ...],
    endpoint: Endpoint | None,
    time_limit: int,
    memory_limit: int,
    why: bool,
) -> int:
    """Print what is found in every SOURCE as one JSON object a line.

    A source that cannot be read gives an object with its error, and the exit code 1.
    """
    code = 0
    limits = Limits(time_limit, memory_limit, patience(endpoint))
    work = partial(_line, only=only, endpoint=endpoint, why=why)
    for outcome in each(work, gather(sources), limits):
        if isinstance(outcome, Result):
            code = 1
            assert outcome.failure is not None
            if debug:
                say_failure(outcome.failure, debug=True)
            click.echo(_json({"source": outcome.source, "error": outcome.failure.message}))
        else:
            click.echo(outcome)
    return code


def _line(target: Target, *, only: tuple[str, ...], endpoint: Endpoint | None, why: bool) -> bytes:
    parts = GENERATED if "diagnostics" in only else GENERATED & frozenset(only)
    briefing = compose(target.path, target.shown, target.settings, parts, endpoint)
    return _json(record(briefing, target.shown, only, why=why))


def _json(found: Record) -> bytes:
    """Return one line of JSON, which must be Unicode although a file's name need not."""
    return json.dumps(found, ensure_ascii=False).encode(errors="replace")
