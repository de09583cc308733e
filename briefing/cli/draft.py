"""`briefing draft`: write summary and actors into a sidecar for an editor."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from briefing.build.apart import each
from briefing.build.limits import Limits
from briefing.build.project import Result, Target, failed, gather
from briefing.cli.limits import limited
from briefing.cli.messages import say, say_failure
from briefing.errors import PublishError
from briefing.publish.draft import Draft, write_draft
from briefing.publish.draft import draft as make_draft


@click.command
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "--force", is_flag=True, help="Replace a sidecar that exists; it is kept as NAME.toml.bak."
)
@limited
@click.pass_obj
def draft(debug: bool, *, source: Path, force: bool, time_limit: int, memory_limit: int) -> int:
    """Write the summary and the key actors of SOURCE into NAME.toml beside it, to be corrected.

    With --force, the other keys of an existing NAME.toml are kept, and so is the old file.
    """
    code = 0
    work = partial(_draft, force=force)
    for item in each(work, gather([source]), Limits(time_limit, memory_limit)):
        outcome = item if isinstance(item, Result) else _write(item)
        if outcome.failure:
            say_failure(outcome.failure, debug=debug)
            code = 1
        for path in outcome.written[:1]:
            click.echo(str(path))
        for path in outcome.written[1:]:
            say(f"{path}: the old sidecar")
    return code


def _draft(target: Target, *, force: bool) -> Draft:
    return make_draft(target.path, target.shown, target.settings, force=force)


def _write(draft: Draft) -> Result:
    shown = str(draft.folder / draft.sidecar.name)
    try:
        return Result(shown, write_draft(draft))
    except PublishError as error:
        return failed(error, shown)
