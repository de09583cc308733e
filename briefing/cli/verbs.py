"""The verbs of the program, each imported only when it is called."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import cast

import click

VERBS: Mapping[str, str] = {
    "build": "Make the PDF, EPUB and web page of articles.",
    "show": "Print what is found in articles, as JSON.",
    "check": "Print what could be better about articles.",
    "draft": "Write summary and actors down for an editor.",
    "new": "Start an article.",
    "split": "Make articles of the chapters of an ebook.",
    "fetch": "Save pages from the web among the articles.",
    "themes": "List the themes, or show them in a picture.",
    "bundle": "Make one document of many articles.",
    "cache": "Tell what is kept of builds, or remove it.",
    "audit": "Examine finished PDF and EPUB files.",
    "booklet": "Set a finished PDF for sheets to be folded.",
}
"""What each does, in a line; its command has that name, in the module of that name."""
APART = frozenset({"build", "check", "draft", "new", "show"})
"""Those that do their work in processes of their own, where nothing that libraries say is seen."""


class Verbs(click.Group):
    """A group that knows its commands by name, so that `--help` need not import them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the verbs in the order of their names."""
        return sorted(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command of that name; None if there is none."""
        if cmd_name not in VERBS:
            return None
        if cmd_name not in APART:
            _silence()
        module = import_module(f"briefing.cli.{cmd_name}")
        return cast("click.Command", getattr(module, cmd_name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the verbs with what each does."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, VERBS[name]) for name in sorted(VERBS)])


def _silence() -> None:
    """Keep the logs of libraries, which are no messages, from the terminal."""
    import logging  # noqa: PLC0415 - it takes as long to import as many a request to answer

    logging.getLogger().addHandler(logging.NullHandler())
