"""Builds in storage that is the memory of this process, with stand-ins for what takes long."""

from __future__ import annotations

import io
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import chdir
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from briefing.analysis.llm.endpoint import Endpoint
from briefing.build import build, recalling, worker
from briefing.build.cluster import chunks, remote
from briefing.build.cluster.chunks import Chunk
from briefing.build.project import Project, Report
from briefing.config import Settings
from briefing.errors import ConfigError
from briefing.manuscript import Source, Wishes
from briefing.model import Briefing, Summary
from briefing.output import Output, Theme
from briefing.render.edition import Edition, Memory
from briefing.sources import images, markdown, reading
from fsspec.implementations.memory import MemoryFileSystem
from PIL import Image

IMPORTED = (images, markdown, reading)
"""What the processes that read articles have from this one."""
CONTENT = "memory://shop/content"
OUT = Path("memory://shop/out")


def png(width: int = 1, height: int = 1) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height)).save(file, "PNG")
    return file.getvalue()


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
    del source, pdf2
    article = briefing.article
    text = f"{article.meta.title} {len(article.images)} {theme.name} {paper}"
    made = {name: Output(f"{briefing.slug}.{name}", text.encode()) for name in outputs}
    return Edition(made, memory)


@dataclass
class Shop:
    """Storage with articles, and builds there."""

    files: MemoryFileSystem
    """It."""
    project: Project = field(default=Project((Path(CONTENT),), OUT, jobs=1))
    """What is asked for."""

    def write(self, name: str, text: str | bytes) -> None:
        data = text.encode() if isinstance(text, str) else text
        self.files.pipe_file(f"/shop/{name}", data)

    def article(self, name: str, extra: str = "", more: str = "") -> None:
        head = f"title = '{Path(name).stem}'\npublished = '2018'\n{extra}"
        self.write(f"content/{name}", f"+++\n{head}\n+++\nThe talks ended well.\n\n{more}\n")

    def build(self, **changes: Any) -> Report:
        return remote.build_there(replace(self.project, **changes), lambda *_: None, self.run)

    def run(
        self, work: Callable[[Chunk], Any], items: Iterator[Chunk]
    ) -> Generator[tuple[Chunk, Any], None, None]:
        with TemporaryDirectory() as folder, chdir(folder):
            for chunk in items:
                yield chunk, work(chunk)
                assert [path.name for path in Path().iterdir()] in ([], ["styles"])

    def made(self, folder: str = "out") -> dict[str, str]:
        found = self.files.find(f"/shop/{folder}")
        names = {path.removeprefix(f"/shop/{folder}/"): path for path in found}
        return {n: self.files.cat_file(p).decode() for n, p in names.items() if n[0] != "."}


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shop:
    monkeypatch.setattr(MemoryFileSystem, "store", {})
    monkeypatch.setattr(MemoryFileSystem, "pseudo_dirs", [""])
    monkeypatch.setattr(recalling, "analyse", analyse)
    monkeypatch.setattr(worker, "render_edition", edition)
    monkeypatch.setattr(chunks, "warm_up", lambda _project: None)
    monkeypatch.chdir(tmp_path)
    return Shop(MemoryFileSystem())


def failures(report: Report) -> list[str]:
    return [result.failure.message for result in report.results if result.failure]


def written(report: Report) -> list[str]:
    return [path.name for result in report.results for path in result.written]


def test_what_a_folder_in_storage_holds_is_built_as_a_local_one_is(
    shop: Shop, tmp_path: Path
) -> None:
    for folder in ("a.md", "deep/b.md", "deep/story/index.md"):
        shop.article(folder)
    shop.write("content/deep/story/other.md", "Not an article of its own.")
    report = shop.build()
    assert [result.source for result in report.results] == [
        f"{CONTENT}/a.md", f"{CONTENT}/deep/b.md", f"{CONTENT}/deep/story/index.md",
    ]  # fmt: skip
    shop.files.get("/shop/content", str(tmp_path / "content"), recursive=True)
    local = build(Project((Path("content"),), Path("out"), jobs=1))
    assert written(report) == written(local)
    assert shop.made() == {
        p.name: p.read_text() for p in Path("out").glob("*.*") if p.name[0] != "."
    }


def test_settings_sidecars_and_pictures_come_along(shop: Shop) -> None:
    shop.write("content/briefing.toml", "[collection]\nlogo = 'logo.png'\n[build]\npaper = 'a5'")
    shop.write("content/logo.png", png())
    shop.write("content/pictures/one.png", png(3, 2))
    shop.article("a.md", more="![One](pictures/one.png)\n\n![Two](pictures/two.png)")
    shop.write("content/a.toml", "title = 'From the sidecar'")
    report = shop.build()
    assert shop.made()["a.html"] == "From the sidecar 2 classic a5"
    assert [(found.code, str(found.place)) for found in report.diagnostics] == [
        ("C004", f"{CONTENT}/a.toml:1"), ("S005", f"{CONTENT}/a.md:10"),
    ]  # fmt: skip


def test_only_what_is_stale_is_built_again(shop: Shop) -> None:
    shop.article("a.md", more="![One](one.png)")
    shop.article("b.md")
    shop.build()
    assert shop.build().fresh == 2
    shop.article("b.md", more="More.")
    shop.write("content/one.png", png())
    assert written(shop.build(asked=Wishes(outputs=("html",)))) == ["a.html", "b.html"]
    assert shop.build(asked=Wishes(outputs=("html",))).fresh == 2


def test_an_output_that_somebody_changed_is_made_again(shop: Shop) -> None:
    shop.article("a.md")
    shop.build()
    right = shop.made()
    shop.write("out/a.html", "altered")
    assert "a.html" in written(shop.build())
    assert shop.made() == right
    shop.write("out/a.html", right["a.html"])  # the same again, but not known to be
    shop.files.rm("/shop/out/a.pdf")
    assert "a.html" not in written(shop.build())
    assert shop.made() == right


def test_the_first_that_asks_for_a_slug_has_it(shop: Shop) -> None:
    for name in ("a.md", "b.md", "c.md"):
        shop.article(name, "slug = 'same'")
    report = shop.build()
    assert shop.made()["same.html"].startswith("a ")
    assert failures(report) == [
        f"{CONTENT}/{name}: its slug “same” is already that of {CONTENT}/a.md"
        " (give one of them a slug of its own)"
        for name in ("b.md", "c.md")
    ]
    assert not [name for name in shop.files.find("/shop/out") if remote.STAGING in name]


def test_what_cannot_be_read_is_named_and_the_others_are_built(shop: Shop) -> None:
    shop.article("a.md")
    shop.write("content/b.md", "+++\ntitle = \n+++\n")
    shop.write("content/c.txt", b"x" * 10_000_001)
    report = shop.build(sources=(Path(CONTENT), Path("memory://shop/nothing")))
    assert "a.html" in shop.made()
    assert [message.partition(" ")[0] for message in failures(report)] == [
        f"{CONTENT}/b.md:2:", f"{CONTENT}/c.txt:", "memory://shop/nothing:",
    ]  # fmt: skip


def test_outputs_of_local_sources_can_go_into_storage_and_back(shop: Shop) -> None:
    Path("content").mkdir()
    Path("content/a.md").write_text("+++\ntitle = 'a'\n+++\nThe talks ended well.\n")

    def run(work: Callable[[Chunk], Any], items: Iterator[Chunk]) -> Any:
        return ((chunk, work(chunk)) for chunk in items)

    project = Project((Path("content"),), OUT, jobs=1)
    report = remote.build_there(project, lambda *_: None, run)
    assert report.results[0].written[0] == OUT / "a.pdf"
    shop.article("b.md")
    assert written(shop.build(out=Path("here")))[2] == "b.html"
    assert Path("here/b.html").read_text() == "b 0 classic a4"


def test_themes_of_ones_own_go_with_the_sources(shop: Shop) -> None:
    theme = Path("styles/house")
    theme.mkdir(parents=True)
    (theme / "theme.toml").write_text('extends = "classic"\n')
    shop.article("a.md", "theme = 'house'")
    shop.build()
    assert shop.made()["a.html"] == "a 0 house a4"


def test_local_files_and_urls_are_not_built_together(shop: Shop) -> None:
    with pytest.raises(ConfigError, match=r"^here: .* cannot be built together$"):
        shop.build(sources=(Path(CONTENT), Path("here")))


def test_a_kind_of_url_that_is_not_known_is_named(shop: Shop) -> None:
    with pytest.raises(ConfigError, match=r"^nowhere://x: this kind of URL is not known"):
        shop.build(sources=(Path("nowhere://x"),))
