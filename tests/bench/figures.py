"""The arithmetic of the table: medians, ratios, goals, and what has changed since the last time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from tests.bench.measuring import Cost

NOISE = 0.1
"""What a figure may differ from the last one, in parts of it, before that is worth a word."""

Costs = Mapping[str, Sequence[Cost]]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    name: str
    """What it is."""
    value: float | None
    """It, less is better; None if it could not be measured."""
    unit: str
    """`ms`, `MB`, `x` for a ratio (of seconds by the clock unless the name says otherwise)."""
    target: float | None = None
    """What it should be at most."""
    stretch: float | None = None
    """What would be better still."""
    cpu: float | None = None
    """The same ratio in seconds of processors, which neighbours on a machine disturb less."""
    more_is_better: bool = False
    """True for a speed-up."""

    @property
    def verdict(self) -> str:
        """`stretch`, `target` or `missed`; empty without a goal or a value."""
        if self.value is None:
            return "not measured"
        for goal, word in ((self.stretch, "stretch"), (self.target, "target")):
            if goal is not None and self._reaches(goal):
                return word
        return "missed" if self.target is not None else ""

    def _reaches(self, goal: float) -> bool:
        assert self.value is not None
        return self.value >= goal if self.more_is_better else self.value <= goal


def wall(cost: Cost) -> float:
    """Return the seconds by the clock."""
    return cost.wall


def cpu(cost: Cost) -> float:
    """Return the seconds of processors."""
    return cost.cpu


def memory(cost: Cost) -> float:
    """Return the peak of memory."""
    return cost.memory


def middle(costs: Costs, name: str, of: Callable[[Cost], float] = wall) -> float | None:
    """Return the median over the runs of a command, None if it was not run."""
    found = [of(cost) for cost in costs.get(name, ())]
    return median(found) if found else None


def ratio(costs: Costs, name: str, base: str, of: Callable[[Cost], float] = wall) -> float | None:
    """Return the median of one command as a part of that of another."""
    mine, other = middle(costs, name, of), middle(costs, base, of)
    return mine / other if mine is not None and other else None


def compared(
    name: str, costs: Costs, pair: tuple[str, str], goals: tuple[float, float] | None = None
) -> Figure:
    """Return the ratio of two commands in seconds by the clock, and of processors beside it."""
    target, stretch = goals or (None, None)
    value, beside = ratio(costs, *pair), ratio(costs, *pair, cpu)
    return Figure(name, value, "x", target, stretch, beside)


def table(figures: Sequence[Figure], last: Mapping[str, float]) -> list[str]:
    """Return the lines of the table; `last` has the values of the last time by name."""
    head = ("figure", "value", "target", "stretch", "", "last", "cpu")
    rows = [head, *(_row(figure, last.get(figure.name)) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return [
        "  ".join(
            cell.ljust(width) if column in {0, 4} else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def _row(figure: Figure, last: float | None) -> tuple[str, ...]:
    return (
        figure.name,
        amount(figure.value, figure.unit),
        amount(figure.target, figure.unit),
        amount(figure.stretch, figure.unit),
        figure.verdict,
        change(figure.value, last),
        amount(figure.cpu, figure.unit),
    )


def amount(value: float | None, unit: str) -> str:
    """Return a value with its unit, empty for none."""
    if value is None:
        return ""
    return f"{value:.2f}" if unit == "x" else f"{value:.3g} {unit}"


def change(value: float | None, last: float | None) -> str:
    """Return how a value differs from the last one, in per cent, `=` within the noise."""
    if value is None or not last:
        return ""
    part = value / last - 1
    return "=" if abs(part) <= NOISE else f"{part:+.0%}"
