"""`briefing themes`: list what an article can look like, or show it in a picture."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.build.project import PAPERS
from briefing.cli.messages import say
from briefing.render.theme import list_themes, setting


@click.command
@click.option(
    "--preview",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.png",
    help="Write a picture with a first page in each theme.",
)
@click.option("--paper", type=click.Choice(PAPERS), default="a4", help="Paper of the picture.")
def themes(preview: Path | None, paper: str) -> int:
    """List the themes, each with its title and what it is for."""
    found = list_themes()
    if preview is None:
        for theme in found:
            title = setting(theme, "title", theme.name)
            click.echo("\t".join(filter(None, (theme.name, title, setting(theme, "description")))))
        return 0
    # The engine takes half a second to import, and a list has no use for it.
    from briefing.build.preview import write_preview  # noqa: PLC0415

    say(f"setting a page in {len(found)} themes")
    click.echo(write_preview(preview, found, paper))
    return 0
