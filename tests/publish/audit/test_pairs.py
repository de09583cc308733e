"""Mutants of an ebook that does not say what its print says."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from briefing.model import Block, Run
from briefing.publish.audit.pairs import RULES, compare
from briefing.render.edition import render_edition
from briefing.render.theme import find_theme
from tests.pictures import parts
from tests.publish.audit.prints import CLASSIC, SOURCE, edition
from tests.render.samples import of_blocks, paragraph

CHAPTER, NAVIGATION = "EPUB/text/briefing.xhtml", "EPUB/nav.xhtml"
MUTANTS = (
    ("attached-ebook", CHAPTER, "leads the port council", "led the port council"),
    ("same-text", CHAPTER, "leads the port council", "leads the whole port council"),
    ("same-text", CHAPTER, "leads the port council", "leads"),
    ("page-count", NAVIGATION, '<li><a href="text/briefing.xhtml#page-2">2</a></li>', ""),
    (
        "page-count",
        CHAPTER,
        'epub:type="pagebreak" role="doc-pagebreak" id="page-2"',
        'id="page-2"',
    ),
    ("page-starts", CHAPTER, 'id="page-1" aria-label="1"', 'id="page-1" aria-label="2"'),
    (
        "actor-names",
        CHAPTER,
        '<strong class="actor-name">Mira Oduya',
        '<strong class="actor-name">Nobody Else',
    ),
    ("unreadable", CHAPTER, "</html>", "</htm>"),
    ("unreadable", "META-INF/container.xml", "content.opf", "other.opf"),
)


def pair(folder: Path, member: str = "", old: str = "", new: str = "") -> tuple[Path, Path]:
    """Write print and ebook, one member of the ebook changed."""
    print_, ebook = folder / "ports.pdf", folder / "ports.epub"
    print_.write_bytes(edition()["pdf"])
    if not member:
        ebook.write_bytes(edition()["epub"])
        return print_, ebook
    with ZipFile(BytesIO(edition()["epub"])) as good, ZipFile(ebook, "w") as changed:
        for name in good.namelist():
            data = good.read(name)
            if name == member:
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode())
            changed.writestr(name, data)
    return print_, ebook


def test_print_and_ebook_of_one_edition_agree(tmp_path: Path) -> None:
    verdict = compare(*pair(tmp_path))
    assert (verdict.findings, verdict.checks) == ((), len(RULES))


def test_notes_at_the_foot_of_pages_need_no_heading(tmp_path: Path) -> None:
    words = Block("n1", "note", (Run("The Gazette said so."),))
    noted = of_blocks((paragraph(1, "The council met.", Run("", note="n1")), words))
    for kind, output in render_edition(
        noted, CLASSIC, "a4", ("pdf", "epub"), SOURCE
    ).outputs.items():
        (tmp_path / f"noted.{kind}").write_bytes(output.data)
    assert compare(tmp_path / "noted.pdf", tmp_path / "noted.epub").findings == ()


def test_pages_may_begin_in_the_words_that_stand_for_a_map(tmp_path: Path) -> None:
    theme = find_theme("large-print")
    made = render_edition(parts(), theme, "a5", ("pdf", "epub"), SOURCE)
    for kind, output in made.outputs.items():
        (tmp_path / f"map.{kind}").write_bytes(output.data)
    found = compare(tmp_path / "map.pdf", tmp_path / "map.epub").findings
    assert {finding.rule for finding in found} <= {"same-text"}  # of the handling mark in margins


@pytest.mark.parametrize(("rule", "member", "old", "new"), MUTANTS)
def test_an_ebook_that_differs_is_caught(
    rule: str, member: str, old: str, new: str, tmp_path: Path
) -> None:
    verdict = compare(*pair(tmp_path, member, old, new))
    assert rule in {finding.rule for finding in verdict.findings}


def test_a_broken_print_cannot_be_compared(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    print_, ebook = pair(tmp_path)
    print_.write_bytes(b"%PDF-1.7")
    assert [f.rule for f in compare(print_, ebook).findings] == ["unreadable"]
    caplog.clear()
