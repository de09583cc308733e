"""`briefing draft`: write summary and actors into a sidecar for an editor."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.build.project import Result, Target, failed, gather
from briefing.cli.messages import say, say_failure
from briefing.publish.draft import draft as write_draft


@click.command(short_help="Write summary and actors down for an editor.")
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "--force", is_flag=True, help="Replace a sidecar that exists; it is kept as NAME.toml.bak."
)
@click.pass_obj
def draft(debug: bool, source: Path, force: bool) -> int:
    """Write the summary and the key actors of SOURCE into NAME.toml beside it, to be corrected.

    With --force, the other keys of an existing NAME.toml are kept, and so is the old file.
    """
    code = 0
    for item in gather([source]):
        outcome = item if isinstance(item, Result) else _draft(item, force=force)
        if outcome.failure:
            say_failure(outcome.failure, debug=debug)
            code = 1
        for path in outcome.written[:1]:
            click.echo(str(path))
        for path in outcome.written[1:]:
            say(f"{path}: the old sidecar")
    return code


def _draft(target: Target, *, force: bool) -> Result:
    try:
        path, backup = write_draft(target.path, target.shown, target.settings, force=force)
    except Exception as error:  # noqa: BLE001 - one line for any error, as with every verb
        return failed(error, target.shown)
    return Result(target.shown, (path, backup) if backup else (path,))
