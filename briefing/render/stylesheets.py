"""Stylesheets that are parsed already, beside those of a page.

The engine takes such for a reader’s own, which count less than attributes of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from weasyprint import CSS, css

_beside: ContextVar[CSS | None] = ContextVar("beside", default=None)
_find = css.find_stylesheets


@contextmanager
def beside(sheet: CSS) -> Iterator[None]:
    """Let what is laid out inside have this stylesheet as if its page had brought it."""
    token = _beside.set(sheet)
    try:
        yield
    finally:
        _beside.reset(token)


def mend() -> None:
    """Let the engine find it, behind those of the page."""
    css.find_stylesheets = _found


def _found(*of_page: Any) -> Iterator[CSS]:
    yield from _find(*of_page)
    sheet = _beside.get()
    if sheet is not None:
        yield sheet
