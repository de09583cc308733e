"""Makes the outputs of one source: the part of a build that may run in a process of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefing.analysis import analyse
from briefing.analysis.llm.endpoint import Endpoint
from briefing.build.project import Result, failed
from briefing.config import Settings
from briefing.errors import Diagnostic
from briefing.model import Briefing, Output, Source, Theme, Wishes
from briefing.render.edition import render_edition


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
    endpoint: Endpoint | None = None
    """A model that is asked for the summary."""


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
        briefing = analyse(job.source, job.settings, endpoint=job.endpoint)
        outputs = _render(briefing, job)
    except Exception as error:  # noqa: BLE001 - one source must not stop the others
        return failed(error, job.source.path)
    return Made(outputs, briefing.diagnostics)


def _render(briefing: Briefing, job: Job) -> dict[str, Output]:
    path = Path(job.source.path)
    source = Output(path.name, path.read_bytes())
    return render_edition(briefing, job.theme, job.chosen.paper, job.keys, source)
