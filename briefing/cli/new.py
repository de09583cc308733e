"""`briefing new`: start an article."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli.folders import to_dir
from briefing.publish.starter import SLUG, write_starter
from briefing.sources.slug import slugify


@click.command
@click.argument("slug")
@to_dir("Folder for the file.")
def new(slug: str, folder: Path) -> int:
    """Write content/SLUG.md, an article to fill in; it is never written over another.

    SLUG becomes the name of the outputs: letters a-z, digits and hyphens.
    """
    if not SLUG.fullmatch(slug):
        hint = f"did you mean {slugify(slug)}?"
        raise click.UsageError(f"“{slug}” is no slug of a-z, 0-9 and hyphens ({hint})")
    click.echo(str(write_starter(slug, folder)))
    return 0
