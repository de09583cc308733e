"""A bundle of articles in several languages and forms passes the audit, as print and as ebook."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from pkgutil import resolve_name

import pytest
from briefing.publish.audit import pairs, pdfs
from briefing.publish.audit.examination import VALIDATORS

ROOT = Path(__file__).parents[2]
SOURCES = (
    "content", "tests/themes_sample/parts.md", "tests/languages_samples/persian.md",
    "tests/languages_samples/french.md", "tests/languages_samples/chinese.md",
)  # fmt: skip


@pytest.mark.timeout(1800)
@pytest.mark.parametrize(("theme", "paper"), [("classic", "a4"), ("modern", "a5")])
def test_a_bundle_passes(theme: str, paper: str, tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "briefing", "bundle", *SOURCES, "--title", "All of them",
         "--out", str(tmp_path), "--theme", theme, "--paper", paper, "--time-limit", "600"],
        cwd=ROOT, check=True,
    )  # fmt: skip
    print_, ebook = tmp_path / "all-of-them.pdf", tmp_path / "all-of-them.epub"
    verdicts = (
        *pdfs.validate(print_),
        *resolve_name(VALIDATORS[".epub"])(ebook),
        pairs.compare(print_, ebook),
    )
    faults = [
        f"{v.validator}: {f.where}: {f.rule}: {f.message}" for v in verdicts for f in v.findings
    ]
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)
