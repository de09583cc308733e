"""Options that several verbs have."""

from __future__ import annotations

import click

from briefing.build.project import PAPERS
from briefing.cli.values import ThemeName

theme = click.option("--theme", metavar="NAME", type=ThemeName(), default="", help="Theme to use.")
paper = click.option("--paper", type=click.Choice(PAPERS), help="Paper of the PDF.")
jobs = click.option(
    "--jobs", metavar="N", type=click.IntRange(min=1), help="Most processes to use at once."
)
no_cache = click.option("--no-cache", is_flag=True, help="Use and keep nothing of other builds.")
strict = click.option("--strict", is_flag=True, help="Exit with 3 if there is anything to warn of.")
