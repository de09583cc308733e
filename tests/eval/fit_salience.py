"""Fit the weights of the salience model, `briefing/analysis/weights.toml`, to graded texts.

    python -m tests.eval.fit_salience FOLDER

FOLDER holds one or both of two public sets, as JSON lines: `salience_wikinews.jsonl` (news whose
readers graded linked entities from 0 to 3; Trani and others, 2016) and `gum.jsonl` (texts whose
entities are graded by how many of five summaries name them; GUM with GUM-SAGE). The weights are
those of a logistic regression with a quadratic penalty (C = 1, the bias is free), found by Newton's
method on the features that the program itself counts. With both sets, the rankings of weights that
are fitted to one set and used on the other are compared with those of the weights in use: change
the file only if they are clearly better both ways.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from briefing.analysis.actors import find_actors
from briefing.analysis.names import key
from briefing.analysis.reading import read_article
from briefing.analysis.salience import load_weights
from briefing.model import Actor, Article, Block, Meta, Run
from numpy.typing import NDArray

SALIENT = 2.0
"""Grade from which on an entity matters, in both sets."""
GENRES = frozenset({"news", "interview", "bio", "speech"})
"""Kinds of texts of the second set that are read."""
KINDS = frozenset({"person", "organization", "place"})
"""Types of entities of the second set that are actors."""
PENALTY = 1.0
"""1 / C of the penalty on every weight but the bias."""
STEPS = 25
"""Newton's method has long come to rest by then."""
CUT = 5
"""Places of a ranking that are measured."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Text:
    """A text with the names of its graded entities."""

    article: Article
    """Title and paragraphs."""
    grades: tuple[tuple[frozenset[str], float], ...]
    """Keys of the names of each entity, and its grade."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The actors of one text as numbers."""

    features: Floats
    """One row an actor, one column a weight."""
    grades: Floats
    """Grade of each actor: 0 for one that nobody graded, or that is listed twice."""
    ideal: tuple[float, ...]
    """Grades of all entities of the text, the highest first."""


def read_wikinews(row: Mapping[str, Any]) -> Text:
    """Return a text of the first set."""
    grades = [
        (_keys([entity["wiki"].split(" (")[0], *_spots(entity)]), float(entity["score"]))
        for entity in row["entities"]
    ]
    return Text(_article(row["title"], row["paragraphs"]), tuple(grades))


def read_gum(row: Mapping[str, Any]) -> Text:
    """Return a text of the second set; entities without a capitalised name are left out."""
    texts = [row["text"][block["start"] : block["end"]] for block in row["blocks"]]
    if texts and key(texts[0]) == key(row["title"]):
        texts = texts[1:]
    grades = []
    for cluster in row["clusters"]:
        names = [name for _, _, name in cluster["mentions"] if name[:1].isupper()]
        if cluster["type"] in KINDS and names:
            grades.append((_keys([cluster["link"].replace("_", " "), *names]), cluster["grade"]))
    return Text(_article(row["title"], texts), tuple(grades))


SETS: Mapping[str, Callable[[Mapping[str, Any]], Text]] = {
    "salience_wikinews.jsonl": read_wikinews,
    "gum.jsonl": read_gum,
}
"""Reader of each file."""


def _spots(entity: Mapping[str, Any]) -> Iterator[str]:
    """Yield the forms under which a text names an entity."""
    for spots in entity["spots"]:
        yield from spots.split(",")


def _keys(names: Iterable[str]) -> frozenset[str]:
    """Return what the writings of the names have in common."""
    return frozenset(filter(None, map(key, names)))


def _article(title: str, paragraphs: Sequence[str]) -> Article:
    """Return an article of plain paragraphs."""
    blocks = [Block(f"p{n}", "paragraph", (Run(text),)) for n, text in enumerate(paragraphs, 1)]
    return Article(Meta(title=title), tuple(blocks))


def load(path: Path) -> list[Text]:
    """Return the texts of a set, without those of other genres."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return [SETS[path.name](row) for row in rows if row.get("genre", "news") in GENRES]


def sample(text: Text, names: Sequence[str]) -> Sample:
    """Return the actors that the program finds in a text, as numbers.

    Args:
        text: The text with its grades.
        names: The weights in the order of the columns.
    """
    actors = find_actors(read_article(text.article), 0)
    weights = load_weights()
    rows = [[dict(a.why).get(name, 0.0) / weights[name] for name in names] for a in actors]
    ideal = sorted((grade for _, grade in text.grades), reverse=True)
    features = np.array(rows, dtype=np.float64).reshape(len(rows), len(names))
    return Sample(features, np.array(_grades(actors, text), dtype=np.float64), tuple(ideal))


def _grades(actors: Sequence[Actor], text: Text) -> list[float]:
    """Return the grade of the entity that each actor stands for; only its first actor has it."""
    taken: set[int] = set()
    grades = []
    for actor in actors:
        names = _keys([actor.name, *actor.aliases])
        meant = next((n for n, (known, _) in enumerate(text.grades) if known & names), None)
        grades.append(0.0 if meant is None or meant in taken else text.grades[meant][1])
        taken |= {meant} if meant is not None else set()
    return grades


def fit(samples: Sequence[Sample], free: int) -> Floats:
    """Return the weights of a logistic regression by Newton's method.

    Args:
        samples: The texts.
        free: Column of the bias, which is not penalised.
    """
    features = np.concatenate([one.features for one in samples])
    wanted = (np.concatenate([one.grades for one in samples]) >= SALIENT).astype(np.float64)
    penalty = np.full(features.shape[1], PENALTY)
    # The bias is held by next to nothing, so that the equations can always be solved.
    penalty[free] = 1e-6
    weights = np.zeros(features.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-(features @ weights)))
        slope = features.T @ (chance - wanted) + penalty * weights
        curve = (features * (chance * (1 - chance))[:, None]).T @ features + np.diag(penalty)
        weights = weights - np.linalg.solve(curve, slope)
    return np.asarray(weights, dtype=np.float64)


def ranking(samples: Sequence[Sample], weights: Floats) -> float:
    """Return the mean nDCG of the first places, over texts with an entity that matters."""
    scores = []
    for one in samples:
        best = _gain(one.ideal)
        if one.ideal and one.ideal[0] >= SALIENT:
            order = np.argsort(-(one.features @ weights), kind="stable")
            scores.append(_gain(one.grades[order].tolist()) / best)
    return sum(scores) / len(scores) if scores else math.nan


def _gain(grades: Sequence[float]) -> float:
    """Return the discounted gain of grades in the order of a ranking."""
    return sum((2**grade - 1) / math.log2(n + 2) for n, grade in enumerate(grades[:CUT]))


def report(sets: Mapping[str, Sequence[Sample]], names: Sequence[str]) -> Iterator[str]:
    """Yield the lines to print: rankings as TOML comments, then the weights of all texts."""
    known = load_weights()
    now = np.array([known[name] for name in names])
    free = names.index("bias")
    for measured, samples in sets.items():
        line = f"# {measured}: nDCG@{CUT} {ranking(samples, now):.3f} with the weights in use"
        others = [one for other, some in sets.items() if other != measured for one in some]
        if others:
            line += f", {ranking(samples, fit(others, free)):.3f} fitted to the other set"
        yield line
    fitted = fit([one for some in sets.values() for one in some], free)
    for name, weight in zip(names, fitted, strict=True):
        yield f"{name} = {weight:.2f}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print weights for `briefing/analysis/weights.toml`."""
    parser = argparse.ArgumentParser(description="Fit the weights of the salience model.")
    parser.add_argument("folder", type=Path, help=f"where {' or '.join(SETS)} lies")
    folder = parser.parse_args(arguments).folder
    names = tuple(load_weights())
    paths = [folder / name for name in SETS if (folder / name).exists()]
    if not paths:
        parser.error(f"{folder} holds none of {', '.join(SETS)}")
    sets = {path.stem: [sample(text, names) for text in load(path)] for path in paths}
    print("\n".join(report(sets, names)))  # noqa: T201  a script that prints


if __name__ == "__main__":
    main()
