"""What an installation gets: the wheel alone, away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OFFLINE = """\
import socket

def refuse(*_):
    raise OSError("there is no network here")

socket.socket.connect = socket.getaddrinfo = refuse
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the unpacked wheel, in which nothing can reach the network."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation",
            "--no-index", "--disable-pip-version-check", "--wheel-dir", str(folder), str(ROOT),
        ],
        check=True,
    )  # fmt: skip
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    (folder / "site" / "sitecustomize.py").write_text(OFFLINE)
    return folder / "site"


def test_everything_of_the_package_is_in_it(site: Path) -> None:
    package = ROOT / "briefing"
    files = {
        path.relative_to(package)
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert files
    assert [path for path in files if not (site / "briefing" / path).exists()] == []


def test_the_themes_are_in_it(site: Path) -> None:
    assert (site / "briefing" / "_styles" / "classic" / "theme.toml").is_file()


def test_it_builds_an_article_in_an_empty_folder(site: Path, tmp_path: Path) -> None:
    (tmp_path / "visit.md").write_text(
        "# The visit\n\nThe talks between Pakistan and Iran ended well. Mira Oduya led them.\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(site)}
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "build", "visit.md"],
        cwd=tmp_path, env=environment, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (
        0, "build/visit.pdf\nbuild/visit.epub\nbuild/visit.html\n",
    ), done.stderr  # fmt: skip
    heads = {path.suffix: path.read_bytes()[:4] for path in (tmp_path / "build").glob("visit.*")}
    assert heads == {".pdf": b"%PDF", ".epub": b"PK\x03\x04", ".html": b"<!DO"}
