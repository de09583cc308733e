from __future__ import annotations

from collections.abc import Callable

import click
import pytest
from briefing import __version__
from briefing.cli import program
from briefing.cli.verbs import VERBS

Program = Callable[..., tuple[int, str, str]]


def test_version(briefing: Program) -> None:
    assert briefing("--version") == (0, f"briefing {__version__}\n", "")


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_and_option_has_help(verb: str) -> None:
    command = program.get_command(click.Context(program), verb)
    assert command
    assert command.help
    options = [param for param in command.params if isinstance(param, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_the_overview_says_of_every_verb_what_it_does(briefing: Program) -> None:
    code, out, _ = briefing("--help")
    assert code == 0
    assert "..." not in out.partition("Commands:")[2]
    assert all(f"\n  {verb}" in out for verb in VERBS)


@pytest.mark.parametrize("arguments", [["biuld"], ["--colour"]])
def test_wrong_usage(briefing: Program, arguments: list[str]) -> None:
    code, out, err = briefing(*arguments)
    assert (code, out) == (2, "")
    assert "No such" in err
