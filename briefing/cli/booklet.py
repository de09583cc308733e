"""`briefing booklet`: a PDF for the printer, of sheets to be folded and stapled."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli.messages import one_line, say
from briefing.output import Output
from briefing.publish.booklet import make_booklet
from briefing.publish.files import write_all


@click.command
@click.argument(
    "file", metavar="FILE.pdf", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The booklet; FILE-booklet.pdf if it is not given.",
)
def booklet(file: Path, out: Path | None) -> int:
    """Set the pages of FILE, a PDF made by build, for sheets that are folded and stapled.

    A5 and A4 pages go on A4, Letter and Half Letter on Letter. Print it on both sides, turned at
    the short edge. A booklet has neither tags nor links: it is for print only.
    """
    target = out or file.with_name(f"{file.stem}-booklet.pdf")
    if target.exists() and target.samefile(file):
        raise click.BadParameter("this would overwrite the PDF", param_hint="--out")
    made = make_booklet(file)
    (written,) = write_all(target.parent, [Output(target.name, made.data)])
    sheets = "1 sheet" if made.sheets == 1 else f"{made.sheets} sheets"
    size = "" if made.scale == 1 else f", pages at {made.scale:.0%} of their size"
    say(f"{sheets}{size}; for print only: a booklet has neither tags nor links")
    click.echo(one_line(str(written)))
    return 0
