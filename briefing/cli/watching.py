"""What `briefing build --watch` says: a line for each rebuild, and what was found anew."""

from __future__ import annotations

import time

from briefing.build import build
from briefing.build.changes import changes
from briefing.build.project import Project, Report, Result
from briefing.build.warm import warm_up
from briefing.build.watching import Rebuilt, watch
from briefing.cli.messages import say, say_diagnostics, say_failure
from briefing.cli.progress import progress_bar
from briefing.errors import BriefingError, Diagnostic


def watch_project(project: Project, *, debug: bool) -> None:
    """Build whenever something has changed, until Ctrl-C."""
    batches = changes(project)
    next(batches)  # from now on nothing that changes is missed
    said: set[Diagnostic] = set()

    def tell(rebuilt: Rebuilt) -> None:
        report = rebuilt.report
        say_diagnostics(found for found in report.diagnostics if found not in said)
        said.clear()
        said.update(report.diagnostics)
        for result in report.results:
            if result.failure:
                say_failure(result.failure, debug=debug)
        line = line_of(rebuilt)
        if line:
            say(f"{time.strftime('%H:%M:%S')} {line}")

    def make(project: Project) -> Report:
        with progress_bar() as on_progress:
            return build(project, on_progress)

    try:
        warm_up(project)
    except BriefingError as error:
        say(str(error))  # the builds will say it of their sources, and go on
    say("watching; Ctrl-C ends it")
    watch(project, batches, tell, make)


def line_of(rebuilt: Rebuilt) -> str:
    """Return what was built in how much time, empty if nothing was."""
    made = [result for result in rebuilt.report.results if result.written]
    if not made:
        return f"{', '.join(rebuilt.mended)}: mended, and as it was built" if rebuilt.mended else ""
    what = f"{made[0].source}: {_outputs(made[0])}" if len(made) == 1 else f"{len(made)} articles"
    return f"{what} in {rebuilt.seconds:.2f} s"


def _outputs(result: Result) -> str:
    return ", ".join(path.suffix.removeprefix(".") for path in result.written)
