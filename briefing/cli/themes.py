"""`briefing themes`: list what an article can look like."""

from __future__ import annotations

import click

from briefing.render.theme import list_themes, setting


@click.command(short_help="List the themes.")
def themes() -> int:
    """List the themes, each with its title."""
    for theme in list_themes():
        click.echo(f"{theme.name}\t{setting(theme, 'title', theme.name)}")
    return 0
