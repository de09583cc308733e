"""`briefing cache`: what is kept of builds to make others faster."""

from __future__ import annotations

import click

from briefing.build.cache import MOST, user_cache

MEGABYTE = 1_000_000


@click.command
@click.option("--clear", is_flag=True, help="Remove all of it.")
def cache(*, clear: bool) -> int:
    """Say where it lies what is kept of builds to make others faster, and how large it is.

    Nothing in it is needed, and nothing in it changes what a build makes.
    """
    kept = user_cache()
    if clear:
        kept.clear()
    megabytes = kept.size() / MEGABYTE
    click.echo(f"{kept.folder or 'nowhere'}: {megabytes:.1f} MB of at most {MOST / MEGABYTE:.0f}")
    return 0
