"""Who acts in an article, by what its language allows: a model, capitals, or only key terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.analysis.actors import find_actors
from briefing.analysis.capitals import find_capitalised, is_cased
from briefing.analysis.gathering import cluster, make_actors, seen_often
from briefing.analysis.labelled import find_labelled
from briefing.analysis.models import MODELS
from briefing.analysis.offices import find_roles
from briefing.analysis.reading import Reading
from briefing.analysis.sightings import make_clues
from briefing.analysis.terms import key_terms
from briefing.errors import Diagnostic, Place
from briefing.model import Actor, Point

Means = Literal["rules", "labels", "capitals", "terms"]
EXTRAS = {"en": "run `make clean`, then `make`", "fr": "install the extra: briefing[fr]"}
"""What to do about a model that could be there."""
WITH_RULES = "en"
"""The language with rules for names, roles and descriptions."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The actors, or what stands in their place."""

    actors: tuple[Actor, ...]
    """Most salient first."""
    terms: tuple[Point, ...]
    """Key terms, where names cannot be told apart."""
    means: Means
    """How they were found."""


def find(reading: Reading, limit: int) -> Finding:
    """Return the actors of an article by the best means there are for its language.

    Args:
        reading: The article.
        limit: How many actors at most are key actors.
    """
    if reading.model and reading.language.code == WITH_RULES:
        return Finding(find_actors(reading, limit), (), "rules")
    clues = make_clues(reading.language)
    if reading.model:
        clusters = cluster(find_labelled(reading, clues), clues)
        roles = find_roles(reading, clusters)
        return Finding(make_actors(reading, clusters, clues, roles, limit), (), "labels")
    if is_cased(reading.doc.text):
        clusters = seen_often(cluster(find_capitalised(reading, clues), clues), clues)
        return Finding(make_actors(reading, clusters, clues, {}, limit), (), "capitals")
    return Finding((), key_terms(reading), "terms")


def missing_model(reading: Reading, finding: Finding, place: Place) -> Diagnostic | None:
    """Return the message that no model read the text, and what was done without it."""
    if reading.model:
        return None
    code = reading.language.code
    names = MODELS.get(code, ())
    absent = f'no language model for "{code}"'
    if names:
        absent += f" can be loaded ({' or '.join(names)})"
    done = {
        "capitals": "names were found by their capitals only, and roles are not looked for",
        "terms": "key terms stand in place of the actors",
    }
    what = done.get(finding.means, "") if finding.actors or finding.terms else "no actors are shown"
    hint = EXTRAS.get(code, "name the actors in the sidecar")
    return Diagnostic("N002", f"{absent}: {what}", place, hint=hint)
