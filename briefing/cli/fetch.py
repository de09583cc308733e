"""`briefing fetch`: save pages from the web among the articles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.folders import to_dir
from briefing.cli.messages import say, say_failure

if TYPE_CHECKING:
    from briefing.build.fetching import Fetched


@click.command
@click.argument("addresses", metavar="[URL]...", nargs=-1)
@click.option("--feed", metavar="URL", help="Fetch the pages that an RSS or Atom feed announces.")
@click.option(
    "--since",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    help="With --feed: only entries of this day (YYYY-MM-DD) or later.",
)
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(1, 200),
    default=20,
    show_default=True,
    help="With --feed: most pages to fetch, the newest.",
)
@to_dir("Folder for the pages.")
@click.option("--allow-http", is_flag=True, help="Take addresses without encryption, too.")
@click.pass_obj
def fetch(  # noqa: PLR0913 - one for each option
    debug: bool,
    *,
    addresses: tuple[str, ...],
    feed: str | None,
    since: datetime | None,
    limit: int,
    folder: Path,
    allow_http: bool,
) -> int:
    """Save every page at URL as DIR/NAME/index.html, with its pictures.

    The web is asked for the addresses named here, for those that they redirect to, and for the
    pictures of the article; only public addresses are asked. Beside a page, fetched.toml says
    where it came from and when, with its SHA-256. The pages that were written are listed on
    stdout. A page that is there already is not fetched again.
    """
    if bool(feed) == bool(addresses):
        raise click.UsageError("give either addresses of pages or --feed")
    if since and not feed:
        raise click.UsageError("--since is for --feed")
    # No other verb needs what these import.
    from briefing.build.fetching import Choice, fetch_feed, fetch_pages  # noqa: PLC0415
    from briefing.sources.fetch.addresses import Rules  # noqa: PLC0415
    from briefing.sources.fetch.visiting import Visit  # noqa: PLC0415

    visit = Visit(Rules(allow_http))
    if feed:
        choice = Choice(since.date() if since else None, limit)
        return _report(fetch_feed(feed, choice, folder, visit), debug=debug)
    return _report(fetch_pages(addresses, folder, visit), debug=debug)


def _report(found: Iterator[Fetched], *, debug: bool) -> int:
    """Print what comes of addresses, and return the exit code."""
    code = 0
    for item in found:
        if item.failure:
            say_failure(item.failure, debug=debug)
            code = 1
        if item.page:
            click.echo(str(item.page))
        for remark in item.remarks:
            say(remark)
    return code
