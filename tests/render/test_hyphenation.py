from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pyphen
import pytest
from briefing.render import hyphenation


@pytest.fixture(scope="module")
def original() -> Any:
    """Return the library as it is, whatever has been mended in this process."""
    spec = importlib.util.find_spec("pyphen")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def mended() -> Any:
    """Return the library as the engine uses it."""
    hyphenation.mend()
    return pyphen


@pytest.mark.parametrize("language", ["en_US", "de_DE", "ru_RU", "cs_CZ", "hu_HU", "el_GR", "fr"])
def test_each_pattern_is_what_it_was(original: Any, mended: Any, language: str) -> None:
    path = original.LANGUAGES[language]
    known, found = original.HyphDict(path), mended.HyphDict(path)
    assert {letters: found.patterns.get(letters) for letters in known.patterns} == known.patterns
    assert found.maxlen >= known.maxlen
    assert found.patterns.get("no such letters") is None


def test_a_dictionary_in_an_unknown_encoding_is_left_to_the_library(
    tmp_path: Path, mended: Any
) -> None:
    path = tmp_path / "hyph_xx.dic"
    path.write_text("NO-SUCH\na1b\n")
    with pytest.raises(LookupError):
        mended.HyphDict(path)


def test_patterns_without_a_chance_are_none(tmp_path: Path, mended: Any) -> None:
    path = tmp_path / "hyph_xx.dic"
    path.write_text("UTF-8\n% a comment\nLEFTHYPHENMIN 2\na0b\nc1d\n")
    found = mended.HyphDict(path).patterns
    assert (found.get("ab"), found.get("cd")) == (None, (1, (1,)))
