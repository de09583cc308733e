"""What an editor should look at: names in two spellings, names that may mean somebody else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analysis.naming import misspelt_forms
from briefing.errors import Diagnostic, Place
from briefing.manuscript import Overrides
from briefing.model import Actor


def doubts(actors: Sequence[Actor], overrides: Overrides, place: Place) -> Iterator[Diagnostic]:
    """Yield what is uncertain about actors of whom the editor has said nothing yet."""
    settled = {
        name
        for override in overrides.actors
        for name in (override.name, override.same_as, *override.aliases)
    }
    for actor in actors:
        for form in misspelt_forms(actor.name, actor.aliases):
            if form not in settled:
                message = f'"{form}" is taken for "{actor.name}"'
                yield Diagnostic("N003", message, place, hint="confirm it among the aliases")
        if actor.unsure and actor.name not in settled:
            message = f'it is not certain which mentions mean "{actor.name}" and which another'
            yield Diagnostic("N004", message, place, hint="settle it in the sidecar")
