"""What all tests share."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="Accept what the golden cases and the generated parts of the documents give now.",
    )


@pytest.fixture(autouse=True)
def no_unexpected_warnings(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test in which anything logs a warning that the test did not clear."""
    yield
    found = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert not found, found
