"""EPUBCheck and Ace see what is broken in an ebook."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefing.publish.audit import ace, epubcheck
from briefing.publish.audit.epubs import validate
from briefing.render.epub import render
from briefing.render.theme import find_theme
from tests.publish.audit.ebooks import (
    ASKED,
    CHAPTER,
    NAVIGATION,
    PACKAGE,
    PICTURE,
    TITLE,
    Change,
    Members,
    css,
    lost,
    mutant,
    put,
    sound,
    with_mimetype_last,
)
from tests.render import samples


def without_access_modes(found: Members) -> None:
    found[PACKAGE] = found[PACKAGE].replace(b'"schema:accessMode"', b'"schema:mode"')


INVALID: tuple[tuple[str, Change], ...] = (
    ("RSC-005", put(CHAPTER, 'id="p1"', 'id="h1"')),
    ("RSC-012", put(NAVIGATION, "#h2", "#h9")),
    ("RSC-001", lost(PICTURE)),
    ("OPF-029", put(PACKAGE, 'f1.png" id="image-1" media-type="image/png"',
                    'f1.png" id="image-1" media-type="image/jpeg"')),
    ("RSC-016", put(CHAPTER, "</html>", "</htm>")),
    ("RSC-005", put(PACKAGE, "dcterms:modified", "dcterms:issued")),
    ("RSC-006", put(CHAPTER, "../images/f1.png", "https://example.org/f1.png")),
    ("RSC-005", put(CHAPTER, "<em>She</em>", "<div>She</div>")),
    ("PKG-006", with_mimetype_last),
    ("OPF-092", put(PACKAGE, "<dc:language>en", "<dc:language>plain words")),
    ("NAV-011", put(NAVIGATION, "#h2", "#summary")),
    ("CSS-008", css("p { color: }} {")),
    ("OPF-014", put(PACKAGE, ' properties="svg"', "")),
)  # fmt: skip
INACCESSIBLE: tuple[tuple[str, Change], ...] = (
    ("image-alt", put(CHAPTER, ' alt="Cranes over a quay"', "")),
    ("html-has-lang", put(CHAPTER, ' lang="en" xml:lang="en"', "")),
    ("valid-lang", put(CHAPTER, 'lang="fa" xml:lang="fa"', 'lang="zz" xml:lang="zz"')),
    ("document-title", put(CHAPTER, f"<title>{TITLE}", "<title>")),
    ("link-name", put(CHAPTER, ">a clerk</a>", "></a>")),
    ("heading-order", put(CHAPTER, f"h3{ASKED}h3", f"h5{ASKED}h5")),
    ("color-contrast", css(".standfirst { color: #ddd }")),
    ("epub-lang", put(PACKAGE, ' xml:lang="en"', "")),
    ("epub-pagelist-broken", put(CHAPTER, 'id="page-2"', 'id="page-9"')),
    ("metadata-accessmode", without_access_modes),
    ("metadata-missing", put(PACKAGE, "dcterms:conformsTo", "dcterms:relation")),
)  # fmt: skip


@pytest.mark.parametrize(("rule", "change"), INVALID)
def test_epubcheck_catches_it(rule: str, change: Change, tmp_path: Path) -> None:
    assert rule in {finding.rule for finding in epubcheck.check(mutant(tmp_path, change)).findings}


@pytest.mark.parametrize(("rule", "change"), INACCESSIBLE)
def test_ace_catches_it(rule: str, change: Change, tmp_path: Path) -> None:
    assert rule in {finding.rule for finding in ace.check(mutant(tmp_path, change)).findings}


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_sound_ebook_passes(language: str, tmp_path: Path) -> None:
    path = tmp_path / "ports.epub"
    path.write_bytes(sound(language))
    verdicts = validate(path)
    names = [verdict.validator.split()[0] for verdict in verdicts]
    assert names == ["EPUBCheck", "Ace", "own", "Kindle-safe"]
    assert [f for verdict in verdicts for f in verdict.findings] == []


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7"])
def test_a_file_that_is_no_archive_is_found_and_not_passed(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "ports.epub"
    path.write_bytes(data)
    assert all(verdict.findings for verdict in validate(path))


def test_an_ebook_that_says_everything_that_a_publisher_may_say_passes(tmp_path: Path) -> None:
    said = samples.briefing(
        marking="TLP:AMBER+STRICT",
        status="draft",
        edition="Second edition",
        contacts=("Ana Baker, editor", "Joon Sato"),
        credits=("Photographs: Joon",),
        disclaimer=("No advice.",),
        logo="f1.png",
        address=("4 Quay Street", "Lyrehaven"),
        qr=True,
    )
    path = tmp_path / "signed.epub"
    path.write_bytes(render(said, find_theme("classic"), "a4").data)
    assert epubcheck.check(path).findings == ()
