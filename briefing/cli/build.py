"""`briefing build`: make the outputs of sources."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.analysis.llm.endpoint import Endpoint
from briefing.build import build as build_project
from briefing.build.cache import NOWHERE, user_cache
from briefing.build.cluster.addresses import named, url_of
from briefing.build.limits import Limits
from briefing.build.project import Project, Report
from briefing.cli import options
from briefing.cli.authors import patience, summary_by
from briefing.cli.limits import limited
from briefing.cli.messages import say, say_diagnostics, say_failure
from briefing.cli.progress import progress_bar
from briefing.cli.values import Location, NameList
from briefing.config.values import FORMS
from briefing.manuscript import Wishes
from briefing.model import Form
from briefing.render import RENDERERS

CONTENT = Path("content")


@click.command
@click.argument("sources", metavar="[SOURCE]...", nargs=-1, type=Location())
@click.option(
    "--out",
    metavar="DIR",
    type=Location(),
    default=Path("build"),
    show_default=True,
    help="Folder for the outputs.",
)
@click.option(
    "--to",
    "outputs",
    metavar="LIST",
    type=NameList(tuple(RENDERERS)),
    default=(),
    help=f"Outputs to make, separated by commas: {', '.join(RENDERERS)}.",
)
@options.theme
@options.paper
@click.option(
    "--form",
    metavar="NAME",
    type=click.Choice(FORMS),
    help=f"Sort of document to make: {', '.join(FORMS)}.",
)
@click.option(
    "--pdf2", is_flag=True, help="Make the PDF one of PDF 2.0: PDF/A-4f, PDF/UA-2 and WTPDF 1.0."
)
@click.option("--bleed", is_flag=True, help="For a print shop: let grounds run 3 mm over the edge.")
@click.option(
    "--marks", is_flag=True, help="For a print shop: crop marks and targets around pages."
)
@click.option(
    "--duplex", is_flag=True, help="Mirror the margins of left pages, and end on an even page."
)
@options.jobs
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    default="",
    help="Build on the machines of a Dask scheduler, such as tcp://HOST:PORT; or its file.",
)
@summary_by
@limited
@options.no_cache
@options.strict
@click.option("--watch", is_flag=True, help="Build again whenever something changes, until Ctrl-C.")
@click.pass_obj
def build(  # noqa: PLR0913 - click hands over one argument for each option
    debug: bool,
    *,
    sources: tuple[Path, ...],
    out: Path,
    outputs: tuple[str, ...],
    theme: str,
    paper: str | None,
    form: Form | None,
    pdf2: bool,
    bleed: bool,
    marks: bool,
    duplex: bool,
    jobs: int | None,
    scheduler: str,
    endpoint: Endpoint | None,
    time_limit: int,
    memory_limit: int,
    no_cache: bool,
    strict: bool,
    watch: bool,
) -> int:
    """Build a PDF, an EPUB and a web page of every SOURCE, a file or a folder.

    Without SOURCE, what lies in content/ is built. Only what has changed is built again. The
    files that were written are listed on stdout.
    """
    wishes = Wishes(theme=theme, paper=paper or "", outputs=outputs, form=form)
    limits = Limits(time_limit, memory_limit, patience(endpoint))
    asked = {"bleed": bleed, "marks": marks, "duplex": duplex}
    shop = tuple(name for name, wanted in asked.items() if wanted)
    project = Project(
        sources=sources or (CONTENT,),
        out=out,
        asked=wishes,
        jobs=jobs or 0,
        endpoint=endpoint,
        limits=limits,
        pdf2=pdf2,
        shop=shop,
        scheduler=scheduler,
        cache=NOWHERE if no_cache else user_cache(),
    )
    if watch:
        if scheduler or any(map(url_of, (*project.sources, out))):
            raise click.UsageError("--watch builds local files on this machine")
        from briefing.cli.watching import watch_project  # noqa: PLC0415 - loads all there is

        watch_project(project, debug=debug)
        return 0
    with progress_bar() as on_progress:
        report = build_project(project, on_progress)
    _print(report, debug=debug)
    if report.failed or any(found.severity == "error" for found in report.diagnostics):
        return 1
    return 3 if strict and any(d.is_strict for d in report.diagnostics) else 0


def _print(report: Report, *, debug: bool) -> None:
    for result in report.results:
        for path in result.written:
            click.echo(named(path))
    say_diagnostics(report.diagnostics)
    for result in report.results:
        if result.failure:
            say_failure(result.failure, debug=debug)
    if report.fresh:
        say(f"{report.fresh} up to date")
