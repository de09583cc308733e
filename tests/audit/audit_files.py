"""All that is built passes the audit: every article and sample, in every theme, on every paper.

`make audit` runs it, `make test` does not: it takes minutes, and Ace with a browser. The samples of
single features are built in the theme that all others extend. An ebook differs from paper to paper
in its page numbers only, and from theme to theme in its stylesheet, so that the slow validators see
each once, and in other themes the articles of `content/` alone.
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
from briefing.render.printshop import is_for_press
from briefing.render.theme import DEFAULT, list_themes

ROOT = Path(__file__).parents[2]
ARTICLES = ("content", "tests/languages_samples")
"""Articles and one sample for each language."""
FEATURES = ("tests/golden/*/in",)
"""Samples of single features. What is broken on purpose among them is not built."""
LIMITS = ("--time-limit", "600")
"""So that a busy machine does not decide what is built."""
THEMES = [theme.name for theme in list_themes() if not is_for_press(theme)]
"""All but those in the inks of a press, which have no profile and hence claim less."""


def sources(theme: str) -> Iterator[str]:
    for place in (*ARTICLES, *(FEATURES if theme == DEFAULT else ())):
        yield from sorted(str(path.relative_to(ROOT)) for path in ROOT.glob(place))


def build(out: Path, theme: str, paper: str, *options: str) -> list[Path]:
    """Build all articles, of two with one name the first, and return the prints."""
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "build", *sources(theme), "--out", str(out),
         "--to", "pdf,epub", "--theme", theme, "--paper", paper, *LIMITS, *options],
        cwd=ROOT, check=False, capture_output=True, text=True,
    )  # fmt: skip
    refused = [line for line in done.stderr.splitlines() if ": warning " not in line]
    say(f"{theme} {paper} is built", *refused)
    assert not [line for line in refused if line.startswith(("content", "tests/languages"))]
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


def seen(print_: Path, theme: str, paper: str) -> bool:
    """Tell whether the slow validators of ebooks are to see the ebook of a print."""
    articles = {path.stem for path in (ROOT / "content").iterdir()}
    return paper == PAPERS[0] and (theme == DEFAULT or print_.stem in articles)


def fail_for(faults: list[str]) -> None:
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


@pytest.mark.timeout(3600)
@pytest.mark.parametrize(("theme", "paper"), list(product(THEMES, PAPERS)))
def test_all_files_pass(theme: str, paper: str, tmp_path: Path) -> None:
    faults = []
    for print_ in build(tmp_path, theme, paper):
        verdicts = list(examine(print_, with_ebook=seen(print_, theme, paper)))
        said = ", ".join(f"{v.validator} {len(v.findings)} of {v.checks}" for v in verdicts)
        say(f"{theme} {paper} {print_.stem}: {said}")
        faults += [
            f"{theme} {paper} {print_.stem}: {verdict.validator}: {f.where}: {f.rule}: {f.message}"
            for verdict in verdicts
            for f in verdict.findings
        ]
    fail_for(faults)


@pytest.mark.timeout(3600)
def test_print_of_pdf_2_passes(tmp_path: Path) -> None:
    faults = [
        f"{print_.stem}: {verdict.validator}: {f.where}: {f.rule}: {f.message}"
        for print_ in build(tmp_path, DEFAULT, PAPERS[0], "--pdf2")
        for verdict in pdfs.validate(print_)
        for f in verdict.findings
    ]
    fail_for(faults)
