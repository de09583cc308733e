"""`briefing split`: the chapters of an ebook as articles of their own."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.build.apart import each
from briefing.build.limits import Limits
from briefing.build.project import Result, Target, failed, gather
from briefing.cli.folders import to_dir
from briefing.cli.limits import limited
from briefing.cli.messages import say_failure
from briefing.errors import Place, PublishError, SourceError
from briefing.output import Output
from briefing.publish.folders import write_folder
from briefing.sources.slug import slugify


@click.command
@click.argument("source", type=click.Path(path_type=Path))
@to_dir("Folder for the folder of chapters.")
@limited
@click.pass_obj
def split(debug: bool, *, source: Path, folder: Path, time_limit: int, memory_limit: int) -> int:
    """Write the chapters of the ebook SOURCE as articles of their own.

    They are small ebooks in a new folder, DIR/NAME-chapters, where NAME is that of SOURCE. A
    chapter begins with each page that the contents of the book lead to.
    """
    code = 0
    for item in each(_split, gather([source]), Limits(time_limit, memory_limit)):
        outcome = item if isinstance(item, Result) else _write(item, source, folder)
        if outcome.failure:
            say_failure(outcome.failure, debug=debug)
            code = 1
        for path in outcome.written:
            click.echo(str(path))
    return code


def _split(target: Target) -> tuple[Output, ...]:
    # Only the process that does the work needs what takes an ebook apart.
    from briefing.sources.epub.splitting import split_file  # noqa: PLC0415

    if target.path.suffix.lower() != ".epub":
        raise SourceError("only an ebook (.epub) can be split", Place(target.shown))
    return split_file(target.path, target.shown)


def _write(chapters: tuple[Output, ...], source: Path, folder: Path) -> Result:
    shown = str(source)
    try:
        made = write_folder(folder, f"{slugify(source.stem)}-chapters", chapters)
    except PublishError as error:
        return failed(error, shown)
    return Result(shown, tuple(made / chapter.name for chapter in chapters))
