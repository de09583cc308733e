"""From a source to a briefing: summary and key actors, computed, then corrected by the editor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.analysis.llm.endpoint import Endpoint
from briefing.config import Settings
from briefing.errors import Diagnostic, Place
from briefing.manuscript import Overrides, Source
from briefing.model import Briefing, Summary

if TYPE_CHECKING:
    from briefing.analysis.reading import Reading

PICTURES = frozenset({"timeline", "links"})
"""What is drawn from the text and its actors."""
PARTS = frozenset({"summary", "actors"}) | PICTURES
"""What can be asked for."""


def analyse(
    source: Source,
    settings: Settings,
    parts: frozenset[str] = PARTS,
    endpoint: Endpoint | None = None,
) -> Briefing:
    """Return the briefing of a source, with the parts that are asked for.

    Args:
        source: The article and its editor's overrides.
        settings: How many points and actors at most.
        parts: `summary`, `actors`, `timeline`, `links`, the last two with the actors that they
            need; without any nothing is parsed and no model is loaded.
        endpoint: A model that is asked for the summary, unless it is an editor's.
    """
    plain = Briefing(
        source.slug, source.article, Summary(), (), source.diagnostics, path=source.path
    )
    if not parts & PARTS:
        return plain
    if parts & PICTURES:
        parts |= {"actors"}
    wanted = _overrides_for(source.overrides, parts)
    # spaCy takes two seconds to import, and a listing of metadata has no use for it.
    from briefing.analysis.overrides import apply_overrides  # noqa: PLC0415

    if "actors" not in parts and not _computes_summary(source, parts):
        return apply_overrides(plain, wanted)
    from briefing.analysis.reading import read_article  # noqa: PLC0415

    reading = read_article(source.article)
    plain = _computed(source, settings, parts, plain, reading, endpoint)
    return _with_pictures(apply_overrides(plain, wanted), reading, settings, wanted, parts)


def _computes_summary(source: Source, parts: frozenset[str]) -> bool:
    """Return whether a summary is asked for that is not wholly an editor's.

    A draft that nobody corrected or signed holds the computed points, and must not pass for his.
    """
    points = source.overrides.summary
    decided = points is not None and (source.article.meta.editor or not points)
    return "summary" in parts and not decided


def _overrides_for(overrides: Overrides, parts: frozenset[str]) -> Overrides:
    """Return the overrides of the parts that are asked for."""
    return replace(
        overrides,
        summary=overrides.summary if "summary" in parts else None,
        actors=overrides.actors if "actors" in parts else (),
    )


def _computed(
    source: Source,
    settings: Settings,
    parts: frozenset[str],
    plain: Briefing,
    reading: Reading,
    endpoint: Endpoint | None,
) -> Briefing:
    """Return the briefing with what is computed."""
    from briefing.analysis.doubts import doubts  # noqa: PLC0415
    from briefing.analysis.finding import find, missing_model  # noqa: PLC0415
    from briefing.analysis.llm.writer import write_summary  # noqa: PLC0415
    from briefing.analysis.summary import is_long_enough, summarise  # noqa: PLC0415

    place = Place(source.path)
    found: list[Diagnostic] = []
    # The points depend on the actors a little, so they are found even if nobody asks for them.
    finding = find(reading, settings.max_actors)
    actors = finding.actors
    summary = Summary()
    if _computes_summary(source, parts):
        summary = summarise(reading, actors, settings.points, source.article)
        # A draft in the sidecar stands in the way of a model, corrected or not.
        if endpoint and source.overrides.summary is None and is_long_enough(reading):
            written = write_summary(reading, actors, summary, endpoint, place)
            summary = written.summary
            found.extend(written.diagnostics)
        if not summary.points and source.overrides.summary is None:
            short = not is_long_enough(reading)
            why = "the text is too short" if short else "no sentence of the text stands alone"
            found.append(Diagnostic("N001", f"no summary: {why}", place))
    if "actors" in parts and finding.means == "rules":
        found.extend(doubts(actors, source.overrides, place))
    if "actors" in parts and (absent := missing_model(reading, finding, place)):
        found.append(absent)
    if reading.truncated:
        message = "the text is long: summary and actors are taken from its beginning"
        found.append(Diagnostic("N006", message, place, hint="split the text"))
    return replace(
        plain,
        summary=summary,
        actors=actors if "actors" in parts else (),
        terms=finding.terms if "actors" in parts else (),
        diagnostics=(*plain.diagnostics, *found),
    )


def _with_pictures(
    briefing: Briefing,
    reading: Reading,
    settings: Settings,
    overrides: Overrides,
    parts: frozenset[str],
) -> Briefing:
    """Add what is drawn from the text and its actors, unless it is switched off."""
    from briefing.analysis.company import find_links  # noqa: PLC0415
    from briefing.analysis.timeline import find_timeline  # noqa: PLC0415

    has_timeline = settings.timeline if overrides.timeline is None else overrides.timeline
    has_map = settings.actor_map if overrides.actor_map is None else overrides.actor_map
    if has_timeline and "timeline" in parts:
        published = briefing.article.meta.published
        briefing = replace(briefing, timeline=find_timeline(reading, briefing.actors, published))
    if has_map and "links" in parts:
        briefing = replace(briefing, links=find_links(reading.sentences, briefing.actors))
    return briefing
