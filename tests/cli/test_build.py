from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from briefing.analysis.llm.endpoint import Endpoint
from briefing.build import Progress, recalling, worker
from briefing.cli import progress
from briefing.config import Settings
from briefing.manuscript import Source
from briefing.model import Briefing, Summary
from briefing.output import Output, Theme
from briefing.render.edition import Edition, Memory
from briefing.render.theme import setting

Program = Callable[..., tuple[int, str, str]]

WARNING = 'content/visit.md:4: warning C001: unknown key "titel" (did you mean "title"?)\n'
BAD = Path("content/bad.md")


@pytest.fixture(autouse=True)
def quick_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put stand-ins into the place of the analysis and the renderers."""

    def analyse(source: Source, settings: Settings, *, endpoint: Endpoint | None) -> Briefing:
        del settings, endpoint
        return Briefing(source.slug, source.article, Summary(), (), source.diagnostics)

    def edition(  # noqa: PLR0913 - stands for a function of the program
        briefing: Briefing,
        theme: Theme,
        paper: str,
        outputs: Iterable[str],
        source: Output,
        *,
        pdf2: bool,
        memory: Memory,
    ) -> Edition:
        del paper, source
        marked = b" with marks" if setting(theme, "marks") else b""
        made = (b"of PDF 2.0" if pdf2 else b"done") + marked
        named = {output: Output(f"{briefing.slug}.{output}", made) for output in outputs}
        return Edition(named, memory)

    monkeypatch.setattr(recalling, "analyse", analyse)
    monkeypatch.setattr(worker, "render_edition", edition)


@pytest.mark.usefixtures("article")
class TestWithAnArticle:
    def test_results_on_stdout_and_messages_on_stderr(self, briefing: Program) -> None:
        paths = "build/visit.pdf\nbuild/visit.epub\nbuild/visit.html\n"
        assert briefing("build") == (0, paths, WARNING)

    def test_a_second_build_says_so_and_repeats_the_warnings(self, briefing: Program) -> None:
        briefing("build")
        assert briefing("build") == (0, "", f"{WARNING}1 up to date\n")

    def test_a_pdf_of_another_version_is_made_anew(self, briefing: Program) -> None:
        briefing("build", "--to", "pdf,html")
        assert briefing("build", "--to", "pdf,html", "--pdf2")[1] == "build/visit.pdf\n"
        assert Path("build/visit.pdf").read_bytes() == b"of PDF 2.0"
        assert briefing("build", "--to", "pdf,html", "--pdf2")[1] == ""

    def test_a_pdf_for_a_print_shop_is_made_anew(self, briefing: Program) -> None:
        briefing("build", "--to", "pdf,html")
        assert briefing("build", "--to", "pdf,html", "--marks")[1] == "build/visit.pdf\n"
        assert Path("build/visit.pdf").read_bytes() == b"done with marks"
        assert briefing("build", "--to", "pdf,html", "--marks")[1] == ""

    def test_strict_counts_diagnostics_also_when_nothing_is_stale(self, briefing: Program) -> None:
        assert briefing("build", "--strict")[0] == 3
        assert briefing("build", "--strict")[0] == 3

    def test_a_failure_counts_more_than_diagnostics(self, briefing: Program) -> None:
        BAD.write_text("---\ntitle: open\n")
        code, out, err = briefing("build", "--strict", "--to", "html", "--jobs", "1")
        assert (code, out) == (1, "build/visit.html\n")
        assert err.splitlines()[-1].startswith("content/bad.md:1:")

    def test_options(self, briefing: Program, article: Path) -> None:
        code, out, _ = briefing(
            "build", str(article), "--to", "html,html, pdf", "--out", "new/out",
            "--paper", "letter", "--theme", "classic", "--jobs", "2",
        )  # fmt: skip
        assert (code, out) == (0, "new/out/visit.html\nnew/out/visit.pdf\n")

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["--to", "pfd"], "there is no “pfd” (did you mean pdf?)"),
            (["--to", "docx"], "there is no “docx” (choose from pdf, epub, html)"),
            (["--to", ","], "choose from pdf, epub, html"),
            (["--theme", "baroque"], "there is no theme “baroque”"),
            (["--paper", "a3"], "'a3' is not one of 'a4', 'letter', 'a5'"),
            (["--jobs", "0"], "0 is not in the range x>=1"),
            (["--colour"], "No such option '--colour'"),
        ],
    )
    def test_wrong_usage(self, briefing: Program, arguments: list[str], message: str) -> None:
        code, out, err = briefing("build", *arguments)
        assert (code, out) == (2, "")
        assert message in err
        assert not Path("build").exists()

    def test_a_file_where_the_outputs_should_go(self, briefing: Program) -> None:
        Path("build").write_text("")
        assert briefing("build") == (
            1,
            "",
            "build: cannot be written: a file of that name is in the way\n",
        )

    def test_an_error_of_the_program_is_one_line(
        self, briefing: Program, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(worker, "render_edition", None)
        code, _, err = briefing("build")
        assert code == 1
        assert err.startswith("content/visit.md: internal error: TypeError: ")
        assert err.endswith("(run with --debug)\n")
        assert err.count("\n") == 1

    def test_debug_shows_where_it_arose(
        self, briefing: Program, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(worker, "render_edition", None)
        err = briefing("--debug", "build")[2]
        assert "Traceback" in err
        assert "in _rendered" in err


@pytest.mark.parametrize("arguments", [[], ["nothing.txt"]])
def test_a_missing_source_is_named(briefing: Program, arguments: list[str]) -> None:
    name = arguments[0] if arguments else "content"
    assert briefing("build", *arguments) == (1, "", f"{name}: there is no such file or folder\n")


def test_names_with_spaces_and_letters_of_any_script(briefing: Program) -> None:
    for name in ("a visit.txt", "визит.txt"):
        Path(name).write_text("The talks ended well.\n", encoding="utf-8")
    code, out, err = briefing("build", "a visit.txt", "визит.txt", "--jobs", "1")
    assert code == 0
    assert out.startswith("build/a-visit.pdf\n")
    assert "визит.txt: warning S003" in err


class Terminal:
    @staticmethod
    def isatty() -> bool:
        return True


class TestProgress:
    def draw(self, total: int) -> None:
        with progress.progress_bar() as on_progress:
            tell: Progress = on_progress
            for done in range(total + 1):
                tell(done, total, "content/visit.md")

    def test_a_bar_for_several_sources_on_a_terminal(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setattr("sys.stderr.isatty", Terminal.isatty)
        self.draw(2)
        out, err = capsys.readouterr()
        assert out == ""
        assert "2/2" in err

    def test_none_for_one_source(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("sys.stderr.isatty", Terminal.isatty)
        self.draw(1)
        assert capsys.readouterr().err == ""

    def test_none_for_a_file(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.draw(2)
        assert capsys.readouterr().err == ""
