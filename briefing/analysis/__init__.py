"""From a source to a briefing: summary and key actors, computed, then corrected by the editor."""

from __future__ import annotations

from dataclasses import replace

from briefing.config import Settings
from briefing.errors import Diagnostic, Place
from briefing.model import Briefing, Overrides, Source, Summary

PARTS = frozenset({"summary", "actors"})
"""What can be asked for."""


def analyse(source: Source, settings: Settings, parts: frozenset[str] = PARTS) -> Briefing:
    """Return the briefing of a source, with the parts that are asked for.

    Args:
        source: The article and its editor's overrides.
        settings: How many points and actors at most.
        parts: `summary`, `actors`; without them nothing is parsed and no model is loaded.

    Raises:
        AnalysisError: The language model cannot be loaded.
    """
    plain = Briefing(
        source.slug, source.article, Summary(), (), source.diagnostics, path=source.path
    )
    wanted = _overrides_for(source.overrides, parts)
    if not parts & PARTS:
        return plain
    # spaCy takes two seconds to import, and a listing of metadata has no use for it.
    from briefing.analysis.overrides import apply_overrides  # noqa: PLC0415

    computes_summary = "summary" in parts and not _is_decided(wanted, source)
    if computes_summary or "actors" in parts:
        plain = _computed(source, settings, parts, plain, computes_summary)
    return apply_overrides(plain, wanted)


def _is_decided(overrides: Overrides, source: Source) -> bool:
    """Return whether the summary is an editor's, so that nothing needs to be computed.

    A draft that nobody corrected or signed holds the computed points, and must not pass for his.
    """
    points = overrides.summary
    return points is not None and bool(source.article.meta.editor or not points)


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
    computes_summary: bool,
) -> Briefing:
    """Read the article and add what is computed."""
    from briefing.analysis.actors import find_actors  # noqa: PLC0415
    from briefing.analysis.doubts import doubts  # noqa: PLC0415
    from briefing.analysis.reading import has_model, read_article  # noqa: PLC0415
    from briefing.analysis.summary import is_long_enough, summarise  # noqa: PLC0415

    place = Place(source.path)
    language = source.article.meta.language
    found: list[Diagnostic] = []
    reading = read_article(source.article)
    # The points depend on the actors a little, so they are found even if nobody asks for them.
    actors = find_actors(reading, settings.max_actors) if has_model(language) else ()
    summary = Summary()
    if computes_summary:
        summary = summarise(reading, actors, settings.points)
        if not summary.points and source.overrides.summary is None:
            short = not is_long_enough(reading)
            why = "the text is too short" if short else "no sentence of the text stands alone"
            found.append(Diagnostic("N001", f"no summary: {why}", place))
    if "actors" in parts:
        found.extend(doubts(actors, source.overrides, place))
    if "actors" in parts and not has_model(language):
        message = f'no language model for "{language}": no actors are looked for'
        found.append(Diagnostic("N002", message, place, hint="name them in the sidecar"))
    if reading.truncated:
        message = "the text is long: summary and actors are taken from its beginning"
        found.append(Diagnostic("N006", message, place, hint="split the text"))
    return replace(
        plain,
        summary=summary,
        actors=actors if "actors" in parts else (),
        diagnostics=(*plain.diagnostics, *found),
    )
