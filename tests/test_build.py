"""Builds with quick stand-ins for the analysis and the renderers; reading and writing are real."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from briefing.analysis.llm.endpoint import Endpoint
from briefing.build import build, compose, recalling, worker
from briefing.build.project import Project, Report
from briefing.build.worker import Job
from briefing.config import Settings
from briefing.errors import Diagnostic, Place, RenderError
from briefing.manuscript import Source, Wishes
from briefing.model import Article, Block, Briefing, Meta, Run, Summary
from briefing.output import Output, Theme
from briefing.render.edition import Edition, Memory

TEXT = "+++\ntitle = '{0}'\npublished = '2018'\n{1}+++\nThe talks in {0} ended well.\n"


Work = Callable[[Job], object]
RENDERED = Path("rendered")


@dataclass
class Stage:
    """A folder with articles, and what the stand-ins do."""

    broken: dict[tuple[str, str], BaseException] = field(default_factory=dict)
    """What rendering raises, by slug and output."""
    warned: set[str] = field(default_factory=set)
    """Outputs that come with a diagnostic."""

    @property
    def rendered(self) -> list[str]:
        """Names of outputs in the order in which they were made; that is done elsewhere."""
        return RENDERED.read_text().split()

    def article(self, name: str, extra: str = "") -> Path:
        path = Path("content", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT.format(path.stem, extra), encoding="utf-8")
        return path

    def analyse(self, source: Source, settings: Settings, *, endpoint: Endpoint | None) -> Briefing:
        del settings, endpoint
        return Briefing(source.slug, source.article, Summary(), (), source.diagnostics)

    def edition(  # noqa: PLR0913 - stands for a function of the program
        self,
        briefing: Briefing,
        theme: Theme,
        paper: str,
        outputs: Iterable[str],
        source: Output,
        *,
        pdf2: bool,
        memory: Memory,
    ) -> Edition:
        del source
        how = f"{theme.name} {paper}{' 2.0' if pdf2 else ''}"
        made = {output: self._output(output, briefing, how) for output in outputs}
        return Edition(made, memory)

    def _output(self, output: str, briefing: Briefing, how: str) -> Output:
        if (briefing.slug, output) in self.broken:
            raise self.broken[briefing.slug, output]
        name = f"{briefing.slug}.{output}"
        with RENDERED.open("a") as file:
            file.write(f"{name}\n")
        found = (Diagnostic("R001", "no glyph", Place(name)),) if output in self.warned else ()
        return Output(name, f"{output} {briefing.article.meta.title} {how}".encode(), found)

    def build(self, *sources: str, **asked: str | tuple[str, ...]) -> Report:
        RENDERED.write_text("")
        paths = tuple(Path(source) for source in sources or ("content",))
        wishes = Wishes(**asked)  # type: ignore[arg-type]
        return build(Project(paths, Path("build"), wishes, jobs=1))


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    monkeypatch.chdir(tmp_path)
    stage = Stage()
    monkeypatch.setattr(recalling, "analyse", stage.analyse)
    monkeypatch.setattr(worker, "render_edition", stage.edition)
    yield stage
    assert not list(Path().rglob("*.part")), "temporary files were left"


def failures(report: Report) -> list[str]:
    return [result.failure.message for result in report.results if result.failure]


def written(report: Report) -> list[str]:
    return [path.name for result in report.results for path in result.written]


def built() -> dict[str, bytes]:
    files = (path for path in Path("build").iterdir() if path.is_file() and path.name[0] != ".")
    return {path.name: path.read_bytes() for path in files}


class TestWhatIsBuilt:
    def test_every_article_of_a_folder_in_every_output(self, stage: Stage) -> None:
        stage.article("a.md")
        stage.article("deep/b.md")
        report = stage.build()
        assert [str(path) for result in report.results for path in result.written] == [
            "build/a.pdf", "build/a.epub", "build/a.html",
            "build/b.pdf", "build/b.epub", "build/b.html",
        ]  # fmt: skip
        assert not report.failed
        assert built()["b.html"] == b"html b classic a4"

    def test_a_file_that_is_given_twice_is_built_once(self, stage: Stage) -> None:
        stage.article("a.md")
        assert len(stage.build("content", "content/a.md").results) == 1

    def test_a_missing_source_does_not_stop_the_others(self, stage: Stage) -> None:
        stage.article("a.md")
        report = stage.build("content/nothing.md", "content")
        assert failures(report) == ["content/nothing.md: there is no such file or folder"]
        assert "a.pdf" in built()

    def test_a_mistake_in_the_settings_is_named_once_and_others_are_built(
        self, stage: Stage
    ) -> None:
        stage.article("a.md")
        Path("content/briefing.toml").write_text("[build]\nthema = 'classic'\n")
        other = stage.article("../other/b.md")
        report = stage.build("content", str(other))
        assert len(failures(report)) == 1
        assert failures(report)[0].startswith("content/briefing.toml:2: ")
        assert set(built()) == {"b.pdf", "b.epub", "b.html"}

    def test_progress_is_told(self, stage: Stage) -> None:
        stage.article("a.md")
        stage.article("b.md")
        told: list[tuple[int, int, str]] = []
        project = Project((Path("content"),), Path("build"), jobs=1)
        build(project, lambda *step: told.append(step))
        assert told == [(0, 2, ""), (1, 2, "content/a.md"), (2, 2, "content/b.md")]


class TestChoices:
    def test_source_over_collection_over_default(self, stage: Stage) -> None:
        Path("content").mkdir()
        Path("content/briefing.toml").write_text("[build]\npaper = 'a5'\noutputs = ['html']\n")
        stage.article("a.md")
        stage.article("b.md", "paper = 'letter'\noutputs = ['pdf']\n")
        stage.build()
        assert built() == {"a.html": b"html a classic a5", "b.pdf": b"pdf b classic letter"}

    def test_command_line_over_all(self, stage: Stage) -> None:
        stage.article("a.md", "paper = 'letter'\noutputs = ['pdf']\n")
        stage.build(paper="a5", outputs=("html",))
        assert built() == {"a.html": b"html a classic a5"}

    @pytest.mark.parametrize(
        ("wish", "message"),
        [
            ("outputs = ['pfd']\n", "there is no output “pfd” (did you mean pdf?)"),
            ("outputs = ['docx']\n", "there is no output “docx” (there are pdf, epub, html)"),
            ("paper = 'a3'\n", "there is no paper “a3”"),
            ("theme = 'baroque'\n", "there is no theme “baroque”"),
        ],
    )
    def test_an_unknown_wish_is_the_error_of_its_source(
        self, stage: Stage, wish: str, message: str
    ) -> None:
        stage.article("a.md", wish)
        stage.article("b.md")
        report = stage.build()
        assert [f.startswith(f"content/a.md: {message}") for f in failures(report)] == [True]
        assert set(built()) == {"b.pdf", "b.epub", "b.html"}


class TestSlugs:
    def test_the_second_source_with_a_slug_is_refused(self, stage: Stage) -> None:
        stage.article("a.md")
        stage.article("b.md", "slug = 'a'\n")
        (refusal,) = failures(stage.build())
        assert refusal.startswith("content/b.md: its slug “a” is already that of content/a.md (")
        assert built()["a.pdf"] == b"pdf a classic a4"

    def test_also_if_the_second_is_made_before_the_first(
        self, stage: Stage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def backwards(work: Work, jobs: Iterator[Job], *_: object) -> Iterator[tuple[Job, object]]:
            yield from [(job, work(job)) for job in reversed(list(jobs))]

        monkeypatch.setattr("briefing.build.pool.run", backwards)
        stage.article("a.md")
        stage.article("b.md", "slug = 'a'\n")
        assert [f.partition(":")[0] for f in failures(stage.build())] == ["content/b.md"]
        assert built()["a.pdf"] == b"pdf a classic a4"

    def test_also_if_one_of_them_was_built_before(self, stage: Stage) -> None:
        stage.article("b.md", "slug = 'a'\n")
        stage.build()
        stage.article("a.md")
        assert [f.partition(":")[0] for f in failures(stage.build())] == ["content/b.md"]
        assert built()["a.pdf"] == b"pdf a classic a4"

    def test_the_refused_source_is_built_once_it_has_a_slug_of_its_own(self, stage: Stage) -> None:
        stage.article("a.md")
        stage.article("b.md", "slug = 'a'\n")
        stage.build()
        stage.article("b.md", "slug = 'c'\n")
        assert written(stage.build()) == ["c.pdf", "c.epub", "c.html"]


class TestFailures:
    def test_one_bad_source_does_not_stop_the_others(self, stage: Stage) -> None:
        stage.article("good1.md")
        Path("content/bad.md").write_bytes(b"Neither one code nor \x81 the other.")
        stage.article("good2.md")
        report = stage.build()
        assert failures(report) == [
            "content/bad.md:1:22: this is neither UTF-8 nor Windows-1252 text"
        ]
        assert len(built()) == 6
        stage.article("bad.md")
        assert written(stage.build()) == ["bad.pdf", "bad.epub", "bad.html"]

    def test_a_renderer_that_fails_leaves_all_old_outputs(self, stage: Stage) -> None:
        stage.article("a.md")
        stage.build()
        before = built()
        stage.article("a.md", "subtitle = 'new'\n")
        stage.broken["a", "html"] = RenderError("the page is too long")
        assert failures(stage.build()) == ["content/a.md: the page is too long"]
        assert stage.rendered == ["a.pdf", "a.epub"]
        assert built() == before

    def test_an_unexpected_error_is_one_line_that_names_the_source(self, stage: Stage) -> None:
        stage.article("a.md")
        stage.broken["a", "pdf"] = ZeroDivisionError("division by zero")
        (result,) = stage.build().results
        assert result.failure is not None
        assert result.failure.message == (
            "content/a.md: internal error: ZeroDivisionError: division by zero (run with --debug)"
        )
        assert "Traceback" in result.failure.trace

    def test_a_process_that_dies_is_the_error_of_its_source(self, stage: Stage) -> None:
        stage.article("a.md")
        stage.article("b.md")
        stage.broken["a", "html"] = SystemExit(7)
        assert failures(stage.build()) == [
            "content/a.md: the process that built it died, perhaps for want of memory (exit code 7)"
        ]
        assert set(built()) == {"b.pdf", "b.epub", "b.html"}

    def test_a_source_that_needs_too_much_memory_is_named(self, stage: Stage) -> None:
        stage.article("a.md")
        stage.broken["a", "html"] = MemoryError()
        (message,) = failures(stage.build())
        assert message.startswith("content/a.md: stopped, since it needs more than 800 MB of")

    def test_a_folder_in_the_way_of_an_output_is_named(self, stage: Stage) -> None:
        stage.article("a.md")
        Path("build/a.html").mkdir(parents=True)
        assert failures(stage.build()) == [
            "build/a.html: cannot be written: a folder of that name is in the way"
        ]
        assert built() == {}

    def test_an_interrupt_leaves_whole_files_only(self, stage: Stage) -> None:
        stage.article("a.md")
        stage.article("b.md")

        def interrupt(done: int, _total: int, _shown: str) -> None:
            if done == 1:
                raise KeyboardInterrupt

        project = Project((Path("content"),), Path("build"), jobs=1)
        with pytest.raises(KeyboardInterrupt):
            build(project, interrupt)
        assert set(built()) == {"a.pdf", "a.epub", "a.html"}
        assert written(stage.build()) == ["b.pdf", "b.epub", "b.html"]


def edit_source(stage: Stage) -> None:
    stage.article("a.md", "subtitle = 'new'\n")


def add_sidecar(_: Stage) -> None:
    Path("content/a.toml").write_text("subtitle = 'new'\n")


def edit_settings(_: Stage) -> None:
    Path("content/briefing.toml").write_text("[collection]\npublisher = 'Us'\n")


def add_theme_of_the_same_name(_: Stage) -> None:
    Path("styles/classic").mkdir(parents=True)
    Path("styles/classic/theme.toml").write_text("title = 'Mine'\n")


def damage_stamp(_: Stage) -> None:
    Path("build/.a.cache.json").write_text("{}")


EVERYTHING = ["a.pdf", "a.epub", "a.html"]


class TestStaleness:
    @pytest.fixture(autouse=True)
    def built_before(self, stage: Stage) -> None:
        stage.article("a.md")
        stage.build()

    def test_nothing_is_done_twice(self, stage: Stage) -> None:
        before = {path: path.stat().st_mtime_ns for path in Path("build").rglob("*")}
        report = stage.build()
        assert (report.fresh, written(report), stage.rendered) == (1, [], [])
        assert before == {path: path.stat().st_mtime_ns for path in Path("build").rglob("*")}

    def test_times_do_not_matter(self, stage: Stage) -> None:
        for path in (Path("content/a.md"), Path("build/a.pdf")):
            os.utime(path, (4e9, 4e9))
        assert stage.build().fresh == 1

    @pytest.mark.parametrize(
        "change",
        [edit_source, add_sidecar, edit_settings, add_theme_of_the_same_name, damage_stamp],
    )
    def test_what_shapes_all_outputs(self, stage: Stage, change: Callable[[Stage], None]) -> None:
        change(stage)
        assert written(stage.build()) == EVERYTHING
        assert stage.build().fresh == 1

    @pytest.mark.parametrize("name", EVERYTHING)
    def test_an_output_that_is_missing_or_altered_is_made_again(
        self, stage: Stage, name: str
    ) -> None:
        before = built()
        again = ["a.html"] if name == "a.html" else ["a.pdf", "a.epub"]  # which know each other
        Path("build", name).unlink()
        assert written(stage.build()) == again
        Path("build", name).write_bytes(b"altered")
        assert written(stage.build()) == again
        assert built() == before

    def test_another_paper(self, stage: Stage) -> None:
        assert written(stage.build(paper="a5")) == EVERYTHING

    def test_fewer_outputs_are_up_to_date(self, stage: Stage) -> None:
        assert stage.build(outputs=("html",)).fresh == 1

    def test_outputs_that_were_not_asked_for_are_remembered(self, stage: Stage) -> None:
        stage.article("a.md", "subtitle = 'new'\n")
        assert written(stage.build(outputs=("html",))) == ["a.html"]
        assert written(stage.build()) == ["a.pdf", "a.epub"]

    def test_outputs_of_a_source_that_is_gone_are_left_alone(self, stage: Stage) -> None:
        stage.article("b.md")
        Path("content/a.md").unlink()
        stage.build()
        assert len(built()) == 6

    def test_a_theme_that_is_gone_is_an_error_again(self, stage: Stage) -> None:
        add_theme_of_the_same_name(stage)
        Path("styles/classic").rename("styles/mine")
        stage.build(theme="mine")
        Path("styles/mine/theme.toml").unlink()
        assert len(failures(stage.build(theme="mine"))) == 1


class TestDiagnostics:
    def test_they_are_repeated_by_a_build_with_nothing_to_do(self, stage: Stage) -> None:
        stage.article("a.md", "titel = 'x'\n")
        stage.warned |= {"pdf", "html"}
        first = stage.build().diagnostics
        assert [d.code for d in first] == ["C001", "R001", "R001"]
        again = stage.build()
        assert (again.fresh, again.diagnostics) == (1, first)

    def test_those_of_other_outputs_are_left_out(self, stage: Stage) -> None:
        stage.article("a.md")
        stage.warned.add("pdf")
        stage.build()
        assert stage.build(outputs=("html",)).diagnostics == ()


class TestCompose:
    def test_parts_left_out_are_empty(self, stage: Stage) -> None:
        path = stage.article("a.md")
        briefing = compose(path, "a.md", Settings(), frozenset())
        assert briefing.article.meta.title == "a"
        assert (briefing.summary.points, briefing.actors) == ((), ())


def test_of_documents_and_pages_only_the_text_is_put_into_the_print(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"words")
    article = Article(Meta(title="Talks"), (Block("p1", "paragraph", (Run("Words"),)),))
    kept = worker.original(Source(str(tmp_path / "a.md"), "a", article))
    assert kept == Output("a.md", b"words")
    for name in ("a.DOCX", "a.html"):
        kept = worker.original(Source(str(tmp_path / name), "a", article))
        assert kept == Output("a.txt", b"Talks\n\nWords\n")
