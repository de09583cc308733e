"""`briefing show`: print what is found in sources, without rendering."""

from __future__ import annotations

import json
from pathlib import Path

import click

from briefing.analysis.llm.endpoint import Endpoint
from briefing.build import GENERATED, compose
from briefing.build.project import Result, Target, failed, gather
from briefing.cli.authors import summary_by
from briefing.cli.messages import say_failure
from briefing.cli.values import NameList
from briefing.publish.record import PARTS, record


@click.command(short_help="Print what is found in articles, as JSON.")
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
@click.option("--why", is_flag=True, help="Say what made each point and each actor count.")
@click.pass_obj
def show(
    debug: bool,
    *,
    sources: tuple[Path, ...],
    only: tuple[str, ...],
    endpoint: Endpoint | None,
    why: bool,
) -> int:
    """Print what is found in every SOURCE as one JSON object a line.

    A source that cannot be read gives an object with its error, and the exit code 1.
    """
    code = 0
    for item in gather(sources):
        outcome = item if isinstance(item, Result) else _record(item, only, endpoint, why=why)
        if isinstance(outcome, Result):
            code = 1
            assert outcome.failure is not None
            if debug:
                say_failure(outcome.failure, debug=True)
            outcome = {"source": outcome.source, "error": outcome.failure.message}
        line = json.dumps(outcome, ensure_ascii=False)
        click.echo(line.encode(errors="replace"))  # a file's name need not be Unicode, JSON must
    return code


def _record(
    target: Target, only: tuple[str, ...], endpoint: Endpoint | None, *, why: bool
) -> dict[str, object] | Result:
    parts = GENERATED if "diagnostics" in only else GENERATED & frozenset(only)
    try:
        briefing = compose(target.path, target.shown, target.settings, parts, endpoint)
        return record(briefing, target.shown, only, why=why)
    except Exception as error:  # noqa: BLE001 - one source must not stop the others
        return failed(error, target.shown)
