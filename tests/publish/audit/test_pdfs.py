"""Mutants: a sound print, broken in one place, is caught by the rule that is there for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from briefing.publish.audit.pdf_document import read_document
from briefing.publish.audit.pdfs import RULES, own_checks
from briefing.publish.audit.verdict import Finding
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)
from tests.publish.audit.prints import Mutant, edition

RUNNING_FOOT = b"/Artifact\n<</Type /Pagination>>"
Change = Callable[[Mutant], None]


def put(entries: Any, key: str, value: Any) -> None:
    entries[NameObject(f"/{key}")] = value


def text(words: str) -> TextStringObject:
    return TextStringObject(words)


def name(word: str) -> NameObject:
    return NameObject(f"/{word}")


def without_title(mutant: Mutant) -> None:
    mutant.metadata("Ports &amp; prices: why 3 &lt; 4 still matters", " ")


def with_a_code_of_no_meaning(mutant: Mutant) -> None:
    mutant.repaint(b"/Span\n<</MCID 0>>", b"/Span\n<</MCID 0 /ActualText (\xfe\xff\xff\xfd)>>")


def with_a_soft_hyphen_inside(mutant: Mutant) -> None:
    mutant.repaint(b"<</MCID 3>>", b"<</MCID 3 /ActualText (\xfe\xff\x00a\x00\xad\x00b)>>")


def with_a_visible_hyphen(mutant: Mutant) -> None:
    mutant.repaint(b"<</MCID 3>>", b"<</MCID 3 /ActualText (\xfe\xff\x00a\x20\x10)>>")


def with_a_loose_word(mutant: Mutant) -> None:
    paragraph = mutant.first("P")
    put(paragraph, "S", name("NonStruct"))


def with_a_short_row(mutant: Mutant) -> None:
    row = list(mutant.elements("TR"))[1]
    put(row, "K", ArrayObject(row["/K"][:-1]))


def with_cells_only(mutant: Mutant) -> None:
    for cell in list(mutant.elements("TH")):
        put(cell, "S", name("TD"))


def without_a_caption(mutant: Mutant) -> None:
    table = mutant.first("Table")
    kept = [c for c in table["/K"] if c.get_object()["/S"] != "/Caption"]
    put(table, "K", ArrayObject(kept))


def without_scope(mutant: Mutant) -> None:
    put(mutant.first("TH"), "A", DictionaryObject({name("O"): name("Table")}))


def with_a_link_in_a_link(mutant: Mutant) -> None:
    links = [link for link in mutant.elements("Link") if len(link["/K"]) == 2]
    links[-2]["/K"].append(links[-1].indirect_reference)


def with_a_flat_link(mutant: Mutant) -> None:
    area = mutant.link("Valdoria")["/Rect"]
    area[3] = area[1]


def with_a_link_twice(mutant: Mutant) -> None:
    put(mutant.link("Valdoria"), "Rect", mutant.link("a clerk")["/Rect"])


def without_an_embedded_font(mutant: Mutant) -> None:
    descendant: Any = mutant.font()["/DescendantFonts"][0].get_object()
    del descendant["/FontDescriptor"].get_object()["/FontFile2"]


def with_letters_for_pages(mutant: Mutant) -> None:
    labels = DictionaryObject({name("S"): name("r")})
    numbers = ArrayObject([NumberObject(0), labels])
    put(mutant.root, "PageLabels", DictionaryObject({name("Nums"): numbers}))


def with_a_heading_less_in_the_outline(mutant: Mutant) -> None:
    first = mutant.outline()["/First"]
    put(first["/Next"], "Title", text("Something else"))


def with_another_level_in_the_outline(mutant: Mutant) -> None:
    title = mutant.outline()
    last = title["/Last"].get_object()
    put(title, "Next", last.indirect_reference)
    del last["/Prev"].get_object()["/Next"]


def without_a_relationship(mutant: Mutant) -> None:
    for file in mutant.root["/AF"]:
        file.get_object().pop("/AFRelationship", None)


def with_a_file_that_is_not_listed(mutant: Mutant) -> None:
    put(mutant.root, "AF", ArrayObject(mutant.root["/AF"][:1]))


MUTANTS: tuple[tuple[str, Change], ...] = (
    ("claims", lambda m: m.metadata('pdfuaid:part="1"', "")),
    ("claims", lambda m: m.metadata('conformance="A"', 'conformance="B"')),
    ("title", without_title),
    ("title", lambda m: put(m.root["/ViewerPreferences"], "DisplayDocTitle", text(""))),
    ("dates", lambda m: m.metadata("xmp:ModifyDate", "xmp:MetadataDate")),
    ("dates", lambda m: m.metadata("2021-04-05", "2001-04-05")),
    ("document-language", lambda m: put(m.root, "Lang", text("english please"))),
    ("foreign-language", lambda m: m.foreign().pop("/Lang")),
    ("foreign-language", lambda m: put(m.foreign(), "Lang", text("sv"))),
    ("foreign-language", lambda m: put(m.first("P"), "Lang", text("not a tag"))),
    ("missing-glyphs", lambda m: m.repaint(b"[<0009>", b"[<0000>")),
    ("text-unicode", lambda m: m.font().pop("/ToUnicode")),
    ("text-unicode", with_a_code_of_no_meaning),
    ("soft-hyphens", with_a_soft_hyphen_inside),
    ("soft-hyphens", with_a_visible_hyphen),
    ("tagged-content", lambda m: m.repaint(RUNNING_FOOT, b"/Span\n<</MCID 999>>")),
    ("text-in-blocks", with_a_loose_word),
    ("single-h1", lambda m: put(m.first("H2"), "S", name("H1"))),
    ("single-h1", lambda m: put(m.first("H1"), "S", name("P"))),
    ("heading-levels", lambda m: put(m.first("H2"), "S", name("H3"))),
    ("figure-alt", lambda m: m.first("Figure").pop("/Alt")),
    ("figure-alt", lambda m: put(m.first("Figure"), "Alt", text("  "))),
    ("figure-alt", lambda m: put(m.first("Figure"), "Alt", text("f1.png"))),
    ("table-headers", with_cells_only),
    ("table-scope", without_scope),
    ("table-shape", with_a_short_row),
    ("table-label", without_a_caption),
    ("link-text", lambda m: put(m.link("a clerk"), "Contents", text("https://example.org/clerk"))),
    ("link-text", lambda m: put(m.link("Valdoria"), "Contents", text("#actor-valdoria"))),
    ("link-text", lambda m: put(m.link("Valdoria"), "Contents", text("another country"))),
    ("link-text", lambda m: put(m.link("Valdoria"), "Contents", text(""))),
    ("link-targets", lambda m: put(m.link("Valdoria"), "Dest", text("nowhere"))),
    ("link-targets", lambda m: put(m.link("a clerk")["/A"], "URI", text("file:///etc/passwd"))),
    ("link-targets", lambda m: m.link("Valdoria").pop("/Dest")),
    ("link-areas", with_a_flat_link),
    ("link-areas", with_a_link_twice),
    ("link-nesting", with_a_link_in_a_link),
    ("active-content", lambda m: m.act("/Launch")),
    ("active-content", lambda m: m.act("/JavaScript")),
    ("fonts-embedded", without_an_embedded_font),
    ("fonts-subset", lambda m: put(m.font(), "BaseFont", name("Briefing-Sans"))),
    ("fonts-unicode", lambda m: m.font().pop("/ToUnicode")),
    ("outline", lambda m: m.root.pop("/Outlines")),
    ("outline", with_a_heading_less_in_the_outline),
    ("outline", with_another_level_in_the_outline),
    ("page-labels", lambda m: m.root.pop("/PageLabels")),
    ("page-labels", with_letters_for_pages),
    ("attachments", without_a_relationship),
    ("attachments", with_a_file_that_is_not_listed),
    ("attachments", lambda m: m.root.pop("/AF")),
)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> frozenset[Finding]:
    """Return what is found in the print before it is broken."""
    path = tmp_path_factory.mktemp("sound") / "ports.pdf"
    path.write_bytes(edition()["pdf"])
    return frozenset(own_checks(read_document(path)).findings)


@pytest.mark.parametrize(("rule", "change"), MUTANTS)
def test_a_broken_print_is_caught(
    rule: str, change: Change, original: frozenset[Finding], tmp_path: Path
) -> None:
    mutant = Mutant()
    change(mutant)
    found = own_checks(read_document(mutant.save(tmp_path))).findings
    assert rule in {finding.rule for finding in found if finding not in original}


def test_an_actor_with_the_name_of_a_heading_is_no_heading_in_the_outline(
    original: frozenset[Finding], tmp_path: Path
) -> None:
    mutant = Mutant()
    actors = mutant.outline()["/First"]["/Next"]
    put(actors["/First"], "Title", text("The talks"))
    assert not set(own_checks(read_document(mutant.save(tmp_path))).findings) - original


def test_every_rule_has_a_mutant() -> None:
    elsewhere = {"running-heads"}  # needs more pages: see test_pdf_text.py
    assert {rule for rule, _ in MUTANTS} == {rule for rule, _ in RULES} - elsewhere
