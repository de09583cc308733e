"""All that is built passes the audit: every article and sample, in every theme, on every paper.

`make audit` runs it, `make test` does not: it takes minutes, and Ace with a browser. The ebook
differs from paper to paper in its page numbers only, so that the slow validators see it once.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from pkgutil import resolve_name

import pytest
from briefing.build.project import PAPERS
from briefing.publish.audit import pairs, pdfs
from briefing.publish.audit.examination import VALIDATORS
from briefing.publish.audit.verdict import Verdict
from briefing.render.theme import list_themes

ROOT = Path(__file__).parents[2]
SAMPLES = ("content", "tests/golden/*/in", "tests/languages_samples")
"""Where articles lie. What is broken on purpose among them is not built."""
THEMES = [theme.name for theme in list_themes()]


def sources() -> Iterator[str]:
    for place in SAMPLES:
        yield from sorted(str(path.relative_to(ROOT)) for path in ROOT.glob(place))


def build(out: Path, theme: str, paper: str) -> list[Path]:
    """Build all articles, of two with one name the first, and return the prints."""
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "build", *sources(), "--out", str(out),
         "--to", "pdf,epub", "--theme", theme, "--paper", paper],
        cwd=ROOT, check=False, capture_output=True, text=True,
    )  # fmt: skip
    refused = [line for line in done.stderr.splitlines() if ": warning " not in line]
    say(f"{theme} {paper} is built", *refused)
    return sorted(out.glob("*.pdf"))


def say(*lines: str) -> None:
    """Show how far it is."""
    print("\n" + "\n    ".join(lines), end="", flush=True)  # noqa: T201


def examine(print_: Path, *, with_ebook: bool) -> Iterator[Verdict]:
    ebook = print_.with_suffix(".epub")
    yield from pdfs.validate(print_)
    yield pairs.compare(print_, ebook)
    if with_ebook:
        yield from resolve_name(VALIDATORS[".epub"])(ebook)


@pytest.mark.timeout(3600)
@pytest.mark.parametrize(("theme", "paper"), list(product(THEMES, PAPERS)))
def test_all_files_pass(theme: str, paper: str, tmp_path: Path) -> None:
    prints = build(tmp_path, theme, paper)
    assert len(prints) >= len(list(sources())) // 2
    faults = []
    for print_ in prints:
        verdicts = list(examine(print_, with_ebook=paper == PAPERS[0]))
        said = ", ".join(f"{v.validator} {len(v.findings)} of {v.checks}" for v in verdicts)
        say(f"{theme} {paper} {print_.stem}: {said}")
        faults += [
            f"{theme} {paper} {print_.stem}: {verdict.validator}: {f.where}: {f.rule}: {f.message}"
            for verdict in verdicts
            for f in verdict.findings
        ]
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)
