from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from briefing.errors import Diagnostic, Place
from briefing.manuscript import Wishes
from briefing.publish.files import locked
from briefing.publish.stamps import Mark, Stamp, load_stamp, load_stamps, save_stamp

FOUND = Diagnostic("S003", "no date", Place("content/visit.md", 3), hint="give one")
STAMP = Stamp(
    source="content/visit.md",
    slug="visit",
    files=("content/visit.md", "content/visit.toml"),
    wishes=Wishes(theme="classic", outputs=("pdf",)),
    diagnostics=(FOUND,),
    outputs={"pdf": Mark("visit.pdf", "0a", "0b", (FOUND,), (1, 2, 3, 4))},
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with locked(tmp_path):
        save_stamp(tmp_path, STAMP)
    return tmp_path


def test_a_stamp_comes_back_as_it_was(folder: Path) -> None:
    assert load_stamps(folder) == (STAMP,)


def test_a_stamp_is_found_by_slug(folder: Path) -> None:
    assert load_stamp(folder, "visit") == STAMP
    assert load_stamp(folder, "other") is None


def test_without_an_output_folder_there_are_no_stamps(tmp_path: Path) -> None:
    assert load_stamps(tmp_path / "build") == ()


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data[:-9], id="cut short"),
        pytest.param(lambda data: data.replace(b"visit.pdf", b"other.pdf"), id="altered"),
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda _: b"\xff\xfe", id="bytes"),
        pytest.param(lambda _: b"[]", id="a list"),
        pytest.param(lambda _: b'{"sha256": 1, "stamp": 2}', id="numbers"),
        pytest.param(lambda _: b"[" * 100_000, id="nested"),
    ],
)
def test_a_damaged_stamp_counts_as_absent(folder: Path, damage: object) -> None:
    path = folder / ".visit.cache.json"
    assert callable(damage)
    path.write_bytes(damage(path.read_bytes()))
    assert load_stamps(folder) == ()


def test_a_stamp_of_another_shape_counts_as_absent(folder: Path) -> None:
    path = folder / ".visit.cache.json"
    body = json.dumps({"source": "content/visit.md"})
    path.write_text(f'{body}\n"{hashlib.sha256(body.encode()).hexdigest()}"\n')
    assert load_stamps(folder) == ()
