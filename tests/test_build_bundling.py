"""Bundles of small articles; the analysis is a stand-in, everything else is real."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from briefing.analysis.llm.endpoint import Endpoint
from briefing.build.bindery import Asked
from briefing.build.bundling import Bundled, bundle
from briefing.build.cache import NOWHERE, Cache
from briefing.build.pool import run
from briefing.build.project import Project
from briefing.config import Settings
from briefing.errors import PublishError, RenderError
from briefing.manuscript import Source, Wishes
from briefing.model import Briefing, Point, Summary
from briefing.output import Theme
from briefing.publish.audit import epubs, pairs, pdfs
from briefing.publish.audit.pdf_document import read_document
from briefing.publish.stamps import Stamp, save_stamp
from briefing.render import part
from pypdf import PdfReader
from tests.render.samples import png

TITLE = "Two harbours"
BOTH = ("pdf", "epub")
WORDS = "The talks in the harbour ended well, and nobody was surprised. " * 6
TEXT = "+++\ntitle = '{0}'\npublished = {1}\n{2}+++\n\nA first paragraph of {0}.\n\n{3}\n"


def analyse(source: Source, settings: Settings, *, endpoint: Endpoint | None) -> Briefing:
    """Stand for the analysis: the first paragraph is the summary."""
    del settings, endpoint
    first = source.article.blocks[0]
    summary = Summary((Point(first.text, first.id, 0, len(first.text)),))
    return Briefing(source.slug, source.article, summary, (), source.diagnostics, path=source.path)


def here(work: Any, items: Iterator[Any], *_: object) -> Iterator[tuple[Any, Any]]:
    """Stand for processes: do the work in this one, where the engine is loaded."""
    for item in items:
        yield item, work(item)


@pytest.fixture(autouse=True, scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Work in a folder with a long article, one in Persian, and one that is broken."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefing.build.recalling.analyse", analyse)
        patch.setattr("briefing.build.bundling.run", here)
        path = tmp_path_factory.mktemp("bundling")
        patch.chdir(path)
        long = "\n\n".join([WORDS] * 9)
        Path("ports.md").write_text(TEXT.format("Ports", 2019, "marking = 'TLP:GREEN'\n", long))
        extra = "marking = 'TLP:AMBER'\nlanguage = 'fa'\n"
        Path("quays.md").write_text(TEXT.format("اسکله", 2021, extra, "متن کوتاه."), "utf-8")
        Path("broken.md").write_text("+++\ntitle =\n+++\n\nNothing.\n")
        yield path


def bind(
    *names: str,
    to: tuple[str, ...] = ("pdf",),
    out: str = "out",
    keep_going: bool = False,
    cover: Path | None = None,
    cache: Cache = NOWHERE,
) -> Bundled:
    """Bind articles in one process."""
    project = Project(tuple(map(Path, names)), Path(out), Wishes(outputs=to), jobs=1, cache=cache)
    return bundle(project, Asked(TITLE, keep_going, cover, "Cranes over a quay"))


@pytest.fixture(scope="module")
def made() -> Bundled:
    """Bind both sound articles as PDF and EPUB."""
    return bind("ports.md", "quays.md", to=BOTH, cache=Cache(Path("kept").absolute()))


def test_print_and_ebook_are_written_and_have_nothing_to_complain_about(made: Bundled) -> None:
    assert made.failures == ()
    assert [str(path) for path in made.written] == ["out/two-harbours.pdf", "out/two-harbours.epub"]
    print_, ebook = made.written
    document = read_document(print_)
    verdicts = [pdfs.own_checks(document), *epubs.own_checks(ebook), pairs.compare(print_, ebook)]
    assert [finding for verdict in verdicts for finding in verdict.findings] == []


def test_contents_lead_to_the_pages_that_they_name(made: Bundled) -> None:
    reader = PdfReader(made.written[0])
    labels, places = list(reader.page_labels), reader.named_destinations
    page: Any = reader.pages[1]
    links = [annotation.get_object() for annotation in page["/Annots"]]
    named = [str(link["/Contents"]) for link in links]
    led = [labels[reader.get_destination_page_number(places[link["/Dest"]]) or 0] for link in links]
    assert named == ["Ports", led[1], "اسکله", led[3]]
    assert led[0] == led[1] == "3"
    assert int(led[3]) > 4


def test_feet_have_the_numbers_of_the_bundle(made: Bundled) -> None:
    pages = [page.extract_text().split() for page in PdfReader(made.written[0]).pages]
    numbers = range(1, len(pages) + 1)
    found = [str(number) in page for number, page in zip(numbers, pages, strict=True)]
    assert all(found[1:])  # a cover has no foot


def test_the_whole_has_the_strictest_mark_and_the_newest_date(made: Bundled) -> None:
    reader = PdfReader(made.written[0])
    assert "TLP:AMBER" in reader.pages[0].extract_text()
    assert reader.metadata is not None
    assert str(reader.metadata["/CreationDate"]).startswith("D:20210101")


def test_an_article_that_fails_stops_the_bundle_and_every_failure_is_named(made: Bundled) -> None:
    before = made.written[0].read_bytes()
    failed = bind("none.md", "ports.md", "broken.md")
    assert failed.written == ()
    assert [f.message.partition(":")[0] for f in failed.failures] == ["none.md", "broken.md"]
    assert made.written[0].read_bytes() == before


def test_on_request_articles_that_fail_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.build.bundling.run", run)
    left = bind("broken.md", "quays.md", to=("epub",), out="left", keep_going=True)
    assert [path.suffix for path in left.written] == [".epub"]
    assert len(left.failures) == 1


def test_a_picture_of_ones_own_is_the_cover_of_print_and_ebook() -> None:
    Path("quay.png").write_bytes(png())
    print_, ebook = bind("quays.md", to=BOTH, out="covered", cover=Path("quay.png")).written
    document = read_document(print_)
    verdicts = [pdfs.own_checks(document), pairs.compare(print_, ebook)]
    assert [finding for verdict in verdicts for finding in verdict.findings] == []
    (figure, *_) = document.of_kind("Figure")
    assert (figure.entries["/Alt"], document.page(figure)) == ("Cranes over a quay", "page 1")
    with ZipFile(ebook) as book:
        assert book.read("EPUB/images/cover.png") == png()


def test_nothing_at_all_is_no_bundle() -> None:
    assert len(bind("none.md").failures) == 1


def test_a_wrong_estimate_costs_time_and_changes_no_byte(
    made: Bundled, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [path.read_bytes() for path in made.written]
    estimate = part.estimate

    def too_long(briefing: Briefing, theme: Theme, paper: str) -> part.Estimate:
        return replace(estimate(briefing, theme, paper), pages=7)

    monkeypatch.setattr(part, "estimate", too_long)
    again = bind("ports.md", "quays.md", to=BOTH, cache=NOWHERE)
    assert [path.read_bytes() for path in again.written] == before


def test_what_is_kept_is_not_printed_again(made: Bundled, monkeypatch: pytest.MonkeyPatch) -> None:
    before = made.written[0].read_bytes()

    def refuse(*_: object) -> None:
        raise RenderError("this was printed before")

    monkeypatch.setattr(part, "estimate", refuse)
    monkeypatch.setattr(part, "render_part", refuse)
    again = bind("ports.md", "quays.md", to=BOTH, cache=Cache(Path("kept").absolute()))
    assert again.failures == ()
    assert again.written[0].read_bytes() == before


def test_the_print_of_an_article_is_not_overwritten() -> None:
    Path("taken").mkdir()
    save_stamp(Path("taken"), Stamp("harbours.md", "two-harbours", (), Wishes()))
    with pytest.raises(PublishError, match=r"already that of harbours\.md"):
        bind("quays.md", out="taken")


def test_an_article_that_cannot_be_printed_leaves_no_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    print_ = part.render_part

    def fussy(briefing: Briefing, *rest: Any) -> part.Part:
        if briefing.slug == "ports":
            raise RenderError("this one not")
        return print_(briefing, *rest)

    monkeypatch.setattr(part, "render_part", fussy)
    left = bind("ports.md", "quays.md", out="left", keep_going=True)
    assert [failure.message for failure in left.failures] == ["ports.md: this one not"]
    reader = PdfReader(left.written[0])
    assert "Ports" not in reader.pages[1].extract_text()
    assert "3" in reader.pages[1].extract_text().split()
    assert len(reader.pages) == 3
