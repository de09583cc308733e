"""The words that the pages print: every language has the same ones, and none is forgotten."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from briefing.languages import DEFAULT, load
from briefing.model import ActorKind
from briefing.sources.numbering import LETTERS

PACKAGE = Path(__file__).parents[1] / "briefing"
CODES = sorted(path.stem for path in (PACKAGE / "languages").glob("*.toml"))
# Names that are put together from a kind, a letter or a number where they are used.
COMPOSED = {
    *(f"{kind}s" for kind in get_args(ActorKind)),
    *(f"place_{letter}" for letter in LETTERS.values()),
}


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_every_label_with_the_same_fields(code: str) -> None:
    def fields(labels: dict[str, str]) -> dict[str, set[str]]:
        return {name: set(re.findall(r"\{\w+\}", text)) for name, text in labels.items()}

    assert fields(dict(load(code).labels)) == fields(dict(load(DEFAULT).labels))


@pytest.mark.parametrize("label", sorted(load(DEFAULT).labels))
def test_a_label_is_printed_somewhere(label: str) -> None:
    if label in COMPOSED:
        return
    stem = re.sub(r"_(?:one|many)$", "", label)
    used = re.compile(rf"labels\.{label}\b|[\"'](?:{label}|{stem})[\"']")
    files = [path for path in PACKAGE.rglob("*") if path.suffix in {".py", ".xhtml"}]
    assert any(used.search(path.read_text(encoding="utf-8")) for path in files)
