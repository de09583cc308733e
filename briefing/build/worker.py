"""Makes the outputs of one source: the part of a build that runs in a process of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from briefing.analysis.llm.endpoint import Endpoint
from briefing.build.cache import NOWHERE, Cache
from briefing.build.limits import attempt
from briefing.build.project import PAPERS, Result, Target, failed
from briefing.build.recalling import Recall
from briefing.build.staleness import Keys, options, stale_outputs
from briefing.errors import ConfigError, Diagnostic, Place
from briefing.manuscript import Source, Wishes
from briefing.model import Briefing
from briefing.output import Output
from briefing.publish.plain import plain_text
from briefing.publish.stamps import Stamp
from briefing.render import RENDERERS
from briefing.render.edition import render_edition
from briefing.render.printshop import equipped
from briefing.sources import WRITTEN


@dataclass(frozen=True, slots=True)
class Job:
    """What there is to do for one source."""

    index: int
    """Its place in the order of the report."""
    target: Target
    """The source."""
    asked: Wishes
    """Theme, paper and outputs that the command line asks for."""
    out: Path
    """Folder for the outputs."""
    keys: Keys
    """Computes keys."""
    stamps: tuple[Stamp, ...] = ()
    """What earlier builds noted about the source."""
    endpoint: Endpoint | None = None
    """A model that is asked for the summary."""
    pdf2: bool = False
    """True for a PDF of PDF 2.0."""
    shop: tuple[str, ...] = ()
    """What a print shop asks for."""
    cache: Cache = NOWHERE
    """What was found out in other builds."""


@dataclass(frozen=True, slots=True)
class Made:
    """Those outputs of one source that were stale, none of them written yet."""

    slug: str
    """Name of the outputs."""
    files: tuple[str, ...]
    """Files that the source depends on."""
    wishes: Wishes
    """How the source asks to be built."""
    chosen: tuple[str, ...]
    """Outputs that were asked for, stale or not."""
    keys: Mapping[str, str]
    """Keys of those that were made, by output."""
    outputs: Mapping[str, Output]
    """By output, such as `pdf`."""
    diagnostics: tuple[Diagnostic, ...]
    """What reading and analysis found."""


def work(job: Job) -> Made | Result:
    """Read and analyse a source and render what is stale; an error becomes a failed result."""
    return attempt(_make, _failed, job)


def _failed(error: Exception, job: Job) -> Result:
    return failed(error, job.target.shown)


def _make(job: Job) -> Made:
    target = job.target
    recall = Recall(job.cache, job.keys, target)
    source = recall.source()
    chosen = options(job.asked, source.wishes, target.settings)
    for output in chosen.outputs:
        _check("output", output, tuple(RENDERERS), target)
    _check("paper", chosen.paper, PAPERS, target)
    keys = job.keys.of(source.files, target.settings, chosen)
    same = (s for s in job.stamps if (s.source, s.slug) == (source.path, source.slug))
    stale = stale_outputs(keys, next(same, None), job.out)
    found = recall.briefing(source, job.endpoint)
    briefing = replace(found, form=chosen.form or target.settings.form)
    wanted = {output: keys[output] for output in stale}
    outputs = recall.outputs(wanted) or _rendered(job, recall, briefing, source, chosen, wanted)
    return Made(
        slug=source.slug,
        files=source.files,
        wishes=source.wishes,
        chosen=chosen.outputs,
        keys=wanted,
        outputs=outputs,
        diagnostics=briefing.diagnostics,
    )


def _rendered(
    job: Job,
    recall: Recall,
    briefing: Briefing,
    source: Source,
    chosen: Wishes,
    wanted: Mapping[str, str],
) -> Mapping[str, Output]:
    """Return the outputs that are wanted, and keep them by their keys."""
    theme, memory = equipped(job.keys.theme(chosen.theme), job.shop), recall.memory(chosen)
    text = original(source)
    made = render_edition(briefing, theme, chosen.paper, wanted, text, pdf2=job.pdf2, memory=memory)
    if made.memory != memory:
        recall.remember(chosen, made.memory)
    recall.keep(wanted, made.outputs)
    return made.outputs


def original(source: Source) -> Output:
    """Return the file to put into the print: the source, or its text if it holds more than that.

    A document or an ebook may have comments, deleted text and names in it that are not published;
    a saved page has scripts, and may say who saved it.
    """
    path = Path(source.path)
    if path.suffix.lower() in WRITTEN:
        return Output(path.name, path.read_bytes())
    return Output(f"{source.slug}.txt", plain_text(source.article).encode())


def _check(what: str, word: str, known: tuple[str, ...], target: Target) -> None:
    if word not in known:
        near = get_close_matches(word, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
        raise ConfigError(f"there is no {what} “{word}”", Place(target.shown), hint=hint)
