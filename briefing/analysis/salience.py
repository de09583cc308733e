"""How central an actor is: a logistic model of what can be counted in the text.

The weights are data (`weights.toml`); every feature and its share is kept, so that a rank can be
explained.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from briefing.analysis.names import key
from briefing.model import ActorKind


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is counted of one actor."""

    kind: ActorKind
    """What it is."""
    country: bool
    """True for a country."""
    name: str
    """Display name."""
    words: tuple[str, ...]
    """Everything that means the actor in the title: name, other forms, demonyms, surname."""
    role: bool
    """True if it has a role or a rank."""
    sentences: tuple[int, ...]
    """Sentence of each mention, in order, descriptions included."""
    paragraphs: tuple[int, ...]
    """Paragraph of each mention."""
    subjects: int
    """Number of mentions that are subjects."""
    locatives: int
    """Number of mentions that only say where."""


@dataclass(frozen=True, slots=True)
class Salience:
    """A salience with its reasons."""

    value: float
    """From 0 to 1."""
    why: tuple[tuple[str, float], ...]
    """Features that count, and their shares, the largest first."""


@cache
def load_weights() -> Mapping[str, float]:
    """Return the weights that come with the package, by feature."""
    source = files("briefing.analysis") / "weights.toml"
    weights = tomllib.loads(source.read_text(encoding="utf-8"))
    return {name: float(weight) for name, weight in weights.items()}


def weigh(actors: Sequence[Evidence], title: str, paragraphs: int) -> tuple[Salience, ...]:
    """Return the salience of each actor.

    Args:
        actors: All actors of a text, in the order of their first mention.
        title: The article's title; empty if there is none.
        paragraphs: Number of paragraphs of the text.
    """
    most = max((len(actor.sentences) for actor in actors), default=1)
    heading = f" {key_words(title)} "
    return tuple(
        _salience(features(actor, rank, most, paragraphs) | {"title": _in_title(actor, heading)})
        for rank, actor in enumerate(actors)
    )


def features(actor: Evidence, rank: int, most: int, paragraphs: int) -> dict[str, float]:
    """Return the features of an actor except its place in the title.

    Args:
        actor: What was counted.
        rank: Its number by first mention, from 0.
        most: Number of mentions of the actor with most of them.
        paragraphs: Number of paragraphs of the text.
    """
    count = len(actor.sentences)
    first = min(actor.sentences)
    kind = "country" if actor.country else actor.kind
    return {
        "bias": 1.0,
        "relative_frequency": count / most,
        "log_frequency": math.log(count),
        "rank": 1 / (1 + rank),
        "first_position": 1 / (1 + first),
        "lead": float(first <= 1),
        "spread": len(set(actor.paragraphs)) / max(1, paragraphs),
        "subject": actor.subjects / count,
        kind: 1.0,
        "role": float(actor.role),
        "several_words": float(" " in actor.name),
        "locative": actor.locatives / count,
    }


def key_words(text: str) -> str:
    """Return a text as its words' keys, joined by single spaces."""
    return " ".join(filter(None, (key(word) for word in text.replace("-", " ").split())))


def _in_title(actor: Evidence, heading: str) -> float:
    """Return 1 if any word for the actor is in the title."""
    return float(any(f" {key_words(word)} " in heading for word in actor.words if word))


def _salience(values: Mapping[str, float]) -> Salience:
    """Return the salience of features."""
    weights = load_weights()
    shares = {name: weights[name] * value for name, value in values.items() if value}
    why = sorted(shares.items(), key=lambda share: (-abs(share[1]), share[0]))
    value = 1 / (1 + math.exp(-sum(shares.values())))
    return Salience(round(value, 4), tuple((name, round(share, 3)) for name, share in why))
