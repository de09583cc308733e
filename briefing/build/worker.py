"""Makes the outputs of one source: the part of a build that may run in a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pkgutil import resolve_name

from briefing.analysis import analyse
from briefing.build.project import Result, failed
from briefing.config import Settings
from briefing.errors import Diagnostic
from briefing.model import Briefing, Output, Source, Theme, Wishes
from briefing.render import RENDERERS

Renderer = Callable[[Briefing, Theme, str], Output]


@dataclass(frozen=True, slots=True)
class Job:
    """What there is to do for one source."""

    index: int
    """Its place in the order of the report."""
    source: Source
    """The source as it was read."""
    settings: Settings
    """Settings of its collection."""
    theme: Theme
    """Theme to use."""
    chosen: Wishes
    """Theme, paper and outputs after everybody was asked."""
    keys: dict[str, str]
    """Keys of the outputs to make, by output."""


@dataclass(frozen=True, slots=True)
class Made:
    """All outputs of one source, none of them written yet."""

    outputs: dict[str, Output]
    """By output, such as `pdf`."""
    diagnostics: tuple[Diagnostic, ...]
    """What reading and analysis found."""


def work(job: Job) -> Made | Result:
    """Analyse the source and render what is asked for; an error becomes a failed result."""
    try:
        briefing = analyse(job.source, job.settings)
        outputs = {output: _render(output, briefing, job) for output in job.keys}
    except Exception as error:  # noqa: BLE001 - one source must not stop the others
        return failed(error, job.source.path)
    return Made(outputs, briefing.diagnostics)


def _render(output: str, briefing: Briefing, job: Job) -> Output:
    render: Renderer = resolve_name(RENDERERS[output])
    return render(briefing, job.theme, job.chosen.paper)
