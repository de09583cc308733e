"""Decides for one source whether it is up to date or what there is to do, and who has its slug."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from briefing.analysis.llm.endpoint import Endpoint
from briefing.build.project import Project, Target
from briefing.build.recalling import UNANSWERED
from briefing.build.staleness import Keys, options, stale_outputs
from briefing.build.worker import Job
from briefing.errors import BriefingError, Diagnostic, Place, SourceError
from briefing.manuscript import Wishes
from briefing.publish.stamps import Stamp
from briefing.render import RENDERERS

ANALYSER = "briefing.analysis.actors"
"""The module that takes longest to import of those that every source needs."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What one build knows while it plans."""

    project: Project
    """What is asked for."""
    keys: Keys
    """Computes keys."""
    stamps: Mapping[str, tuple[Stamp, ...]]
    """What earlier builds left in the output folder, by source."""
    taken: dict[str, str] = field(default_factory=dict)
    """Slugs that were given out, with the source that has each."""


def fresh_stamp(desk: Desk, target: Target) -> Stamp | None:
    """Return the stamp that says the source is up to date, without reading the source."""
    mine = desk.stamps.get(target.shown, ())
    return next((stamp for stamp in mine if not _stale(desk, target, stamp)), None)


def job_for(desk: Desk, index: int, target: Target) -> Job:
    """Return what there is to do for a source that is not up to date."""
    project = desk.project
    find_theme_once(desk.keys, project.asked, target)
    stamps = desk.stamps.get(target.shown, ())
    return Job(
        index,
        target,
        project.asked,
        project.out,
        desk.keys,
        stamps,
        project.endpoint,
        project.pdf2,
        project.shop,
        project.cache,
    )


def keys_for(endpoint: Endpoint | None, pdf2: bool, shop: tuple[str, ...]) -> Keys:
    """Return what computes the keys of a build's outputs, wherever it runs."""
    return Keys(f"model {endpoint.model}" if endpoint else "computed", pdf2=pdf2, shop=shop)


def modules_for(jobs: Iterable[Job], project: Project) -> tuple[str, ...]:
    """Return the modules that take long to import of those that jobs need."""
    outputs = {
        name for job in jobs for name in project.asked.outputs or job.target.settings.outputs
    }
    renderers = [RENDERERS[name].partition(":")[0] for name in sorted(outputs & RENDERERS.keys())]
    return (ANALYSER, *renderers)


def settled(stamps: Iterable[Stamp], project: Project) -> Mapping[str, tuple[Stamp, ...]]:
    """Return by source the stamps, without those for which a model has to be asked again."""
    found: dict[str, tuple[Stamp, ...]] = {}
    for stamp in stamps:
        if not project.endpoint or all(d.code != UNANSWERED for d in stamp.diagnostics):
            found[stamp.source] = (*found.get(stamp.source, ()), stamp)
    return found


def find_theme_once(keys: Keys, asked: Wishes, target: Target) -> None:
    """Let a source's theme be found here, so that it is not sought in every process."""
    with suppress(BriefingError):
        keys.theme(options(asked, Wishes(), target.settings).theme)


def claim(desk: Desk, slug: str, shown: str) -> None:
    """Give a slug to a source; sources must come in their order.

    Raises:
        SourceError: another source has it.
    """
    first = desk.taken.setdefault(slug, shown)
    if first != shown:
        raise SourceError(
            f"its slug “{slug}” is already that of {first}",
            Place(shown),
            hint="give one of them a slug of its own",
        )


def diagnostics_of(stamp: Stamp, outputs: Iterable[str]) -> tuple[Diagnostic, ...]:
    """Return what was found about a source and these outputs of it, each thing once."""
    marks = [stamp.outputs[output] for output in outputs]
    found = [*stamp.diagnostics, *(d for mark in marks for d in mark.diagnostics)]
    return tuple(dict.fromkeys(found))


def _stale(desk: Desk, target: Target, stamp: Stamp) -> bool:
    chosen = options(desk.project.asked, stamp.wishes, target.settings)
    try:
        keys = desk.keys.of(stamp.files, target.settings, chosen)
    except BriefingError:
        return True
    return bool(stale_outputs(keys, stamp, desk.project.out))
