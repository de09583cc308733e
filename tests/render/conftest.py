"""What the tests of the outputs share."""

from __future__ import annotations

from importlib.util import find_spec

import pytest
from briefing.render import fonts


@pytest.fixture
def without_cjk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a machine that has no Chinese, Japanese and Korean font."""
    monkeypatch.setattr(fonts, "find_spec", lambda name: None if "cjk" in name else find_spec(name))
    monkeypatch.setattr(fonts, "find_installed", lambda _: None)
