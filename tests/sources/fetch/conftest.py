"""What the tests of fetching share: a site on 127.0.0.1 that goes by invented names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.sources.fetch.site import Site, running


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site
