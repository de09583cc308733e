"""What is measured: single checks of one text, and the figures that many of them give.

Nothing here reads a file or runs the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from briefing.model import Article, Briefing, Point
from tests.eval.answers import Answer, Gold
from tests.eval.matching import Listed, Matching, match, see
from tests.eval.wording import fold, judge

SHARES = (
    "persons",
    "person_precision",
    "kinds",
    "aliases",
    "nominals",
    "role_precision",
    "role_coverage",
    "ranks",
    "countries",
    "shown_precision",
    "shown_recall",
    "good_points",
    "best_points",
    "calls",
)
"""Figures that are shares of checks passed: the higher, the better."""
COUNTS = (
    "invented_roles",
    "hedges_lost",
    "not_actors",
    "merged",
    "split",
    "bad_points",
    "dangling",
    "not_verbatim",
    "bad_spans",
    "wrong_length",
)
"""Figures that are numbers of checks failed: the lower, the better."""
BODY = frozenset({"paragraph", "quote", "item"})
"""Kinds of blocks that a point may come from."""
LEANS = re.compile(
    r"(he|she|it|they|his|her|its|their|him|them|this|that|these|those|such|"
    r"but|and|or|so|yet|however|moreover|therefore|instead|nevertheless|still|also|then|"
    r"meanwhile|furthermore|besides|hence|thus|otherwise)\b",
    re.IGNORECASE,
)
"""Starts that lean on a sentence before."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is right or wrong."""

    figure: str
    """The figure it belongs to."""
    passed: bool
    """Whether it is right."""
    about: str
    """What was looked at, for the list of faults."""


def figures(checks: Iterable[Check]) -> dict[str, float]:
    """Return every figure: shares to four places, counts, and `shown_f1` of its two parts."""
    checks = list(checks)
    found: dict[str, float] = {}
    for name in SHARES:
        passed = [check.passed for check in checks if check.figure == name]
        found[name] = sum(passed) / len(passed) if passed else 0.0
    precision, recall = found.pop("shown_precision"), found.pop("shown_recall")
    found["shown_f1"] = 2 * precision * recall / (precision + recall or 1)
    for name in COUNTS:
        found[name] = sum(check.figure == name and not check.passed for check in checks)
    return {name: round(value, 4) for name, value in found.items()}


def check_briefing(answer: Answer, briefing: Briefing) -> Iterator[Check]:
    """Compare everything that was computed for a text with its answer."""
    texts = {block.id: block.text for block in briefing.article.walk()}
    listed = [see(actor, texts) for actor in briefing.actors]
    matching = match(answer, listed)
    yield from check_persons(answer, matching)
    yield from check_names(answer, matching, listed)
    yield from check_roles(answer, matching)
    yield from check_facts(answer, matching)
    yield from check_shown(answer, matching)
    yield from check_spans(listed, texts)
    yield from check_points(answer, briefing.summary.points)
    yield from check_quotes(briefing.summary.points, briefing.article)


def check_persons(answer: Answer, matching: Matching) -> Iterator[Check]:
    """Are all persons found, nobody else called one, and everything of the right kind."""
    for gold in answer.persons:
        if not gold.minor:
            yield Check("persons", gold.name in matching.found, gold.name)
    for gold, listed in _pairs(answer, matching):
        kind = listed.actor.kind
        yield Check("kinds", kind in gold.kinds, f"{gold.name} as {kind}")
        if kind == "person":
            yield Check("person_precision", "person" in gold.kinds, listed.actor.name)
    for listed in (*matching.strange, *(each for each, _ in matching.again)):
        if listed.actor.kind == "person":
            yield Check("person_precision", False, listed.actor.name)


def check_names(answer: Answer, matching: Matching, listed: list[Listed]) -> Iterator[Check]:
    """Are other names understood, names of other things left alone, and nobody made one or two."""
    for gold, each in _pairs(answer, matching):
        for alias in gold.aliases:
            yield Check("aliases", fold(alias) in each.forms, f"{alias} for {gold.name}")
        for nominal in gold.nominals:
            yield Check("nominals", fold(nominal) in each.forms, f"{nominal} for {gold.name}")
    names = frozenset().union(*(each.names for each in listed))
    for name in answer.not_actors:
        yield Check("not_actors", fold(name) not in names, name)
    for each in listed:
        for one, other in combinations(answer.persons, 2):
            both = {fold(one.name), fold(other.name)}
            yield Check("merged", not both <= each.forms, f"{one.name} and {other.name}")
    for each, gold in matching.again:
        yield Check("split", False, f"{gold.name} again as {each.actor.name}")


def check_roles(answer: Answer, matching: Matching) -> Iterator[Check]:
    """Are roles given where the text has one, complete, with their hedges, and nowhere else."""
    nations = {
        fold(demonym): fold(gold.name) for gold in answer.actors for demonym in gold.demonyms
    }
    names = [form for gold in answer.persons for form in gold.forms]
    for gold in answer.persons:
        each = matching.found.get(gold.name)
        role = each.actor.role if each else ""
        verdict = judge(role, gold, nations, names) if role else "none"
        about = f"{gold.name}: {role or 'no role'} ({verdict})"
        if gold.roles and not (gold.role_optional or gold.minor):
            yield Check("role_coverage", verdict == "right", about)
        if role:
            yield Check("role_precision", verdict == "right", about)
            yield Check("hedges_lost", verdict != "hedge lost", about)
            yield Check("invented_roles", verdict != "invented", about)
    things = [each for gold, each in _pairs(answer, matching) if "person" not in gold.kinds]
    for each in (*things, *matching.strange):
        if each.actor.kind == "person" and each.actor.role:
            yield Check("invented_roles", False, f"{each.actor.name}: {each.actor.role}")


def check_facts(answer: Answer, matching: Matching) -> Iterator[Check]:
    """Are rank and country given where the text has them, and nowhere else."""
    for gold, each in _pairs(answer, matching):
        if "person" not in gold.kinds:
            continue
        for figure, given, accepted in (
            ("ranks", each.actor.rank, gold.rank),
            ("countries", each.actor.country, gold.country),
        ):
            if given or "" not in accepted:
                right = fold(given) in {fold(value) for value in accepted}
                yield Check(figure, right, f"{gold.name}: {given or 'none'}")


def check_shown(answer: Answer, matching: Matching) -> Iterator[Check]:
    """Are the key actors those that a reader must find, with none beside those that may be."""
    key = {name for name, each in matching.found.items() if each.actor.key}
    for gold in answer.actors:
        if gold.shown == "yes":
            yield Check("shown_recall", gold.name in key, f"{gold.name} left out")
        if gold.name in key and gold.shown != "may":
            yield Check("shown_precision", gold.shown == "yes", f"{gold.name} shown")
    for each in (*matching.strange, *(again for again, _ in matching.again)):
        if each.actor.key:
            yield Check("shown_precision", False, f"{each.actor.name} shown")


def check_spans(listed: Iterable[Listed], texts: Mapping[str, str]) -> Iterator[Check]:
    """Is every mention a stretch of whole words of a block that exists."""
    for each in listed:
        for mention in each.actor.mentions:
            text = texts.get(mention.block, "")
            words = text[mention.start : mention.end]
            around = text[mention.start - 1 : mention.start] + text[mention.end : mention.end + 1]
            whole = bool(words) and words == words.strip() and not re.search(r"\w", around)
            yield Check("bad_spans", whole, f"{each.actor.name}: {words!r}")


def check_points(answer: Answer, points: tuple[Point, ...]) -> Iterator[Check]:
    """Are the points good sentences that stand alone, and is the call among them."""
    yield Check("wrong_length", 3 <= len(points) <= 5, f"{len(points)} points")
    for point in points:
        text = fold(point.text)
        grade = max((each.grade for each in answer.good if fold(each.start) in text), default=0)
        bad = text.startswith(tuple(fold(start) for start in answer.bad))
        yield Check("good_points", grade > 0, point.text)
        yield Check("best_points", grade > 1, point.text)
        yield Check("bad_points", not bad, point.text)
        yield Check("dangling", grade > 0 or not LEANS.match(text.lstrip("\"'")), point.text)
    if answer.call:
        starts = [fold(start) for start in answer.call]
        given = any(start in fold(point.text) for start in starts for point in points)
        yield Check("calls", given, answer.call[0])


def check_quotes(points: tuple[Point, ...], article: Article) -> Iterator[Check]:
    """Is every point word for word in the block of the body that it names."""
    blocks = {block.id: block for block in article.walk()}
    for point in points:
        block = blocks.get(point.block)
        quoted = block is not None and block.text[point.start : point.end] == point.text
        body = block is not None and block.kind in BODY
        yield Check("not_verbatim", quoted and body and bool(point.text), point.text)


def _pairs(answer: Answer, matching: Matching) -> Iterator[tuple[Gold, Listed]]:
    """Yield everybody that is found with the actor that stands for him."""
    for gold in answer.actors:
        if gold.name in matching.found:
            yield gold, matching.found[gold.name]
