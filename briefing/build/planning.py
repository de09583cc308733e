"""Decides for one source whether it is up to date, refused, or what there is to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from briefing.build.project import PAPERS, Project, Result, Target, failed
from briefing.build.staleness import Keys, options, stale_outputs
from briefing.build.worker import Job
from briefing.errors import BriefingError, ConfigError, Diagnostic, Place, SourceError
from briefing.publish.stamps import Stamp
from briefing.render import RENDERERS
from briefing.sources import read


@dataclass(frozen=True, slots=True)
class Desk:
    """What one build knows while it plans."""

    project: Project
    """What is asked for."""
    keys: Keys
    """Computes keys."""
    stamps: tuple[Stamp, ...]
    """What earlier builds left in the output folder."""
    taken: dict[str, str] = field(default_factory=dict)
    """Slugs that were given out, with the source that has each."""


def fresh_stamp(desk: Desk, target: Target) -> Stamp | None:
    """Return the stamp that says the source is up to date, without reading the source."""
    for stamp in desk.stamps:
        if stamp.source == target.shown and not _stale(desk, target, stamp):
            return stamp
    return None


def plan(desk: Desk, index: int, target: Target, stamp: Stamp | None) -> Job | Result:
    """Return what there is to do for a source, or its result if there is nothing to do.

    `stamp` is what `fresh_stamp` returned. The second source with a slug is refused.
    """
    try:
        if stamp is None:
            return _job(desk, index, target)
        _claim(desk, stamp.slug, target)
        chosen = options(desk.project.asked, stamp.wishes, target.settings)
        return Result(target.shown, diagnostics=diagnostics_of(stamp, chosen.outputs))
    except Exception as error:  # noqa: BLE001 - one source must not stop the others
        return failed(error, target.shown)


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


def _job(desk: Desk, index: int, target: Target) -> Job:
    source = read(target.path, target.shown, target.settings)
    _claim(desk, source.slug, target)
    chosen = options(desk.project.asked, source.wishes, target.settings)
    for output in chosen.outputs:
        _check("output", output, tuple(RENDERERS), target)
    _check("paper", chosen.paper, PAPERS, target)
    theme = desk.keys.theme(chosen.theme)
    keys = desk.keys.of(source.files, target.settings, chosen)
    same = (s for s in desk.stamps if (s.source, s.slug) == (source.path, source.slug))
    stale = stale_outputs(keys, next(same, None), desk.project.out)
    return Job(
        index,
        source,
        target.settings,
        theme,
        chosen,
        {output: keys[output] for output in stale},
        desk.project.endpoint,
    )


def _claim(desk: Desk, slug: str, target: Target) -> None:
    first = desk.taken.setdefault(slug, target.shown)
    if first != target.shown:
        raise SourceError(
            f"its slug “{slug}” is already that of {first}",
            Place(target.shown),
            hint="give one of them a slug of its own",
        )


def _check(what: str, word: str, known: tuple[str, ...], target: Target) -> None:
    if word not in known:
        near = get_close_matches(word, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
        raise ConfigError(f"there is no {what} “{word}”", Place(target.shown), hint=hint)
