"""The program `briefing`: its verbs, its exit codes, and how it says what went wrong.

Exit codes: 0 all is well, 1 some source failed or was refused, 2 wrong usage, 3 diagnostics under
`--strict`, 130 interrupted. Results go to stdout and messages to stderr.
"""

from __future__ import annotations

import atexit
import gc
import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from briefing import __version__
from briefing.cli.messages import say, say_failure
from briefing.cli.verbs import Verbs
from briefing.errors import failure

INTERRUPTED = 130
"""Exit code after Ctrl-C: 128 and the number of the signal, as shells have it."""
COLLECTING = (50_000, 20, 50)
"""When Python looks for garbage: seldom, since almost all objects live as long as the process."""


@click.group(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 90},
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Show where in the program an error arose.")
@click.pass_context
def program(context: click.Context, debug: bool) -> None:
    """Turn articles into briefings: PDF, EPUB and HTML with a summary and the key actors."""
    context.obj = debug


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program with these arguments (or those of the process) and exit."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # file names may hold any bytes
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")
    own = arguments is None
    arguments = sys.argv[1:] if arguments is None else arguments
    if own:
        gc.set_threshold(*COLLECTING)
    try:
        code = program.main(list(arguments), prog_name="briefing", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        say("interrupted")
        code = INTERRUPTED
    except Exception as error:  # noqa: BLE001 - no traceback reaches a user unasked
        say_failure(failure(error, "briefing"), debug="--debug" in arguments)
        code = 1
    if own:
        _end(code)
    sys.exit(code)


def _end(code: int) -> NoReturn:
    """End the process at once, without taking apart what the system takes back anyway.

    What was registered for the end is done, and what was printed has arrived.
    """
    atexit._run_exitfuncs()  # noqa: SLF001 - there is no public name
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):  # nobody reads it any more, or there is no room
            code = code or 1
    os._exit(code)
