"""`briefing bundle`: many articles in one document."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.analysis.llm.endpoint import Endpoint
from briefing.build.bindery import Asked
from briefing.build.bundling import OUTPUTS, Bundled
from briefing.build.bundling import bundle as make_bundle
from briefing.build.cache import NOWHERE, user_cache
from briefing.build.limits import Limits
from briefing.build.project import Project
from briefing.cli import options
from briefing.cli.authors import patience, summary_by
from briefing.cli.limits import limited
from briefing.cli.messages import one_line, say, say_diagnostics, say_failure
from briefing.cli.progress import progress_bar
from briefing.cli.values import NameList
from briefing.config.characters import one_line as on_one_line
from briefing.manuscript import Wishes


@click.command
@click.argument(
    "sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("--title", metavar="TEXT", required=True, help="What the bundle is called.")
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=Path("build"),
    show_default=True,
    help="Folder for the outputs.",
)
@click.option(
    "--to",
    "outputs",
    metavar="LIST",
    type=NameList(OUTPUTS),
    default=OUTPUTS,
    help=f"Outputs to make, separated by commas: {', '.join(OUTPUTS)}.",
)
@click.option(
    "--cover",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Picture for the cover.",
)
@click.option("--cover-alt", metavar="TEXT", default="", help="What that picture shows.")
@options.theme
@options.paper
@options.jobs
@summary_by
@limited
@options.no_cache
@click.option("--keep-going", is_flag=True, help="Leave out articles that fail.")
@options.strict
@click.pass_obj
def bundle(  # noqa: PLR0913 - click hands over one argument for each option
    debug: bool,
    *,
    sources: tuple[Path, ...],
    title: str,
    out: Path,
    cover: Path | None,
    cover_alt: str,
    outputs: tuple[str, ...],
    theme: str,
    paper: str | None,
    jobs: int | None,
    endpoint: Endpoint | None,
    time_limit: int,
    memory_limit: int,
    no_cache: bool,
    keep_going: bool,
    strict: bool,
) -> int:
    """Make one document of all SOURCES, in their order, with a cover and contents.

    Pages are numbered through it. If an article fails nothing is written, unless --keep-going is
    given. The files that were written are listed on stdout.
    """
    title = on_one_line(title)
    if not title:
        raise click.BadParameter("a bundle needs one", param_hint="--title")
    asked = Asked(title, keep_going, cover, on_one_line(cover_alt))
    wishes = Wishes(theme=theme, paper=paper or "", outputs=outputs)
    project = Project(
        sources,
        out,
        wishes,
        jobs or 0,
        endpoint,
        Limits(time_limit, memory_limit, patience(endpoint)),
        cache=NOWHERE if no_cache else user_cache(),
    )
    with progress_bar() as on_progress:
        made = make_bundle(project, asked, on_progress)
    _print(made, debug=debug)
    if made.failures or any(found.severity == "error" for found in made.diagnostics):
        return 1
    return 3 if strict and any(found.is_strict for found in made.diagnostics) else 0


def _print(made: Bundled, *, debug: bool) -> None:
    for path in made.written:
        click.echo(one_line(str(path)))
    say_diagnostics(made.diagnostics)
    for failure in made.failures:
        say_failure(failure, debug=debug)
    if made.failures:
        left = len(made.failures)
        count = "1 article" if left == 1 else f"{left} articles"
        say(f"left out: {count}" if made.written else f"no bundle is written, for want of {count}")
