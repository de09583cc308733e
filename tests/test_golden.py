"""Golden cases: a folder with `in` (sources) and `out` (what the program makes of them).

`out/show.jsonl` is what `briefing show` prints, `out/messages.txt` what `briefing build` says on
stderr with its exit code, and `out/pages` the text of the outputs for the cases that have a file
`pages` beside `in`. `make golden` accepts new results; look at the difference before you commit.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from difflib import unified_diff
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from briefing.cli import main
from pypdf import PdfReader

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.name for path in GOLDEN.iterdir() if (path / "in").is_dir())
STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
DATA = re.compile(r"data:image/[a-z]+;base64,[A-Za-z0-9+/=]+")


@pytest.mark.timeout(120)
@pytest.mark.parametrize("case", CASES)
def test_a_golden_case_gives_what_was_accepted(
    case: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    shutil.copytree(GOLDEN / case / "in", tmp_path / "in")
    monkeypatch.chdir(tmp_path)
    made = dict(results(tmp_path, capfd, with_pages=(GOLDEN / case / "pages").exists()))
    expected = GOLDEN / case / "out"
    if request.config.getoption("--update-golden"):
        shutil.rmtree(expected, ignore_errors=True)
        for name, text in made.items():
            (expected / name).parent.mkdir(parents=True, exist_ok=True)
            (expected / name).write_text(text, encoding="utf-8")
    accepted = {
        path.relative_to(expected).as_posix(): path.read_text(encoding="utf-8")
        for path in expected.rglob("*")
        if path.is_file()
    }
    assert sorted(made) == sorted(accepted)
    for name, text in made.items():
        assert not difference(accepted[name], text, name)


def results(
    folder: Path, capfd: pytest.CaptureFixture[str], *, with_pages: bool
) -> Iterator[tuple[str, str]]:
    """Yield the name and text of everything that is compared."""
    run("show", "in")
    shown = capfd.readouterr().out.splitlines()
    yield "show.json", "".join(f"{readable(line)}\n" for line in shown)
    outputs = "pdf,epub,html" if with_pages else "html"
    code = run("build", "in", "--out", "out", "--to", outputs, "--jobs", "1")
    said = capfd.readouterr()
    yield "messages.txt", f"{said.out}{said.err}exit {code}\n"
    if with_pages:
        yield from pages(folder / "out")


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return int(ended.value.code or 0)


def readable(line: str) -> str:
    """Return one object of `show` on many lines, mentions and points on one each."""
    text = json.dumps(json.loads(line), ensure_ascii=False, indent=1)
    return re.sub(r"\{\n\s+([^{}\[\]]*?)\n\s+\}", one_line, text)


def one_line(match: re.Match[str]) -> str:
    return "{" + " ".join(part.strip() for part in match[1].splitlines()) + "}"


def pages(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the outputs as text: the page, the ebook's members, the print's lines."""
    for path in sorted(folder.glob("*.*")):
        name = f"pages/{path.name}"
        if path.suffix == ".html":
            yield name, DATA.sub("data:", STYLE.sub("<style/>", path.read_text(encoding="utf-8")))
        elif path.suffix == ".pdf":
            reader = PdfReader(BytesIO(path.read_bytes()))
            yield f"{name}.txt", "\n\f\n".join(page.extract_text() for page in reader.pages) + "\n"
        elif path.suffix == ".epub":
            with ZipFile(path) as book:
                yield f"{name}/members.txt", "".join(f"{member}\n" for member in book.namelist())
                for member in book.namelist():
                    if member.endswith((".xhtml", ".opf", ".ncx")):
                        yield f"{name}/{member}", book.read(member).decode("utf-8")


def difference(accepted: str, made: str, name: str) -> str:
    """Return what differs as a unified diff."""
    lines = unified_diff(
        accepted.splitlines(), made.splitlines(), f"accepted {name}", f"made {name}", lineterm=""
    )
    return "\n".join(lines)
