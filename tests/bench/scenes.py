"""What is measured: each scene runs some commands in turns and returns its lines of the table."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from pathlib import Path

from pypdf import PdfReader
from tests.bench import peers
from tests.bench.articles import SEED, article, write_articles
from tests.bench.figures import Costs, Figure, compared, cpu, memory, middle, ratio, wall
from tests.bench.measuring import Command, Cost, interleaved
from tests.bench.page import write_page
from tests.bench.states import CACHE, State, reset
from tests.bench.warm import rebuilds

BASE = "weasyprint"
"""B: the program `weasyprint`, started anew, on the very HTML that we generate."""
ALL = "pdf,epub,html"
MANY = 1000
BATCH = 200
PAIR = 40
"""Articles of which the speed-up by a second process is taken."""
LONG = 50_000
"""Words of a long article."""
FEW, HUNDRED = 25, 100
"""Articles in one document."""
GENEROUS = ("--time-limit", "3600", "--memory-limit", "8000")
"""Options for documents longer than the limits foresee."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What scenes are given."""

    work: Path
    """Folder for what they make; what lies there is used again."""
    peers: Path
    """Folder in which programs of others may be installed."""
    runs: int
    """How often each command is run."""
    tell: Callable[[str], None]
    """Says how far it is."""

    def run(self, commands: Sequence[Command]) -> dict[str, list[Cost]]:
        """Run commands in turns."""
        return interleaved(commands, self.runs, self.tell)

    def weasyprint(self, page: Path) -> Command:
        """Return the command of B."""
        return Command(BASE, (_installed("weasyprint"), "-q", str(page), str(self.work / "b.pdf")))

    def build(
        self, name: str, source: Path, state: State, *options: str, verb: str = "build"
    ) -> Command:
        """Return the command of a build that finds its output folder and cache in some state."""
        folder = name.replace(" ", "-")
        out, cache = self.work / "out" / folder, self.work / "cache" / folder
        line = (_installed("briefing"), verb, str(source), "--out", str(out), *options)
        command = Command(name, line, environment={CACHE: str(cache)})
        fill = partial(_once, command)
        return replace(command, before=partial(reset, state, out, cache, fill))


@dataclass(frozen=True, slots=True)
class Scene:
    """What came of one."""

    figures: tuple[Figure, ...]
    """Its lines."""
    costs: Costs
    """Every run."""


def start(bench: Bench) -> Scene:
    """Measure how long the help takes."""
    costs = bench.run([Command("help", (_installed("briefing"), "--help"))])
    return Scene((Figure("briefing --help", _ms(costs, "help"), "ms", 100, 50),), costs)


def seed(bench: Bench) -> Scene:
    """Measure cold builds of the seed beside B and beside other programs."""
    page, briefing = write_page(SEED, bench.work / "seed")
    commands = [
        bench.weasyprint(page),
        bench.build("pdf cached", SEED, State.ANALYSED, "--to", "pdf"),
        bench.build("all cached", SEED, State.ANALYSED, "--to", ALL),
        bench.build("pdf", SEED, State.NOTHING, "--to", "pdf"),
        bench.build("all", SEED, State.NOTHING, "--to", ALL),
    ]
    place = peers.Place(bench.peers, bench.work / "seed", page, briefing)
    for peer in peers.prints(place):
        if isinstance(peer, Command):
            commands.append(peer)
        else:
            bench.tell(f"skipped: {peer} is not installed")
    costs = bench.run(commands)
    cached, cold = "seed, analysis cached", "seed from nothing"
    return Scene(
        (
            Figure("B, weasyprint on the page of the seed", _ms(costs, BASE), "ms"),
            compared(f"{cached}: PDF, in B", costs, ("pdf cached", BASE), (0.75, 0.55)),
            compared(f"{cached}: all outputs, in B", costs, ("all cached", BASE), (0.95, 0.7)),
            compared(f"{cold}: PDF, in B", costs, ("pdf", BASE), (2.2, 1.6)),
            compared(f"{cold}: all outputs, in B", costs, ("all", BASE)),
            *_beside(costs),
        ),
        costs,
    )


def _beside(costs: Costs) -> Iterator[Figure]:
    """Yield our print of the seed beside those of other programs."""
    goals = {"percollate": (0.5, 0.35), "vivliostyle": (0.25, 0.15), "chromium": (1.1, 0.9)}
    for peer in peers.MAKERS:
        name = f"seed, analysis cached: PDF, beside {peer}"
        yield compared(name, costs, ("pdf cached", peer), goals.get(peer))
    beside = ratio(costs, "pdf cached", "chromium", memory)
    yield Figure("peak memory for the seed, beside chromium", beside, "x", 0.5, 0.4)
    yield Figure("peak memory for the seed", middle(costs, "pdf cached", memory), "MB")


def warm(bench: Bench) -> Scene:
    """Measure rebuilds by a watch, after a change of an article and after one of its style."""
    page, _ = write_page(SEED, bench.work / "seed")
    costs = rebuilds(bench.work / "warm", bench.weasyprint(page), bench.runs)
    names = "warm rebuild of the seed: PDF, in B"
    return Scene(
        (
            Figure(f"{names}, text edited", ratio(costs, "article", BASE), "x", 0.5, 0.35),
            Figure(f"{names}, style edited", ratio(costs, "style", BASE), "x", 0.35, 0.2),
        ),
        costs,
    )


def collection(bench: Bench) -> Scene:
    """Measure builds of a thousand articles of which none or one has changed."""
    folder = bench.work / "many"
    write_articles(folder, MANY, words=80)
    alone = bench.work / "alone" / "changing.md"
    among = folder / "changing.md"
    alone.parent.mkdir(parents=True, exist_ok=True)
    texts = map(article, count(MANY + 1))
    # of three commands that share a folder, each leaves it built
    none = replace(bench.build("many", folder, State.BUILT), name="none changed")
    one = bench.build("many", folder, State.BUILT)
    single = bench.build("single", alone, State.BUILT)
    commands = [
        replace(single, before=_then(single.before, lambda: _change(alone, next(texts)))),
        replace(one, before=_then(one.before, lambda: _change(among, next(texts)))),
        none,
    ]
    _change(alone, article(0))
    _change(among, article(0))
    bench.tell(f"building {MANY} articles, unless they are built")
    _once(none)
    costs = bench.run(commands)
    return Scene(
        (
            Figure(f"no-op build of {MANY}", _ms(costs, "none changed"), "ms", 150, 60),
            compared(
                f"1 changed of {MANY}, beside a single build", costs, ("many", "single"), (1.2, 1.1)
            ),
        ),
        costs,
    )


def batch(bench: Bench) -> Scene:
    """Measure the processors' time for an article of a batch, beside B on such an article."""
    folder = bench.work / "batch"
    write_articles(folder, BATCH)
    page, _ = write_page(folder / "article-0001.md", bench.work / "article")
    costs = bench.run(
        [
            bench.weasyprint(page),
            bench.build("batch cached", folder, State.ANALYSED, "--to", "pdf"),
            bench.build("batch", folder, State.NOTHING, "--to", "pdf"),
        ]
    )
    each = f"batch of {BATCH} to PDF, CPU of an article in B"
    return Scene(
        (
            _per_article(f"{each}: analysis cached", costs, "batch cached", (0.35, 0.25)),
            _per_article(f"{each}: from nothing", costs, "batch", (0.55, 0.4)),
        ),
        costs,
    )


def _per_article(name: str, costs: Costs, batch: str, goals: tuple[float, float]) -> Figure:
    whole = ratio(costs, batch, BASE, cpu)
    return Figure(name, whole / BATCH if whole else None, "x", *goals)


def processes(bench: Bench) -> Scene:
    """Measure what a second process gives."""
    folder = bench.work / "pair"
    write_articles(folder, PAIR)
    made = [
        bench.build(f"{jobs} processes", folder, State.NOTHING, "--to", "pdf", "--jobs", str(jobs))
        for jobs in (1, 2)
    ]
    costs = bench.run(made)
    gain = ratio(costs, "1 processes", "2 processes")
    return Scene(
        (Figure("speed-up with 2 processes", gain, "x", 1.7, 1.9, more_is_better=True),), costs
    )


def large(bench: Bench) -> Scene:
    """Measure long documents: whether time and memory grow in a straight line."""
    path = bench.work / "large" / "long.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(article(0, LONG), encoding="utf-8")
    few, hundred = f"{FEW} articles", f"{HUNDRED} articles"
    commands = [
        *(_bundle(bench, name, count) for name, count in ((few, FEW), (hundred, HUNDRED))),
        bench.build("long", path, State.NOTHING, "--to", "pdf", *GENEROUS),
    ]
    costs = bench.run(commands)
    names = [command.name for command in commands]
    pages = {name: _pages(bench.work / "out" / name.replace(" ", "-")) for name in names}
    per_page = {name: (middle(costs, name, cpu) or 0) * 1000 / pages[name] for name in names}
    grown = (middle(costs, hundred, memory) or 0) - (middle(costs, few, memory) or 0)
    return Scene(
        (
            *(Figure(f"{name}, CPU a page", per_page[name], "ms") for name in names),
            Figure(
                f"growth: CPU a page of {HUNDRED} articles beside {FEW}",
                per_page[hundred] / per_page[few], "x", 1.1,
            ),
            Figure("memory for a further page", grown / (pages[hundred] - pages[few]), "MB", 1.5),
            Figure(f"{LONG} words", (middle(costs, "long", wall) or 0) * 1000, "ms"),
        ),
        costs,
    )  # fmt: skip


def _bundle(bench: Bench, name: str, number: int) -> Command:
    """Return the command that makes one PDF of that many articles from nothing."""
    folder = bench.work / "large" / name.replace(" ", "-")
    write_articles(folder, number)
    options = ("--title", name, "--to", "pdf", *GENEROUS)
    return bench.build(name, folder, State.NOTHING, *options, verb="bundle")


def ebook(bench: Bench) -> Scene:
    """Measure the ebook of a long article in Markdown beside pandoc."""
    source = bench.work / "ebook" / "long.md"
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text(article(0, LONG), encoding="utf-8")
    commands = [bench.build("epub", source, State.ANALYSED, "--to", "epub", *GENEROUS)]
    place = peers.found(bench.peers, "pandoc")
    if place:
        line = (place, str(source), "-o", str(source.with_suffix(".epub")))
        commands.append(Command("pandoc", line, optional=True))
    else:
        bench.tell("skipped: pandoc is not installed")
    costs = bench.run(commands)
    name = f"EPUB of {LONG} words, analysis cached, beside pandoc"
    return Scene((compared(name, costs, ("epub", "pandoc"), (0.5, 0.25)),), costs)


def _installed(program: str) -> str:
    """Return the path of a program that is installed with this Python."""
    return str(Path(sys.executable).with_name(program))


def _once(command: Command) -> None:
    """Run a command that is not measured."""
    environment = {"PATH": "/usr/bin:/bin", **command.environment}
    subprocess.run(command.line, check=True, capture_output=True, env=environment)


def _change(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _then(first: Callable[[], object], second: Callable[[], object]) -> Callable[[], None]:
    def both() -> None:
        first()
        second()

    return both


def _pages(folder: Path) -> int:
    """Return how many pages the only print in a folder has."""
    (path,) = folder.glob("*.pdf")
    return len(PdfReader(path).pages)


def _ms(costs: Costs, name: str) -> float | None:
    seconds = middle(costs, name)
    return None if seconds is None else seconds * 1000


SCENES: dict[str, Callable[[Bench], Scene]] = {
    "start": start,
    "seed": seed,
    "warm": warm,
    "collection": collection,
    "batch": batch,
    "processes": processes,
    "large": large,
    "ebook": ebook,
}
"""By the name that `make bench ONLY=` takes."""
