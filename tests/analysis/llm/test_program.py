"""`--summary-by model` on the command line, with a server that answers by a script."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from tests.running import run

from .conftest import GOOD, PARAGRAPHS, Reply, Script, completion

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
Program = Callable[..., tuple[int, str, str]]
ANSWER = completion((GOOD, [3]), ("The ships will fly.", [11]))


@pytest.fixture
def briefing(
    server: Script,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Program:
    """Run the program in a folder with one article and the server in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFING_LLM_URL", server.url)
    monkeypatch.setenv("BRIEFING_LLM_MODEL", "tiny-1")
    monkeypatch.setenv("BRIEFING_LLM_KEY", "s3cret")
    text = "+++\ntitle = 'Dues'\npublished = '2026'\n+++\n\n" + "\n\n".join(PARAGRAPHS)
    Path("dues.md").write_text(text, encoding="utf-8")
    server.replies = [ANSWER]

    return partial(run, capsys)


def build(briefing: Program, by: str) -> tuple[int, str, str]:
    return briefing("build", "dues.md", "--to", "html", "--summary-by", by)


def page() -> str:
    return Path("build/dues.html").read_text(encoding="utf-8")


def test_nothing_is_asked_unless_the_option_says_so(briefing: Program, server: Script) -> None:
    briefing("show", "dues.md")
    briefing("build", "dues.md", "--to", "html")
    assert not server.requests
    assert "tiny-1" not in page()


def test_content_cannot_switch_it_on(briefing: Program, server: Script) -> None:
    Path("briefing.toml").write_text("[analysis]\npoints = 3\n")
    Path("dues.toml").write_text("summary-by = 'model'\nsummary_by = 'model'\nmodel = 'tiny-1'\n")
    code, out, _ = briefing("show", "dues.md")
    assert code == 0
    assert {one["code"] for one in json.loads(out)["diagnostics"]} == {"C001"}
    assert not server.requests


def test_show_says_who_wrote_each_point(briefing: Program) -> None:
    code, out, _ = briefing("show", "--only", "summary", "--summary-by", "model", "dues.md")
    points = json.loads(out)["summary"]
    assert code == 0
    assert {point["origin"] for point in points} == {"model tiny-1", "computed"}


def test_show_without_the_summary_asks_nobody(briefing: Program, server: Script) -> None:
    briefing("show", "--only", "meta,actors", "--summary-by", "model", "dues.md")
    assert not server.requests


def test_the_page_says_who_wrote_it_and_what_is_quoted(briefing: Program) -> None:
    code, out, said = build(briefing, "model")
    assert (code, out) == (0, "build/dues.html\n")
    assert "N007" in said
    assert GOOD in re.sub(r"<[^>]+>", "", page())
    assert "Written by the model tiny-1, each point checked" in page()
    assert page().count("(sentence of the article)") == 1


def test_an_up_to_date_build_asks_nobody(briefing: Program, server: Script) -> None:
    build(briefing, "model")
    _, out, said = build(briefing, "model")
    assert (out, len(server.requests)) == ("", 1)
    assert "N007" in said


def test_switching_back_and_forth_builds_again(briefing: Program, server: Script) -> None:
    build(briefing, "model")
    assert build(briefing, "computed")[1]
    assert "tiny-1" not in page()
    assert build(briefing, "model")[1]
    assert len(server.requests) == 2


def test_another_model_builds_again(briefing: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    build(briefing, "model")
    monkeypatch.setenv("BRIEFING_LLM_MODEL", "tiny-2")
    assert build(briefing, "model")[1]
    assert "Written by the model tiny-2" in page()


def test_after_a_failure_the_next_build_asks_again(briefing: Program, server: Script) -> None:
    server.replies = [Reply(status=401)]
    assert "N008" in build(briefing, "model")[2]
    assert "not reviewed" in page()
    server.replies = [ANSWER]
    assert build(briefing, "model")[1]
    assert GOOD in re.sub(r"<[^>]+>", "", page())


def test_workers_ask_as_well(briefing: Program, server: Script) -> None:
    Path("more.md").write_text(Path("dues.md").read_text(encoding="utf-8"), encoding="utf-8")
    options = ("--to", "html", "--summary-by", "model", "--jobs", "2")
    assert briefing("build", "dues.md", "more.md", *options)[0] == 0
    assert len(server.requests) == 2


def test_the_key_goes_to_the_server_alone(briefing: Program, server: Script) -> None:
    server.replies = [Reply(b"s3cret", 500)]
    _, out, said = briefing("--debug", "build", "dues.md", "--to", "html", "--summary-by", "model")
    written = b"".join(path.read_bytes() for path in Path("build").rglob("*") if path.is_file())
    assert server.requests[0]["headers"]["Authorization"] == "Bearer s3cret"
    assert "s3cret" not in out + said
    assert b"s3cret" not in written


@pytest.mark.parametrize("name", ["BRIEFING_LLM_URL", "BRIEFING_LLM_MODEL"])
@pytest.mark.parametrize("verb", ["build", "show"])
def test_a_missing_variable_is_wrong_usage_in_one_line(
    briefing: Program, monkeypatch: pytest.MonkeyPatch, verb: str, name: str
) -> None:
    monkeypatch.delenv(name)
    code, out, said = briefing(verb, "--summary-by", "model", "dues.md")
    assert (code, out) == (2, "")
    assert said == f"Error: a summary by a model needs {name} in the environment\n"


def test_the_library_is_not_loaded_unless_a_model_is_asked() -> None:
    import subprocess
    import sys

    code = "import sys, briefing.cli, briefing.build; assert 'httpx' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
