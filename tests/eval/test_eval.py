"""The gate: the figures of summary and actors on the corpus do not fall.

`make eval` prints them with every fault behind them. `pytest tests/eval --update-eval` pins what
has got better; what has got worse is pinned only if `--lower-floors` says that it is meant.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from briefing.analysis import analyse
from briefing.config import Settings
from briefing.sources import read
from tests.eval.answers import digest, load_answers, text_of
from tests.eval.floors import Floors, fallen, load_floors, save_floors, settle
from tests.eval.scoring import COUNTS, Check, check_briefing, figures

FLOORS = Path(__file__).parent / "floors.json"
STALE = """the corpus has changed, so that its figures cannot be compared with the floors: \
look at the figures (make eval) and pin them (pytest tests/eval --update-eval)"""


def measure() -> dict[str, list[Check]]:
    """Return the checks of every text, by its name."""
    made: dict[str, list[Check]] = {}
    for answer in load_answers():
        source = read(text_of(answer), text_of(answer).name, Settings())
        made[answer.name] = list(check_briefing(answer, analyse(source, Settings())))
    return made


def report(checks: dict[str, list[Check]], found: dict[str, float], floors: Floors) -> str:
    """Return the faults by figure and text, and the figures beside their floors."""
    lines = [""]
    for figure in dict.fromkeys(each.figure for some in checks.values() for each in some):
        faults = [
            f"    {text}: {each.about}"
            for text, some in checks.items()
            for each in some
            if each.figure == figure and not each.passed
        ]
        if faults:
            lines += [f"{figure}: {len(faults)}", *faults]
    lines += ["", f"{'figure':<18}{'is':>8}{'floor':>8}"]
    for name, value in found.items():
        form = "8.0f" if name in COUNTS else "8.3f"
        floor = floors.figures.get(name)
        lines.append(f"{name:<18}{value:{form}}{'-' if floor is None else format(floor, form):>8}")
    return "\n".join(lines)


def test_no_figure_falls_below_its_floor(request: pytest.FixtureRequest) -> None:
    floors = load_floors(FLOORS)
    checks = measure()
    found = figures(check for some in checks.values() for check in some)
    print(report(checks, found, floors))  # noqa: T201  shown by `make eval` and on failure
    if request.config.getoption("--update-eval"):
        lower = request.config.getoption("--lower-floors")
        floors = settle(found, floors, digest(), lower=lower)
        save_floors(FLOORS, floors)
    assert not fallen(found, floors)


def test_the_floors_belong_to_this_corpus(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-eval"):
        pytest.skip("the floors are being written")
    assert load_floors(FLOORS).corpus == digest(), STALE
