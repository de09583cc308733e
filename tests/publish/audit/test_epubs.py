"""Mutants: a sound ebook, broken in one place, is caught by the rule that is there for it."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from briefing.publish.audit.epub_metadata import described
from briefing.publish.audit.epubs import KINDLE_RULES, RULES, own_checks
from tests.publish.audit.ebooks import (
    ASKED,
    CHAPTER,
    COVER,
    CSS,
    FRONT,
    NAVIGATION,
    NCX,
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

NOTE = '<p><a class="backlink" href="#ref-n1" role="doc-backlink" aria-label="Back to text">1</a>'
WITH_PICTURE = '<meta property="schema:accessMode">visual</meta>'
FEATURE = '<meta property="schema:accessibilityFeature">'
LISTED = "\n".join(f'<li><a href="text/briefing.xhtml#page-{n}">{n}</a></li>' for n in (1, 2))


def paragraph(markup: str) -> Change:
    """Return a change that adds markup to the first paragraph."""
    return put(CHAPTER, "<em>She</em>", f"<em>She</em>{markup}")


def with_an_identifier_of_chance(found: Members) -> None:
    name = rb"(urn:uuid:\w{8}-\w{4}-)5"
    found[PACKAGE], changed = re.subn(name, rb"\g<1>4", found[PACKAGE], count=1)
    assert changed


def with_a_large_page(found: Members) -> None:
    put(CHAPTER, "<em>She</em>", "<em>She</em>" + " waits" * 60_000)(found)


def with_cells_only(found: Members) -> None:
    found[CHAPTER] = found[CHAPTER].replace(b"th>", b"td>").replace(b"<th ", b"<td ")


def with_a_deep_ncx(found: Members) -> None:
    point = (
        '<navPoint id="x"><navLabel><text>X</text></navLabel>'
        '<content src="text/briefing.xhtml#h3"/></navPoint>'
    )
    label = '<content src="text/briefing.xhtml#h2"/>'
    put(NCX, label, label + point)(found)


def with_a_png_of(width: int, height: int, member: str = PICTURE) -> Change:
    """Return a change of the size that a picture's head states."""
    size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    return lambda found: found.update({member: found[member][:16] + size + found[member][24:]})


def with_a_heavy_picture(found: Members) -> None:
    found[PICTURE] += bytes(5_000_000)


def of_type(media_type: str) -> Change:
    old = 'href="images/f1.png" id="image-1" media-type="image/png"'
    return put(PACKAGE, old, old.replace("image/png", media_type))


MUTANTS: tuple[tuple[str, Change], ...] = (
    ("mimetype-first", with_mimetype_last),
    ("mimetype-first", put("mimetype", "epub", "zip")),
    ("declared-members", lambda m: m.update({"EPUB/more.txt": b"?"})),
    ("declared-members", lost(PICTURE)),
    ("media-types", of_type("image/jpeg")),
    ("well-formed", put(CHAPTER, "</html>", "</htm>")),
    ("well-formed", put(NCX, "</ncx>", "")),
    ("well-formed", put(CHAPTER, "<!DOCTYPE html>", '<!DOCTYPE html [<!ENTITY x "y">]>')),
    ("identifier", with_an_identifier_of_chance),
    ("identifier", put(PACKAGE, "urn:uuid:", "number ")),
    ("modified-date", put(PACKAGE, "dcterms:modified", "dcterms:issued")),
    ("modified-date", put(PACKAGE, "T00:00:00Z", "T00:00:00+01:00")),
    ("title", put(PACKAGE, TITLE, " ")),
    ("title", put(CHAPTER, f"<title>{TITLE}", "<title>")),
    ("language", put(PACKAGE, "<dc:language>en", "<dc:language>plain words")),
    ("language", put(PACKAGE, ' xml:lang="en"', "")),
    ("language", put(CHAPTER, ' xml:lang="en"', "")),
    ("direction", put(PACKAGE, '<spine toc="ncx"', '<spine page-progression-direction="rtl"')),
    ("cover", put(PACKAGE, 'name="cover" content="cover-image"', 'name="cover" content="cover"')),
    ("cover", put(PACKAGE, 'properties="cover-image"', "")),
    ("ncx-levels", lost(NCX)),
    ("ncx-levels", with_a_deep_ncx),
    ("access-modes", put(PACKAGE, WITH_PICTURE, "")),
    ("access-modes", put(PACKAGE, '<meta property="schema:accessMode">textual</meta>', "")),
    ("access-modes", put(CHAPTER, 'alt="Cranes over a quay"', 'alt=""')),
    ("access-modes", put(CHAPTER, 'alt="Cranes over a quay"', 'alt="Figure 1"')),
    ("access-features", put(PACKAGE, f"{FEATURE}alternativeText</meta>", "")),
    ("access-features", put(PACKAGE, f"{FEATURE}pageBreakMarkers</meta>", "")),
    ("access-features", put(PACKAGE, '"pageBreakSource"', '"pageBreak"')),
    ("access-features", put(CHAPTER, "Cranes over a quay", "f1.png")),
    ("access-hazards", put(PACKAGE, "schema:accessibilityHazard", "schema:hazard")),
    ("access-hazards", of_type("image/gif")),
    ("access-summary", put(PACKAGE, "schema:accessibilitySummary", "schema:summary")),
    ("conformance-claim", put(PACKAGE, "a11y:certifiedBy", "a11y:certifierReport")),
    ("conformance-claim", put(PACKAGE, "EPUB Accessibility 1.1", "Accessibility")),
    ("conformance-claim", put(CHAPTER, "Cranes over a quay", "Figure 1")),
    ("navigation-parts", put(PACKAGE, 'properties="nav"', "")),
    ("navigation-parts", put(NAVIGATION, 'epub:type="landmarks"', 'epub:type="lot"')),
    ("navigation-parts", put(NAVIGATION, 'epub:type="page-list"', 'epub:type="lot"')),
    ("navigation-parts", put(NAVIGATION, 'epub:type="bodymatter"', 'epub:type="chapter"')),
    ("navigation-parts", put(NAVIGATION, ' aria-label="Landmarks"', "")),
    ("contents-order", put(NAVIGATION, "#h2", "#h3")),
    ("contents-headings", put(NAVIGATION, "#h2", "#l1")),
    ("page-list", put(NAVIGATION, LISTED, "\n".join(reversed(LISTED.split("\n"))))),
    ("page-list", put(NAVIGATION, LISTED, LISTED.split("\n")[0])),
    ("page-list", put(CHAPTER, 'id="page-2"', 'id="page-9"')),
    ("page-list", put(CHAPTER, 'id="page-2" aria-label="2"', 'id="page-2" aria-label="3"')),
    ("single-h1", put(CHAPTER, 'h1 class="title" id="title"', 'h2 class="title" id="title"')),
    ("heading-levels", put(CHAPTER, f"h3{ASKED}h3>", f"h4{ASKED}h4>")),
    ("heading-levels", put(CHAPTER, ">The talks</h2>", "></h2>")),
    ("picture-alt", put(CHAPTER, ' alt="Cranes over a quay"', "")),
    ("picture-alt", put(CHAPTER, "Cranes over a quay", "f1.png")),
    ("picture-alt", put(CHAPTER, "Cranes over a quay", "Figure 1")),
    ("picture-alt", put(CHAPTER, "Cranes over a quay", "شکل ۱")),
    ("picture-alt", put(CHAPTER, "mentioned in paragraphs 1, 2 of 9", "")),
    ("foreign-language", put(CHAPTER, '<bdi lang="fa" xml:lang="fa" dir="rtl">', "<bdi>")),
    ("foreign-language", put(CHAPTER, 'lang="fa" xml:lang="fa"', 'lang="fa" xml:lang="sv"')),
    ("characters", put(CHAPTER, "leads the port", "leads the po\u00adrt")),
    ("characters", put(CHAPTER, "leads the port", "leads the \ufffdort")),
    ("page-size", with_a_large_page),
    ("active-content", paragraph("<script>x</script>")),
    ("active-content", put(CHAPTER, "<em>She", '<em onclick="x()">She')),
    ("active-content", put(PACKAGE, 'properties="svg"', 'properties="svg scripted"')),
    ("table-headers", with_cells_only),
    ("table-scope", put(CHAPTER, ' scope="row"', "")),
    ("table-shape", put(CHAPTER, "<td>2019</td>", "")),
    ("table-shape", put(CHAPTER, "<td>2019</td>", '<td rowspan="2">2019</td>')),
    ("table-label", put(CHAPTER, "<caption>Tariffs of the two ports</caption>", "")),
    ("link-targets", put(CHAPTER, 'href="#t1"', 'href="#t9"')),
    ("link-targets", put(NAVIGATION, "briefing.xhtml#h2", "other.xhtml#h2")),
    ("link-targets", put(CHAPTER, 'id="p1"', 'id="h1"')),
    ("link-targets", put(NCX, "#h2", "#h9")),
    ("link-kinds", put(CHAPTER, '"https://example.org/clerk', '"file:///clerk')),
    ("link-kinds", put(CHAPTER, "../images/f1.png", "https://example.org/f1.png")),
    ("link-kinds", put(CHAPTER, 'href="#t1"', 'href="../../../passwords"')),
    ("link-text", put(CHAPTER, ">a clerk</a>", "></a>")),
    ("notes", put(CHAPTER, NOTE, "<p>")),
    ("notes", put(CHAPTER, 'href="#ref-n1"', 'href="#p1"')),
    ("notes", put(CHAPTER, 'epub:type="noteref"', "")),
    ("notes", put(CHAPTER, 'epub:type="footnote"', "")),
    ("note-length", put(CHAPTER, "The minutes", "minutes " * 800)),
    ("style-layout", css("body { background: #fff }")),
    ("style-layout", css("@media print { .cover, html { background-color: white } }")),
    ("style-layout", css(".actors { float: right }")),
    ("style-layout", css("@page { margin: 2cm }")),
    ("style-layout", css(".actors { position: fixed }")),
    ("style-sizes", css(".title { font-size: 18px }")),
    ("style-sizes", put(COVER, "</head>", "<style>p { font: 12pt serif }</style></head>")),
    ("style-addresses", css("@font-face { src: url('https://example.org/a.ttf') }")),
    ("style-addresses", css('@import "http://example.org/a.css";')),
    ("style-addresses", put(CHAPTER, "<em>She", '<em style="color: red">She')),
    ("font-fallback", css(".title { font-family: Garamond }")),
    ("kindle-title", put(PACKAGE, ">Ana Baker<", "> <")),
    ("kindle-title", put(PACKAGE, f"dc:title>{TITLE}</dc:title", "dc:type>x</dc:type")),
    ("kindle-language", put(PACKAGE, "<dc:language>en", "<dc:language>und")),
    ("kindle-links", put(NAVIGATION, "#h2", "#h9")),
    ("kindle-pictures", of_type("image/webp")),
    ("kindle-pictures", with_a_png_of(9000, 9000)),
    ("kindle-pictures", with_a_heavy_picture),
    ("kindle-cover", with_a_png_of(300, 400, FRONT)),
    ("kindle-contents", lost(NCX)),
    ("kindle-contents", put(NCX, "The talks", "")),
    ("kindle-contents", put(PACKAGE, ' toc="ncx"', "")),
    ("kindle-contents", put(NAVIGATION, 'epub:type="toc"', 'epub:type="lot"')),
)  # fmt: skip
PERSIAN: tuple[tuple[str, Change], ...] = (
    ("direction", put(PACKAGE, ' page-progression-direction="rtl"', "")),
    ("direction", put(CHAPTER, ' dir="rtl"', "")),
    ("direction", put(PACKAGE, ' dir="rtl"', "")),
)


def rules_of(path: Path) -> set[str]:
    """Return the names of the rules that an ebook breaks."""
    return {finding.rule for verdict in own_checks(path) for finding in verdict.findings}


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_sound_ebook_passes(language: str, tmp_path: Path) -> None:
    path = tmp_path / "ports.epub"
    path.write_bytes(sound(language))
    found = own_checks(path)
    assert [verdict.findings for verdict in found] == [(), ()]
    assert [verdict.checks for verdict in found] == [len(RULES), len(KINDLE_RULES)]


@pytest.mark.parametrize(("rule", "change"), MUTANTS)
def test_a_broken_ebook_is_caught(rule: str, change: Change, tmp_path: Path) -> None:
    assert rule in rules_of(mutant(tmp_path, change))


@pytest.mark.parametrize(("rule", "change"), PERSIAN)
def test_a_book_that_is_not_turned_is_caught(rule: str, change: Change, tmp_path: Path) -> None:
    assert rule in rules_of(mutant(tmp_path, change, "fa"))


def test_times_that_differ_are_caught(tmp_path: Path) -> None:
    path = mutant(tmp_path, lambda found: found)
    with ZipFile(path, "a") as book:
        book.writestr("META-INF/more.xml", "<more/>")
    assert rules_of(path) == {"fixed-times"}


def test_a_member_that_is_there_twice_is_caught(tmp_path: Path) -> None:
    path = mutant(tmp_path, lambda found: found)
    with ZipFile(path, "a") as book, pytest.warns(UserWarning, match="Duplicate name"):
        book.writestr(CHAPTER, "<html/>")
    assert "declared-members" in rules_of(path)


@pytest.mark.parametrize(
    "change",
    [
        lost("META-INF/container.xml"),
        put("META-INF/container.xml", "full-path", "path"),
        put("META-INF/container.xml", "content.opf", "other.opf"),
        put(PACKAGE, "</package>", ""),
    ],
)
def test_a_book_without_a_package_is_unreadable(change: Change, tmp_path: Path) -> None:
    assert rules_of(mutant(tmp_path, change)) == {"unreadable"}


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04"])
def test_a_file_that_is_no_archive_is_unreadable(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "ports.epub"
    path.write_bytes(data)
    assert rules_of(path) == {"unreadable"}


def test_a_member_that_is_damaged_makes_a_book_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "ports.epub"
    data = bytearray(sound())
    at = data.index(CSS.encode()) + len(CSS) + 20
    data[at : at + 20] = bytes(20)
    path.write_bytes(data)
    assert rules_of(path) == {"unreadable"}


def test_every_rule_has_a_mutant() -> None:
    elsewhere = {"fixed-times"}
    wanted = {rule for rule, _ in (*RULES, *KINDLE_RULES)} - elsewhere
    assert {rule for rule, _ in MUTANTS} == wanted


@pytest.mark.parametrize(
    ("alternative", "tells"),
    [("Figure 1", False), ("图1", False), ("a.png", False), ("x^{2}", True), ("x2", True)],
)
def test_a_number_describes_nothing_and_a_formula_does(alternative: str, tells: bool) -> None:
    assert described(alternative) == tells
