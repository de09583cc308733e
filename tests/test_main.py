"""The program as a process of its own, in surroundings that are not friendly."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from shutil import rmtree

import pytest
from briefing import __version__
from PIL import Image

ROOT = Path(__file__).parents[1]
HEAVY = (
    "weasyprint", "spacy", "pypdf", "ebooklib", "jinja2", "lxml", "PIL", "rich", "markdown_it",
    "numpy", "fontTools", "httpx", "jpype", "pypdfium2", "distributed", "dask", "fsspec",
)  # fmt: skip
PROGRAM = "import sys; sys.path.insert(0, {root!r}); from briefing.cli import main; "
ARTICLE = "The talks between Pakistan and Iran ended well. Mira Oduya led them.\n"


def program(code: str = "main()") -> list[str]:
    """Return the command of the program, without the current folder in its search path."""
    return [sys.executable, "-P", "-c", PROGRAM.format(root=str(ROOT)) + code]


def run(*arguments: str, code: str = "main()", **env: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**{name: os.environ[name] for name in ("PATH", "XDG_CACHE_HOME")}, **env}
    return subprocess.run(
        [*program(code), *arguments], capture_output=True, check=False, env=environment
    )


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_package_can_be_run() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "--version"],
        capture_output=True, check=True, cwd=ROOT, text=True,
    )  # fmt: skip
    assert done.stdout == f"briefing {__version__}\n"


IMPORTED = (
    "log = open('imported', 'w', buffering=1); "
    "sys.addaudithook(lambda what, data: what == 'import' and log.write(data[0] + chr(10))); main()"
)


def imported(*arguments: str, **env: str) -> set[str]:
    """Return what the program and the processes that it forks import."""
    assert run(*arguments, code=IMPORTED, **env).returncode == 0
    return {module.partition(".")[0] for module in Path("imported").read_text().split()}


@pytest.mark.parametrize(
    "arguments", [["--help"], ["build", "--help"], ["themes"], ["new", "visit"]]
)
def test_small_requests_import_nothing_heavy(arguments: list[str]) -> None:
    assert not imported(*arguments) & set(HEAVY)


def test_a_listing_of_metadata_does_not_import_the_language_model() -> None:
    Path("visit.txt").write_text(ARTICLE)
    assert not imported("show", "--only", "meta,blocks", "visit.txt") & set(HEAVY)


def test_a_build_with_nothing_to_do_imports_nothing_heavy_and_writes_nothing() -> None:
    Path("visit.md").write_text(f"# The visit\n\n{ARTICLE}")
    assert run("build", "visit.md", "--to", "html").returncode == 0
    before = {path: path.stat().st_mtime_ns for path in Path("build").rglob("*")}
    assert not imported("build", "visit.md", "--to", "html") & set(HEAVY)
    assert before == {path: path.stat().st_mtime_ns for path in Path("build").rglob("*")}


@pytest.mark.parametrize("output", ["epub", "html"])
def test_only_print_and_drawn_covers_need_the_maker_of_pdfs(output: str) -> None:
    Path("visit.md").write_text(f'+++\ncover = {{ file = "quay.png", alt = "" }}\n+++\n{ARTICLE}')
    Image.new("RGB", (600, 800)).save("quay.png")
    found = imported("build", "visit.md", "--to", output)
    assert found & {"spacy", "weasyprint"} == {"spacy"}


def test_what_was_found_out_in_another_build_is_not_found_out_again() -> None:
    Path("visit.md").write_text(f"# The visit\n\n{ARTICLE}")
    assert run("build", "visit.md", "--to", "epub", XDG_CACHE_HOME=str(Path.cwd())).returncode == 0
    kept = Path("build/visit.epub").read_bytes()
    rmtree("build")
    rmtree("briefing/outputs")
    needed = imported("build", "visit.md", "--to", "epub", XDG_CACHE_HOME=str(Path.cwd()))
    assert not needed & {"spacy", "weasyprint"}
    assert Path("build/visit.epub").read_bytes() == kept


def test_a_hostile_current_folder_and_poor_surroundings() -> None:
    for module in ("struct", "jinja2", "socket", "click", "briefing"):
        Path(f"{module}.py").write_text("open('obeyed', 'w').close()\nraise SystemExit(9)\n")
    for name in ("визит.txt", "visit.txt"):
        Path(name).write_text(ARTICLE, encoding="utf-8")
    done = run("build", "визит.txt", "visit.txt", "--to", "html", "--jobs", "2", LANG="C")
    assert (done.returncode, done.stdout.decode().count("\n")) == (0, 2)
    assert "визит.txt: warning" in done.stderr.decode()
    assert not Path("obeyed").exists()


def test_a_reader_who_leaves_early_is_no_error() -> None:
    Path("visit.txt").write_text(ARTICLE * 1000)
    with subprocess.Popen(
        [*program(), "show", "--only", "blocks", *["visit.txt"]],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""


STOPPED = (
    "import os, signal, time; from briefing.build import recalling; "
    "signal.signal(signal.SIGINT, signal.default_int_handler); "  # shells ignore it in background
    "recalling.analyse = lambda *_, **__: os.kill(os.getppid(), signal.SIGINT) or time.sleep(60); "
    "main()"
)


def test_an_interrupt_ends_the_program_at_once() -> None:
    Path("visit.txt").write_text(ARTICLE)
    done = run("build", "visit.txt", code=STOPPED)
    assert done.returncode == 128 + signal.SIGINT
    assert done.stderr == b"\ninterrupted\n"
    assert [path.name for path in Path("build").rglob("*") if path.is_file()] == [".lock"]


def test_an_unexpected_error_is_one_line() -> None:
    done = run("build", code="import briefing.cli.build as it; it.build_project = None; main()")
    assert done.returncode == 1
    assert done.stderr.startswith(b"briefing: internal error: TypeError: ")
    assert done.stderr.count(b"\n") == 1
