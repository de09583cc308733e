"""What all tests share."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Iterator

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="Accept what the golden cases and the generated parts of the documents give now.",
    )
    parser.addoption(
        "--update-eval",
        action="store_true",
        help="Raise the floors of tests/eval to what the corpus gives now; none is lowered.",
    )
    parser.addoption(
        "--lower-floors",
        action="store_true",
        help="With --update-eval: lower the floors too that the corpus falls below.",
    )


def pytest_configure() -> None:
    """Let no test find what another has kept: a cache that is no folder keeps nothing."""
    os.environ["XDG_CACHE_HOME"] = os.devnull


def pytest_collection_finish() -> None:
    """Look for garbage less often: libraries and models are most of what there is, and stay."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True)
def no_unexpected_warnings(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test in which anything logs a warning that the test did not clear."""
    yield
    found = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert not found, found
