from __future__ import annotations

from pathlib import Path

import pytest
from briefing.model import Article, Block, Briefing, Meta, Point, Run, Summary
from tests.bench import peers
from tests.bench.measuring import Command
from tests.bench.page import ADDRESS

BLOCKS = (Block("p1", "paragraph", (Run("A *small* harbour, #1 of $2."),)),)
BRIEFING = Briefing(
    "a", Article(Meta(title="Harbour"), BLOCKS), Summary((Point("It is [small]"),)), ()
)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> peers.Place:
    monkeypatch.setenv("PATH", "")
    return peers.Place(tmp_path / "peers", tmp_path, tmp_path / "page.html", BRIEFING)


def install(place: peers.Place, program: str) -> Path:
    path = place.peers / "node_modules" / ".bin" / program
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("")
    return path


def test_what_is_missing_is_named(place: peers.Place) -> None:
    assert list(peers.prints(place)) == list(peers.MAKERS)


def test_what_is_installed_in_the_folder_for_peers_is_found(place: peers.Place) -> None:
    install(place, "chromium")
    program = install(place, "percollate")
    found = {peer.name: peer for peer in peers.prints(place) if isinstance(peer, Command)}
    assert set(found) == {"chromium", "percollate"}
    assert found["percollate"].line[0] == str(program)
    assert all(peer.optional for peer in found.values())


def test_signs_that_mean_something_to_typst_are_quoted(place: peers.Place) -> None:
    page = peers.typst_page(place.briefing)
    assert r"A \*small\* harbour, \#1 of \$2." in page
    assert r"+ It is \[small\]" in page


def test_addresses_of_what_the_page_loads_are_found() -> None:
    page = "url(https://briefing.invalid/fonts/a-1.ttf); <a href='https://example.org/'>"
    assert ADDRESS.findall(page) == ["https://briefing.invalid/fonts/a-1.ttf"]
